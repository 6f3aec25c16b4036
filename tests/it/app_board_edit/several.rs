//! Boards that several people use: of a group, of a file.

use super::{edit, editing, enter, home, label, new_board, tap, text};
use crate::common::Bench;
use malgeurim::app::{CellPicture, ImportReport, JobResult, Outcome};
use malgeurim::domain::id::BoardId;
use serde_json::json;

/// 하늘 with two others in one group.
fn in_a_group() -> (Bench, Vec<String>) {
    let mut bench = editing();
    let mates: Vec<String> = ["바다", "구름"].map(|name| bench.add_person(name)).to_vec();
    let mut people: Vec<_> = bench.state.library.people().into_iter().cloned().collect();
    for person in &mut people {
        person.group = "나리반".to_owned();
        bench.run(json!({"settings": {"save": person}}));
    }
    (bench, mates)
}

#[test]
fn a_board_that_a_mate_has_changed_is_not_written_over() {
    let (mut bench, mates) = in_a_group();
    let who = bench.state.who.clone().unwrap();
    let shared = |bench: &mut Bench, label: &str| {
        tap(bench, 0, 1);
        text(bench, label);
        edit(bench, json!("share"));
        let notice = bench.state.notices.drain(..).find(|notice| notice.what == "board-shared").unwrap();
        notice.args.into_iter().map(|(_, count)| count).collect::<Vec<_>>()
    };
    let theirs = |bench: &Bench, mate: &str| {
        let board = bench.state.library.shown("builtin/home", Some(&mate.into())).unwrap().clone();
        (label(&board, 0, 1), board.button_at(0, 0).unwrap().hidden)
    };
    assert_eq!(shared(&mut bench, "민수"), ["2", "0", "0"]);
    // As it was shared it may be shared anew.
    assert_eq!(shared(&mut bench, "지우"), ["2", "0", "0"]);
    bench.run(json!({"profiles": {"choose": mates[0]}}));
    enter(&mut bench);
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"hide": true}));
    bench.run(json!({"profiles": {"choose": who}}));
    enter(&mut bench);
    assert_eq!(shared(&mut bench, "서연"), ["1", "0", "1"]);
    assert_eq!(theirs(&bench, &mates[0]), ("지우".to_owned(), true), "as it was changed for 바다");
    assert_eq!(theirs(&bench, &mates[1]), ("서연".to_owned(), false));
}

#[test]
fn a_board_is_shared_with_the_group_and_all_of_it_goes_with_one_undo() {
    let (mut bench, mates) = in_a_group();
    let new = new_board(&mut bench, "교실");
    tap(&mut bench, 0, 0);
    text(&mut bench, "민수");
    edit(&mut bench, json!("back"));
    edit(&mut bench, json!("share"));
    assert_eq!(bench.read_notices(), ["board-shared"]);
    let theirs =
        |bench: &Bench, mate: &str| bench.state.library.shown("builtin/home", Some(&mate.into())).unwrap().clone();
    for mate in &mates {
        let board = theirs(&bench, mate);
        let link = board.button("r1c2").unwrap().load_board.clone().unwrap();
        let opens = bench.state.library.linked(&board, &link).unwrap();
        assert_eq!(label(bench.state.library.board(opens.as_str()).unwrap(), 0, 0), "민수", "with the board behind it");
        assert_ne!(opens, new.id, "a copy of their own");
    }
    bench.run(json!("undo"));
    assert!(mates.iter().all(|mate| theirs(&bench, mate).is_builtin()));
    bench.run(json!("redo"));
    bench.run(json!({"profiles": {"remove": mates[0]}}));
    let left = |bench: &Bench, mate: &str| bench.state.library.boards.keys().any(|id| id.as_str().contains(mate));
    assert!(!left(&bench, &mates[0]) && left(&bench, &mates[1]), "own boards go with their person");
}

#[test]
fn a_person_of_the_device_is_put_with_their_picture() {
    let mut bench = editing();
    let minsu = bench.add_person("민수");
    let picture = bench.state.library.profiles[minsu.as_str()].picture.clone();
    tap(&mut bench, 0, 1);
    edit(&mut bench, json!({"person": minsu}));
    let board = home(&bench);
    let button = bench.state.edited_button().unwrap();
    assert_eq!(button.label.ko, "민수");
    assert_eq!(bench.state.cell_picture(&board, button), Some(CellPicture::Symbol(picture)));
    bench.run(json!("undo"));
    assert!(home(&bench).is_builtin(), "one step");
}

/// 하늘 is there, and a board `name` of a file, with 사과 and an empty place.
fn with_file(name: &str) -> (Bench, BoardId) {
    let mut bench = Bench::talking();
    let file = json!({
        "format": "open-board-0.1", "id": "1", "locale": "ko", "name": name, "images": [], "sounds": [],
        "buttons": [{"id": "a", "label": "사과"}], "grid": {"rows": 1, "columns": 2, "order": [["a", null]]},
    });
    let imported = malgeurim::formats::obf::import("our.obf", file.to_string().as_bytes(), "s1".into()).unwrap();
    let result = JobResult::Boards {
        set: Box::new(imported.set),
        boards: imported.boards,
        media: Vec::new(),
        report: ImportReport::default(),
    };
    bench.outcome(Outcome::Ended { id: 99, result });
    let board: BoardId = bench.state.library.boards.keys().next().unwrap().clone();
    bench.run(json!({"talk": {"open": board}}));
    (bench, board)
}

#[test]
fn a_link_to_another_set_opens_that_board_for_everybody() {
    // The file's own board is called like the one that is linked.
    let (mut bench, board) = with_file("음식");
    enter(&mut bench);
    edit(&mut bench, json!({"open": "builtin/food"}));
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"hide": true}));
    edit(&mut bench, json!({"open": board}));
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"link": "builtin/food"}));
    let opens = |bench: &Bench| {
        let board = &bench.state.library.boards[&board];
        let link = board.button_at(0, 0).unwrap().load_board.clone().unwrap();
        (bench.state.library.linked(board, &link), link.id)
    };
    assert_eq!(opens(&bench), (Some("builtin/food".into()), "builtin/food".to_owned()), "not 하늘's own copy");
    // A board that only 하늘 has is nothing for everybody: the link stays as it was.
    edit(&mut bench, json!({"open": "builtin/home"}));
    let own = new_board(&mut bench, "교실");
    edit(&mut bench, json!({"open": board}));
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"link": own.id}));
    assert_eq!(bench.read_notices(), ["board-edit-link-own"]);
    assert_eq!(opens(&bench).1, "builtin/food");
}

#[test]
fn boards_of_a_file_are_changed_where_they_are_and_stay_one_set() {
    let (mut bench, board) = with_file("우리 판");
    enter(&mut bench);
    assert_eq!(bench.state.editing.board, board, "what was open is changed");
    tap(&mut bench, 0, 0);
    text(&mut bench, "배");
    assert_eq!(label(&bench.state.library.boards[&board], 0, 0), "배");
    tap(&mut bench, 0, 1);
    edit(&mut bench, json!({"new-board": {"ko": "과일", "en": "Fruit"}}));
    let new = bench.state.edited_board().unwrap().clone();
    let set = &bench.state.library.sets["s1"];
    assert!(set.boards.contains(&new.id) && set.root == board, "the new board is one of its set");
    assert_eq!(bench.state.library.sets.len(), 1, "and nothing is the person's own");
    assert_eq!((new.grid.rows, new.grid.columns), (1, 2));
}
