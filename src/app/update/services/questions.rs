//! A question to a chat service: shown as it goes, let through by the rules as everything else, answered in short sentences. Not to know is an answer, and a
//! wrong answer is reported to the instructor.

use super::super::one_line;
use super::asking::check;
use super::{Blobs, put, put_then};
use crate::app::effect::Effect;
use crate::app::errands::{AnswerShown, Question};
use crate::app::partner;
use crate::app::services::{ServiceEffect, WordOrder};
use crate::app::state::State;
use crate::domain::errand::AboutMe;
use crate::domain::id::AskId;
use crate::domain::locale::LocalText;
use crate::domain::notice::Notice;
use crate::domain::service::{
    AskFor, AskState, Block, Gate, PictureRequest, ServiceAsk, Task, WordFilter, WrongAnswer,
};
use crate::domain::strip::Piece;
use crate::language::ask::{self, Known, MAX_QUESTION, Secret};
use serde_json::Value;

/// A question as it would go: everything private is taken out, and that is shown. Nothing is sent yet.
pub fn prepare(state: &mut State, text: &str, from_vocabulary: bool) {
    let text = one_line(text, MAX_QUESTION);
    if text.is_empty() {
        state.errand.question = None;
        return;
    }
    let parts = ask::without_secrets(&text, &known(state));
    let sent = ask::sent(&parts);
    state.errand.question = Some(Question { parts, sent, from_vocabulary });
}

/// The sentence of the strip as a question.
pub fn prepare_strip(state: &mut State) {
    let strip = state.strip();
    let of_words = strip.tiles.iter().all(|tile| !matches!(tile.piece, Piece::Text(_)));
    let text = state.sentence_now().to_owned();
    prepare(state, &text, of_words);
}

/// What is known to be private: everybody's name, and the card.
fn known(state: &State) -> Known {
    let mut names: Vec<String> = state.library.profiles.values().map(|person| person.name.clone()).collect();
    let mut texts = Vec::new();
    if let Some(AboutMe { guardian, phone, address, medical, .. }) = state.person().map(|person| &person.about) {
        names.push(guardian.0.clone());
        texts.push((phone.0.clone(), Secret::Number));
        texts.push((address.0.clone(), Secret::Address));
        texts.push((medical.0.clone(), Secret::Private));
    }
    Known { names, texts }
}

/// The person has seen how it goes, and wants it to go.
pub fn ask_it(state: &mut State) -> Vec<Effect> {
    let Some(question) = state.errand.question.clone() else { return Vec::new() };
    let Some(profile) = state.who.clone() else { return Vec::new() };
    if state.question_under_way().is_some() {
        return Vec::new();
    }
    let Some(service) = state.asker().cloned() else { return tell(state, Block::Off.notice()) };
    let shown = LocalText::new(question.sent.clone(), question.sent.clone());
    let ask = ServiceAsk {
        id: state.ids.make("a"),
        profile,
        wants: AskFor::Question,
        model: service.model(Task::Chat).unwrap_or_default().to_owned(),
        service: service.name,
        asked: state.now,
        request: PictureRequest::of(&question.sent).bounded(),
        typed: if question.from_vocabulary { String::new() } else { question.sent },
        shown,
        ..ServiceAsk::default()
    };
    let effects = match check(state, &ask) {
        Err(block) => return tell(state, block.notice()),
        Ok(Gate::Open) => send(state, ask),
        Ok(Gate::Instructor) => vec![put(state, ask, Blobs::new())],
    };
    (state.errand.question, state.errand.composing) = (None, false);
    effects
}

fn tell(state: &mut State, notice: Notice) -> Vec<Effect> {
    state.tell(notice);
    Vec::new()
}

/// The instructor has agreed. If something else stands against it now, they are told and it goes on waiting.
pub(super) fn send_approved(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    let Some(service) = state.asker().cloned() else { return tell(state, Block::Off.notice()) };
    if let Err(block) = check(state, &ask) {
        return tell(state, block.notice());
    }
    ask.model = service.model(Task::Chat).unwrap_or_default().to_owned();
    ask.service = service.name;
    send(state, ask)
}

fn send(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    (ask.state, ask.worded, ask.sent) = (AskState::Wording, Some(state.now), Some(state.now));
    let lang = state.library.profiles.get(&ask.profile).map_or(state.lang, |person| person.lang);
    let order =
        WordOrder { id: ask.id.clone(), service: ask.service.clone(), wording: ask::ask(&ask.request.prompt, lang) };
    state.services.wording.insert(ask.id.clone(), ask.shown.clone());
    vec![put_then(state, ask, Blobs::new(), ServiceEffect::Word(Box::new(order)))]
}

/// An answer: past the words that are never shown, and past the instructor where the rules say so.
pub(super) fn answered(state: &mut State, mut ask: ServiceAsk, answer: Option<&Value>) -> Vec<Effect> {
    let lang = state.library.profiles.get(&ask.profile).map_or(state.lang, |person| person.lang);
    let Some(told) = answer.and_then(|answer| ask::read(answer, lang)) else { return failed(state, ask) };
    let guard = state.guard();
    let filter = WordFilter::new(guard.blocked.iter().map(String::as_str));
    let bad = filter.finds(&told.sentences.join(" ")).map(str::to_owned);
    ask.answer = Some(told);
    match (bad, guard.after()) {
        (Some(word), _) => {
            ask.state = AskState::Withheld(vec![word]);
            vec![put(state, ask, Blobs::new())]
        }
        (None, Gate::Instructor) => {
            ask.state = AskState::WaitsAfter;
            vec![put(state, ask, Blobs::new())]
        }
        (None, Gate::Open) => give(state, ask),
    }
}

/// The person has the answer.
pub(super) fn give(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    if ask.answer.is_none() {
        return failed(state, ask);
    }
    let sees = state.who.as_ref() == Some(&ask.profile) && state.asks_here();
    ask.news = (!sees).then(|| Notice::done("question-answered"));
    ask.state = AskState::Given;
    vec![put(state, ask, Blobs::new())]
}

/// No answer: that is told.
pub(super) fn failed(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    (ask.state, ask.news) = (AskState::Failed, Some(Notice::problem("question-failed")));
    vec![put(state, ask, Blobs::new())]
}

/// "이 대답은 틀렸어요": the instructor is told, and the person that they were.
pub fn report(state: &mut State, id: &AskId) -> Vec<Effect> {
    let mine = |ask: &&ServiceAsk| Some(&ask.profile) == state.who.as_ref() && ask.answer.is_some();
    let Some(mut ask) = state.library.asks.get(id).filter(mine).cloned() else { return Vec::new() };
    if ask.state != AskState::Given || ask.wrong.is_some() {
        return Vec::new();
    }
    ask.wrong = Some(WrongAnswer { at: state.now, read: false });
    state.tell(Notice::done("question-reported"));
    vec![put(state, ask, Blobs::new())]
}

/// The instructor has read the report, and the person is thanked.
pub(super) fn report_read(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    let Some(wrong) = ask.wrong.as_mut().filter(|wrong| !wrong.read) else { return Vec::new() };
    wrong.read = true;
    ask.news = Some(Notice::done("question-report-read"));
    vec![put(state, ask, Blobs::new())]
}

/// The answer that is seen, with the words of ours that are in it. Made when another one is seen, not in the frame.
pub fn show_answer(state: &mut State) {
    let here = state.asks_here();
    let shown = if here { state.question_shown() } else { None };
    let given = shown.filter(|ask| ask.state == AskState::Given);
    let Some((id, sentences)) = given.and_then(|ask| Some((ask.id.clone(), ask.answer.clone()?.sentences))) else {
        state.errand.answer = None;
        return;
    };
    if state.errand.answer.as_ref().is_some_and(|shown| shown.id == id) {
        return;
    }
    let sentences = sentences.into_iter().map(|text| {
        let tiles = partner::tiles_of(state, &text);
        (text, tiles)
    });
    let sentences = sentences.collect();
    state.errand.answer = Some(AnswerShown { id, sentences });
}
