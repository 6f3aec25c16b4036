//! 판 고치기 without a window: who may, what is kept, what stays as it was, and that one undo takes each step back.

#[path = "app_board_edit/several.rs"]
mod several;

use crate::common::Bench;
use malgeurim::app::{CellPicture, Effect, JobResult, Outcome, Place, RecordingNews, Room};
use malgeurim::art::picture::Picture;
use malgeurim::domain::board::{Board, Cell};
use malgeurim::domain::id::{BlobId, BoardId};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::vocabulary::SymbolRef;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// In the room, with the PIN given, on the home board of 하늘.
fn editing() -> Bench {
    let mut bench = Bench::talking();
    enter(&mut bench);
    bench
}

fn enter(bench: &mut Bench) {
    bench.run(json!({"go": "boards"}));
    bench.state.services.unlocked = true;
}

fn edit(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "edit": command }))
}

fn tap(bench: &mut Bench, row: usize, column: usize) -> Vec<Effect> {
    edit(bench, json!({"tap": {"cell": {"row": row, "column": column}}}))
}

fn text(bench: &mut Bench, label: &str) {
    let same = |text: &str| json!({"ko": text, "en": text});
    edit(bench, json!({"text": [same(label), same("")]}));
}

fn home(bench: &Bench) -> Arc<Board> {
    bench.state.shown(&"builtin/home".into()).unwrap().clone()
}

fn label(board: &Board, row: usize, column: usize) -> String {
    board.button_at(row, column).map(|button| button.label.ko.clone()).unwrap_or_default()
}

/// A new board behind 이거, which has empty places.
fn new_board(bench: &mut Bench, name: &str) -> Arc<Board> {
    tap(bench, 0, 1);
    edit(bench, json!({"new-board": {"ko": name, "en": name}}));
    bench.state.edited_board().unwrap().clone()
}

#[test]
fn without_the_pin_nothing_changes() {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "boards"}));
    assert_eq!(bench.state.room, Room::Boards);
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!("remove"));
    assert_eq!((bench.state.editing.chosen.clone(), bench.rows.len()), (None, 1), "only 하늘 is stored");
    bench.state.services.unlocked = true;
    bench.run(json!({"go": "talk"}));
    assert!(!bench.state.services.unlocked, "it locks when it is left");
    bench.state.services.unlocked = true;
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!("remove"));
    assert_eq!(label(&home(&bench), 0, 0), "나", "outside the room there is nothing to change");
}

#[test]
fn a_built_in_board_is_copied_for_one_person_and_shown_in_its_place() {
    let mut bench = editing();
    tap(&mut bench, 0, 1);
    text(&mut bench, "민수");
    let copy = home(&bench);
    assert_eq!((label(&copy, 0, 1), label(&copy, 0, 0)), ("민수".to_owned(), "나".to_owned()));
    assert_eq!(label(&bench.state.library.builtin["builtin/home"], 0, 1), "이거", "the built-in one is as ever");
    // In Talk it is the home board: its button is said, its folders lead to the built-in boards, and home is home.
    bench.run(json!({"go": "talk"}));
    assert_eq!(
        (bench.state.talk.board.clone(), bench.state.home_board()),
        ("builtin/home".into(), "builtin/home".into())
    );
    let press = |bench: &mut Bench, id: &str| {
        let board = bench.state.board().unwrap().id.clone();
        bench.run(json!({"talk": {"press": {"board": board, "button": id}}}))
    };
    press(&mut bench, "r1c2");
    assert_eq!(bench.tiles(), ["민수"]);
    press(&mut bench, "r1c3");
    assert_eq!(bench.state.talk.board, BoardId::from("builtin/food"));
    bench.run(json!({"talk": "back"}));
    assert_eq!(label(bench.state.board().unwrap(), 0, 1), "민수");
    // Somebody else has the board as it was.
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert_eq!(label(&home(&bench), 0, 1), "이거");
}

#[test]
fn every_step_is_undone_by_itself_and_the_copy_with_the_first() {
    let mut bench = editing();
    tap(&mut bench, 0, 1);
    text(&mut bench, "민수");
    edit(&mut bench, json!({"color": "rgb(1, 2, 3)"}));
    let changed = home(&bench);
    bench.run(json!("undo"));
    assert_eq!(home(&bench).button("r1c2").unwrap().background_color, "");
    bench.run(json!("undo"));
    assert_eq!(*home(&bench), *bench.state.library.builtin["builtin/home"], "no copy is left");
    assert!(bench.state.library.sets.is_empty() && bench.state.edited_board().is_some());
    bench.run(json!("redo"));
    bench.run(json!("redo"));
    assert_eq!(home(&bench), changed);
    edit(&mut bench, json!("reset"));
    assert!(home(&bench).is_builtin() && bench.state.library.boards.is_empty());
    bench.run(json!("undo"));
    assert_eq!(home(&bench), changed, "going back to the first board can be undone");
}

#[test]
fn the_persons_undo_leaves_the_boards_alone() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    enter(&mut bench);
    tap(&mut bench, 0, 1);
    text(&mut bench, "민수");
    edit(&mut bench, json!({"lock": true}));
    let whole = |bench: &Bench| (label(&home(bench), 0, 1), bench.state.is_locked(&home(bench)));
    bench.run(json!({"go": "talk"}));
    bench.run(json!("undo"));
    assert_eq!((bench.tiles().len(), whole(&bench)), (0, ("민수".to_owned(), true)), "their own word is taken back");
    bench.run(json!("undo"));
    bench.run(json!({"go": "boards"}));
    assert!(bench.run(json!("undo")).is_empty() && bench.run(json!("redo")).is_empty(), "nobody gave the PIN");
    assert_eq!(whole(&bench), ("민수".to_owned(), true));
    bench.state.services.unlocked = true;
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!(whole(&bench), ("이거".to_owned(), false));
    bench.run(json!("redo"));
    assert_eq!(
        (label(&home(&bench), 0, 1), bench.tiles().len()),
        ("민수".to_owned(), 0),
        "and the sentence is left alone"
    );
}

#[test]
fn no_and_stop_stay_and_it_is_told_in_words() {
    let mut bench = editing();
    for command in [json!("remove"), json!({"hide": true}), json!({"word": "water"})] {
        tap(&mut bench, 1, 7);
        edit(&mut bench, command);
        assert_eq!(bench.read_notices(), ["board-edit-protected"]);
    }
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"next": "move"}));
    tap(&mut bench, 3, 7);
    assert_eq!(bench.read_notices(), ["board-edit-protected"]);
    assert!(home(&bench).is_builtin(), "nothing was changed");
    // Also on a new board, which has them in the same places.
    let new = new_board(&mut bench, "우리 반");
    assert_eq!(
        (label(&new, 1, 7), label(&new, 3, 7), label(&new, 0, 0)),
        ("아니요".into(), "그만".into(), String::new())
    );
    tap(&mut bench, 1, 7);
    edit(&mut bench, json!("remove"));
    assert_eq!(bench.read_notices(), ["board-edit-protected"]);
}

#[test]
fn a_typed_word_of_the_vocabulary_keeps_its_grammar() {
    let mut bench = editing();
    new_board(&mut bench, "우리 반");
    tap(&mut bench, 0, 0);
    text(&mut bench, "물");
    assert_eq!(bench.state.edited_button().unwrap().word, Some("water".into()));
    tap(&mut bench, 0, 1);
    text(&mut bench, "  민수 ");
    let button = bench.state.edited_button().unwrap();
    assert_eq!((button.word.clone(), button.label.ko.as_str()), (None, "민수"));
    tap(&mut bench, 0, 2);
    text(&mut bench, " ");
    assert_eq!(bench.read_notices(), ["board-edit-empty"]);
}

#[test]
fn a_new_board_is_reached_from_its_button_and_can_go_again() {
    let mut bench = editing();
    let new = new_board(&mut bench, "우리 반");
    assert_eq!(bench.state.editing.board, new.id, "it is open to be filled");
    tap(&mut bench, 0, 0);
    text(&mut bench, "민수");
    bench.run(json!({"go": "talk"}));
    let board = bench.state.board().unwrap().id.clone();
    // It was open where it was changed, and Talk stays where it was.
    assert_eq!(label(bench.state.board().unwrap(), 0, 1), "이거");
    bench.run(json!({"talk": {"press": {"board": board, "button": "r1c2"}}}));
    assert_eq!(label(bench.state.board().unwrap(), 0, 0), "민수");
    enter(&mut bench);
    edit(&mut bench, json!("reset"));
    assert!(bench.state.shown(&new.id).is_none() && bench.state.edited_board().is_none(), "the screen says so");
    edit(&mut bench, json!("back"));
    assert_eq!(bench.state.editing.board, BoardId::from("builtin/home"));
}

#[test]
fn what_is_copied_is_put_on_other_boards_and_for_other_people() {
    let mut bench = editing();
    tap(&mut bench, 0, 2);
    edit(&mut bench, json!("copy"));
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    enter(&mut bench);
    let new = new_board(&mut bench, "우리 반");
    tap(&mut bench, 2, 2);
    edit(&mut bench, json!("paste"));
    let pasted = bench.state.edited_button().unwrap().clone();
    assert_eq!(pasted.word, Some("food".into()));
    let board = bench.state.edited_board().unwrap().clone();
    let opens = bench.state.library.linked(&board, pasted.load_board.as_ref().unwrap());
    assert_eq!((board.id.clone(), opens), (new.id.clone(), Some("builtin/food".into())), "it opens what it opened");
}

#[test]
fn a_locked_board_is_not_changed() {
    let mut bench = editing();
    edit(&mut bench, json!({"lock": true}));
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"hide": true}));
    assert_eq!(bench.read_notices(), ["board-edit-locked"]);
    assert!(home(&bench).is_builtin());
    edit(&mut bench, json!({"lock": false}));
    edit(&mut bench, json!({"hide": true}));
    assert!(home(&bench).button("r1c1").unwrap().hidden);
}

#[test]
fn trying_speaks_and_opens_and_leaves_the_sentence_alone() {
    let mut bench = editing();
    edit(&mut bench, json!({"next": "try"}));
    bench.said.clear();
    tap(&mut bench, 0, 2);
    assert_eq!(bench.said.iter().map(|said| said.text.as_str()).collect::<Vec<_>>(), ["음식"]);
    assert_eq!(bench.state.editing.board, BoardId::from("builtin/food"));
    assert!(bench.tiles().is_empty() && bench.state.library.utterances.is_empty());
    assert!(bench.state.library.boards.is_empty(), "nothing was changed");
    assert_eq!(bench.state.editing.chosen, None);
}

/// The picture that was asked for is here.
fn pictured(bench: &mut Bench) -> BlobId {
    let (id, _) = bench.jobs.pop().unwrap();
    let pixels = Arc::new(Picture::filled(400, 300, [0; 4]));
    let png = Arc::new(b"a photograph".to_vec());
    let blob = BlobId::of(&png);
    bench
        .outcome(Outcome::Ended { id, result: JobResult::Picture { blob: blob.clone(), png, pixels, stopped: false } });
    blob
}

#[test]
fn a_photograph_becomes_the_picture_of_a_button() {
    let mut bench = editing();
    tap(&mut bench, 0, 1);
    text(&mut bench, "민수");
    edit(&mut bench, json!({"file": "minsu.jpg"}));
    // Meanwhile something else is chosen: it is for the button for which it was asked.
    tap(&mut bench, 0, 0);
    let blob = pictured(&mut bench);
    let board = home(&bench);
    let picture = bench.state.cell_picture(&board, board.button("r1c2").unwrap());
    assert_eq!(picture, Some(CellPicture::Blob(blob)));
    tap(&mut bench, 0, 1);
    edit(&mut bench, json!({"symbol": "🌷"}));
    let board = home(&bench);
    let picture = bench.state.cell_picture(&board, board.button("r1c2").unwrap());
    assert_eq!(picture, Some(CellPicture::Symbol(SymbolRef::from("🌷"))));
    assert!(board.images.is_empty());
}

#[test]
fn a_picture_that_comes_late_is_not_put_on_the_board_of_the_next_person() {
    let mut bench = editing();
    let other = bench.add_person("바다");
    tap(&mut bench, 0, 1);
    edit(&mut bench, json!({"file": "minsu.jpg"}));
    bench.run(json!({"profiles": {"choose": other}}));
    pictured(&mut bench);
    assert!(home(&bench).is_builtin() && bench.state.library.boards.is_empty(), "nobody gave the PIN for 바다");
}

#[test]
fn a_photograph_with_hot_spots_is_a_board() {
    let mut bench = editing();
    new_board(&mut bench, "교실");
    edit(&mut bench, json!({"file": "room.jpg"}));
    pictured(&mut bench);
    let span = bench.state.edited_board().unwrap().background().unwrap().span;
    assert_eq!((span.rows, span.columns), (4, 7), "beside what stands on every board");
    edit(&mut bench, json!({"next": "spot"}));
    edit(&mut bench, json!({"frame": {"top": 0.1, "left": 0.2, "width": 0.3, "height": 0.4}}));
    assert!(matches!(bench.state.editing.chosen, Some(Place::New(_))), "now its word is asked for");
    edit(&mut bench, json!({"word": "door"}));
    let spot = bench.state.edited_button().unwrap().clone();
    assert_eq!((spot.word.clone(), spot.placement.unwrap().width), (Some("door".into()), 0.3));
    edit(&mut bench, json!({"place": {"top": 0.9, "left": 0.2, "width": 0.3, "height": 0.4}}));
    assert_eq!(bench.state.edited_button().unwrap().placement.unwrap().top, 0.6, "it stays on the picture");
    // In Talk it says its word.
    let board = bench.state.edited_board().unwrap().id.clone();
    bench.run(json!({"go": "talk"}));
    bench.run(json!({"talk": {"open": board}}));
    bench.run(json!({"talk": {"press": {"board": board, "button": spot.id}}}));
    assert_eq!(bench.tiles(), ["door"]);
}

#[test]
fn a_voice_is_recorded_where_the_board_is_changed() {
    let mut bench = editing();
    tap(&mut bench, 0, 0);
    edit(&mut bench, json!({"sound": true}));
    let effects = bench.run(json!({"clips": "start"}));
    let [Effect::StopSpeech, Effect::RecordStart { id }] = effects.as_slice() else { panic!("{effects:?}") };
    let id = *id;
    bench.run(json!({"clips": "stop"}));
    bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(b"me".to_vec()))));
    assert_eq!(bench.state.person().unwrap().clips["word:me"], BlobId::of(b"me"));
    bench.run(json!("undo"));
    assert!(bench.state.person().unwrap().clips.is_empty(), "it is a change like any other there");
    bench.run(json!("redo"));
    // Whoever leaves closes the microphone.
    let effects = bench.run(json!({"clips": "start"}));
    let Some(Effect::RecordStart { id }) = effects.last() else { panic!("{effects:?}") };
    bench.run(json!({"go": "talk"}));
    assert!(bench.stopped.contains(id) && bench.state.talk.clip.is_none());
}

#[test]
fn a_level_hides_a_button_and_never_one_that_protects() {
    let mut bench = editing();
    new_board(&mut bench, "우리 반");
    tap(&mut bench, 0, 0);
    text(&mut bench, "민수");
    edit(&mut bench, json!({"level": 3}));
    tap(&mut bench, 1, 7);
    edit(&mut bench, json!({"level": 4}));
    let mut person = bench.state.person().unwrap().clone();
    person.level = 2;
    bench.run(json!({"settings": {"save": person}}));
    let board = bench.state.edited_board().unwrap().clone();
    let masked = |row, column| bench.state.is_masked(board.button_at(row, column).unwrap());
    assert_eq!((masked(0, 0), masked(1, 7)), (true, false));
    assert_eq!(board.cell_of(&board.button_at(0, 0).unwrap().id), Some(Cell { row: 0, column: 0 }), "its place stays");
}

#[test]
fn a_changed_board_is_there_after_a_restart_and_so_is_its_undo() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let wait = Duration::from_secs(60);
    let open = |name: &str| {
        let mut desk = Desk::for_command(&home, Lang::Ko).unwrap();
        desk.choose(None, name).unwrap();
        desk
    };
    let send = |desk: &mut Desk, value: Value| desk.send(serde_json::from_value(value).unwrap());
    let mut desk = open("하늘");
    send(&mut desk, json!({"go": "boards"}));
    desk.state_mut().services.unlocked = true;
    send(&mut desk, json!({"edit": {"tap": {"cell": {"row": 0, "column": 1}}}}));
    send(&mut desk, json!({"edit": {"text": [{"ko": "민수", "en": "Minsu"}, {"ko": "", "en": ""}]}}));
    assert!(desk.settle(wait));
    drop(desk);

    let mut desk = open("하늘");
    let shown = |desk: &Desk| label(desk.state().shown(&"builtin/home".into()).unwrap(), 0, 1);
    assert_eq!(shown(&desk), "민수");
    send(&mut desk, json!({"go": "boards"}));
    desk.state_mut().services.unlocked = true;
    send(&mut desk, json!("undo"));
    assert!(desk.settle(wait));
    assert_eq!(shown(&desk), "이거");
    assert!(desk.state().library.sets.is_empty(), "its set went with it");
}
