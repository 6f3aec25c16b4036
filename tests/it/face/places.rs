//! Positions are for life: the same on every board, in every language, at every level.

use super::stage::{LYING, PHONE, STANDING, Stage, Target};
use egui::{Rect, Vec2};
use malgeurim::app::{Command, Room, TalkCommand};
use malgeurim::domain::board::Board;
use malgeurim::domain::id::BoardId;
use malgeurim::domain::locale::Lang;
use std::collections::BTreeSet;
use std::sync::Arc;

fn talking(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.go(Room::Talk);
    stage
}

fn boards(stage: &Stage, columns: usize) -> Vec<Arc<Board>> {
    stage.state().library.builtin.values().filter(|board| board.grid.columns == columns).cloned().collect()
}

/// What a screen reader says for a cell.
fn cell_name(stage: &Stage, board: &Board, row: usize, column: usize) -> Option<String> {
    let button = board.button_at(row, column)?;
    let label = button.label.get(stage.state().lang());
    let texts = malgeurim::text::Texts::new(stage.state().lang());
    Some(match (&button.load_board, button.speaks()) {
        (Some(_), true) => texts.with("speaks-and-opens", &[("name", label)]),
        (Some(_), false) => texts.with("folder-opens", &[("name", label)]),
        _ => label.to_owned(),
    })
}

/// Where the answers of the last column are.
fn answers(stage: &Stage, board: &Board) -> Vec<Rect> {
    let column = board.grid.columns - 1;
    let names = (0..board.grid.rows).map(|row| cell_name(stage, board, row, column).expect("an answer in every row"));
    names.map(|name| stage.button(&name).rect).collect()
}

fn open(stage: &mut Stage, board: &BoardId) {
    stage.send(Command::Talk(TalkCommand::Open(board.clone())));
}

#[test]
fn answers_and_safety_stand_in_the_same_place_on_every_board() {
    for size in [LYING, STANDING] {
        for columns in [8, 4] {
            let mut stage = talking(Lang::Ko, size);
            let boards = boards(&stage, columns);
            assert!(boards.len() > 5, "{columns}: {}", boards.len());
            let mut first: Option<Vec<Rect>> = None;
            for board in boards {
                open(&mut stage, &board.id);
                let now = answers(&stage, &board);
                assert_eq!(first.get_or_insert_with(|| now.clone()), &now, "{}", board.id);
            }
        }
    }
}

/// Where every button is, in the order they are drawn.
fn rects(targets: &[Target]) -> Vec<Rect> {
    targets.iter().map(|target| target.rect).collect()
}

#[test]
fn korean_and_english_stand_in_the_same_places() {
    for size in [LYING, STANDING, PHONE] {
        let mut korean = talking(Lang::Ko, size);
        let mut english = talking(Lang::En, size);
        for board in ["builtin/home", "builtin/food", "builtin/hospital", "builtin/feelings"] {
            open(&mut korean, &board.into());
            open(&mut english, &board.into());
            assert_eq!(rects(&korean.buttons()), rects(&english.buttons()), "{board} {size:?}");
        }
    }
}

#[test]
fn masking_moves_nothing() {
    let mut stage = talking(Lang::Ko, LYING);
    let boards = boards(&stage, 8);
    for board in &boards {
        stage.change_person(|person| person.level = 4);
        open(&mut stage, &board.id);
        let all = stage.buttons();
        stage.change_person(|person| person.level = 1);
        let few = stage.buttons();
        for button in &few {
            assert!(all.contains(button), "{}: {:?} moved or changed", board.id, button.name);
        }
    }
    stage.change_person(|person| person.level = 1);
    let masked = boards.iter().filter(|board| {
        stage.send(Command::Talk(TalkCommand::Open(board.id.clone())));
        let shown: BTreeSet<String> = stage.buttons().into_iter().map(|button| button.name).collect();
        (0..5)
            .flat_map(|row| (0..8).map(move |column| (row, column)))
            .any(|(row, column)| cell_name(&stage, board, row, column).is_some_and(|name| !shown.contains(&name)))
    });
    assert!(masked.count() > 3, "level 1 masks something");
}

#[test]
fn protecting_words_stay_when_everything_is_masked() {
    let mut stage = talking(Lang::Ko, LYING);
    let every = stage.state().words.words().iter().map(|word| word.id.clone()).collect();
    stage.change_person(|person| {
        person.level = 1;
        person.masked = every;
    });
    for name in ["네", "아니요", "그만", "도와주세요", "모르다", "아프다", "화장실"] {
        assert!(stage.has_button(name), "{name}");
    }
    assert!(!stage.has_button("먹다"));
}

/// Pans over the whole board and gathers the buttons it met; stops where panning shows nothing new.
pub fn reachable(stage: &mut Stage) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    for _ in 0..20 {
        walk_row(stage, &mut seen);
        if !pan(stage, "pan-down") {
            break;
        }
    }
    seen
}

fn walk_row(stage: &mut Stage, seen: &mut BTreeSet<String>) {
    while pan(stage, "pan-left") {}
    loop {
        seen.extend(stage.buttons().into_iter().map(|button| button.name));
        if !pan(stage, "pan-right") {
            break;
        }
    }
}

/// Presses a key that pans, if it is there and does not rest.
fn pan(stage: &mut Stage, text: &str) -> bool {
    let name = stage.t(text);
    let can = stage.buttons().into_iter().any(|button| button.name == name && button.enabled);
    if can {
        stage.tap(&name);
    }
    can
}

/// The names of all cells of the first board.
pub fn home_cells(stage: &Stage) -> BTreeSet<String> {
    let board = stage.state().board().cloned().expect("a board");
    let cells = (0..board.grid.rows).flat_map(|row| (0..board.grid.columns).map(move |column| (row, column)));
    cells.filter_map(|(row, column)| cell_name(stage, &board, row, column)).collect()
}

#[test]
fn a_phone_reaches_all_forty_cells() {
    for lang in [Lang::Ko, Lang::En] {
        let mut stage = talking(lang, PHONE);
        let cells = home_cells(&stage);
        assert_eq!(cells.len(), 40);
        let seen = reachable(&mut stage);
        let missing: Vec<_> = cells.difference(&seen).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
