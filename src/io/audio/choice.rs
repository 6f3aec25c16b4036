//! The voices of this machine: which there are, and the one that somebody chose.

use super::added::Added;
use super::espeak::Espeak;
use super::service::{self, ByService};
use super::voice::{Voice, VoiceFinder, best_voice, system_voices};
use crate::domain::locale::Lang;
use crate::domain::voice::{ESPEAK_VARIANTS, KnownVoice, VoiceEngine, VoiceRef};
use crate::io::files::Home;
use crate::io::models::{verify, voices};

/// Looks for voices.
#[derive(Clone, Debug)]
pub struct Voices {
    home: Home,
}

impl Voices {
    /// The voices of the machine and those that were added to this home.
    pub fn of(home: &Home) -> Self {
        Self { home: home.clone() }
    }

    /// Finds the chosen voice, or the clearest where none was chosen.
    pub fn finder(self) -> VoiceFinder {
        Box::new(move |lang, wanted| match wanted {
            Some(voice) => self.find(lang, voice),
            None => best_voice(lang),
        })
    }

    /// The voice, if it is there and speaks the language; why not is in the log.
    pub fn find(&self, lang: Lang, voice: &VoiceRef) -> Option<Box<dyn Voice>> {
        match voice.engine {
            VoiceEngine::Espeak => Some(Box::new(Espeak::find()?.with_variant(&voice.name)?)),
            VoiceEngine::System => {
                system_voices(lang).into_iter().find(|(name, _)| *name == voice.name).map(|(_, voice)| voice)
            }
            VoiceEngine::Added => {
                let added = Added::load(&self.home, voice).inspect_err(|error| tracing::warn!(%error, "added voice"));
                added.ok().filter(|added| added.speaks(lang) == Ok(true)).map(|added| Box::new(added) as Box<dyn Voice>)
            }
            VoiceEngine::Service => Some(Box::new(ByService::find(&self.home.data, &voice.name)?)),
        }
    }

    /// Every voice that can be chosen, and those that were added and cannot be used. Starts programs and reads files: a second
    /// or two.
    pub fn list(&self) -> Vec<KnownVoice> {
        let mut all = espeak();
        for lang in [Lang::Ko, Lang::En] {
            let known = |(name, _)| known(VoiceEngine::System, name, vec![lang]);
            all.extend(system_voices(lang).into_iter().map(known));
        }
        let added = voices::list(&self.home.data);
        let runtime = added.is_empty() || verify::runtime(&self.home.models).is_ok();
        for (folder, found) in added {
            match found {
                Ok(voice) => {
                    let names = match voice.speakers.is_empty() {
                        true => vec![folder],
                        false => voice.speakers.iter().map(|speaker| format!("{folder}/{speaker}")).collect(),
                    };
                    // Without the engine it is there and silent.
                    let fault = (!runtime).then(|| ("runtime", String::new(), String::new()));
                    let one = |name| KnownVoice {
                        fault: fault.clone(),
                        licence: voice.licence.clone(),
                        ..known(VoiceEngine::Added, name, voice.langs.clone())
                    };
                    all.extend(names.into_iter().map(one));
                }
                Err(fault) => {
                    tracing::info!(%fault, folder, "added voice");
                    let (file, what) = fault.told();
                    let fault = Some((fault.key(), file, what));
                    all.push(KnownVoice { fault, ..known(VoiceEngine::Added, folder, Vec::new()) });
                }
            }
        }
        let by_service = |service: crate::domain::service::Service| {
            known(VoiceEngine::Service, service.name, vec![Lang::Ko, Lang::En])
        };
        all.extend(service::speaking(&self.home.data).into_iter().map(by_service));
        all
    }
}

fn known(engine: VoiceEngine, name: String, langs: Vec<Lang>) -> KnownVoice {
    KnownVoice { voice: VoiceRef::new(engine, name), langs, ..KnownVoice::default() }
}

fn espeak() -> Vec<KnownVoice> {
    let Some(espeak) = Espeak::find() else { return Vec::new() };
    let langs: Vec<Lang> = [Lang::Ko, Lang::En].into_iter().filter(|lang| espeak.speaks(*lang) == Ok(true)).collect();
    if langs.is_empty() {
        return Vec::new();
    }
    ESPEAK_VARIANTS.iter().map(|name| known(VoiceEngine::Espeak, (*name).to_owned(), langs.clone())).collect()
}
