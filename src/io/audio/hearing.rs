//! The microphone as the audio thread has it: a recording that somebody asked for, or what others say, in pieces.

use super::pauses::{Cut, Pauses};
use super::player::PlayError;
use super::recorder::{RecordState, Recording};
use super::wav;
use super::worker::{AudioNews, AudioProblem};
use std::time::Instant;

/// Who is told.
type Tell = dyn Fn(AudioNews) + Send;

/// At most one recording.
#[derive(Default)]
pub(super) struct Hearing {
    recording: Option<(u64, Recording)>,
    /// It is what others say: cut at pauses, last looked at then.
    pauses: Option<(Pauses, Instant)>,
}

impl Hearing {
    /// Whether the microphone is open.
    pub(super) fn is_on(&self) -> bool {
        self.recording.is_some()
    }

    /// Opens the microphone; `in_pieces`: what it hears is handed over at every pause.
    pub(super) fn start(&mut self, id: u64, in_pieces: bool, tell: &Tell) {
        if self.recording.is_some() {
            return fail(id, AudioProblem::NotRecording, tell);
        }
        match Recording::start() {
            Ok(recording) => {
                self.recording = Some((id, recording));
                self.pauses = in_pieces.then(|| (Pauses::default(), Instant::now()));
                tell(AudioNews::Started { id });
            }
            Err(error) => fail(id, AudioProblem::Microphone(error), tell),
        }
    }

    /// Closes it and hands over what it heard; of what others say, only what was said since the last pause.
    pub(super) fn stop(&mut self, id: u64, tell: &Tell) {
        match (self.recording.take(), self.pauses.take()) {
            (Some(_), Some((pauses, _))) if !pauses.has_speech() => tell(AudioNews::Stopped { id }),
            (Some((_, recording)), _) => hand_over(id, recording, tell),
            (None, _) => fail(id, AudioProblem::NotRecording, tell),
        }
    }

    /// A full recording, or one whose microphone went away, is handed over by itself: nothing that was said is lost.
    /// `own`: the device itself is heard now.
    pub(super) fn follow(&mut self, own: bool, tell: &Tell) {
        let Some((id, recording)) = self.recording.take() else { return };
        let level = recording.level();
        tell(AudioNews::Level(level));
        self.cut_at_pause(id, &recording, (level, own), tell);
        match recording.state() {
            RecordState::Listening => self.recording = Some((id, recording)),
            // Whoever waits for pieces is told that no more come.
            RecordState::Full | RecordState::Failed(_) if self.pauses.take().is_some() => {
                fail(id, AudioProblem::Microphone(PlayError::Lost), tell);
            }
            RecordState::Full | RecordState::Failed(_) => hand_over(id, recording, tell),
        }
    }

    /// A piece of what others say is handed over where they pause; silence and the device's own voice are forgotten.
    fn cut_at_pause(&mut self, id: u64, recording: &Recording, (level, own): (f32, bool), tell: &Tell) {
        let Some((pauses, last)) = &mut self.pauses else { return };
        let moment = std::mem::replace(last, Instant::now()).elapsed();
        match pauses.heard(level, moment, own) {
            Cut::Not => {}
            Cut::Forget => drop(recording.take()),
            Cut::Piece => {
                let pcm = recording.take();
                tell(AudioNews::Recorded { id, wav: wav::write(&pcm), seconds: pcm.seconds() });
            }
        }
    }
}

/// A recording that heard nothing at all has failed; a short one is handed over: the person decides.
fn hand_over(id: u64, recording: Recording, tell: &Tell) {
    let pcm = recording.finish();
    if pcm.samples.is_empty() {
        return fail(id, AudioProblem::Microphone(PlayError::Lost), tell);
    }
    tell(AudioNews::Recorded { id, wav: wav::write(&pcm), seconds: pcm.seconds() });
}

fn fail(id: u64, why: AudioProblem, tell: &Tell) {
    tracing::warn!(id, %why, "not recorded");
    tell(AudioNews::Failed { id, why });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn whoever_listens_is_told_when_the_microphone_goes_away() {
        let (sender, news) = channel();
        let tell = move |item| sender.send(item).expect("a test");
        let pauses = Some((Pauses::default(), Instant::now()));
        let mut hearing = Hearing { recording: Some((7, Recording::lost())), pauses };
        hearing.follow(false, &tell);
        assert!(!hearing.is_on());
        let why = AudioProblem::Microphone(PlayError::Lost);
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [AudioNews::Level(0.0), AudioNews::Failed { id: 7, why }]);
    }
}
