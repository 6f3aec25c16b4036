//! A description of a work, drafted by a chat service of the words that were chosen: never of its picture, its title or anybody's name.
//! A person reads it and confirms it, as they do with any draft.

use super::super::change;
use super::asking::check;
use super::{Blobs, put, put_then};
use crate::app::effect::Effect;
use crate::app::services::{ServiceEffect, WordOrder};
use crate::app::state::State;
use crate::art::compose;
use crate::domain::artwork::{Artwork, Deed};
use crate::domain::id::{ArtworkId, WordId};
use crate::domain::label::Field;
use crate::domain::label_edit::{self, Editor, LabelEdit};
use crate::domain::locale::{Lang, LocalText};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Write};
use crate::domain::scene::Scene;
use crate::domain::service::{AskFor, AskState, Block, Gate, Origin, PictureRequest, ServiceAsk, Task};
use crate::domain::strip::Piece;
use crate::domain::vocabulary::{Vocabulary, Word};
use crate::language::wording;
use serde_json::Value;

/// Asks for a description of a work, past the guard. One at a time for each work.
pub(super) fn ask(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id) else { return Vec::new() };
    let (Some(profile), None) = (state.who.clone(), state.description_under_way(id)) else { return Vec::new() };
    let Some(service) = state.describer().cloned() else { return tell(state, Block::Off.notice()) };
    let words = chosen(work);
    let Some(shown) = told(work, &words, &state.words) else { return tell(state, Notice::problem("describe-nothing")) };
    let style = work.style().map(|(style, _)| style.to_owned()).unwrap_or_default();
    let origin = Origin { words, style, work: Some(id.clone()), ..Origin::default() };
    let ask = ServiceAsk {
        id: state.ids.make("a"),
        profile,
        wants: AskFor::Description,
        model: service.model(Task::Chat).unwrap_or_default().to_owned(),
        service: service.name,
        asked: state.now,
        request: PictureRequest::of(&shown.en).bounded(),
        shown,
        origin,
        ..ServiceAsk::default()
    };
    match check(state, &ask) {
        Err(block) => tell(state, block.notice()),
        Ok(Gate::Open) => send(state, ask),
        Ok(Gate::Instructor) => vec![put(state, ask, Vec::new())],
    }
}

fn tell(state: &mut State, notice: Notice) -> Vec<Effect> {
    state.tell(notice);
    Vec::new()
}

/// The instructor has agreed. If something else stands against it now, they are told and it goes on waiting.
pub(super) fn send_approved(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    let Some(service) = state.describer().cloned() else { return tell(state, Block::Off.notice()) };
    if let Err(block) = check(state, &ask) {
        return tell(state, block.notice());
    }
    ask.model = service.model(Task::Chat).unwrap_or_default().to_owned();
    ask.service = service.name;
    send(state, ask)
}

fn send(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    (ask.state, ask.worded, ask.sent) = (AskState::Wording, Some(state.now), Some(state.now));
    ask.worded_by.clone_from(&ask.service);
    let wording = wording::describe(&ask.shown, &things(&ask, &state.words), &ask.origin.style);
    let order = WordOrder { id: ask.id.clone(), service: ask.service.clone(), wording };
    state.services.wording.insert(ask.id.clone(), ask.shown.clone());
    vec![put_then(state, ask, Blobs::new(), ServiceEffect::Word(Box::new(order)))]
}

/// An answer: it becomes the draft, marked as the service's, unless somebody has written or read the description meanwhile.
pub(super) fn described(state: &mut State, mut ask: ServiceAsk, answer: Option<&Value>) -> Vec<Effect> {
    let found = answer.and_then(|answer| wording::read(answer, &ask.shown, &things(&ask, &state.words), &state.words));
    let work = ask.origin.work.as_ref().and_then(|id| state.library.artworks.get(id)).cloned();
    let (Some(found), Some(mut work)) = (found, work) else { return failed(state, ask) };
    ask.state = AskState::Given;
    ask.plain = Some(std::mem::replace(&mut ask.shown, found.clone()));
    if is_newer(&work, &ask) {
        ask.news = Some(Notice::problem("describe-kept"));
        return vec![put(state, ask, Blobs::new())];
    }
    let editor = || Editor { is_maker: false, by: ask.service.clone(), at: state.now };
    label_edit::edit(&mut work, LabelEdit::Alt(Lang::Ko, found.ko), editor());
    label_edit::edit(&mut work, LabelEdit::Alt(Lang::En, found.en), editor());
    work.touched = state.now;
    ask.news = Some(Notice::done("describe-done"));
    let stored = change(state, "label-edit", vec![Write::put(Record::Artwork(work))]);
    vec![stored, put(state, ask, Blobs::new())]
}

/// Whether somebody changed or confirmed the description after it was asked for.
fn is_newer(work: &Artwork, ask: &ServiceAsk) -> bool {
    let changes = work.label.changes.iter().filter(|change| change.field == Field::Alt).map(|change| change.at);
    changes.chain(work.label.alt_confirmed.as_ref().map(|read| read.at)).any(|at| at > ask.asked)
}

/// No description: everything is as it was.
pub(super) fn failed(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    (ask.state, ask.news) = (AskState::Failed, Some(Notice::problem("describe-failed")));
    vec![put(state, ask, Blobs::new())]
}

/// The words of the vocabulary that were chosen for a work, and those of the things in its scene.
fn chosen(work: &Artwork) -> Vec<WordId> {
    let tapped = work.steps.iter().rev().find_map(|step| match &step.did {
        Deed::Chose(pieces) => Some(pieces.as_slice()),
        _ => None,
    });
    let tapped = tapped.unwrap_or_default().iter().filter_map(|piece| match piece {
        Piece::Word(id) => Some(id),
        _ => None,
    });
    let placed = scene(work).into_iter().flat_map(|scene| &scene.objects).filter_map(|thing| thing.word.as_ref());
    let mut words: Vec<WordId> = Vec::new();
    for id in tapped.chain(placed) {
        if !words.contains(id) {
            words.push(id.clone());
        }
    }
    words
}

/// What is to be seen: the scene that was painted, else the one that was laid.
fn scene(work: &Artwork) -> Option<&Scene> {
    work.scene().or_else(|| work.sketch())
}

/// What a service is told: the scene in plain sentences; without one, the words themselves. None: nothing is known.
fn told(work: &Artwork, words: &[WordId], vocabulary: &Vocabulary) -> Option<LocalText> {
    if let Some(scene) = scene(work).filter(|scene| !scene.objects.is_empty()) {
        return Some(compose::alt_text(scene, vocabulary));
    }
    let known: Vec<&Word> = words.iter().filter_map(|id| vocabulary.word(id.as_str())).collect();
    let joined = |lang| known.iter().map(|word| word.text(lang)).collect::<Vec<_>>().join(", ");
    (!known.is_empty()).then(|| LocalText::new(joined(Lang::Ko), joined(Lang::En)))
}

/// The words that may be things of the description.
fn things<'a>(ask: &ServiceAsk, vocabulary: &'a Vocabulary) -> Vec<&'a Word> {
    let known = ask.origin.words.iter().filter_map(|id| vocabulary.word(id.as_str()));
    known.filter(|word| !word.is_predicate()).collect()
}
