//! Boards of files: bring in, remove, write out.

use super::works::file_name;
use super::{commit, start};
use crate::app::command::BoardsCommand;
use crate::app::effect::{Effect, ExportFormat, Job};
use crate::app::outcome::{ImportReport, ReportLine};
use crate::app::print::PrintBoard;
use crate::app::state::State;
use crate::domain::board::{BUILTIN_SET, Board, BoardSet, own_set};
use crate::domain::id::{BlobId, BoardId, SetId};
use crate::domain::notice::Notice;
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::formats::builtin_boards;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn on(state: &mut State, command: BoardsCommand) -> Vec<Effect> {
    match command {
        BoardsCommand::Import(paths) => paths
            .into_iter()
            .map(|path| {
                let set: SetId = state.ids.make("s");
                start(state, Job::ImportBoards { path, set }).1
            })
            .collect(),
        BoardsCommand::Remove(set) => remove(state, &set),
        BoardsCommand::Print(set) => print(state, set),
        BoardsCommand::Export { to, set, board } => export(state, to, set, board),
    }
}

/// A file was read: its boards join the library. The same file again brings nothing, as long as its boards here are as they came;
/// where they were changed, they stay, and the file's boards come as a set of their own.
pub(super) fn imported(
    state: &mut State,
    mut set: BoardSet,
    boards: Vec<Board>,
    media: Vec<(BlobId, Arc<Vec<u8>>)>,
    report: ImportReport,
) -> Vec<Effect> {
    tell(state, &report);
    let known: Vec<&BoardSet> = state.library.sets.values().filter(|known| known.source == set.source).collect();
    if let Some(same) = known.iter().find(|known| is_as_it_came(state, known, &boards)) {
        let set = same.id.0.clone();
        state.imports.push(ImportReport { set, ..report });
        return Vec::new();
    }
    if !known.is_empty() {
        set.name = free_name(state, &set.name);
        state.tell(Notice::done("import-beside").with("name", &set.name));
    }
    let mut writes: Vec<Write> = boards.into_iter().map(|board| Write::put(Record::Board(board))).collect();
    state.imports.push(ImportReport { set: set.id.0.clone(), ..report });
    writes.push(Write::put(Record::BoardSet(set)));
    vec![commit(state, Transaction::new("boards-import", state.who.clone(), writes), media)]
}

/// Whether the boards of a set are those that its file brings, under the ids that they have here.
fn is_as_it_came(state: &State, set: &BoardSet, boards: &[Board]) -> bool {
    let is_same = |board: &Board| {
        let inside = board.id.as_str().strip_prefix(board.set.as_str()).unwrap_or_default();
        let id = BoardId(format!("{}{inside}", set.id));
        let came = |here: &Arc<Board>| **here == Board { id: id.clone(), set: set.id.clone(), ..board.clone() };
        state.library.boards.get(&id).is_some_and(came)
    };
    set.boards.len() == boards.len() && boards.iter().all(is_same)
}

/// A name with a number after it that no set has.
fn free_name(state: &State, name: &str) -> String {
    let is_free = |name: &String| state.library.sets.values().all(|set| set.name != *name);
    (2..).map(|number| format!("{name} {number}")).find(is_free).unwrap_or_default()
}

/// What came in; then, if it was so, in how many places it was repaired and what could not be used.
fn tell(state: &mut State, report: &ImportReport) {
    let done = Notice::done("import-done")
        .with("name", &report.name)
        .with("boards", report.boards)
        .with("buttons", report.buttons);
    state.tell(done);
    let places = |lines: &[ReportLine]| lines.iter().map(|line| line.count).sum::<usize>();
    if !report.repaired.is_empty() {
        state.tell(Notice::done("import-repaired").with("count", places(&report.repaired)));
    }
    if !report.lost.is_empty() {
        state.tell(Notice::done("import-lost").with("count", places(&report.lost)));
    }
}

fn remove(state: &mut State, set: &SetId) -> Vec<Effect> {
    let Some(set) = state.library.sets.get(set).cloned() else { return Vec::new() };
    if set.locked {
        state.tell(Notice::problem("board-edit-locked"));
        return Vec::new();
    }
    let mut writes: Vec<Write> = set.boards.iter().map(|id| Write::Delete(Kind::Board, id.0.clone())).collect();
    writes.push(Write::Delete(Kind::BoardSet, set.id.0));
    let effect = commit(state, Transaction::new("boards-remove", state.who.clone(), writes), Vec::new());
    if state.board().is_none() {
        state.talk.board = state.home_board();
        state.talk.trail.clear();
    }
    vec![effect]
}

fn export(state: &mut State, to: PathBuf, set: Option<SetId>, board: Option<BoardId>) -> Vec<Effect> {
    let one = board.as_ref().and_then(|id| state.library.board(id.as_str())).cloned();
    let name = to.to_string_lossy().to_lowercase();
    let is_grd = name.ends_with(".grd") || name.ends_with(".grd.json");
    let format = |other: ExportFormat| if is_grd { ExportFormat::Grd } else { other };
    let job = match one {
        Some(board) => {
            let set = BoardSet { name: board.name.ko.clone(), root: board.id.clone(), ..BoardSet::default() };
            Job::ExportBoards { to, set, boards: vec![board], format: format(ExportFormat::Obf) }
        }
        None => {
            let Some((set, boards)) = whole_set(state, set) else {
                state.tell(Notice::problem("not-found"));
                return Vec::new();
            };
            Job::ExportBoards { to, set, boards, format: format(ExportFormat::Obz) }
        }
    };
    vec![start(state, job).1]
}

/// A page a board, in the order of the set; those of the program in the order of their ids.
fn print(state: &mut State, set: SetId) -> Vec<Effect> {
    let Some((set, boards)) = whole_set(state, Some(set)) else {
        state.tell(Notice::problem("not-found"));
        return Vec::new();
    };
    let lang = state.lang();
    let boards = with_own(state, boards);
    let boards = boards.iter().map(|board| PrintBoard::of(state, board, lang)).collect();
    let to = state.documents.join(format!("{}.pdf", file_name(&set.name, set.id.as_str())));
    let at = (state.now, state.utc_offset_min);
    let (id, effect) = start(state, Job::PrintBoards { to, boards, title: (set.name, lang), at });
    state.printing = Some(id);
    vec![effect]
}

/// The person's own copies in the places of the program's boards, and after these the boards that only the person has.
fn with_own(state: &State, boards: Vec<Arc<Board>>) -> Vec<Arc<Board>> {
    let is_builtin = boards.first().is_some_and(|board| board.is_builtin());
    let Some(who) = state.who.as_ref().filter(|_| is_builtin) else { return boards };
    let shown = boards.iter().filter_map(|board| state.shown(&board.id));
    let own = state.library.boards.values().filter(|board| board.set == own_set(who));
    let new = own.filter(|board| state.library.known_as(board) == board.id);
    shown.chain(new).cloned().collect()
}

fn whole_set(state: &State, id: Option<SetId>) -> Option<(BoardSet, Vec<Arc<Board>>)> {
    match id.filter(|id| id.as_str() != BUILTIN_SET) {
        Some(id) => {
            let set = state.library.sets.get(&id)?.clone();
            let boards = set.boards.iter().filter_map(|id| state.library.board(id.as_str()).cloned()).collect();
            Some((set, boards))
        }
        None => {
            let boards: Vec<Arc<Board>> = state.library.builtin.values().cloned().collect();
            let set = BoardSet {
                id: BUILTIN_SET.into(),
                name: "malgeurim".to_owned(),
                root: builtin_boards::board_id(builtin_boards::HOME),
                boards: boards.iter().map(|board| board.id.clone()).collect(),
                ..BoardSet::default()
            };
            Some((set, boards))
        }
    }
}
