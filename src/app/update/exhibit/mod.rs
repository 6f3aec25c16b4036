//! Exhibit: a folder of what a curator does. Exhibitions and their rooms, labels, consent, what goes out.

mod consent;
mod export;
mod labels;
mod proof;
mod rooms;
mod shows;
mod voice;

pub(super) use consent::{answer, refuse};
pub(super) use export::exported;
pub use export::keep_outing;
pub(super) use proof::{ended as proof_ended, found as certificate_found};
pub(super) use voice::{only_where_seen, recorded};

use super::commit;
use crate::app::effect::Effect;
use crate::app::exhibit::{ExhibitCommand, ExhibitView};
use crate::app::proof::ProofCommand;
use crate::app::state::State;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ExhibitionId;
use crate::domain::record::{Record, Transaction, Write};

pub(super) fn on(state: &mut State, command: ExhibitCommand) -> Vec<Effect> {
    match command {
        ExhibitCommand::New(title) => shows::new(state, &title),
        ExhibitCommand::Open(show) => {
            (state.exhibit.open, state.exhibit.selected) = (show, None);
            state.exhibit.view = ExhibitView::Hang;
            Vec::new()
        }
        ExhibitCommand::Change(show, edit) => shows::change_of(state, &show, edit),
        ExhibitCommand::Copy(show) => shows::copy(state, &show),
        ExhibitCommand::Delete(show) => shows::delete(state, &show),
        ExhibitCommand::See(view) => {
            state.exhibit.view = view;
            // An export may have made one meanwhile.
            if view == ExhibitView::Proof { proof::on(state, ProofCommand::Look) } else { Vec::new() }
        }
        ExhibitCommand::Proof(command) => proof::on(state, command),
        ExhibitCommand::Select(work) => {
            state.exhibit.selected = work;
            Vec::new()
        }
        ExhibitCommand::Room(show, room) => rooms::change_of(state, &show, room),
        ExhibitCommand::Add(show, works) => rooms::hang(state, &show, None, works),
        ExhibitCommand::Hang(show, room, works) => rooms::hang(state, &show, Some(room), works),
        ExhibitCommand::TakeDown(show, work) => rooms::take_down(state, &show, &[work]),
        ExhibitCommand::TakeAllDown(show, works) => rooms::take_down(state, &show, &works),
        ExhibitCommand::Shift(show, work, by) => rooms::shift(state, &show, &work, by),
        ExhibitCommand::Place { show, work, room, place } => rooms::place(state, &show, &work, (room, place)),
        ExhibitCommand::Label { work, edit, by_maker, by } => labels::edit(state, &work, edit, by_maker, by),
        ExhibitCommand::WordsVoice(work, on) => voice::turn(state, &work, on),
        ExhibitCommand::WordsSilent(work) => voice::silent(state, &work),
        ExhibitCommand::HearWords(work) => voice::hear(state, &work),
        ExhibitCommand::Answer(reply) => consent::answer(state, reply),
        ExhibitCommand::Sign(signing) => consent::sign(state, &signing),
        ExhibitCommand::GuardianAgrees(person, needed) => consent::guardian_agrees(state, &person, needed),
        ExhibitCommand::Plan(plan) => {
            state.exhibit.plan = *plan;
            Vec::new()
        }
        ExhibitCommand::Export { show, to, only, products, options } => {
            export::begin(state, &show, (to, only), products, options)
        }
        ExhibitCommand::Forms { works, to } => export::forms(state, &works, to),
        ExhibitCommand::StopExport => {
            state.exhibit.exporting.iter().map(|exporting| Effect::Cancel(exporting.id)).collect()
        }
    }
}

/// Exhibitions belong to the device, not to one person: their undo list is the curator's own.
fn change(state: &mut State, name: &str, write: Write) -> Effect {
    let who = state.who.clone();
    commit(state, Transaction::new(name, who, vec![write]), Vec::new())
}

/// Changes an exhibition; nothing is stored where nothing changes, and a title is never taken away.
fn edit(state: &mut State, id: &ExhibitionId, name: &str, edit: impl FnOnce(&mut Exhibition)) -> Vec<Effect> {
    let Some(before) = state.library.exhibitions.get(id) else { return Vec::new() };
    let mut show = before.clone();
    edit(&mut show);
    if show == *before || show.title.is_empty() {
        return Vec::new();
    }
    vec![change(state, name, Write::put(Record::Exhibition(show)))]
}
