//! What comes in from files waits for the PIN, where there is one: it can bring people, works and boards of anybody.

use super::carry_out;
use crate::app::command::{BoardsCommand, Command, Room};
use crate::app::effect::Effect;
use crate::app::packages::PackagesCommand;
use crate::app::state::State;
use crate::app::symbols::SymbolsCommand;

/// Most files that wait.
const MAX_WAITING: usize = 50;

/// Whether this is held until the PIN is given.
pub(super) fn holds(state: &State, command: &Command) -> bool {
    let brings_in = matches!(
        command,
        Command::Packages(PackagesCommand::Import(_))
            | Command::Boards(BoardsCommand::Import(_))
            | Command::Symbols(SymbolsCommand::Import(_))
    );
    brings_in && state.wants_pin()
}

/// It waits. The settings ask for the PIN.
pub(super) fn hold(state: &mut State, command: Command) -> Vec<Effect> {
    if state.packages.waiting.len() < MAX_WAITING && !state.packages.waiting.contains(&command) {
        state.packages.waiting.push(command);
    }
    if state.room == Room::Settings { Vec::new() } else { super::go(state, Room::Settings) }
}

/// The PIN was given.
pub(super) fn release(state: &mut State) -> Vec<Effect> {
    if state.wants_pin() {
        return Vec::new();
    }
    let waiting = std::mem::take(&mut state.packages.waiting);
    waiting.into_iter().flat_map(|command| carry_out(state, command)).collect()
}

/// Nobody answers for what was left.
pub(super) fn only_in_settings(state: &mut State) {
    if state.room != Room::Settings {
        state.packages.waiting.clear();
    }
}
