//! Services of the network: off until an instructor turns one on; asked in the person's name, looked at by the instructor,
//! and never silently waiting: every picture that is asked for is a record from the first moment.

mod arriving;
mod asking;
mod describing;
mod elsewhere;
mod entering;
mod looking;
mod questions;
mod wording;

pub(super) use arriving::{heard, retry, stored, tell_news, unstored};
pub(super) use asking::{ask, pictured, show_wait, stop_waiting};
pub(super) use elsewhere::heed;
pub(super) use questions::{ask_it, prepare, prepare_strip, report, show_answer};

use super::{change_of_device, one_line};
use crate::app::command::{CreateStep, Room};
use crate::app::effect::{Effect, EffectId};
use crate::app::errands::ErrandView;
use crate::app::services::{Pin, ServiceEffect, ServicesCommand};
use crate::app::state::State;
use crate::domain::id::{ArtworkId, AskId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::queue::NotYet;
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::service::{AskFor, AskState, ServiceAsk, ServiceRules, plain};
use std::sync::Arc;

/// Longest text that is typed for a picture.
const MAX_TYPED: usize = 200;
/// Most words that are never sent, and the longest of them.
const MAX_BLOCKED: usize = 500;
const MAX_BLOCKED_WORD: usize = 40;

pub(super) fn on(state: &mut State, command: ServicesCommand) -> Vec<Effect> {
    match command {
        ServicesCommand::Look => vec![look()],
        ServicesCommand::Pin(pin) => give_pin(state, pin),
        ServicesCommand::Choose(chosen) => {
            state.services.chosen = chosen && state.services.paints();
            Vec::new()
        }
        ServicesCommand::OnlyHere(only) => {
            state.services.only_here = only && state.can_only_here();
            Vec::new()
        }
        ServicesCommand::Typed(text) => {
            // Not trimmed: the person may be about to write the next word.
            state.services.typed = text.chars().filter(|c| !c.is_control()).take(MAX_TYPED).collect();
            Vec::new()
        }
        ServicesCommand::Describe(work) => describing::ask(state, &work),
        ServicesCommand::Cancel(id) => asking::cancel(state, &id),
        ServicesCommand::WishPinForgotten => entering::wish_forgotten(state),
        ServicesCommand::ForgetPin => entering::forget(state),
        command if state.services.unlocked => by_instructor(state, command),
        _ => Vec::new(),
    }
}

fn by_instructor(state: &mut State, command: ServicesCommand) -> Vec<Effect> {
    match command {
        ServicesCommand::NewPin(pin) if pin.is_whole() => vec![Effect::Service(ServiceEffect::NewPin(pin))],
        ServicesCommand::Lock => {
            state.services.unlocked = false;
            Vec::new()
        }
        ServicesCommand::Enter(entry) => entering::enter(state, *entry),
        ServicesCommand::Remove(name) => entering::remove(state, name),
        ServicesCommand::Switch { name, on } => vec![Effect::Service(ServiceEffect::Switch(name, on))],
        ServicesCommand::Test(name) => {
            state.services.tests.insert(name.clone(), None);
            vec![Effect::Service(ServiceEffect::Test(name))]
        }
        ServicesCommand::Rules(rules) => set_rules(state, *rules),
        ServicesCommand::Approve(id) => approve(state, &id),
        ServicesCommand::Deny(id) => deny(state, &id),
        _ => Vec::new(),
    }
}

/// What there is, and what has come.
pub(super) fn look() -> Effect {
    Effect::Service(ServiceEffect::Look)
}

fn give_pin(state: &mut State, pin: Pin) -> Vec<Effect> {
    if state.services.checking || !pin.is_whole() {
        return Vec::new();
    }
    state.services.checking = true;
    vec![Effect::Service(ServiceEffect::Pin(pin))]
}

fn set_rules(state: &mut State, rules: ServiceRules) -> Vec<Effect> {
    let mut rules = rules.held();
    let words = rules.guard.blocked.iter().map(|word| one_line(word, MAX_BLOCKED_WORD));
    rules.guard.blocked = words.filter(|word| !plain(word).is_empty()).take(MAX_BLOCKED).collect();
    if rules == state.service_rules() {
        return Vec::new();
    }
    vec![change_of_device(state, "service-rules", vec![Write::put(Record::ServiceRules(rules))])]
}

/// One tap of the instructor: it is sent, or the person has it.
pub(super) fn approve(state: &mut State, id: &AskId) -> Vec<Effect> {
    let Some(ask) = state.library.asks.get(id).cloned() else { return Vec::new() };
    if ask.elsewhere && ask.state.waits_for_instructor() {
        return elsewhere::agree(state, &ask);
    }
    match ask.state {
        AskState::WaitsBefore if ask.wants == AskFor::Description => describing::send_approved(state, ask),
        AskState::WaitsBefore if ask.wants == AskFor::Question => questions::send_approved(state, ask),
        AskState::WaitsBefore => asking::send_approved(state, ask),
        _ if ask.wants == AskFor::Question && ask.state.waits_for_instructor() => questions::give(state, ask),
        AskState::Given => questions::report_read(state, ask),
        AskState::WaitsAfter | AskState::Withheld(_) | AskState::Late => arriving::give(state, ask, Vec::new()),
        _ => Vec::new(),
    }
}

/// One tap of the instructor: the person is told kindly.
fn deny(state: &mut State, id: &AskId) -> Vec<Effect> {
    let waits = |ask: &&ServiceAsk| ask.state.waits_for_instructor() && !ask.elsewhere;
    let Some(mut ask) = state.library.asks.get(id).filter(waits).cloned() else { return Vec::new() };
    // Nobody waits for one that came late, and of one that was withheld the person knows.
    let waited = !matches!(ask.state, AskState::Late | AskState::Withheld(_));
    let what = match ask.wants {
        AskFor::Picture => "service-denied",
        AskFor::Description => "describe-denied",
        AskFor::Question => "question-denied",
    };
    ask.news = waited.then(|| Notice::problem(what));
    ask.state = AskState::Denied;
    off_table(state, id);
    vec![put(state, ask, Vec::new())]
}

/// The instructor's rules, and what was asked.
pub(super) type Kept = (Option<ServiceRules>, Vec<ServiceAsk>, Option<Vec<NotYet>>);

/// What a backup must not change: whoever goes back to one would go past the PIN, the limits and what was refused.
pub(super) fn kept(state: &State) -> Kept {
    let asks = state.library.asks.values().cloned().collect();
    (state.library.service_rules.clone(), asks, super::queue::kept(state))
}

/// The same after a backup was opened. Where there were no rules, those of the backup give way to the strict ones.
pub(super) fn put_back(state: &mut State, (rules, asks, said): Kept) -> Vec<Effect> {
    let rules = rules.or_else(|| state.library.service_rules.as_ref().map(|_| ServiceRules::default()));
    let asks = asks.into_iter().map(|ask| Write::put(Record::ServiceAsk(Box::new(ask))));
    let rules = rules.map(|rules| Write::put(Record::ServiceRules(rules)));
    let said = super::queue::put_back(state, said);
    let writes: Vec<Write> = asks.chain(rules).chain(said).collect();
    if writes.is_empty() {
        return Vec::new();
    }
    vec![change_of_device(state, "service-rules", writes)]
}

/// Takes out what ended long ago, once a start. What services made is in works, and stays there.
fn tidy(state: &mut State) -> Option<Effect> {
    if std::mem::replace(&mut state.services.tidied, true) {
        return None;
    }
    let old = state.library.asks.values().filter(|ask| ask.is_old(state.now) && !ask.elsewhere);
    let writes: Vec<Write> = old.map(|ask| Write::Delete(Kind::ServiceAsk, ask.id.0.clone())).collect();
    let transaction = Transaction::new("service-ask-old", None, writes).not_undoable();
    (!transaction.writes.is_empty()).then(|| super::commit(state, transaction, Vec::new()))
}

/// The table is cleared for another work; what was asked for stays under way.
pub(super) fn table_cleared(state: &mut State, work: Option<&ArtworkId>) {
    let services = &mut state.services;
    // A drawing that was being made ready belongs to the work before.
    services.preparing = None;
    (services.chosen, services.only_here, services.typed) = (false, false, String::new());
    let of_work = |ask: &&ServiceAsk| work.is_some() && ask.origin.work.as_ref() == work;
    let waiting =
        |ask: &&ServiceAsk| ask.wants == AskFor::Picture && of_work(ask) && ask.state.is_open() && !ask.elsewhere;
    services.ask = state.library.asks.values().find(waiting).map(|ask| ask.id.clone());
}

/// Nothing is awaited at the table any more: back to where the way of painting is chosen.
pub(super) fn off_table(state: &mut State, id: &AskId) {
    if state.services.ask.take_if(|ask| ask == id).is_some() && state.create.step == CreateStep::Make {
        state.create.step = CreateStep::How;
    }
}

/// Where a PIN opens what only instructors change: their rooms, and the card that tells others who somebody is.
fn opens_here(state: &State) -> bool {
    let is_card = state.room == Room::Errands && state.errand.view == ErrandView::Card;
    // Exhibit is the curator's: behind the PIN like the others, and the way out of a stay is an instructor's too.
    state.room.is_instructors() || state.room == Room::Exhibit || is_card || state.calm.way_out
}

/// The instructor's things are locked as soon as one leaves their room.
pub(super) fn lock_outside(state: &mut State) {
    if !opens_here(state) {
        state.services.unlocked = false;
        state.services.entering = None;
    }
}

/// Stored pictures that are not on the disk yet.
type Blobs = Vec<(BlobId, Arc<Vec<u8>>)>;

/// Keeps how an ask stands; once that is durable, and if it still stands so, this is done.
fn put_then(state: &mut State, ask: ServiceAsk, blobs: Blobs, then: ServiceEffect) -> Effect {
    let (id, stands) = (ask.id.clone(), ask.state.clone());
    let (commit, effect) = put_with_id(state, ask, blobs);
    state.services.ordering.insert(commit, (id, stands, then));
    effect
}

/// Keeps how an ask stands. Nobody undoes that something was sent.
fn put(state: &mut State, ask: ServiceAsk, blobs: Blobs) -> Effect {
    put_with_id(state, ask, blobs).1
}

fn put_with_id(state: &mut State, ask: ServiceAsk, blobs: Blobs) -> (EffectId, Effect) {
    let who = Some(ask.profile.clone());
    let transaction = Transaction::new("service-ask", who, vec![Write::put(Record::ServiceAsk(Box::new(ask)))]);
    let effect = super::commit(state, transaction.not_undoable(), blobs);
    let id = if let Effect::Commit { id, .. } = &effect { *id } else { 0 };
    (id, effect)
}
