//! The audio thread as the app sees it.

use super::{Fresh, Outbox};
use crate::app::{EffectId, Outcome, RecordingNews, Speaking, SpeechNews, VoicesNews};
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::io::audio::{self, AudioHandle, AudioJob, AudioNews, AudioProblem, Output, SpeechRequest};
use crate::io::files::Home;
use std::path::PathBuf;
use std::sync::Arc;

/// The audio thread.
pub(super) struct Sound {
    /// `None`: the thread could not be started.
    handle: Option<AudioHandle>,
    data: PathBuf,
    fresh: Fresh,
    outbox: Outbox,
}

impl Sound {
    pub(super) fn start(home: &Home, fresh: Fresh, outbox: Outbox) -> Self {
        let news = outbox.clone();
        let handle = audio::spawn(home, Output::Device, move |item| {
            if let Some(outcome) = outcome(item) {
                news.send(outcome);
            }
        });
        let handle = handle.inspect_err(|error| tracing::error!(%error, "the audio thread did not start")).ok();
        let mut sound = Self { handle, data: home.data.clone(), fresh, outbox };
        if let Some(device) = audio::chosen_output(&home.data) {
            sound.choose_output(Some(device));
        }
        sound
    }

    pub(super) fn speak(&mut self, id: EffectId, what: Speaking) {
        let clip = what.clip.as_ref().and_then(|blob| self.clip(blob));
        let (volume, turn) = (what.volume, what.turn);
        let job = AudioJob::Speak { id: Asked::Speech(id).number(), volume, turn, clip, request: request(what) };
        if !self.send(job) {
            self.outbox.send(Outcome::Speech(id, SpeechNews::Failed(Notice::problem("speech-busy"))));
        }
    }

    /// False: the thread did not take it.
    fn send(&self, job: AudioJob) -> bool {
        self.handle.as_ref().is_some_and(|handle| handle.send(job).is_ok())
    }

    fn clip(&self, blob: &BlobId) -> Option<Vec<u8>> {
        self.fresh.read(&self.data, blob)
    }

    pub(super) fn stop(&mut self) {
        self.send(AudioJob::Stop);
    }

    /// Where sound comes out from now on.
    pub(super) fn choose_output(&mut self, device: Option<String>) {
        self.send(AudioJob::Output(device));
    }

    /// Who looks for every voice anew when it is called: some have come, gone or changed. Can be called from any thread.
    pub(super) fn forget_voices(&self) -> impl Fn() + Send + Sync + 'static {
        let handle = self.handle.clone();
        move || {
            if handle.as_ref().is_some_and(|handle| handle.send(AudioJob::ForgetVoices).is_err()) {
                tracing::warn!("voices are not looked for anew");
            }
        }
    }

    pub(super) fn pause(&mut self, on: bool) {
        self.send(AudioJob::Pause(on));
    }

    pub(super) fn chime(&mut self) {
        if !self.send(AudioJob::Chime { id: Asked::Chime.number() }) {
            self.outbox.send(Outcome::Unheard(Notice::problem("speech-busy")));
        }
    }

    /// A cue that is not heard is missed by nobody: what is marked is seen.
    pub(super) fn cue(&mut self, what: Speaking) {
        let volume = what.volume;
        self.send(AudioJob::Cue { request: request(what), volume });
    }

    pub(super) fn click(&mut self) {
        self.send(AudioJob::Click);
    }

    pub(super) fn record(&mut self, id: EffectId) {
        if !self.send(AudioJob::RecordStart { id: Asked::Recording(id).number() }) {
            self.outbox.send(recording_failed(id, "recording-failed"));
        }
    }

    pub(super) fn listen(&mut self, id: EffectId) {
        if !self.send(AudioJob::Listen { id: Asked::Recording(id).number() }) {
            self.outbox.send(recording_failed(id, "recording-failed"));
        }
    }

    pub(super) fn stop_recording(&mut self, id: EffectId) {
        if !self.send(AudioJob::RecordStop { id: Asked::Recording(id).number() }) {
            self.outbox.send(recording_failed(id, "recording-failed"));
        }
    }

    pub(super) fn prerender(&mut self, texts: Vec<Speaking>) {
        self.send(AudioJob::Prerender(texts.into_iter().map(request).collect()));
    }
}

/// A recording that did not come about.
pub(super) fn recording_failed(id: EffectId, why: &str) -> Outcome {
    Outcome::Recording(id, RecordingNews::Failed(Notice::problem(why)))
}

/// What a job of the audio thread was for. Its number carries that, so that the end of a chime is never taken for the
/// end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Speech(EffectId),
    Chime,
    Recording(EffectId),
}

/// Marks in the highest bits of a job's number; effects are counted from 1 and never reach them.
const CHIME: u64 = 1 << 63;
const RECORDING: u64 = 1 << 62;

impl Asked {
    fn number(self) -> u64 {
        match self {
            Self::Speech(id) => id,
            Self::Chime => CHIME,
            Self::Recording(id) => RECORDING | id,
        }
    }

    fn of(number: u64) -> Self {
        match number {
            CHIME.. => Self::Chime,
            RECORDING.. => Self::Recording(number & !RECORDING),
            _ => Self::Speech(number),
        }
    }
}

fn request(what: Speaking) -> SpeechRequest {
    let Speaking { text, lang, rate, pitch, voice, protects, .. } = what;
    SpeechRequest { text, lang, rate, pitch, voice, protects }
}

/// What the app is told; levels of the microphone and the progress of rendering ahead are shown nowhere.
fn outcome(news: AudioNews) -> Option<Outcome> {
    match news {
        AudioNews::Started { id } => started(Asked::of(id)),
        AudioNews::Finished { id } | AudioNews::Stopped { id } => match Asked::of(id) {
            Asked::Speech(id) => Some(Outcome::Speech(id, SpeechNews::Finished)),
            Asked::Chime | Asked::Recording(_) => None,
        },
        AudioNews::Failed { id, why } => Some(failed(Asked::of(id), &why)),
        AudioNews::Recorded { id, wav, .. } => match Asked::of(id) {
            Asked::Recording(id) => Some(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(wav)))),
            Asked::Speech(_) | Asked::Chime => None,
        },
        AudioNews::OutputGone(name) => Some(Outcome::Voices(VoicesNews::OutputGone(name))),
        AudioNews::Substituted(voice) => Some(Outcome::Voices(VoicesNews::Silent(voice))),
        AudioNews::Level(_) | AudioNews::Prerendered { .. } | AudioNews::Probed { .. } => None,
    }
}

fn started(asked: Asked) -> Option<Outcome> {
    match asked {
        Asked::Speech(id) => Some(Outcome::Speech(id, SpeechNews::Started)),
        Asked::Recording(id) => Some(Outcome::Recording(id, RecordingNews::Started)),
        Asked::Chime => None,
    }
}

fn failed(asked: Asked, why: &AudioProblem) -> Outcome {
    tracing::warn!(?why, ?asked, "sound");
    match asked {
        Asked::Speech(id) => Outcome::Speech(id, SpeechNews::Failed(Notice::problem(why.key()))),
        Asked::Recording(id) => recording_failed(id, why.key()),
        Asked::Chime => Outcome::Unheard(Notice::problem(why.key())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::audio::PlayError;

    #[test]
    fn the_end_of_a_chime_or_recording_is_no_end_of_speech() {
        for id in [Asked::Chime.number(), Asked::Recording(5).number()] {
            for news in [AudioNews::Finished { id }, AudioNews::Stopped { id }] {
                assert!(outcome(news).is_none());
            }
        }
        for news in [AudioNews::Finished { id: 5 }, AudioNews::Stopped { id: 5 }] {
            assert!(matches!(outcome(news), Some(Outcome::Speech(5, SpeechNews::Finished))));
        }
    }

    #[test]
    fn news_of_the_microphone_come_with_the_number_of_their_start() {
        let id = Asked::Recording(5).number();
        let told = |news| match outcome(news) {
            Some(Outcome::Recording(5, news)) => news,
            other => panic!("{other:?}"),
        };
        assert_eq!(told(AudioNews::Started { id }), RecordingNews::Started);
        let heard = AudioNews::Recorded { id, wav: vec![7], seconds: 1.0 };
        assert_eq!(told(heard), RecordingNews::Recorded(Arc::new(vec![7])));
        let why = AudioProblem::Microphone(PlayError::NoDevice);
        assert_eq!(told(AudioNews::Failed { id, why }), RecordingNews::Failed(Notice::problem("no-microphone")));
    }
}
