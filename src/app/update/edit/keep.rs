//! How a changed board is kept: in its set, or as a copy of the person's own; one named step that can be undone.

use super::super::commit;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::board::edit::{self, Edit};
use crate::domain::board::{Board, BoardSet, is_own_set, own_set, undo_list_of_boards};
use crate::domain::id::{BlobId, BoardId, ButtonId, ProfileId, SetId};
use crate::domain::notice::Notice;
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::formats::builtin_boards;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Bytes that a change brings.
pub(super) type Blobs = Vec<(BlobId, Arc<Vec<u8>>)>;

/// Changes the open board.
pub(super) fn edit(state: &mut State, edit: Edit) -> Vec<Effect> {
    let board = state.editing.board.clone();
    edit_board(state, &board, edit, Vec::new(), Vec::new())
}

/// Changes a board, and keeps `others` in the same step. What cannot be is told, and nothing changes.
pub(super) fn edit_board(state: &mut State, id: &BoardId, edit: Edit, others: Vec<Board>, blobs: Blobs) -> Vec<Effect> {
    let Some(board) = open(state, id) else { return Vec::new() };
    let name = edit.name();
    match edit::apply(&board, edit, &kept(state, &board)) {
        Ok(new) if new == *board => Vec::new(),
        Ok(new) => put(state, name, [vec![new], others].concat(), blobs),
        Err(error) => {
            tracing::info!(%error, board = %board.id, "a change of a board was refused");
            state.tell(Notice::problem(error.name()));
            Vec::new()
        }
    }
}

/// A board that may be changed now.
pub(super) fn open(state: &mut State, id: &BoardId) -> Option<Arc<Board>> {
    let board = state.shown(id)?.clone();
    if state.is_locked(&board) {
        state.tell(Notice::problem("board-edit-locked"));
        return None;
    }
    Some(board)
}

/// What stays as it is: words that protect the person, where they stand on every board that came with the program.
fn kept(state: &State, board: &Board) -> BTreeSet<ButtonId> {
    if !(board.is_builtin() || is_own_set(&board.set)) {
        return BTreeSet::new();
    }
    let known = state.library.known_as(board);
    let home = || [builtin_boards::HOME, builtin_boards::BEGINNER_HOME].map(builtin_boards::board_id);
    let same_shape =
        |measure: &&Arc<Board>| (measure.grid.rows, measure.grid.columns) == (board.grid.rows, board.grid.columns);
    let original = state.library.builtin.get(&known);
    let measure = original
        .cloned()
        .or_else(|| home().iter().filter_map(|id| state.library.builtin.get(id)).find(same_shape).cloned());
    measure.map(|measure| edit::kept(board, &measure)).unwrap_or_default()
}

/// Keeps changed boards of the person in one step.
fn put(state: &mut State, name: &str, boards: Vec<Board>, blobs: Blobs) -> Vec<Effect> {
    let Some(who) = state.who.clone() else { return Vec::new() };
    let writes = writes_for(state, &who, boards);
    vec![commit_boards(state, &who, name, writes, blobs)]
}

/// A step of the list that is taken back where boards are changed, and nowhere else.
fn commit_boards(state: &mut State, who: &ProfileId, name: &str, writes: Vec<Write>, blobs: Blobs) -> Effect {
    commit(state, Transaction::new(name, Some(undo_list_of_boards(who)), writes), blobs)
}

/// Built-in boards are written as copies in the person's own set. A set that gets a board it has not had is written too.
fn writes_for(state: &State, who: &ProfileId, boards: Vec<Board>) -> Vec<Write> {
    let own = own_set(who);
    let as_own = |board: Board| if board.is_builtin() { board.in_set(own.clone()) } else { board };
    let boards: Vec<Board> = boards.into_iter().map(as_own).collect();
    let mut sets: BTreeMap<SetId, BoardSet> = BTreeMap::new();
    for board in &boards {
        let known = || state.library.sets.get(&board.set).cloned().unwrap_or_else(|| new_set(state, who));
        let set = sets.entry(board.set.clone()).or_insert_with(known);
        if !set.boards.contains(&board.id) {
            set.boards.push(board.id.clone());
        }
        if is_own_set(&set.id) {
            set.root = set.boards.first().cloned().unwrap_or_default();
        }
    }
    let changed = sets.into_values().filter(|set| state.library.sets.get(&set.id) != Some(set));
    let sets: Vec<Write> = changed.map(|set| Write::put(Record::BoardSet(set))).collect();
    boards.into_iter().map(|board| Write::put(Record::Board(board))).chain(sets).collect()
}

fn new_set(state: &State, who: &ProfileId) -> BoardSet {
    let name = state.library.profiles.get(who).map(|person| person.name.clone()).unwrap_or_default();
    BoardSet { id: own_set(who), name, ..BoardSet::default() }
}

/// Locks the set of the open board, or unlocks it.
pub(super) fn lock(state: &mut State, locked: bool) -> Vec<Effect> {
    let (Some(board), Some(who)) = (state.edited_board().cloned(), state.who.clone()) else { return Vec::new() };
    let Some(id) = state.set_for(&board) else { return Vec::new() };
    let set = state.library.sets.get(&id).cloned().unwrap_or_else(|| new_set(state, &who));
    if set.locked == locked {
        return Vec::new();
    }
    let name = if locked { "board-lock" } else { "board-unlock" };
    let write = Write::put(Record::BoardSet(BoardSet { locked, ..set }));
    vec![commit_boards(state, &who, name, vec![write], Vec::new())]
}

/// The board as it came with the program; one of the person's own goes.
pub(super) fn reset(state: &mut State) -> Vec<Effect> {
    let id = state.editing.board.clone();
    let Some(board) = open(state, &id).filter(|board| is_own_set(&board.set)) else { return Vec::new() };
    let mut writes = vec![Write::Delete(Kind::Board, board.id.0.clone())];
    if let Some(mut set) = state.library.sets.get(&board.set).cloned() {
        set.boards.retain(|id| *id != board.id);
        set.root = set.boards.first().cloned().unwrap_or_default();
        writes.push(match set.boards.is_empty() {
            true => Write::Delete(Kind::BoardSet, set.id.0),
            false => Write::put(Record::BoardSet(set)),
        });
    }
    let Some(who) = state.who.clone() else { return Vec::new() };
    vec![commit_boards(state, &who, "board-reset", writes, Vec::new())]
}

/// The open board becomes that of everybody in the person's group, with the boards of the person's own that it leads to. Whoever has
/// one of them changed for themselves keeps theirs, and so does whoever has locked boards.
pub(super) fn share(state: &mut State) -> Vec<Effect> {
    let Some(board) = state.edited_board().filter(|board| is_own_set(&board.set)).cloned() else { return Vec::new() };
    let Some(person) = state.person().cloned() else { return Vec::new() };
    let boards = with_linked(state, &board);
    let others: Vec<ProfileId> = state.group_mates().into_iter().map(|mate| mate.id.clone()).collect();
    let locked = |set: &SetId| state.library.sets.get(set).is_some_and(|set| set.locked);
    let (shut, open): (Vec<_>, Vec<_>) = others.into_iter().partition(|mate| locked(&own_set(mate)));
    let changed = |mate: &ProfileId| {
        boards.iter().any(|board| {
            let there = state.library.boards.get(&BoardId(format!("{}/{}", own_set(mate), board.local_id)));
            there.is_some_and(|there| there.content() != board.content() && !there.is_as_shared())
        })
    };
    let (changed, open): (Vec<_>, Vec<_>) = open.into_iter().partition(changed);
    let theirs = |mate: &ProfileId| {
        let copies = boards.iter().map(|board| board.shared(own_set(mate))).collect();
        writes_for(state, mate, copies)
    };
    let writes: Vec<Write> = open.iter().flat_map(theirs).collect();
    let effect = (!writes.is_empty()).then(|| commit_boards(state, &person.id, "board-share", writes, Vec::new()));
    let (count, locked, changed) = (open.len(), shut.len(), changed.len());
    state.tell(Notice::done("board-shared").with("count", count).with("locked", locked).with("changed", changed));
    effect.into_iter().collect()
}

/// A board, and those in its set that only the person has and to which it leads.
fn with_linked(state: &State, board: &Arc<Board>) -> Vec<Arc<Board>> {
    let mut all = vec![Arc::clone(board)];
    let mut waiting = VecDeque::from([Arc::clone(board)]);
    while let Some(from) = waiting.pop_front() {
        let links = from.buttons.iter().filter_map(|button| button.load_board.as_ref());
        let targets = links.filter_map(|link| state.library.linked(&from, link));
        // Of a built-in board everybody has one already.
        let own = targets.filter_map(|id| state.library.boards.get(&id)).filter(|to| to.set == board.set);
        for target in own {
            if all.iter().all(|known| known.id != target.id) {
                all.push(Arc::clone(target));
                waiting.push_back(Arc::clone(target));
            }
        }
    }
    all
}
