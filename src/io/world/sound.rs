//! The audio thread as the app sees it.

use super::Outbox;
use crate::app::{EffectId, Outcome, Speaking, SpeechNews};
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::io::audio::{self, AudioHandle, AudioJob, AudioNews, AudioProblem, Output, SpeechRequest};
use crate::io::files::Home;
use std::path::PathBuf;

/// The audio thread.
pub(super) struct Sound {
    /// `None`: the thread could not be started.
    handle: Option<AudioHandle>,
    data: PathBuf,
    outbox: Outbox,
}

impl Sound {
    pub(super) fn start(home: &Home, outbox: Outbox) -> Self {
        let news = outbox.clone();
        let handle = audio::spawn(home.cache.clone(), Output::Device, move |item| {
            if let Some(outcome) = outcome(item) {
                news.send(outcome);
            }
        });
        let handle = handle.inspect_err(|error| tracing::error!(%error, "the audio thread did not start")).ok();
        Self { handle, data: home.data.clone(), outbox }
    }

    pub(super) fn speak(&mut self, id: EffectId, what: Speaking) {
        let clip = what.clip.as_ref().and_then(|blob| self.clip(blob));
        let job = AudioJob::Speak { id, volume: what.volume, interrupt: what.interrupt, clip, request: request(what) };
        if !self.send(job) {
            self.outbox.send(Outcome::Speech(id, SpeechNews::Failed(Notice::problem("speech-busy"))));
        }
    }

    /// False: the thread did not take it.
    fn send(&self, job: AudioJob) -> bool {
        self.handle.as_ref().is_some_and(|handle| handle.send(job).is_ok())
    }

    fn clip(&self, blob: &BlobId) -> Option<Vec<u8>> {
        crate::io::store::read_blob(&self.data, blob).inspect_err(|error| tracing::warn!(%error, "clip")).ok()
    }

    pub(super) fn stop(&mut self) {
        self.send(AudioJob::Stop);
    }

    pub(super) fn chime(&mut self) {
        self.send(AudioJob::Chime { id: 0 });
    }

    pub(super) fn prerender(&mut self, texts: Vec<Speaking>) {
        self.send(AudioJob::Prerender(texts.into_iter().map(request).collect()));
    }
}

fn request(what: Speaking) -> SpeechRequest {
    SpeechRequest { text: what.text, lang: what.lang, rate: what.rate, pitch: what.pitch }
}

fn outcome(news: AudioNews) -> Option<Outcome> {
    match news {
        AudioNews::Started { id } => Some(Outcome::Speech(id, SpeechNews::Started)),
        AudioNews::Finished { id } | AudioNews::Stopped { id } => Some(Outcome::Speech(id, SpeechNews::Finished)),
        AudioNews::Failed { id, why } => Some(Outcome::Speech(id, SpeechNews::Failed(notice(&why)))),
        _ => None,
    }
}

fn notice(why: &AudioProblem) -> Notice {
    tracing::warn!(?why, "speech");
    Notice::problem(why.key())
}
