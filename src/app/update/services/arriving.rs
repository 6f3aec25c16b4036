//! What comes back from services: progress, pictures, refusals. A picture becomes a step of a work by the hand of a service.

use super::super::{commit, create, outcome::show_at_once, vault};
use super::asking::work_of;
use super::{Blobs, entering, heed, looking, off_table, put, put_with_id, tidy, wording};
use crate::app::command::Room;
use crate::app::effect::{Effect, EffectId};
use crate::app::services::{Came, Moving, PinAnswer, ServiceEffect, ServiceNews};
use crate::app::state::State;
use crate::art::compose;
use crate::domain::artwork::{Artwork, Deed, FromService, Hand, Step};
use crate::domain::id::{ArtworkId, AskId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::service::{AskPicture, AskState, Gate, Leaving, Service, ServiceAsk};
use crate::domain::strip::Piece;

/// Most texts that a service wrote into pictures that are kept with one ask.
const MAX_EMBEDDED: usize = 16;
/// Longest of them, characters: a workflow can be a megabyte, and asks are kept.
const MAX_EMBEDDED_CHARS: usize = 4000;

/// Something came back.
pub fn heard(state: &mut State, news: ServiceNews) -> Vec<Effect> {
    match news {
        ServiceNews::Known { services, damaged, pin, under_way } => {
            state.services.damaged = damaged;
            state.services.has_pin = Some(pin);
            return known(state, services, under_way);
        }
        ServiceNews::Pin(answer) => return pin(state, answer),
        ServiceNews::Forgetting(from) => state.services.forget_from = from,
        ServiceNews::PinForgotten => return entering::forgotten(state),
        ServiceNews::Keyed(names) => state.services.keyed = names,
        ServiceNews::Entered(how) => state.services.entering = Some(entering::entered(how)),
        ServiceNews::Tested(name, found) => drop(state.services.tests.insert(name, Some(found))),
        ServiceNews::Moved(id, moving) => moved(state, &id, moving),
        ServiceNews::Left(id, leaving) => return left(state, &id, leaving),
        ServiceNews::Worded(id, answer) => return wording::worded(state, &id, answer),
        ServiceNews::Written(id, words) => crate::app::update::captions::written(state, id, words),
        ServiceNews::LookedAt(id, look) => return looking::looked_at(state, &id, look),
        ServiceNews::Came(id, pictures) => return came(state, id, pictures),
        ServiceNews::Failed { id, notice, refused } => return failed(state, &id, notice, refused),
    }
    Vec::new()
}

/// What was sent before this start and is not under way has been cut off: that is told, and nothing is asked twice by itself.
fn known(state: &mut State, services: Vec<Service>, under_way: Vec<AskId>) -> Vec<Effect> {
    state.services.known = services;
    state.services.chosen &= state.services.paints();
    for id in under_way {
        state.services.moving.entry(id).or_default();
    }
    let cut_off = |ask: &&ServiceAsk| {
        ask.state == AskState::Sent && !ask.elsewhere && !state.services.moving.contains_key(&ask.id)
    };
    let ids: Vec<AskId> = state.library.asks.values().filter(cut_off).map(|ask| ask.id.clone()).collect();
    let mut effects: Vec<Effect> =
        ids.iter().flat_map(|id| failed(state, id, Notice::problem("service-cut-off"), None)).collect();
    effects.extend(wording::resume(state));
    effects.extend(looking::resume(state));
    effects.extend(tidy(state));
    // What was decided elsewhere while it was not known here who paints.
    effects.extend(heed(state));
    effects
}

fn pin(state: &mut State, answer: PinAnswer) -> Vec<Effect> {
    state.services.checking = false;
    match answer {
        PinAnswer::Right => {
            let first = state.services.has_pin.replace(true) == Some(false);
            state.services.unlocked = super::opens_here(state);
            let answered = ["pin-wrong", "pin-wait", "recovery-wrong"];
            state.notices.retain(|notice| !answered.contains(&notice.what.as_str()));
            return vault::opened(state, first);
        }
        PinAnswer::Wrong(0) => state.tell(Notice::problem("pin-wrong")),
        PinAnswer::Wrong(wait_ms) => {
            state.notices.retain(|notice| notice.what != "pin-wait");
            state.tell(Notice::problem("pin-wait").with("seconds", (wait_ms + 999) / 1000));
        }
        PinAnswer::Kept => state.tell(Notice::problem("pin-kept")),
        PinAnswer::Broken => state.tell(Notice::problem("pin-broken")),
    }
    Vec::new()
}

fn moved(state: &mut State, id: &AskId, moving: Moving) {
    let shows = state.shows_partial();
    if let Some(known) = state.services.moving.get_mut(id) {
        let picture = moving.picture.filter(|_| shows).or(known.picture.take());
        *known = Moving { picture, ..moving };
    }
}

fn left(state: &mut State, id: &AskId, leaving: Leaving) -> Vec<Effect> {
    let Some(mut ask) = state.library.asks.get(id).cloned() else { return Vec::new() };
    if ask.note(leaving) { vec![put(state, ask, Vec::new())] } else { Vec::new() }
}

fn failed(state: &mut State, id: &AskId, notice: Notice, refused: Option<Vec<String>>) -> Vec<Effect> {
    state.services.moving.remove(id);
    let sent = |ask: &&ServiceAsk| ask.state == AskState::Sent;
    // One that was given up before has ended already.
    let Some(mut ask) = state.library.asks.get(id).filter(sent).cloned() else { return Vec::new() };
    ask.state = refused.map_or(AskState::Failed, AskState::Refused);
    ask.news = Some(notice);
    off_table(state, id);
    vec![put(state, ask, Vec::new())]
}

/// It cannot be asked for after all; nothing was sent.
pub fn failed_before(state: &mut State, mut ask: ServiceAsk, notice: Notice) -> Vec<Effect> {
    off_table(state, &ask.id);
    (ask.state, ask.news) = (AskState::Failed, Some(notice));
    vec![put(state, ask, Vec::new())]
}

/// Pictures came. They lie on the disk until the store has them.
fn came(state: &mut State, id: AskId, pictures: Vec<Came>) -> Vec<Effect> {
    state.services.moving.remove(&id);
    let Some(mut ask) = state.library.asks.get(&id).cloned().or_else(|| unknown(state, &id)) else { return Vec::new() };
    let is_new = |came: &Came| ask.pictures.iter().all(|known| known.blob != came.blob);
    let new: Vec<Came> = pictures.into_iter().filter(is_new).collect();
    if new.is_empty() {
        let is_on_its_way = state.services.storing.values().any(|storing| *storing == id);
        return if is_on_its_way { Vec::new() } else { vec![Effect::Service(ServiceEffect::Stored(id))] };
    }
    let late = new.iter().any(|came| came.late);
    let mut blobs = Vec::new();
    for Came { blob, png, pixels, embedded, original, .. } in new {
        show_at_once(state, &blob, &pixels);
        let (width, height, signed) = (pixels.width, pixels.height, original.as_ref().map(|(blob, _)| blob.clone()));
        ask.pictures.push(AskPicture { blob: blob.clone(), width, height, original: signed });
        blobs.extend(original);
        ask.embedded
            .extend(embedded.into_iter().map(|(name, text)| (name, text.chars().take(MAX_EMBEDDED_CHARS).collect())));
        blobs.push((blob, png));
    }
    ask.embedded.truncate(MAX_EMBEDDED);
    match (&ask.state, late) {
        (AskState::Sent, false) => match looking::begin(state, &ask) {
            Some(look) => {
                ask.state = AskState::Checking;
                let id = ask.id.clone();
                let (commit, effect) = put_with_id(state, ask, blobs);
                state.services.storing.insert(commit, id.clone());
                state.services.ordering.insert(commit, (id, AskState::Checking, look));
                return vec![effect];
            }
            None if looking::must_wait(state) => ask.state = AskState::Checking,
            None if !looking::is_blind(state) && state.guard().after() == Gate::Open => return give(state, ask, blobs),
            None => ask.state = AskState::WaitsAfter,
        },
        (AskState::Given | AskState::WaitsAfter | AskState::Checking | AskState::Withheld(_), _) => {}
        // Nobody waits for it any more.
        _ => ask.state = AskState::Late,
    }
    vec![keep(state, ask, blobs)]
}

/// A picture that nobody remembers having asked for, e.g. after going back to a backup: it is not lost.
fn unknown(state: &State, id: &AskId) -> Option<ServiceAsk> {
    let people = state.library.people();
    let profile = state.who.clone().or_else(|| people.first().map(|person| person.id.clone()))?;
    let (id, now) = (id.clone(), state.now);
    Some(ServiceAsk { id, profile, asked: now, sent: Some(now), state: AskState::Late, ..ServiceAsk::default() })
}

/// Keeps the pictures; once they are kept, they are taken off the disk's tray.
fn keep(state: &mut State, ask: ServiceAsk, blobs: Blobs) -> Effect {
    let id = ask.id.clone();
    let (commit, effect) = put_with_id(state, ask, blobs);
    state.services.storing.insert(commit, id);
    effect
}

/// A change is durable.
pub fn stored(state: &mut State, commit: EffectId) -> Vec<Effect> {
    let taken = state.services.storing.remove(&commit).map(ServiceEffect::Stored);
    let next = state.services.ordering.remove(&commit).and_then(|(id, stood, then)| {
        // Unless it was given up meanwhile.
        state.library.asks.get(&id).is_some_and(|ask| ask.state == stood).then_some(then)
    });
    taken.into_iter().chain(next).map(Effect::Service).collect()
}

/// A change was not kept: what waited for it does not happen.
pub fn unstored(state: &mut State, commit: EffectId) {
    state.services.storing.remove(&commit);
    if let Some((ask, ..)) = state.services.ordering.remove(&commit) {
        state.services.moving.remove(&ask);
        state.services.wording.remove(&ask);
        state.services.looking.remove(&ask);
    }
}

/// After a change was not kept: what stands as before, and nobody works at, goes on. Once each, so that a store that takes
/// nothing is not asked for ever.
pub fn retry(state: &mut State) -> Vec<Effect> {
    let left: Vec<AskId> = wording::left(state).into_iter().chain(looking::left(state)).map(|ask| ask.id).collect();
    let new = left.into_iter().filter(|id| state.services.retried.insert(id.clone())).count();
    if new == 0 {
        return Vec::new();
    }
    let mut effects = wording::resume(state);
    effects.extend(looking::resume(state));
    effects
}

/// The person has it: it is the next step of their work, by the hand of a service.
pub fn give(state: &mut State, mut ask: ServiceAsk, blobs: Blobs) -> Vec<Effect> {
    let Some(picture) = ask.pictures.first().cloned() else { return Vec::new() };
    let mut effects = Vec::new();
    let seen = is_on_table(state, &ask);
    // The work first: whatever happens in between, the picture is handed out again.
    let work = match holder(state, &picture.blob) {
        Some(work) => work,
        None => {
            let (work, effect) = into_work(state, &ask, &picture, blobs.clone());
            effects.push(effect);
            work
        }
    };
    if seen {
        create::lay(state, work.clone());
        state.create.variants.clear();
    }
    ask.news = (!seen).then(|| Notice::done("service-arrived"));
    (ask.state, ask.origin.work) = (AskState::Given, Some(work));
    effects.push(keep(state, ask, blobs));
    effects
}

/// Whether its maker waits before the table for it.
fn is_on_table(state: &State, ask: &ServiceAsk) -> bool {
    state.services.ask.as_ref() == Some(&ask.id) && state.who.as_ref() == Some(&ask.profile)
}

/// The work that has this picture already.
fn holder(state: &State, blob: &BlobId) -> Option<ArtworkId> {
    let has =
        |work: &&Artwork| work.steps.iter().any(|step| step.by == Hand::Service && step.result.as_ref() == Some(blob));
    state.library.artworks.values().find(has).map(|work| work.id.clone())
}

fn into_work(state: &mut State, ask: &ServiceAsk, picture: &AskPicture, blobs: Blobs) -> (ArtworkId, Effect) {
    let (mut work, name) = match work_of(state, ask).cloned() {
        Some(work) => (work, "work-edit"),
        None => (new_work(state, ask), "work-add"),
    };
    if let Some(scene) = ask.origin.scene.clone() {
        if work.scene() != Some(&scene) {
            let words = ask.origin.words.iter().cloned().map(Piece::Word).collect();
            work.steps.push(Step { at: state.now, by: Hand::Person, did: Deed::Chose(words), result: None });
            work.alt = compose::alt_text(&scene, &state.words);
            work.steps.push(Step { at: state.now, by: Hand::Painter, did: Deed::Composed(scene), result: None });
        }
    } else if state.library.sheet(&work).marks.last().is_some_and(|drawn| drawn.at <= ask.asked) {
        // What was drawn is in the picture now; where something was drawn since, all of it stays on top.
        work.sheet += 1;
    }
    let (signed, of_own) = (picture.original.clone(), ask.request.input.is_some());
    work.from_services.push(FromService { picture: picture.blob.clone(), signed, of_own });
    let (service, model, prompt) = (ask.service.clone(), ask.model.clone(), ask.request.prompt.clone());
    let did = Deed::Generated { service, model, prompt };
    work.steps.push(Step { at: state.now, by: Hand::Service, did, result: Some(picture.blob.clone()) });
    work.touched = state.now;
    (work.width, work.height) = (picture.width, picture.height);
    (work.base, work.trace, work.outline) = (Some(picture.blob.clone()), None, None);
    let id = work.id.clone();
    let transaction = Transaction::new(name, Some(ask.profile.clone()), vec![Write::put(Record::Artwork(work))]);
    (id, commit(state, transaction, blobs))
}

fn new_work(state: &mut State, ask: &ServiceAsk) -> Artwork {
    let maker = state.library.profiles.get(&ask.profile).map(|person| person.name.clone()).unwrap_or_default();
    let title = if is_on_table(state, ask) { state.create.title.clone() } else { Default::default() };
    // In which lesson it was asked for is not known any more: a picture may come days later.
    let work = Artwork::of(state.ids.make("w"), ask.profile.clone(), state.now);
    Artwork { maker, title, beginning: ask.origin.beginning, alt: compose::drawn_by_hand(), ..work }
}

/// What a person has still to be told is told in their own rooms, once.
pub fn tell_news(state: &mut State) -> Vec<Effect> {
    if state.who.is_none() || state.room == Room::Who || state.room.is_instructors() {
        return Vec::new();
    }
    // Told once, also where the store cannot note that it was.
    let told = |ask: &ServiceAsk| state.services.told.get(&ask.id) == ask.news.as_ref();
    let mine = |ask: &&ServiceAsk| ask.news.is_some() && Some(&ask.profile) == state.who.as_ref() && !told(ask);
    let asks: Vec<ServiceAsk> = state.library.asks.values().filter(mine).cloned().collect();
    let tell = |mut ask: ServiceAsk| {
        if let Some(notice) = ask.news.take() {
            state.services.told.insert(ask.id.clone(), notice.clone());
            state.tell(notice);
        }
        put(state, ask, Vec::new())
    };
    asks.into_iter().map(tell).collect()
}
