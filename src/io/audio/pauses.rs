//! Where somebody who speaks pauses: what is written down while they speak is cut there, not in the middle of a word.

use std::time::Duration;

/// Fewer is a cough.
const FEWEST: Duration = Duration::from_millis(300);
/// So long a silence is a pause.
const PAUSE: Duration = Duration::from_millis(800);
/// Who does not pause is cut all the same: nobody waits longer for words.
const LONGEST: Duration = Duration::from_secs(12);
/// Silence is forgotten after so long: it is sent nowhere.
const SILENCE: Duration = Duration::from_secs(4);
/// So much louder than the room is speech.
const LOUDER: f32 = 3.0;
/// Quieter than this is no speech in any room.
const QUIETEST: f32 = 0.012;

/// A room, and the way of sound to the ear, give the device's own voice back for so long after its end.
const ECHO: Duration = Duration::from_millis(250);

/// What to do with what was heard so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Go on listening.
    Not,
    /// It is a piece of speech.
    Piece,
    /// It is silence, or the device's own voice.
    Forget,
}

/// Follows the loudness.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pauses {
    /// How loud the room itself is: falls at once, rises slowly, and hardly at all while somebody speaks.
    room: f32,
    spoken: Duration,
    quiet: Duration,
    whole: Duration,
    /// The device's own voice is still in the room for so long.
    echo: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self { room: 0.02, spoken: Duration::ZERO, quiet: Duration::ZERO, whole: Duration::ZERO, echo: Duration::ZERO }
    }
}

impl Pauses {
    /// The loudest of the last moment, 0..=1, and how long that was; `own`: the device itself is heard now.
    pub(super) fn heard(&mut self, level: f32, moment: Duration, own: bool) -> Cut {
        self.echo = if own { ECHO } else { self.echo.saturating_sub(moment) };
        if !self.echo.is_zero() {
            // What somebody said before is handed over; the device's own voice is no speech, and no room either.
            let cut = if self.has_speech() { Cut::Piece } else { Cut::Forget };
            *self = Self { room: self.room, echo: self.echo, ..Self::default() };
            return cut;
        }
        let speaks = level > (self.room * LOUDER).max(QUIETEST);
        let rise = if speaks { 0.05 } else { 0.3 };
        self.room = level.min(self.room * (1.0 + rise * moment.as_secs_f32())).max(0.001);
        self.whole += moment;
        if speaks {
            self.spoken += moment;
            self.quiet = Duration::ZERO;
        } else {
            self.quiet += moment;
        }
        let cut = match self.has_speech() {
            true if self.quiet >= PAUSE || self.whole >= LONGEST => Cut::Piece,
            false if self.whole >= SILENCE && self.quiet >= PAUSE => Cut::Forget,
            _ => return Cut::Not,
        };
        *self = Self { room: self.room, ..Self::default() };
        cut
    }

    /// Whether somebody has spoken since the last cut.
    pub(super) fn has_speech(&self) -> bool {
        self.spoken >= FEWEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Duration = Duration::from_millis(40);

    /// What is cut, by the moment, of seconds at these levels.
    fn cuts(levels: &[(f32, f32)]) -> Vec<(usize, Cut)> {
        let mut pauses = Pauses::default();
        let moments = levels.iter().flat_map(|(seconds, level)| vec![*level; (seconds * 25.0) as usize]);
        let cuts = moments.enumerate().map(|(at, level)| (at, pauses.heard(level, MOMENT, false)));
        cuts.filter(|(_, cut)| *cut != Cut::Not).collect()
    }

    #[test]
    fn speech_is_cut_at_its_pauses_and_silence_is_forgotten() {
        let found =
            cuts(&[(1.0, 0.004), (1.5, 0.3), (0.4, 0.004), (1.0, 0.25), (1.0, 0.004), (1.0, 0.3), (1.0, 0.004)]);
        assert_eq!(found, [(116, Cut::Piece), (166, Cut::Piece)], "a short breath is no pause");
        assert!(cuts(&[(9.0, 0.004)]).iter().all(|(_, cut)| *cut == Cut::Forget));
        let noisy = cuts(&[(3.0, 0.05), (1.5, 0.5), (1.2, 0.05)]);
        assert_eq!(noisy.len(), 1, "{noisy:?}");
        assert_eq!(noisy[0].1, Cut::Piece, "in a loud room as well");
    }

    #[test]
    fn what_was_said_before_the_device_speaks_is_kept_and_its_own_voice_is_not() {
        let mut pauses = Pauses::default();
        let mut heard = |seconds: f32, level: f32, own: bool| -> Vec<Cut> {
            let moments = 0..(seconds * 25.0).round() as usize;
            moments.map(|_| pauses.heard(level, MOMENT, own)).filter(|cut| *cut != Cut::Not).collect()
        };
        assert!(heard(1.0, 0.004, false).is_empty() && heard(1.0, 0.3, false).is_empty());
        let while_it_speaks = heard(3.0, 0.8, true);
        assert_eq!(while_it_speaks[0], Cut::Piece, "what somebody has begun to say");
        assert!(while_it_speaks[1..].iter().all(|cut| *cut == Cut::Forget) && while_it_speaks.len() == 75);
        assert!(heard(0.24, 0.8, false).iter().all(|cut| *cut == Cut::Forget), "its echo");
        assert!(heard(1.5, 0.3, false).is_empty());
        assert_eq!(heard(1.0, 0.004, false), [Cut::Piece], "the answer is whole, and the room as quiet as it was");
    }

    #[test]
    fn who_does_not_pause_is_cut_all_the_same() {
        let found = cuts(&[(0.5, 0.004), (30.0, 0.3)]);
        assert_eq!(found.iter().filter(|(_, cut)| *cut == Cut::Piece).count(), 2, "{found:?}");
    }
}
