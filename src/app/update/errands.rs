//! Errands: a place and a wish become a sentence, the sentence is said, and what others answer is answered. What is said here is the
//! person's own, as in Talk; what stands on the card is private, and is neither kept nor sent away.

use super::{captions, commit, one_line, services, speech, start, talk, voices, works};
use crate::app::command::Room;
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::errands::{CardToPrint, ErrandCommand, ErrandState, ErrandView, Prepared};
use crate::app::partner;
use crate::app::state::State;
use crate::domain::errand::{AboutMe, MAX_ABOUT, PlaceKind, Private};
use crate::domain::profile::{Profile, undo_list_of_workshop};
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::sentence::Endings;
use crate::domain::strip::{Piece, Tile, Utterance};
use crate::domain::turn::Saying;
use crate::domain::vocabulary::SymbolRef;
use crate::language::{self, Spoken};
use std::sync::Arc;

/// The longest private text that is said, in letters: the card as a whole.
const MAX_PRIVATE: usize = 1200;

pub(super) fn on(state: &mut State, command: ErrandCommand) -> Vec<Effect> {
    match command {
        ErrandCommand::See(view) => see(state, view),
        ErrandCommand::Place(id) => go_to(state, &id),
        ErrandCommand::Wish(id) => {
            if state.errand_place().is_some_and(|place| place.wish(&id).is_some()) {
                (state.errand.wish, state.errand.filled) = (Some(id), None);
            }
            Vec::new()
        }
        ErrandCommand::Fill(nth) => {
            let blank = state.errand_wish().and_then(|wish| wish.blank.as_ref());
            state.errand.filled = blank.is_some_and(|blank| nth < blank.choices.len()).then_some(nth);
            Vec::new()
        }
        ErrandCommand::Say => state.errand_sentence().map(|prepared| say(state, prepared)).unwrap_or_default(),
        ErrandCommand::Reply(id) => reply(state, &id),
        ErrandCommand::ShowBig(on) => {
            let shown = state.errand_sentence().or_else(|| state.errand.said.clone()).map(|prepared| prepared.text);
            state.talk.big = shown.filter(|_| on);
            Vec::new()
        }
        ErrandCommand::Change => change_in_talk(state),
        ErrandCommand::Heard(text) => {
            state.talk.partner = partner::heard(state, &text);
            Vec::new()
        }
        ErrandCommand::Listen(on) => captions::listen(state, on),
        ErrandCommand::Answer(nth) => {
            let answers = state.talk.partner.as_ref().map(|partner| state.errand_answers(partner)).unwrap_or_default();
            answers.into_iter().nth(nth).map(|(_, prepared)| say(state, prepared)).unwrap_or_default()
        }
        ErrandCommand::Word(nth) => {
            let answer = state.talk.partner.as_ref().and_then(|partner| partner.answers.get(nth)).cloned();
            answer.map(|tile| say_tile(state, tile)).unwrap_or_default()
        }
        ErrandCommand::Question(text) => {
            services::prepare(state, &text, false);
            Vec::new()
        }
        ErrandCommand::QuestionOfStrip => {
            services::prepare_strip(state);
            Vec::new()
        }
        ErrandCommand::AskIt => services::ask_it(state),
        ErrandCommand::NewQuestion => {
            (state.errand.composing, state.errand.question) = (true, None);
            state.talk.partner = None;
            Vec::new()
        }
        ErrandCommand::WrongAnswer(id) => services::report(state, &id),
        ErrandCommand::ReadAnswer => read_answer(state),
        ErrandCommand::Guide(id) => {
            state.errand.view = ErrandView::Guide;
            state.errand.procedure = id.filter(|id| state.errands.procedure(id).is_some());
            state.errand.pictures = pictures(state);
            Vec::new()
        }
        ErrandCommand::SayPrivate(text) => {
            let text: String = text.0.chars().take(MAX_PRIVATE).collect();
            speak(state, &text, Saying::Protecting)
        }
        ErrandCommand::Card(about) => card(state, *about),
        ErrandCommand::PrintCard => print(state),
    }
}

/// Coming into the room: at the place that was chosen before, with its sentence, else at the question where one is.
pub(super) fn enter(state: &mut State) -> Vec<Effect> {
    if state.errand_place().is_some() && !state.errand_is_emergency() {
        state.errand.view = ErrandView::Wishes;
    } else {
        leave(state);
    }
    // Whether something can be asked is known by that.
    vec![services::look()]
}

/// At no place any more.
pub(super) fn leave(state: &mut State) {
    let printing = state.errand.printing;
    state.errand = ErrandState { printing, ..ErrandState::default() };
    state.talk.partner = None;
}

/// Whether a microphone that hears others is seen here.
pub(super) fn hears(state: &State) -> bool {
    let hears = match state.errand.view {
        ErrandView::Heard => true,
        // While a question is made, and where spoken words may go at all.
        ErrandView::Ask => state.question_shown().is_none() && state.service_rules().guard.free_text,
        _ => false,
    };
    state.room == Room::Errands && hears && state.talk.big.is_none()
}

fn see(state: &mut State, view: ErrandView) -> Vec<Effect> {
    let at_place = state.errand_place().is_some();
    let again = state.errand.view == view;
    // Without a place there is nothing to want, and nobody to hear.
    state.errand.view = match view {
        ErrandView::Wishes | ErrandView::Heard if !at_place => ErrandView::Places,
        ErrandView::Ask if state.asker().is_none() => ErrandView::Places,
        view => view,
    };
    state.talk.big = None;
    match state.errand.view {
        ErrandView::Places => leave(state),
        // Among the wishes already: back to all of them.
        ErrandView::Wishes if again => (state.errand.wish, state.errand.filled) = (None, None),
        ErrandView::Guide => state.errand.procedure = None,
        ErrandView::Emergency if !state.errand_is_emergency() => {
            (state.errand.place, state.errand.wish, state.errand.filled) = (None, None, None);
        }
        ErrandView::Card => return vec![services::look()],
        ErrandView::Heard => return voices::look_for_recognisers(state),
        ErrandView::Ask => {
            state.talk.partner = None;
            return voices::look_for_recognisers(state);
        }
        _ => {}
    }
    Vec::new()
}

fn read_answer(state: &mut State) -> Vec<Effect> {
    let text = state.errand.answer.iter().flat_map(|answer| &answer.sentences).map(|(text, _)| text.as_str());
    let text = text.collect::<Vec<_>>().join(" ");
    speech::say(state, &text)
}

fn go_to(state: &mut State, id: &str) -> Vec<Effect> {
    let Some(place) = state.errands.place(id) else { return Vec::new() };
    let view = if place.kind == PlaceKind::Emergency { ErrandView::Emergency } else { ErrandView::Wishes };
    let printing = state.errand.printing;
    state.errand = ErrandState { view, place: Some(place.id.clone()), printing, ..ErrandState::default() };
    state.talk.partner = None;
    state.talk.big = None;
    Vec::new()
}

fn reply(state: &mut State, id: &str) -> Vec<Effect> {
    let place = state.errand.place.clone().unwrap_or_default();
    let Some(reply) = state.errands.replies_at(&place).find(|reply| reply.id == id) else { return Vec::new() };
    let text = reply.text.get(state.lang()).to_owned();
    let symbol = state.symbol_of_word(reply.symbol.as_str());
    say(state, Prepared { text, symbol })
}

fn say(state: &mut State, prepared: Prepared) -> Vec<Effect> {
    let tile = prepared.tile();
    utter(state, prepared, tile)
}

/// A word that was offered, as a sentence.
fn say_tile(state: &mut State, tile: Tile) -> Vec<Effect> {
    let words = Arc::clone(&state.words);
    let piece = match &tile.piece {
        Piece::Word(id) => words.word(id.as_str()).map(Spoken::Word),
        Piece::Phrase(id) => words.phrase(id.as_str()).map(Spoken::Phrase),
        Piece::Text(text) => Some(Spoken::Text(text)),
    };
    let level = state.person().map(|person| person.speech.level).unwrap_or_default();
    let endings = Endings { level, ..Endings::default() };
    let Some(piece) = piece else { return Vec::new() };
    let text = language::sentence(state.lang(), &[piece], &endings).text;
    let symbol = state.tile_symbol(&tile);
    utter(state, Prepared { text, symbol }, tile)
}

/// Says something, and keeps that it was said: it is the person's own.
fn utter(state: &mut State, prepared: Prepared, tile: Tile) -> Vec<Effect> {
    let Some(who) = state.who.clone().filter(|_| !prepared.text.is_empty()) else { return Vec::new() };
    let saying =
        if state.errand_is_emergency() { Saying::Protecting } else { speech::saying_of_text(state, &prepared.text) };
    let mut effects = speak(state, &prepared.text, saying);
    state.talk.last_said.clone_from(&prepared.text);
    let said = Utterance {
        id: state.ids.make("u"),
        profile: who.clone(),
        at: state.now,
        tiles: vec![tile],
        text: prepared.text.clone(),
        lang: state.lang(),
        place: state.errand_place().and_then(|place| place.said_at.clone()),
        ..Utterance::default()
    };
    state.errand.said = Some(prepared);
    let transaction = Transaction::new("say", Some(who), vec![Write::put(Record::Utterance(said))]).not_undoable();
    effects.push(commit(state, transaction, Vec::new()));
    effects
}

fn speak(state: &mut State, text: &str, saying: Saying) -> Vec<Effect> {
    let effects = speech::say_as(state, text, None, saying);
    let number = effects.iter().find_map(|effect| match effect {
        Effect::Speak { id, .. } => Some(*id),
        _ => None,
    });
    state.errand.speaking = number.map(|id| (id, Private(text.to_owned())));
    effects
}

/// Something could not be heard: what was said on an errand is shown in huge letters instead.
pub(super) fn unheard(state: &mut State, id: EffectId) {
    if state.room == Room::Errands
        && let Some((_, text)) = state.errand.speaking.take_if(|(said, _)| *said == id)
    {
        state.talk.big.get_or_insert(text.0);
    }
}

/// The prepared sentence stands in the strip alone; one undo brings back what stood there.
fn change_in_talk(state: &mut State) -> Vec<Effect> {
    let Some(prepared) = state.errand_sentence().filter(|_| state.shows_room(Room::Talk)) else { return Vec::new() };
    let mut effects = super::go(state, Room::Talk);
    effects.extend(talk::edit(state, "strip-add", |strip| {
        talk::clear(strip);
        strip.tiles.push(prepared.tile());
    }));
    effects
}

/// A picture for each step of what is looked at.
fn pictures(state: &mut State) -> Vec<SymbolRef> {
    let lang = state.lang();
    let steps = state.errand_procedure().map(|one| one.steps.clone()).unwrap_or_default();
    steps.iter().map(|step| partner::picture(state, step.get(lang))).collect()
}

/// What an instructor entered; each text one line, not too long.
fn card(state: &mut State, about: AboutMe) -> Vec<Effect> {
    let Some(person) = state.person().filter(|_| state.services.unlocked).cloned() else { return Vec::new() };
    let private = |text: &Private| Private(one_line(&text.0, MAX_ABOUT));
    let about = AboutMe {
        note: one_line(&about.note, MAX_ABOUT),
        guardian: private(&about.guardian),
        phone: private(&about.phone),
        address: private(&about.address),
        medical: private(&about.medical),
        ..about
    };
    if about == person.about {
        return Vec::new();
    }
    let writes = vec![Write::put(Record::Profile(Profile { about, ..person }))];
    // What an instructor wrote is taken back in their room, not by a key of the person's.
    vec![commit(state, Transaction::new("about-me", Some(undo_list_of_workshop()), writes), Vec::new())]
}

fn print(state: &mut State) -> Vec<Effect> {
    let Some(person) = state.person() else { return Vec::new() };
    let (name, picture, about) = (person.name.clone(), person.picture.clone(), person.about.clone());
    let lang = state.lang();
    let file = works::file_name(&format!("card-{name}"), person.id.as_str());
    let to = state.documents.join(format!("{file}.pdf"));
    let at = (state.now, state.utc_offset_min);
    let (id, effect) =
        start(state, Job::PrintCard { to, card: Box::new(CardToPrint { name, picture, about, lang }), at });
    state.errand.printing = Some(id);
    vec![effect]
}
