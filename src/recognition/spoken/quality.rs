//! Is a recording good enough to learn from and to compare?

use super::voice::{FRAME, loudness_db};

/// What is wrong with a recording, so that it can be said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing, or hardly louder than the room.
    TooQuiet,
    /// So loud that the microphone cut it off. It can be recognised, but should not be learnt.
    Clipped,
    /// Longer than a word may be.
    TooLong,
    /// A click.
    TooShort,
}

/// A voice at arm's length reaches -35 to -15 dB of full scale; at -55 dB a 16-bit microphone has 6 bits left.
const QUIETEST_DB: f32 = -55.0;
/// At less than this above the room, half of a word's consonants are gone.
const LEAST_ABOVE_ROOM_DB: f32 = 8.0;
/// From here on a sample is at the limit: filters on the way round the cut-off tops off a little.
const LIMIT: f32 = 0.97;
/// A voice just within the limit touches it with single peaks; cut-off tops are flat and many.
const LIMIT_SHARE: f32 = 0.003;
/// Shortest sound that is a word (a smack of the lips), in frames of 16 ms.
const SHORTEST: usize = 3;

/// Checks the sound of a word (16 kHz) cut to where it sounds; `around` is the recording with the quiet before and after.
pub(super) fn check(word: &[f32], around: &[f32]) -> Option<Problem> {
    if word.len() < SHORTEST * FRAME {
        return Some(Problem::TooShort);
    }
    let loud = share(word, 0.9);
    let room = share(around, 0.05);
    let has_room = around.len() > word.len() + 4 * FRAME;
    if loud < QUIETEST_DB || (has_room && loud < room + LEAST_ABOVE_ROOM_DB) {
        return Some(Problem::TooQuiet);
    }
    let at_limit = word.iter().filter(|s| s.abs() >= LIMIT).count();
    (at_limit as f32 > word.len() as f32 * LIMIT_SHARE).then_some(Problem::Clipped)
}

/// The loudness that this share of the frames stays under.
fn share(sound: &[f32], share: f32) -> f32 {
    let mut loudness: Vec<f32> = sound.chunks(FRAME).map(loudness_db).collect();
    loudness.sort_by(f32::total_cmp);
    loudness.get((loudness.len() as f32 * share) as usize).copied().unwrap_or(f32::NEG_INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(level: f32, count: usize) -> Vec<f32> {
        (0..count).map(|i| (level * (i as f32 * 0.3).sin()).clamp(-1.0, 1.0)).collect()
    }

    #[test]
    fn a_good_recording_has_no_problem() {
        let word = tone(0.3, 8000);
        assert_eq!(check(&word, &[vec![0.0; 8000], word.clone()].concat()), None);
    }

    #[test]
    fn too_quiet_is_faint_or_drowned_in_the_room() {
        assert_eq!(check(&tone(0.001, 8000), &tone(0.001, 8000)), Some(Problem::TooQuiet));
        let around = [tone(0.1, 8000), tone(0.15, 8000)].concat();
        assert_eq!(check(&tone(0.15, 8000), &around), Some(Problem::TooQuiet));
    }

    #[test]
    fn clipped_is_flat_tops_not_a_loud_voice() {
        assert_eq!(check(&tone(1.5, 8000), &tone(1.5, 8000)), Some(Problem::Clipped));
        assert_eq!(check(&tone(0.95, 8000), &tone(0.95, 8000)), None);
    }

    #[test]
    fn a_click_is_too_short() {
        assert_eq!(check(&tone(0.3, 500), &tone(0.3, 500)), Some(Problem::TooShort));
    }
}
