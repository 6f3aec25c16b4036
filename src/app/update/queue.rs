//! The queue of the workshop: one tap decides, and the person is told kindly. Every decision is a record.

use super::{commit, exhibit, go, profiles, services};
use crate::app::command::Room;
use crate::app::effect::Effect;
use crate::app::exhibit::{ExhibitCommand, ExhibitView};
use crate::app::queue::{QueueCommand, WaitsFor};
use crate::app::state::State;
use crate::domain::id::{ArtworkId, ProfileId};
use crate::domain::notice::Notice;
use crate::domain::profile::undo_list_of_workshop;
use crate::domain::queue::{About, NotYet, Reason};
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::service::AskState;

pub(super) fn on(state: &mut State, command: QueueCommand) -> Vec<Effect> {
    match command {
        QueueCommand::Part(part) => {
            state.queue.part = part;
            Vec::new()
        }
        QueueCommand::Tidings(on) => {
            state.queue.tidings = on && state.who.is_some();
            Vec::new()
        }
        QueueCommand::Read(id) => read(state, &id),
        command if state.services.unlocked => by_instructor(state, command),
        _ => Vec::new(),
    }
}

fn by_instructor(state: &mut State, command: QueueCommand) -> Vec<Effect> {
    match command {
        QueueCommand::Agree(About::Ask(id)) => services::approve(state, &id),
        QueueCommand::Agree(About::Show(id)) => ask_maker(state, &id),
        QueueCommand::NotYet(about, reason) => not_yet(state, about, reason),
        QueueCommand::Again(id) => again(state, &id),
        _ => Vec::new(),
    }
}

/// Nobody says yes for a maker: the work is laid before them, with the question. What an instructor knows is locked then.
fn ask_maker(state: &mut State, work: &ArtworkId) -> Vec<Effect> {
    let Some(maker) = state.library.artworks.get(work).map(|work| work.profile.clone()) else { return Vec::new() };
    let Some(show) = state.show_of(work).map(|show| show.id.clone()) else { return Vec::new() };
    if !state.library.profiles.contains_key(&maker) {
        return Vec::new();
    }
    if state.is_staying(&maker) {
        // Nobody is led out of the room in which they stay; they are asked when the stay has ended.
        state.tell(Notice::problem("ask-maker-stays"));
        return Vec::new();
    }
    let mut effects = profiles::choose(state, maker);
    // Exhibit may be hidden from them: the question about their own work is not.
    state.calm.let_in = Some(Room::Exhibit);
    effects.extend(go(state, Room::Exhibit));
    for command in [
        ExhibitCommand::Open(Some(show)),
        ExhibitCommand::Select(Some(work.clone())),
        ExhibitCommand::See(ExhibitView::Ask),
    ] {
        effects.extend(exhibit::on(state, command));
    }
    // The tablet goes to the artist.
    state.services.unlocked = false;
    effects
}

/// Whose it is, if it waits for a yes or a no.
fn waiting(state: &State, about: &About) -> Option<ProfileId> {
    state
        .queue()
        .into_iter()
        .filter(|waiting| waiting.waits != WaitsFor::Report)
        .find(|waiting| waiting.about == *about)
        .map(|waiting| waiting.profile)
}

/// It stands in the undo list of the workshop until the person has read it: what was told cannot be untold, but looked at again.
fn not_yet(state: &mut State, about: About, reason: Reason) -> Vec<Effect> {
    let Some(person) = waiting(state, &about) else { return Vec::new() };
    let mut writes = Vec::new();
    if let About::Ask(id) = &about {
        let Some(mut ask) = state.library.asks.get(id).cloned() else { return Vec::new() };
        if ask.elsewhere {
            // The tablet that asked follows what is said; a yes that it has not heard yet is taken back.
            writes.extend(state.library.agreed.get(id).map(|said| Write::Delete(Kind::Agreed, said.id.0.clone())));
        } else {
            ask.before = Some(std::mem::replace(&mut ask.state, AskState::Denied));
            services::off_table(state, id);
            writes.push(Write::put(Record::ServiceAsk(Box::new(ask))));
        }
    }
    writes.push(Write::put(Record::NotYet(NotYet::new(about, person, reason, state.now))));
    vec![commit(state, Transaction::new("queue-not-yet", Some(undo_list_of_workshop()), writes), Vec::new())]
}

/// It waits again, as it did before.
fn again(state: &mut State, id: &str) -> Vec<Effect> {
    let Some(said) = state.library.not_yet.get(id) else { return Vec::new() };
    let mut writes = vec![Write::Delete(Kind::NotYet, id.to_owned())];
    if let About::Ask(id) = &said.about
        && let Some(mut ask) =
            state.library.asks.get(id).filter(|ask| ask.state == AskState::Denied && !ask.elsewhere).cloned()
    {
        // Of one that nobody remembers how it stood, the instructor looks before it is sent, or given if it has come.
        let fresh =
            if ask.pictures.is_empty() && ask.answer.is_none() { AskState::WaitsBefore } else { AskState::WaitsAfter };
        (ask.state, ask.news) = (ask.before.take().unwrap_or(fresh), None);
        writes.push(Write::put(Record::ServiceAsk(Box::new(ask))));
    }
    vec![commit(state, Transaction::new("queue-again", Some(undo_list_of_workshop()), writes), Vec::new())]
}

fn read(state: &mut State, id: &str) -> Vec<Effect> {
    let mine = |said: &&NotYet| Some(&said.profile) == state.who.as_ref() && !said.read;
    let Some(said) = state.library.not_yet.get(id).filter(mine).cloned() else { return Vec::new() };
    let (who, said) = (Some(said.profile.clone()), NotYet { read: true, ..said });
    let transaction = Transaction::new("queue-read", who, vec![Write::put(Record::NotYet(said))]).not_undoable();
    vec![commit(state, transaction, Vec::new())]
}

/// A "not yet" is told where the person makes pictures, once a start; on their first screen it stands until they have read it.
pub(super) fn tell(state: &mut State) {
    if !matches!(state.room, Room::Create | Room::Talk | Room::Works | Room::Errands) {
        return;
    }
    let Some(who) = state.who.clone() else { return };
    let new: Vec<(String, Reason)> = state
        .unread(&who)
        .into_iter()
        .filter(|said| !state.queue.told.contains(&said.id))
        .map(|said| (said.id.clone(), said.reason))
        .collect();
    for (id, reason) in new {
        state.queue.told.insert(id);
        state.tell(Notice::problem(&format!("not-yet-{}", reason.name().0)));
    }
}

/// Every "not yet" as it is now: a backup changes none. `None`: nobody is here yet.
pub(super) fn kept(state: &State) -> Option<Vec<NotYet>> {
    let is_used = !state.library.profiles.is_empty();
    is_used.then(|| state.library.not_yet.values().cloned().collect())
}

/// The same after a backup was opened: what was decided since holds, also that nothing is put off any more. A device without people
/// takes what the backup has.
pub(super) fn put_back(state: &State, kept: Option<Vec<NotYet>>) -> Vec<Write> {
    let Some(kept) = kept else { return Vec::new() };
    let is_kept = |id: &str| kept.iter().any(|said| said.id == id);
    let old = state.library.not_yet.keys().filter(|id| !is_kept(id)).map(|id| Write::Delete(Kind::NotYet, id.clone()));
    let old: Vec<Write> = old.collect();
    let here = |said: &NotYet| state.library.profiles.contains_key(&said.profile);
    let kept = kept.into_iter().filter(here).map(|said| Write::put(Record::NotYet(said)));
    old.into_iter().chain(kept).collect()
}
