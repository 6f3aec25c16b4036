//! Voices: chosen for a person and a language, heard before, taken in and out.

use super::{captions, change, speech};
use crate::app::effect::{Effect, Speaking};
use crate::app::state::State;
use crate::app::voices::{VoicesAsk, VoicesCommand, VoicesNews};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Write};
use crate::domain::turn::Turn;
use crate::domain::voice::VoiceRef;
use crate::language::reading;

pub(super) fn on(state: &mut State, command: VoicesCommand) -> Vec<Effect> {
    match command {
        VoicesCommand::Look => vec![look()],
        VoicesCommand::Try { lang, mut voice, text } => {
            let own = speech::speaking(state, "", None);
            // The page may be older than the rules.
            let may_go = state.may_be_sent_to_speak(&text);
            if let Some(voice) = voice.take_if(|voice| speech::is_service(voice) && !may_go) {
                heard(state, VoicesNews::Silent(voice));
            }
            let text = reading::spoken(lang, &state.words, &text);
            let what = Speaking { text, lang, voice, turn: Turn::Cuts, ..own };
            let id = state.effect_id();
            vec![Effect::Speak { id, what }]
        }
        VoicesCommand::Choose(lang, voice) => choose(state, lang, voice),
        VoicesCommand::Add(path) => {
            state.voices.adding = true;
            vec![Effect::Voices(VoicesAsk::Add(path))]
        }
        VoicesCommand::Output(name) => {
            state.voices.output.clone_from(&name);
            vec![Effect::Voices(VoicesAsk::Output(name))]
        }
        VoicesCommand::Remove(folder) => vec![Effect::Voices(VoicesAsk::Remove(folder))],
        VoicesCommand::RemoveRecogniser(name) => vec![Effect::Voices(VoicesAsk::RemoveRecogniser(name))],
    }
}

/// Which recognisers there are, if nobody has looked yet.
pub(super) fn look_for_recognisers(state: &State) -> Vec<Effect> {
    let unknown = state.voices.recognisers.is_none();
    unknown.then_some(Effect::Voices(VoicesAsk::Recognisers)).into_iter().collect()
}

pub(super) fn look() -> Effect {
    Effect::Voices(VoicesAsk::Look)
}

fn choose(state: &mut State, lang: Lang, voice: Option<VoiceRef>) -> Vec<Effect> {
    let Some(mut person) = state.person().cloned() else { return Vec::new() };
    let before = person.speech.voices.get(&lang).cloned();
    match &voice {
        Some(voice) => drop(person.speech.voices.insert(lang, voice.clone())),
        None => drop(person.speech.voices.remove(&lang)),
    }
    if before == voice {
        return Vec::new();
    }
    let changed = change(state, "settings", vec![Write::put(Record::Profile(person))]);
    vec![changed, speech::prepare(state)]
}

pub(super) fn heard(state: &mut State, news: VoicesNews) {
    match news {
        VoicesNews::Known(known) => state.voices.known = Some(known),
        VoicesNews::Ended(notice) => {
            state.voices.adding = false;
            state.tell(notice);
        }
        VoicesNews::Outputs(names, chosen) => (state.voices.outputs, state.voices.output) = (names, chosen),
        VoicesNews::OutputGone(name) => state.tell(Notice::problem("sound-output-gone").with("name", name)),
        VoicesNews::Recognisers(known) => state.voices.recognisers = Some(known),
        VoicesNews::Written(id, words) => captions::written(state, id, words),
        VoicesNews::Silent(voice) => state.tell(Notice::problem("voice-silent").with("name", voice.name)),
    }
}
