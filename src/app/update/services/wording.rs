//! Words found by a chat service before anything is sent, where no instructor has to agree before. Whatever happens there, the person
//! goes on: with the program's own words.

use super::asking::{check, go_on};
use super::{Blobs, describing, put_then, questions};
use crate::app::effect::Effect;
use crate::app::services::{ServiceEffect, WordOrder};
use crate::app::state::State;
use crate::art::compose;
use crate::domain::id::AskId;
use crate::domain::locale::LocalText;
use crate::domain::scene::Scene;
use crate::domain::service::{AskFor, AskState, Block, Gate, ServiceAsk, Task};
use crate::domain::vocabulary::{Vocabulary, Word};
use crate::language::prompt::{self, Wanted};
use crate::language::wording;
use serde_json::Value;

/// What a chat service is asked for this, if one is on and there is a scene to word. What was typed is not told to it.
pub fn begin(state: &mut State, ask: &ServiceAsk) -> Option<WordOrder> {
    let service = state.services.for_task(Task::Chat).filter(|_| state.guard().wording)?.name.clone();
    let scene = ask.origin.scene.as_ref()?;
    let told = compose::alt_text(scene, &state.words);
    let told = prompt::scene(&wanted(ask, scene, &told));
    let wording = wording::ask(&told, &things(ask, scene, &state.words));
    state.services.wording.insert(ask.id.clone(), told);
    Some(WordOrder { id: ask.id.clone(), service, wording })
}

/// It is stored as it stands, then the words are asked for.
pub fn wait(state: &mut State, mut ask: ServiceAsk, blobs: Blobs, order: WordOrder) -> Vec<Effect> {
    (ask.state, ask.worded) = (AskState::Wording, Some(state.now));
    ask.wish = Some(ask.wished());
    ask.worded_by.clone_from(&order.service);
    vec![put_then(state, ask, blobs, ServiceEffect::Word(Box::new(order)))]
}

/// An answer, or none.
pub fn worded(state: &mut State, id: &AskId, answer: Option<Value>) -> Vec<Effect> {
    let Some(told) = state.services.wording.remove(id) else { return Vec::new() };
    let waits = |ask: &&ServiceAsk| ask.state == AskState::Wording;
    let Some(plain) = state.library.asks.get(id).filter(waits).cloned() else { return Vec::new() };
    match plain.wants {
        AskFor::Picture => {}
        AskFor::Description => return describing::described(state, plain, answer.as_ref()),
        AskFor::Question => return questions::answered(state, plain, answer.as_ref()),
    }
    let better = answer.and_then(|answer| with_words(state, &plain, &told, &answer));
    // Words that the instructor's own rules do not let pass are not taken either.
    let taken = better.and_then(|ask| check(state, &ask).ok().map(|gate| (ask, gate)));
    match taken {
        Some((ask, gate)) => go_on(state, ask, Vec::new(), gate),
        None => as_it_was(state, plain),
    }
}

/// With the program's own words.
fn as_it_was(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    match ask.wants {
        AskFor::Picture => {}
        AskFor::Description => return describing::failed(state, ask),
        AskFor::Question => return questions::failed(state, ask),
    }
    ask.worded_by.clear();
    match check(state, &ask) {
        Ok(gate) => go_on(state, ask, Vec::new(), gate),
        // The rules have changed meanwhile: the instructor is asked, and is told why when they send it.
        Err(Block::Off | Block::PersonLimit | Block::GroupLimit | Block::FreeText) => {
            go_on(state, ask, Vec::new(), Gate::Instructor)
        }
        Err(block @ (Block::Word(_) | Block::RefusedBefore)) => {
            super::arriving::failed_before(state, ask, block.notice())
        }
    }
}

/// What waits for words, and nobody finds them.
pub fn left(state: &State) -> Vec<ServiceAsk> {
    let left = |ask: &&ServiceAsk| {
        ask.state == AskState::Wording && !ask.elsewhere && !state.services.wording.contains_key(&ask.id)
    };
    state.library.asks.values().filter(left).cloned().collect()
}

/// After a restart, or where the store did not take them: nobody finds words any more for what was waiting for them.
pub fn resume(state: &mut State) -> Vec<Effect> {
    left(state).into_iter().flat_map(|ask| as_it_was(state, ask)).collect()
}

fn with_words(state: &State, plain: &ServiceAsk, told: &LocalText, answer: &Value) -> Option<ServiceAsk> {
    let scene = plain.origin.scene.as_ref()?;
    let own = things(plain, scene, &state.words);
    let Some(found) = wording::read(answer, told, &own, &state.words) else {
        tracing::info!(id = %plain.id, "the words of the chat service are not taken");
        return None;
    };
    let shown = prompt::whole(&wanted(plain, scene, told), &found);
    let mut ask = plain.clone();
    ask.request.prompt = shown.get(state.service_rules().lang).to_owned();
    ask.request = ask.request.bounded();
    ask.plain = Some(std::mem::replace(&mut ask.shown, shown));
    Some(ask)
}

fn wanted<'a>(ask: &'a ServiceAsk, scene: &Scene, shows: &'a LocalText) -> Wanted<'a> {
    Wanted {
        shows: Some(shows),
        style: &ask.origin.style,
        mood: scene.mood,
        with_picture: ask.request.input.is_some(),
        only_here: ask.request.mask.is_some(),
        typed: &ask.typed,
    }
}

/// The words that may be things: those that were chosen, and those of what is in the scene.
fn things<'a>(ask: &ServiceAsk, scene: &Scene, words: &'a Vocabulary) -> Vec<&'a Word> {
    let placed = scene.objects.iter().filter_map(|thing| thing.word.as_ref());
    let ids = ask.origin.words.iter().chain(placed);
    let mut all: Vec<&Word> = Vec::new();
    for word in ids.filter_map(|id| words.word(id.as_str())).filter(|word| !word.is_predicate()) {
        if all.iter().all(|known| known.id != word.id) {
            all.push(word);
        }
    }
    all
}
