//! Boards of files, without a window: bring in, talk with them, take away, write out.

use crate::common::{Bench, commits};
use malgeurim::app::{Effect, ExportFormat, ImportReport, Job, JobResult, Outcome};
use malgeurim::domain::board::Board;
use malgeurim::domain::id::SetId;
use malgeurim::domain::notice::Notice;
use malgeurim::formats::obf;
use serde_json::{Value, json};
use std::sync::Arc;

/// A board of a speech therapist: text, another pronunciation, links by id and path, actions.
fn file() -> Vec<u8> {
    let button = |id: u32, label: &str, more: Value| {
        let mut button = json!({"id": id, "label": label});
        button.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        button
    };
    let board = json!({
        "format": "open-board-0.1", "id": "first", "locale": "ko", "name": "우리 판",
        "buttons": [
            button(1, "물", json!({})),
            button(2, "할머니 댁", json!({"vocalization": "할머니 댁에 가고 싶어요"})),
            button(3, "지우기", json!({"action": ":clear"})),
            button(4, "뒤로", json!({"actions": [":backspace"]})),
            button(5, "말하기", json!({"actions": [":speak"]})),
            button(6, "어딘가", json!({"load_board": {"id": "gone", "name": "없는 판"}})),
            button(7, "처음", json!({"actions": [":home"]})),
            button(8, "글자", json!({"actions": ["+그네", ":ext_unknown"]})),
            button(9, "ㄱ", json!({"action": "+ㄱ"})),
            button(10, "ㅏ", json!({"action": "+ㅏ"})),
            button(11, "띄우기", json!({"action": ":space"})),
            button(12, "빼기", json!({"action": ":deleteword"})),
        ],
        "grid": {"rows": 3, "columns": 4, "order": [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]},
        "images": [], "sounds": []
    });
    board.to_string().into_bytes()
}

/// The newest job reads these bytes.
fn read(bench: &mut Bench, name: &str, bytes: &[u8]) -> Vec<Effect> {
    let (id, job) = bench.last_job();
    let Job::ImportBoards { set, .. } = job else { panic!("{job:?}") };
    let imported = obf::import(name, bytes, set).unwrap();
    let report = ImportReport {
        name: imported.set.name.clone(),
        boards: imported.boards.len(),
        buttons: imported.buttons(),
        ..ImportReport::default()
    };
    let media = imported.media.into_iter().map(|(id, bytes)| (id, Arc::new(bytes))).collect();
    let result = JobResult::Boards { set: Box::new(imported.set), boards: imported.boards, media, report };
    bench.outcome(Outcome::Ended { id, result })
}

fn import(bench: &mut Bench, name: &str, bytes: &[u8]) -> Vec<Effect> {
    bench.run(json!({"boards": {"import": [name]}}));
    read(bench, name, bytes)
}

fn the_set(bench: &Bench) -> SetId {
    bench.state.library.sets.keys().next().cloned().unwrap()
}

/// 우리 판 is open.
fn on_the_board() -> (Bench, Arc<Board>) {
    let mut bench = Bench::talking();
    import(&mut bench, "우리 판.obf", &file());
    let board = bench.state.library.boards.values().next().cloned().unwrap();
    bench.talk(json!({ "open": board.id }));
    bench.read_notices();
    (bench, board)
}

fn press(bench: &mut Bench, board: &Board, button: &str) -> Vec<Effect> {
    bench.talk(json!({"press": {"board": board.id, "button": button}}))
}

#[test]
fn a_file_of_boards_comes_in_as_one_step() {
    let mut bench = Bench::talking();
    let effects = bench.run(json!({"boards": {"import": ["a.obf", "b.obf"]}}));
    assert_eq!(effects.len(), 2, "each file is a set of its own");
    let effects = read(&mut bench, "우리 판.obf", &file());
    assert_eq!(
        commits(&effects).iter().map(|t| (t.name.as_str(), t.undoable)).collect::<Vec<_>>(),
        [("boards-import", true)]
    );
    assert_eq!(bench.state.library.sets[&the_set(&bench)].name, "우리 판");
    assert_eq!(bench.state.imports.last().map(|report| (report.boards, report.buttons)), Some((1, 12)));
    assert_eq!(bench.read_notices(), ["import-done"]);
    bench.run(json!("undo"));
    assert!(bench.state.library.sets.is_empty() && bench.state.library.boards.is_empty());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut bench = Bench::talking();
    import(&mut bench, "우리 판.obf", &file());
    let before = bench.rows.clone();
    assert!(commits(&import(&mut bench, "another name.obf", &file())).is_empty());
    assert_eq!(bench.rows, before);
    assert_eq!(bench.state.imports.last().map(|report| report.set.clone()), Some(the_set(&bench).0));
    // A changed file is a new set beside it.
    let mut changed = file();
    changed.push(b' ');
    import(&mut bench, "우리 판.obf", &changed);
    assert_eq!((bench.state.library.sets.len(), bench.state.library.boards.len()), (2, 2));
}

#[test]
fn boards_that_were_changed_here_stay_and_those_of_the_file_come_beside_them() {
    let (mut bench, board) = on_the_board();
    bench.run(json!({"go": "boards"}));
    bench.state.services.unlocked = true;
    bench.run(json!({"edit": {"tap": {"cell": {"row": 0, "column": 0}}}}));
    bench.run(json!({"edit": {"hide": true}}));
    let changed = bench.state.library.boards[&board.id].clone();
    import(&mut bench, "우리 판.obf", &file());
    assert_eq!(bench.read_notices(), ["import-done", "import-beside"]);
    assert_eq!(bench.state.library.boards[&board.id], changed, "nothing is written over");
    let names: Vec<&str> = bench.state.library.sets.values().map(|set| set.name.as_str()).collect();
    assert_eq!(names, ["우리 판", "우리 판 2"]);
    let hidden = |board: &Arc<Board>| board.button_at(0, 0).unwrap().hidden;
    assert_eq!(bench.state.library.boards.values().filter(|board| !hidden(board)).count(), 1, "as in the file");
    // Now they are here as the file has them.
    assert!(commits(&import(&mut bench, "우리 판.obf", &file())).is_empty());
}

#[test]
fn a_locked_set_is_not_taken_away() {
    let (mut bench, board) = on_the_board();
    let lock = |bench: &mut Bench, locked: bool| {
        bench.run(json!({"go": "boards"}));
        bench.state.services.unlocked = true;
        bench.run(json!({"edit": {"open": board.id}}));
        bench.run(json!({"edit": {"lock": locked}}));
        bench.run(json!({"go": "settings"}));
    };
    lock(&mut bench, true);
    let set = the_set(&bench);
    assert!(bench.run(json!({"boards": {"remove": set}})).is_empty());
    assert_eq!(bench.read_notices(), ["board-edit-locked"]);
    lock(&mut bench, false);
    bench.run(json!({"boards": {"remove": set}}));
    assert!(bench.state.library.sets.is_empty());
}

#[test]
fn a_file_that_is_refused_is_told_and_brings_nothing() {
    let mut bench = Bench::talking();
    bench.run(json!({"boards": {"import": ["x.obz"]}}));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended {
        id,
        result: JobResult::Failed(Notice::problem("import-empty").with("name", "x.obz")),
    });
    assert_eq!(bench.read_notices(), ["import-empty"]);
    assert!(bench.state.library.sets.is_empty() && bench.state.jobs.is_empty());
}

#[test]
fn a_board_that_spells_joins_its_letters() {
    let (mut bench, board) = on_the_board();
    for button in ["1", "9", "10", "9", "9", "10", "11", "9", "10", "4", "4"] {
        press(&mut bench, &board, button);
    }
    assert_eq!(bench.tiles(), ["물", "각가"], ":space ends a word, :backspace takes letters back one by one");
    press(&mut bench, &board, "10");
    press(&mut bench, &board, "4");
    for (button, tiles) in [("4", "각가"), ("4", "각ㄱ"), ("4", "각"), ("9", "각ㄱ"), ("12", "")] {
        press(&mut bench, &board, button);
        assert_eq!(bench.tiles().get(1).map_or("", String::as_str), tiles, "{button}");
    }
}

#[test]
fn one_talks_with_an_imported_board() {
    let (mut bench, board) = on_the_board();
    press(&mut bench, &board, "2");
    assert_eq!(bench.said.pop().map(|what| what.text).as_deref(), Some("할머니 댁에 가고 싶어요"));
    assert_eq!(bench.tiles(), ["할머니 댁"]);
    press(&mut bench, &board, "3");
    assert!(bench.tiles().is_empty(), ":clear empties the strip");
    for word in ["1", "1", "1"] {
        press(&mut bench, &board, word);
    }
    press(&mut bench, &board, "4");
    assert_eq!(bench.tiles().len(), 2, ":backspace takes one off");
    press(&mut bench, &board, "5");
    assert_eq!(bench.state.library.utterances.len(), 1, ":speak says it");
    press(&mut bench, &board, "8");
    assert_eq!(bench.tiles(), ["그네"], "+text adds it, actions of other programs do nothing");
    press(&mut bench, &board, "7");
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
}

#[test]
fn a_label_that_is_a_word_of_ours_takes_part_in_the_grammar() {
    let (mut bench, board) = on_the_board();
    press(&mut bench, &board, "1");
    bench.words(&["drink"]);
    assert_eq!(bench.state.talk.sentence.text, "물을 마셔요.");
}

#[test]
fn a_link_to_a_board_that_is_not_there_is_told_by_name() {
    let (mut bench, board) = on_the_board();
    press(&mut bench, &board, "6");
    let notice = bench.state.notices.pop_front().unwrap();
    assert_eq!((notice.what.as_str(), notice.args[0].1.as_str()), ("board-missing", "없는 판"));
    assert_eq!(bench.state.talk.board, board.id, "one stays where one is");
}

#[test]
fn links_are_followed_by_id_path_and_name() {
    let Some(path) = crate::common::shared("boards/links.obz") else { return };
    let mut bench = Bench::talking();
    import(&mut bench, "links.obz", &std::fs::read(path).unwrap());
    let boards: Vec<Arc<Board>> = bench.state.library.boards.values().cloned().collect();
    let set = bench.state.library.sets[&the_set(&bench)].clone();
    let mut followed = 0;
    for board in &boards {
        for link in board.buttons.iter().filter_map(|button| button.load_board.as_ref()) {
            let meant = malgeurim::domain::board::resolve(&set, boards.iter().map(AsRef::as_ref), link);
            assert_eq!(bench.state.library.linked(board, link), meant, "{link:?}");
            followed += usize::from(meant.is_some());
        }
    }
    assert!(followed > 0, "the file has links");
}

#[test]
fn a_link_by_path_alone_opens_the_board() {
    let (mut bench, first) = on_the_board();
    let mut second = (*first).clone();
    (second.id, second.local_id, second.path) =
        (format!("{}/second", first.set).into(), "second".into(), "boards/2.obf".into());
    let link = malgeurim::domain::board::LoadBoard { path: "boards/2.obf".into(), ..Default::default() };
    let mut set = bench.state.library.sets[&first.set].clone();
    set.boards.push(second.id.clone());
    let id = second.id.clone();
    bench.state.library.put(malgeurim::domain::record::Record::Board(second));
    bench.state.library.put(malgeurim::domain::record::Record::BoardSet(set));
    assert_eq!(bench.state.library.linked(&first, &link), Some(id));
}

#[test]
fn a_set_is_taken_away_whole_and_comes_back_whole() {
    let (mut bench, board) = on_the_board();
    let before = bench.rows.clone();
    let set = the_set(&bench);
    assert_eq!(commits(&bench.run(json!({"boards": {"remove": set}}))).len(), 1);
    assert!(bench.state.library.boards.is_empty());
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home", "the open board was one of them");
    bench.run(json!("undo"));
    assert_eq!(bench.rows, before);
    bench.talk(json!({ "open": board.id }));
    bench.run(json!("redo"));
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
    assert!(bench.run(json!({"boards": {"remove": "builtin"}})).is_empty(), "ours cannot be removed");
}

#[test]
fn a_person_may_start_on_an_imported_board() {
    let (mut bench, board) = on_the_board();
    let mut person = bench.state.person().cloned().unwrap();
    person.home = Some(board.id.clone());
    bench.run(json!({"settings": {"save": person}}));
    bench.talk(json!("home-board"));
    assert_eq!(bench.state.talk.board, board.id);
    let set = the_set(&bench);
    bench.run(json!({"boards": {"remove": set}}));
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home", "without it, the built-in one");
}

#[test]
fn boards_are_written_whole_or_one_by_one() {
    let (mut bench, board) = on_the_board();
    let asked = |bench: &mut Bench, command: Value| {
        bench.run(json!({"boards": {"export": command}}));
        match bench.last_job().1 {
            Job::ExportBoards { set, boards, format, .. } => (set.id.0, boards.len(), format),
            other => panic!("{other:?}"),
        }
    };
    let all = bench.state.library.builtin.len();
    assert_eq!(asked(&mut bench, json!({"to": "a.obz"})), ("builtin".into(), all, ExportFormat::Obz));
    let set = the_set(&bench);
    assert_eq!(asked(&mut bench, json!({"to": "b.obz", "set": set})), (set.0.clone(), 1, ExportFormat::Obz));
    assert_eq!(asked(&mut bench, json!({"to": "c.obf", "board": board.id})).2, ExportFormat::Obf);
    assert_eq!(asked(&mut bench, json!({"to": "d.grd", "board": board.id})).2, ExportFormat::Grd);
    assert_eq!(asked(&mut bench, json!({"to": "e.GRD.json"})), ("builtin".into(), all, ExportFormat::Grd));
    assert!(bench.run(json!({"boards": {"export": {"to": "d.obz", "set": "no-such-set"}}})).is_empty());
    assert_eq!(bench.read_notices(), ["not-found"]);
}
