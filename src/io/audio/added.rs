//! Neural voices that people added: texts to numbers here, numbers to sound in `io/models/voices`.
//!
//! Neither layout knows a pitch: the sound is made longer or shorter first and then played at another rate, which changes both
//! pitch and length back.

use super::espeak::Espeak;
use super::pcm::{Pcm, to_i16};
use super::respell::respell;
use super::voice::{Cancel, MAX_SECONDS, SpeechRequest, Voice, VoiceError};
use crate::domain::locale::Lang;
use crate::domain::voice::VoiceRef;
use crate::formats::voices::piper::{parts, sounds};
use crate::io::files::Home;
use crate::io::models::runtime::Runtime;
use crate::io::models::verify;
use crate::io::models::voices::{self, AddedVoice, PiperModel, SupertonicModel, VoiceFault};
use std::time::{Duration, Instant, UNIX_EPOCH};

/// Longest time for one text. A person waits no longer; the clearest voice of the machine speaks instead.
const PATIENCE: Duration = Duration::from_secs(20);

/// A voice that was added, ready to speak.
pub(super) struct Added {
    name: String,
    langs: Vec<Lang>,
    speaker: Option<i64>,
    model: Model,
}

enum Model {
    Piper(Box<PiperModel>),
    Supertonic(Box<SupertonicModel>),
}

impl Added {
    /// Checks and loads it: seconds, for the big ones.
    ///
    /// # Errors
    /// [`VoiceFault`].
    pub(super) fn load(home: &Home, voice: &VoiceRef) -> Result<Self, VoiceFault> {
        let added = voices::named(&home.data, voice.folder())?;
        let runtime = Runtime::load(&verify::runtime(&home.models)?)?;
        let name = format!("added {} {}", voice.name, age(&added));
        let langs = added.langs.clone();
        if let Some(model) = PiperModel::load(&runtime, &added)? {
            let speaker = model.about.speaker_id(voice.speaker());
            return Ok(Self { name, langs, speaker, model: Model::Piper(Box::new(model)) });
        }
        match SupertonicModel::load(&runtime, &added, voice.speaker())? {
            Some(model) => Ok(Self { name, langs, speaker: None, model: Model::Supertonic(Box::new(model)) }),
            None => Err(VoiceFault::NoVoice),
        }
    }

    fn samples(
        &self,
        request: &SpeechRequest,
        stop: &(dyn Fn() -> bool + Sync),
        cancel: &Cancel,
    ) -> Result<(Vec<f32>, u32), VoiceError> {
        let failed = |error: crate::io::models::runtime::RuntimeError| VoiceError::Failed(error.to_string());
        // Half as slow for half the pitch: played at half the rate it is as long as it should be.
        let speed = request.held_rate() / request.held_pitch();
        match &self.model {
            Model::Piper(model) => {
                let most = model.about.rate as usize * MAX_SECONDS as usize;
                let ids = model.about.ids(&self.sounds(model, request, stop, cancel)?);
                Ok((model.say(&ids, 1.0 / speed, self.speaker, most, stop).map_err(failed)?, model.about.rate))
            }
            Model::Supertonic(model) => {
                let most = model.sizes.rate as usize * MAX_SECONDS as usize;
                Ok((model.say(&request.text, request.lang, speed, most, stop).map_err(failed)?, model.sizes.rate))
            }
        }
    }

    /// The sounds of a text for Piper: letters, or what espeak-ng makes of the text, marks kept.
    fn sounds(
        &self,
        model: &PiperModel,
        request: &SpeechRequest,
        stop: &(dyn Fn() -> bool + Sync),
        cancel: &Cancel,
    ) -> Result<String, VoiceError> {
        let Some(tag) = &model.about.espeak else { return Ok(request.text.clone()) };
        // The voice itself is there: it is not looked for anew with every sentence.
        let espeak = Espeak::find().ok_or_else(|| VoiceError::Failed("espeak-ng is not there".into()))?;
        let mut all = String::new();
        for (part, mark) in parts(&request.text) {
            if stop() {
                return Err(VoiceError::TimedOut);
            }
            let text = if request.lang == Lang::Ko { respell(&part) } else { part };
            if !all.is_empty() && !all.ends_with(' ') {
                all.push(' ');
            }
            all.push_str(&sounds(&espeak.phonemes(&text, tag, cancel)?, mark));
        }
        Ok(all)
    }
}

impl Voice for Added {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn speaks(&self, lang: Lang) -> Result<bool, VoiceError> {
        Ok(self.langs.contains(&lang))
    }

    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError> {
        request.check()?;
        let end = Instant::now() + PATIENCE;
        let stop = || cancel.is_cancelled() || Instant::now() >= end;
        let (samples, rate) = self.samples(request, &stop, cancel).map_err(|error| match error {
            VoiceError::Failed(_) | VoiceError::TimedOut if cancel.is_cancelled() => VoiceError::Cancelled,
            VoiceError::Failed(_) if Instant::now() >= end => VoiceError::TimedOut,
            error => error,
        })?;
        let samples = samples.into_iter().map(to_i16).collect();
        let mut pcm = Pcm { samples, rate: (rate as f32 * request.held_pitch()).round() as u32 };
        pcm.trim(10, 150);
        pcm.normalise();
        if pcm.samples.is_empty() { Err(VoiceError::Failed("only silence".into())) } else { Ok(pcm) }
    }
}

/// Size and time of its files: another voice under the same name has other speech in the cache.
fn age(voice: &AddedVoice) -> String {
    let meta = voice.files().iter().filter_map(|path| std::fs::metadata(path).ok()).collect::<Vec<_>>();
    let bytes: u64 = meta.iter().map(std::fs::Metadata::len).sum();
    let times = meta.iter().filter_map(|meta| meta.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    format!("{bytes} {}", times.map(|time| time.as_millis()).max().unwrap_or(0))
}
