//! What others say, written down while they speak: by a recogniser that somebody added, else by a service that an instructor turned on. The microphone is open only where
//! that is seen, and nothing of it is kept.

use crate::app::captions::{Captions, Writer};
use crate::app::effect::{Effect, EffectId};
use crate::app::outcome::RecordingNews;
use crate::app::partner::{self, MAX_HEARD};
use crate::app::services::ServiceEffect;
use crate::app::state::State;
use crate::app::voices::Hearing;
use crate::app::{command::Room, services::Writing};
use crate::domain::notice::Notice;
use std::sync::Arc;

/// Most words that the service is told as likely.
const MAX_HINTS: usize = 60;
/// Pieces that may be under way at a time: a service that is slower than people speak is not piled upon.
const MAX_UNDER_WAY: usize = 3;

pub(super) fn listen(state: &mut State, on: bool) -> Vec<Effect> {
    match (on, state.talk.captions.take()) {
        (true, None) if state.writer().is_some() => {
            let id = state.effect_id();
            state.talk.captions = Some(Captions::new(id, is_here(state)));
            vec![Effect::StopSpeech, Effect::Listen { id }]
        }
        (true, before) => {
            state.talk.captions = before;
            Vec::new()
        }
        (false, Some(captions)) => vec![Effect::RecordStop { id: captions.id }],
        (false, None) => Vec::new(),
    }
}

/// The microphone is never open where it is not seen.
pub(super) fn only_where_seen(state: &mut State) -> Vec<Effect> {
    let in_talk = state.room == Room::Talk && state.talk.history_open;
    let seen = state.who.is_some() && (in_talk || super::errands::hears(state));
    let sent_now = state.talk.captions.as_ref().is_some_and(|captions| captions.here && !is_here(state));
    if seen && state.writer().is_some() && !sent_now { Vec::new() } else { listen(state, false) }
}

fn is_here(state: &State) -> bool {
    matches!(state.writer(), Some(Writer::Here(_)))
}

/// Something came back from the microphone; `None`: it was opened for something else.
pub(super) fn recorded(state: &mut State, id: EffectId, news: &RecordingNews) -> Option<Vec<Effect>> {
    let captions = state.talk.captions.as_mut().filter(|captions| captions.id == id)?;
    Some(match news {
        RecordingNews::Started => {
            captions.open = true;
            Vec::new()
        }
        RecordingNews::Recorded(_) if captions.under_way >= MAX_UNDER_WAY => Vec::new(),
        RecordingNews::Recorded(wav) => {
            captions.under_way += 1;
            write_down(state, id, Arc::clone(wav))
        }
        RecordingNews::Failed(notice) => {
            let notice = notice.clone();
            state.talk.captions = None;
            state.tell(notice);
            Vec::new()
        }
    })
}

fn write_down(state: &State, id: EffectId, wav: Arc<Vec<u8>>) -> Vec<Effect> {
    let service = match state.writer() {
        Some(Writer::Service(service)) => service.name.clone(),
        Some(Writer::Here(name)) => return vec![Effect::WriteDown(Hearing { id, recogniser: name.to_owned(), wav })],
        None => return Vec::new(),
    };
    let lang = state.lang();
    let buttons = state.board().map(|board| board.buttons.as_slice()).unwrap_or_default();
    // What may not be sent, and what is hidden from the person, is told nobody.
    let may_go = |label: &&str| !label.is_empty() && state.may_be_sent_to_speak(label);
    let labels = buttons.iter().filter(|button| !state.hides(button)).map(|button| button.label.get(lang));
    let hints = labels.filter(may_go).take(MAX_HINTS).map(str::to_owned).collect();
    vec![Effect::Service(ServiceEffect::WriteDown(Box::new(Writing { id, service, wav, lang, hints })))]
}

/// Words came, or none; they are shown behind those before.
pub(super) fn written(state: &mut State, id: EffectId, words: Option<String>) {
    let Some(captions) = state.talk.captions.as_mut().filter(|captions| captions.id == id) else { return };
    captions.under_way = captions.under_way.saturating_sub(1);
    let Some(words) = words else {
        if !std::mem::replace(&mut captions.failed, true) {
            state.tell(Notice::problem("not-written-down"));
        }
        return;
    };
    captions.failed = false;
    if words.trim().is_empty() {
        return;
    }
    let before = state.talk.partner.as_ref().map(|partner| partner.text.clone()).unwrap_or_default();
    let text = latest(&format!("{before} {}", words.trim()));
    state.talk.partner = partner::heard(state, &text);
}

/// The end of a text, from the beginning of a word, as long as is shown.
fn latest(text: &str) -> String {
    let count = text.chars().count();
    let cut: String = text.chars().skip(count.saturating_sub(MAX_HEARD)).collect();
    match cut.split_once(' ').filter(|_| count > MAX_HEARD) {
        Some((_, rest)) => rest.to_owned(),
        None => cut.trim().to_owned(),
    }
}
