//! What happens when something is wanted or comes back: one file per room. No clock, no disk: all of it is effects.

mod access;
mod boards;
mod calm;
mod camera;
mod captions;
mod clips;
mod create;
mod edit;
mod errands;
mod exhibit;
mod gate;
mod happened;
mod lessons;
mod outcome;
mod packages;
mod profiles;
mod queue;
mod recognize;
mod sayings;
mod second;
mod services;
mod settings;
mod shared;
mod sharing;
mod speech;
mod symbols;
mod talk;
mod teach;
mod typing;
mod vault;
mod voices;
mod welcome;
mod works;
mod workshop;

pub use create::keep_painting;
pub use exhibit::keep_outing;
pub use outcome::on_outcome;
pub use recognize::{keep_example, taught};
pub use shared::take_shared;

use crate::app::command::{BackupCommand, Command, Room};
use crate::app::effect::{Effect, Job};
use crate::app::happened::Before;
use crate::app::pictures::PictureKey;
use crate::app::state::State;
use crate::domain::board::undo_list_of_boards;
use crate::domain::id::{BlobId, Millis, ProfileId};
use crate::domain::notice::NoticeKind;
use crate::domain::profile::undo_list_of_workshop;
use crate::domain::record::{Transaction, Write};
use crate::domain::sheet::{self, Sheet};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Carries out what a person wants: changes the state and returns what must be done.
#[must_use]
pub fn on_command(state: &mut State, command: Command, now: Millis) -> Vec<Effect> {
    let (before, way) = (Before::now(state), happened::way_of(state, &command));
    state.now = now;
    let mut effects = recognize::tapped_beside(state, &command);
    let (board, heard) = (state.talk.board.clone(), speech::Heard::now(state));
    effects.extend(carry_out(state, command));
    effects.extend(heard.ends(state));
    effects.extend(only_where_seen(state));
    effects.extend(services::tell_news(state));
    queue::tell(state);
    effects.extend(happened::watch(state, &before, way, &effects));
    if state.talk.board != board {
        second::follow(state);
        // Cards show what is on the open board.
        effects.extend(recognize::relearn(state));
    }
    effects
}

/// A microphone or camera never stays open where the person does not see it.
fn only_where_seen(state: &mut State) -> Vec<Effect> {
    let mut effects = calm::only_where_shown(state);
    effects.extend(welcome::only_in_its_room(state));
    teach::only_in_its_room(state);
    workshop::only_in_its_room(state);
    lessons::only_in_its_room(state);
    sharing::only_in_its_room(state);
    gate::only_in_settings(state);
    second::only_in_talk(state);
    services::show_answer(state);
    effects.extend(edit::only_in_its_room(state));
    effects.extend(clips::only_in_talk(state));
    effects.extend(create::only_where_seen(state));
    effects.extend(exhibit::only_where_seen(state));
    services::lock_outside(state);
    effects.extend(vault::lock_with_room(state));
    effects.extend(recognize::only_where_seen(state));
    effects.extend(camera::only_where_seen(state));
    effects.extend(captions::only_where_seen(state));
    effects.extend(access::only_where_used(state));
    effects
}

fn carry_out(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        command if gate::holds(state, &command) => gate::hold(state, command),
        Command::Go(room) => go(state, room),
        // What an instructor changed is taken back with the PIN only.
        Command::Undo | Command::Redo
            if matches!(state.room, Room::Boards | Room::Workshop) && !state.services.unlocked =>
        {
            Vec::new()
        }
        Command::Undo => vec![Effect::Undo(undo_list(state))],
        Command::Redo => vec![Effect::Redo(undo_list(state))],
        Command::Say(text) => speech::say(state, &text),
        Command::StopSpeech => speech::stop(state),
        Command::PauseSpeech(on) => speech::pause(state, on),
        Command::DismissNotice => {
            state.notices.pop_front();
            Vec::new()
        }
        Command::WantPictures(keys) => want_pictures(state, keys),
        // Who stays in a room is who is there.
        Command::Profiles(_) if state.stays_in().is_some() => Vec::new(),
        Command::Profiles(command) => {
            services::table_cleared(state, None);
            profiles::on(state, command)
        }
        Command::Talk(command) => talk::on(state, command),
        Command::Errand(command) => errands::on(state, command),
        Command::Clips(command) => clips::on(state, command),
        Command::Recognize(command) => recognize::on(state, command),
        Command::Create(command) => create::on(state, command),
        Command::Camera(command) => camera::on(state, command),
        Command::Works(command) => works::on(state, command),
        Command::Packages(command) => packages::on(state, command),
        Command::Exhibit(command) => exhibit::on(state, command),
        Command::Lessons(command) => lessons::on(state, command),
        Command::Boards(command) => boards::on(state, command),
        Command::Edit(command) => edit::on(state, command),
        Command::Symbols(command) => symbols::on(state, command),
        Command::Services(command) => services::on(state, command),
        Command::Calm(command) => calm::on(state, command),
        Command::Vault(command) => vault::on(state, command),
        Command::Access(command) => access::on(state, command),
        Command::Voices(command) => voices::on(state, command),
        Command::Settings(command) => settings::on(state, command),
        Command::Workshop(command) => workshop::on(state, command),
        Command::Sharing(command) => sharing::on(state, command),
        Command::Queue(command) => queue::on(state, command),
        Command::Happened(command) => happened::on(state, command),
        Command::Backup(command) => vec![match command {
            BackupCommand::Now => Effect::Backup,
            BackupCommand::List => Effect::ListBackups,
            BackupCommand::Restore(id) => Effect::Restore(id),
            BackupCommand::History => Effect::ReadHistory(state.who.clone()),
        }],
    }
}

fn go(state: &mut State, room: Room) -> Vec<Effect> {
    if state.who.is_some() && !state.shows_room(room) {
        return Vec::new();
    }
    // That something was done is of no use in another room; what went wrong stays until it is read.
    state.notices.retain(|notice| notice.kind == NoticeKind::Problem);
    state.talk.big = None;
    state.talk.search = None;
    state.talk.history_open = false;
    state.talk.keyboard = false;
    state.work = None;
    state.film = None;
    state.enrolling = false;
    state.queue.tidings = false;
    if state.room != Room::Workshop {
        state.queue.part = Default::default();
    }
    // Without a person there is nobody to keep things for.
    state.room = if state.who.is_none() && room != Room::Workshop { Room::Who } else { room };
    match room {
        Room::Talk => talk::enter(state),
        Room::Errands => return errands::enter(state),
        Room::Boards => return edit::enter(state),
        Room::Workshop => return workshop::enter(),
        Room::Welcome => return welcome::enter(state),
        Room::Settings => return vec![Effect::ListBackups, services::look(), voices::look()],
        _ => {}
    }
    Vec::new()
}

/// Whose changes are taken back: where people are added and removed, the device's own; where an instructor changes boards, those.
fn undo_list(state: &State) -> Option<ProfileId> {
    match state.room {
        Room::Who => None,
        Room::Workshop => Some(undo_list_of_workshop()),
        // A recording is the person's, wherever it is made.
        Room::Boards if state.talk.clip.is_none() => state.who.as_ref().map(undo_list_of_boards),
        _ => state.who.clone(),
    }
}

fn want_pictures(state: &mut State, keys: Vec<PictureKey>) -> Vec<Effect> {
    // The face looked at works as they were a moment ago: what has changed since is wanted anew, as it is now.
    let keys = keys.into_iter().filter(|key| is_current(state, key)).collect();
    let new = state.pictures.want(keys);
    if new.is_empty() {
        return Vec::new();
    }
    let wanted = new.into_iter().map(|key| (key.clone(), sheet_of(state, &key))).collect();
    vec![start(state, Job::Pictures(wanted)).1]
}

/// Whether the picture that would be made now is the one that is meant.
fn is_current(state: &State, key: &PictureKey) -> bool {
    let (PictureKey::Work(id, version, _) | PictureKey::Styled(id, version, ..)) = key else { return true };
    let work = state.library.artworks.get(id);
    work.is_some_and(|work| sheet::seen(work, state.library.marks_of(id)) == *version)
}

/// What makes the picture of a work: the pixels are always made of it.
fn sheet_of(state: &State, key: &PictureKey) -> Option<Sheet> {
    let (PictureKey::Work(id, ..) | PictureKey::Styled(id, ..)) = key else { return None };
    state.library.artworks.get(id).map(|work| state.library.sheet(work))
}

/// Applies a change to the state and asks for it to be stored.
fn commit(state: &mut State, transaction: Transaction, blobs: Vec<(BlobId, Arc<Vec<u8>>)>) -> Effect {
    for write in &transaction.writes {
        state.library.apply(write.clone());
    }
    let id = state.effect_id();
    state.under_way.insert(id, transaction.writes.clone());
    Effect::Commit { id, transaction, blobs }
}

/// A change of the chosen person.
fn change(state: &mut State, name: &str, writes: Vec<Write>) -> Effect {
    let who = state.who.clone();
    commit(state, Transaction::new(name, who, writes), Vec::new())
}

/// A change of the device itself, which nobody undoes.
fn change_of_device(state: &mut State, name: &str, writes: Vec<Write>) -> Effect {
    commit(state, Transaction::new(name, None, writes).not_undoable(), Vec::new())
}

/// A text of a person as it is kept: composed (NFC), one line, not longer than `most` characters.
fn one_line(text: &str, most: usize) -> String {
    text.nfc().filter(|c| !c.is_control()).collect::<String>().trim().chars().take(most).collect()
}

/// Starts long work and notes it.
fn start(state: &mut State, job: Job) -> (crate::app::effect::EffectId, Effect) {
    let id = state.effect_id();
    state.jobs.insert(id);
    (id, Effect::Start { id, job })
}
