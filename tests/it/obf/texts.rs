//! Labels in two languages: `translations`, `strings`, and their way back.

use super::{obf, read};
use malgeurim::domain::board::{Board, Button, Grid};
use malgeurim::domain::locale::LocalText;
use malgeurim::formats::obf::export_obf;
use serde_json::{Value, json};

fn exported(board: &Board) -> Value {
    let (bytes, _) = export_obf(board, &mut |_| None).expect("export");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn board(mut button: Value, more: Value) -> Value {
    button["id"] = "x".into();
    let mut board = json!({"format": "open-board-0.1", "id": "b", "locale": "en", "buttons": [button], "images": [],
        "sounds": [], "grid": {"rows": 1, "columns": 1, "order": [["x"]]}});
    for (key, value) in more.as_object().into_iter().flatten() {
        board[key] = value.clone();
    }
    board
}

/// The label found, and that the file comes out as it came in.
fn label(before: Value) -> (String, String) {
    let imported = obf(&before.to_string());
    assert_eq!(exported(&imported.boards[0]), before);
    let label = &imported.boards[0].buttons[0].label;
    (label.ko.clone(), label.en.clone())
}

fn pair(ko: &str, en: &str) -> (String, String) {
    (ko.to_owned(), en.to_owned())
}

#[test]
fn a_bare_label_serves_both_languages() {
    assert_eq!(label(board(json!({"label": "water"}), json!({}))), pair("water", "water"));
}

#[test]
fn translations_of_the_button() {
    let translations = json!({"ko": {"label": "물", "inflections": {"a": "물을"}}, "es": {"label": "agua"}});
    assert_eq!(label(board(json!({"label": "water", "translations": translations}), json!({}))), pair("물", "water"));
    let regional = json!({"ko-KR": {"label": "물"}, "en": {"label": "water"}});
    assert_eq!(label(board(json!({"label": "water", "translations": regional}), json!({}))), pair("물", "water"));
}

#[test]
fn strings_of_the_board() {
    let strings = json!({"strings": {"ko": {"water": "물"}, "es": {"water": "agua"}}});
    assert_eq!(label(board(json!({"label": "water"}), strings)), pair("물", "water"));
    let keys = json!({"strings": {"en": {":time": "Time"}, "ko_KR": {":time": "시간"}}});
    assert_eq!(label(board(json!({"label": ":time"}), keys)), pair("시간", "Time"));
    let only_english = json!({"strings": {"en": {":time": "Time"}}});
    assert_eq!(label(board(json!({"label": ":time"}), only_english)), pair("Time", "Time"));
}

#[test]
fn a_label_in_the_other_language_than_the_board() {
    let translations = json!({"ko": {"label": "물"}});
    let more = json!({"locale": "ko"});
    assert_eq!(label(board(json!({"label": "water", "translations": translations}), more)), pair("물", "water"));
}

#[test]
fn our_own_labels_are_found_by_other_programs() {
    let button = Button { id: "x".into(), label: LocalText::new("물", "water"), ..Button::default() };
    let board = Board {
        local_id: "b".into(),
        locale: "ko".into(),
        name: LocalText::new("집", "Home"),
        buttons: vec![button],
        grid: Grid { rows: 1, columns: 1, order: vec![vec![Some("x".into())]], ..Grid::default() },
        ..Board::default()
    };
    let json = exported(&board);
    assert_eq!(json["buttons"][0]["label"], "물");
    assert_eq!(json["buttons"][0]["translations"], json!({"en": {"label": "water"}}));
    assert_eq!(json["name"], "집");
    let again = read("b.obf", json.to_string().as_bytes()).expect("again");
    assert_eq!(again.boards[0].name, board.name);
    assert_eq!(again.boards[0].buttons, board.buttons);
    assert!(again.repaired.is_empty(), "{:?}", again.repaired);
}

#[test]
fn a_changed_label_wins_over_an_old_translation() {
    let before =
        board(json!({"label": "water", "translations": {"ko": {"label": "물"}, "en": {"label": "water"}}}), json!({}));
    let mut imported = obf(&before.to_string());
    imported.boards[0].buttons[0].label = LocalText::new("우유", "milk");
    let json = exported(&imported.boards[0]);
    let again = obf(&json.to_string());
    assert_eq!(again.boards[0].buttons[0].label, LocalText::new("우유", "milk"));
}
