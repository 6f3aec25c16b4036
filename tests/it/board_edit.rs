//! Changing a board: whatever is done to it, it stays a board, loses nothing that was not taken off, and is the same after a file.

use malgeurim::domain::board::edit::{Copied, Edit, EditError, Face, MAX_SIDE, Meaning, apply, kept};
use malgeurim::domain::board::{Board, Button, Cell, Image, LoadBoard, Placement, Span};
use malgeurim::domain::id::{BlobId, ButtonId};
use malgeurim::domain::locale::LocalText;
use malgeurim::formats::obf::{export_obf, import};
use malgeurim::formats::{builtin_boards, vocabulary};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const PNG: &[u8] = b"a picture";

fn blank(rows: usize, columns: usize) -> Board {
    let mut board =
        Board { id: "s/a".into(), local_id: "a".into(), set: "s".into(), locale: "ko".into(), ..Board::default() };
    (board.grid.rows, board.grid.columns) = (rows, columns);
    board.grid.order = vec![vec![None; columns]; rows];
    board.name = LocalText::new("판", "board");
    board
}

fn home() -> Board {
    let words = vocabulary::builtin();
    builtin_boards::builtin(&words).into_iter().find(|board| board.local_id == "home").unwrap()
}

fn at(row: usize, column: usize) -> Cell {
    Cell { row, column }
}

fn text(id: &str, label: &str) -> Box<Copied> {
    let meaning = Meaning::Text(LocalText::same(label), LocalText::default());
    Box::new(Copied { button: Button::saying(id.into(), meaning), ..Copied::default() })
}

fn image(id: &str) -> Image {
    Image::own(id, BlobId::of(PNG), (40, 30))
}

fn done(board: &Board, edit: Edit) -> Board {
    apply(board, edit, &BTreeSet::new()).unwrap()
}

/// What must hold of every board.
fn well_formed(board: &Board) {
    let ids: BTreeSet<&str> = board.buttons.iter().map(|button| button.id.as_str()).collect();
    assert_eq!(ids.len(), board.buttons.len(), "ids are unique");
    assert_eq!(board.grid.order.len(), board.grid.rows);
    assert!((1..=MAX_SIDE).contains(&board.grid.rows) && (1..=MAX_SIDE).contains(&board.grid.columns));
    assert!(board.grid.order.iter().all(|row| row.len() == board.grid.columns));
    let mut cells: Vec<&ButtonId> = board.grid.order.iter().flatten().flatten().collect();
    assert!(cells.iter().all(|id| ids.contains(id.as_str())), "every cell shows a button that is there");
    let count = cells.len();
    cells.sort();
    cells.dedup();
    assert_eq!(cells.len(), count, "a button is in one cell");
    for button in &board.buttons {
        assert!(button.image.as_ref().is_none_or(|id| board.image(id).is_some()), "its picture is there");
        assert!(button.placement.is_some() != board.cell_of(&button.id).is_some(), "it is in a cell or on the picture");
        if let Some(Placement { top, left, width, height }) = button.placement {
            assert!(top >= 0.0 && left >= 0.0 && top + height <= 1.00001 && left + width <= 1.00001);
            assert!(board.background().is_some(), "there is a picture below it");
        }
    }
    if let Some(picture) = board.background() {
        assert!(
            picture.span.cells().all(|cell| board.shown_at(cell.row, cell.column).is_none()),
            "nothing lies below it"
        );
    }
    let images: BTreeSet<&str> = board.images.iter().map(|image| image.id.as_str()).collect();
    assert_eq!(images.len(), board.images.len());
    let used = |image: &Image| {
        let shown = board.buttons.iter().any(|button| button.image.as_ref() == Some(&image.id));
        shown || board.background().is_some_and(|picture| picture.image == image.id)
    };
    assert!(board.images.iter().all(used), "no picture is left behind");
}

#[test]
fn a_button_is_put_changed_moved_and_taken_off() {
    let board = done(&blank(2, 3), Edit::Put(at(0, 1), text("b1", "민수")));
    let board = done(&board, Edit::Picture("b1".into(), Face::Image(Box::new(image("i1")))));
    let board = done(&board, Edit::Put(at(1, 2), text("b2", "교실")));
    let board = done(&board, Edit::Move(at(0, 1), at(1, 2)));
    let label = |row, column| board.button_at(row, column).map(|button| button.label.ko.clone());
    assert_eq!((label(0, 1), label(1, 2)), (Some("교실".to_owned()), Some("민수".to_owned())), "two change places");
    let moved = done(&board, Edit::Move(at(1, 2), at(0, 0)));
    assert_eq!(moved.button_at(0, 0).unwrap().image, Some("own-i1".into()), "it takes its picture with it");
    let renamed = done(&moved, Edit::Mean("b1".into(), Meaning::Text(LocalText::same("민준"), LocalText::default())));
    assert!(renamed.button("b1").unwrap().image.is_some(), "another name keeps the photograph");
    let word = Meaning::Word("water".into(), LocalText::new("물", "water"));
    let watered = done(&renamed, Edit::Mean("b1".into(), word));
    assert!(watered.button("b1").unwrap().image.is_none() && watered.images.is_empty(), "a word has its own picture");
    let less = done(&moved, Edit::Remove("b1".into()));
    assert!(less.button("b1").is_none() && less.images.is_empty());
    assert_eq!(less.buttons.len(), 1);
}

#[test]
fn words_that_protect_stay_where_they_are() {
    let home = home();
    let kept = kept(&home, &home);
    let no = home.button_at(1, 7).unwrap().id.clone();
    let refused = |edit: Edit| apply(&home, edit, &kept).err();
    assert_eq!(kept.len(), 7);
    for edit in [
        Edit::Remove(no.clone()),
        Edit::Hide(no.clone(), true),
        Edit::Move(at(1, 7), at(0, 0)),
        Edit::Move(at(0, 0), at(1, 7)),
        Edit::Put(at(1, 7), text("x", "아니")),
        Edit::Mean(no.clone(), Meaning::Text(LocalText::same("네"), LocalText::default())),
    ] {
        assert_eq!(refused(edit.clone()), Some(EditError::Protected), "{edit:?}");
    }
    assert_eq!(refused(Edit::Color(no, "rgb(1, 2, 3)".into())), None, "its colour may change");
    assert_eq!(refused(Edit::Remove(home.button_at(0, 0).unwrap().id.clone())), None);
}

#[test]
fn a_picture_lies_on_empty_cells_and_goes_with_its_hot_spots() {
    let board = done(&blank(2, 3), Edit::Put(at(0, 2), text("b1", "네")));
    let span = board.free_span().unwrap();
    assert_eq!(span, Span { row: 0, column: 0, rows: 2, columns: 2 });
    let scene = done(&board, Edit::Background(Some((Box::new(image("room")), span))));
    let mut door = *text("b2", "문");
    door.button.placement = Some(Placement { top: 0.9, left: 0.5, width: 0.4, height: 0.4 });
    let scene = done(&scene, Edit::Spot(Box::new(door.clone()), None));
    assert_eq!(scene.spots().count(), 1);
    let refused = |edit: Edit| apply(&scene, edit, &BTreeSet::new()).err();
    assert_eq!(refused(Edit::Put(at(0, 0), text("b3", "아래"))), Some(EditError::Covered));
    assert_eq!(refused(Edit::Move(at(0, 2), at(1, 1))), Some(EditError::Covered));
    assert_eq!(refused(Edit::Shape(2, 1)), Some(EditError::NoRoom));
    assert_eq!(apply(&board, Edit::Spot(Box::new(door), None), &BTreeSet::new()).err(), Some(EditError::NoPicture));
    let other = done(&scene, Edit::Background(Some((Box::new(image("garden")), span))));
    assert_eq!((other.spots().count(), other.images.len()), (1, 1), "another picture keeps the hot spots");
    let bare = done(&other, Edit::Background(None));
    assert_eq!((bare.buttons.len(), bare.images.len(), bare.background()), (1, 0, None));
    assert_eq!(bare.button_at(0, 2).unwrap().label.ko, "네");
}

#[test]
fn a_grid_grows_without_moving_anything_and_never_drops_a_button() {
    let home = home();
    let larger = done(&home, Edit::Shape(6, 9));
    assert!((0..5).all(|row| (0..8).all(|column| larger.button_at(row, column) == home.button_at(row, column))));
    assert_eq!(done(&larger, Edit::Shape(5, 8)), home, "empty rows and columns go again");
    assert_eq!(apply(&home, Edit::Shape(4, 8), &BTreeSet::new()).err(), Some(EditError::NoRoom));
    assert_eq!(apply(&home, Edit::Shape(5, MAX_SIDE + 1), &BTreeSet::new()).err(), Some(EditError::TooLarge));
    assert_eq!(apply(&home, Edit::Shape(0, 8), &BTreeSet::new()).err(), Some(EditError::TooLarge));
}

#[test]
fn a_level_of_its_own_is_kept_in_the_file() {
    let board = done(&blank(1, 1), Edit::Put(at(0, 0), text("b1", "비밀")));
    let board = done(&board, Edit::Level("b1".into(), Some(3)));
    assert_eq!(round_trip(&board).button("b1").unwrap().level(), Some(3));
    assert_eq!(done(&board, Edit::Level("b1".into(), None)).button("b1").unwrap().level(), None);
}

/// Written as a file and read again.
fn round_trip(board: &Board) -> Board {
    let bytes: BTreeMap<BlobId, Vec<u8>> = [(BlobId::of(PNG), PNG.to_vec())].into();
    let (file, _) = export_obf(board, &mut |id| bytes.get(id).cloned()).unwrap();
    let mut read = import("a.obf", &file, "s".into()).unwrap().boards.remove(0);
    read.path.clear();
    (read.id, read.set) = (board.id.clone(), board.set.clone());
    read
}

fn cell() -> impl Strategy<Value = Cell> {
    (0usize..5, 0usize..5).prop_map(|(row, column)| Cell { row, column })
}

fn placement() -> impl Strategy<Value = Placement> {
    let edge = || prop_oneof![-0.5f32..1.5, Just(f32::NAN)];
    (edge(), edge(), edge(), edge()).prop_map(|(top, left, width, height)| Placement { top, left, width, height })
}

/// A change; ids of new things are made of its number, ids of others are those of earlier numbers.
fn edit(nth: usize) -> impl Strategy<Value = Edit> {
    let known = || (0..nth.max(1)).prop_map(|n| ButtonId(format!("b{n}")));
    let new = format!("b{nth}");
    let named = ("[가-힣]{1,3}", "[a-z]{1,5}").prop_map(|(ko, en)| LocalText::new(ko, en));
    let put = (cell(), "[가-힣]{1,3}");
    let spot = (placement(), "[가-힣]{1,3}");
    let span = (cell(), 1usize..4, 1usize..4);
    let copy = {
        let new = new.clone();
        move |label: String| text(&new, &label)
    };
    let on_picture = copy.clone();
    prop_oneof![
        3 => put.prop_map(move |(cell, label)| Edit::Put(cell, copy(label))),
        2 => spot.prop_map(move |(at, label)| {
            let mut new = on_picture(label);
            new.button.placement = Some(at);
            Edit::Spot(new, None)
        }),
        3 => (cell(), cell()).prop_map(|(from, to)| Edit::Move(from, to)),
        1 => known().prop_map(Edit::Remove),
        1 => (known(), any::<bool>()).prop_map(|(id, on)| Edit::Hide(id, on)),
        1 => (known(), named.clone(), named.clone()).prop_map(|(id, label, says)| Edit::Mean(id, Meaning::Text(label, says))),
        1 => known().prop_map(|id| Edit::Mean(id, Meaning::Word("water".into(), LocalText::new("물", "water")))),
        1 => known().prop_map(|id| Edit::Color(id, "rgb(10, 20, 30)".into())),
        1 => (known(), of("[a-z]{1,4}")).prop_map(|(id, to)| {
            Edit::Link(id, to.map(|id| LoadBoard { id, ..LoadBoard::default() }))
        }),
        2 => known().prop_map(move |id| Edit::Picture(id, Face::Image(Box::new(image(&format!("i{nth}")))))),
        1 => known().prop_map(|id| Edit::Picture(id, Face::Symbol("🌷".into()))),
        1 => (known(), of(0u8..9)).prop_map(|(id, level)| Edit::Level(id, level)),
        1 => (known(), placement()).prop_map(|(id, at)| Edit::Place(id, at)),
        1 => named.prop_map(Edit::Name),
        1 => (0usize..7, 0usize..7).prop_map(|(rows, columns)| Edit::Shape(rows, columns)),
        2 => of(span).prop_map(move |span| Edit::Background(span.map(|(cell, rows, columns)| {
            let span = Span { row: cell.row, column: cell.column, rows, columns };
            (Box::new(image(&format!("i{nth}"))), span)
        }))),
    ]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    (1usize..30).prop_flat_map(|count| (0..count).map(|nth| edit(nth).boxed()).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_board_is_a_board_and_the_same_after_a_file(edits in edits()) {
        let mut board = blank(3, 4);
        for edit in edits {
            let before = board.buttons.len();
            let (moves, adds) = (matches!(edit, Edit::Move(..)), matches!(edit, Edit::Spot(_, None)));
            let Ok(after) = apply(&board, edit, &BTreeSet::new()) else { continue };
            well_formed(&after);
            prop_assert!(!moves || after.buttons.len() == before, "a move loses nothing");
            prop_assert!(!adds || after.buttons.len() == before + 1);
            board = after;
        }
        prop_assert_eq!(round_trip(&board), board);
    }

    #[test]
    fn what_is_kept_is_kept(edits in vec(edit(60), 1..20)) {
        let home = home();
        let kept = kept(&home, &home);
        let mut board = home.clone();
        for edit in edits {
            board = apply(&board, edit, &kept).unwrap_or(board);
        }
        for id in kept {
            prop_assert_eq!(board.button(id.as_str()).map(|b| (&b.word, b.hidden)), home.button(id.as_str()).map(|b| (&b.word, false)));
            prop_assert_eq!(board.cell_of(&id), home.cell_of(&id));
        }
    }
}
