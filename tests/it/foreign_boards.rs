//! Boards of other programs: real files, files made for one rule each, hostile files.

#[path = "foreign_boards/asterics.rs"]
mod asterics;
#[path = "foreign_boards/asterics_out.rs"]
mod asterics_out;
#[path = "foreign_boards/big.rs"]
mod big;
#[path = "foreign_boards/cboard.rs"]
mod cboard;
#[path = "foreign_boards/gridset.rs"]
mod gridset;
#[path = "foreign_boards/hostile.rs"]
mod hostile;
#[path = "foreign_boards/snap.rs"]
mod snap;
#[path = "foreign_boards/touchchat.rs"]
mod touchchat;

use crate::obf::{export, shared, well_formed};
use malgeurim::domain::board::{Board, Button, Links};
use malgeurim::formats::boards::import;
use malgeurim::formats::obf::{ImportError, Imported, LossKind, RepairKind};

/// Imports as set `s`.
fn read(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    import(name, bytes, "s".into())
}

/// Imports what must be accepted: it is well formed and can be written and read again.
fn accepted(name: &str, bytes: &[u8]) -> Imported {
    let imported = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    well_formed(&imported);
    let again = read("again.obz", &export(&imported)).unwrap_or_else(|error| panic!("{name}: {error}"));
    well_formed(&again);
    assert_eq!((again.boards.len(), again.buttons()), (imported.boards.len(), imported.buttons()), "{name}");
    imported
}

/// A file of the shared data, imported.
fn real(name: &str) -> Option<Imported> {
    Some(accepted(name, &shared(&format!("boards_other/{name}"))?))
}

fn board<'a>(imported: &'a Imported, name: &str) -> &'a Board {
    imported.boards.iter().find(|board| board.name.en == name).unwrap_or_else(|| panic!("no board {name}"))
}

fn button<'a>(board: &'a Board, label: &str) -> &'a Button {
    board.buttons.iter().find(|button| button.label.en == label).unwrap_or_else(|| panic!("no button {label}"))
}

/// The labels of a board by rows, `.` for an empty cell.
fn layout(board: &Board) -> String {
    let cell = |row, column| board.button_at(row, column).map_or(".", |button| button.label.en.as_str());
    let row = |row| (0..board.grid.columns).map(|column| cell(row, column)).collect::<Vec<_>>().join("|");
    (0..board.grid.rows).map(row).collect::<Vec<_>>().join(" / ")
}

/// Boards, buttons, pictures, contents of pictures.
fn counts(imported: &Imported) -> [usize; 4] {
    [imported.boards.len(), imported.buttons(), imported.images(), imported.media.len()]
}

/// Links, and how many of them lead to a board of the set.
fn links(imported: &Imported) -> (usize, usize) {
    let known = Links::new(&imported.boards);
    let buttons = imported.boards.iter().flat_map(|board| &board.buttons);
    let links: Vec<_> = buttons.filter_map(|button| button.load_board.as_ref()).collect();
    (links.len(), links.iter().filter(|link| known.resolve(link).is_some()).count())
}

/// Buttons for which this holds.
fn with(imported: &Imported, what: fn(&Button) -> bool) -> usize {
    imported.boards.iter().flat_map(|board| &board.buttons).filter(|button| what(button)).count()
}

/// What the report says, without counts of nothing.
fn told(imported: &Imported) -> Vec<(&'static str, usize)> {
    let repaired = RepairKind::ALL.iter().map(|kind| (kind.key(), imported.repairs(*kind)));
    let lost = LossKind::ALL.iter().map(|kind| (kind.key(), imported.losses(*kind)));
    repaired.chain(lost).filter(|(_, count)| *count > 0).collect()
}

/// What was made with SQLite: the bytes of a database after these statements.
fn database(statements: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.db");
    let connection = rusqlite::Connection::open(&path).expect("a database");
    connection.execute_batch(statements).expect("statements");
    drop(connection);
    std::fs::read(&path).expect("the file")
}
