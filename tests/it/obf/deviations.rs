//! Every deviation that real files show, one small sample each: accepted, and reported.

use super::{obf, read, well_formed};
use malgeurim::formats::obf::{Imported, LossKind, RepairKind};

/// A clean board with these buttons, cells (1 row) and images.
fn sample(buttons: &str, cells: &str, images: &str) -> String {
    let columns = cells.split(',').count();
    format!(
        r#"{{"format":"open-board-0.1","id":"b","locale":"en","buttons":[{buttons}],"images":[{images}],"sounds":[],
        "grid":{{"rows":1,"columns":{columns},"order":[[{cells}]]}}}}"#
    )
}

fn one(button: &str) -> Imported {
    obf(&sample(button, "\"x\"", ""))
}

/// What was reported, apart from what each sample has anyway.
fn repaired(imported: &Imported) -> Vec<(RepairKind, usize)> {
    imported.repaired.iter().map(|repair| (repair.what, repair.count)).collect()
}

#[test]
fn a_clean_board_has_no_report() {
    let imported = one(r#"{"id":"x","label":"water","background_color":"rgb(1, 2, 3)"}"#);
    assert!(imported.repaired.is_empty() && imported.lost.is_empty(), "{:?} {:?}", imported.repaired, imported.lost);
}

#[test]
fn ids_as_numbers_mixed_with_text() {
    let imported = obf(&sample(
        r#"{"id":1,"label":"a","image_id":7},{"id":"2","label":"b"}"#,
        "\"1\",2",
        r#"{"id":"7","url":"https://x"}"#,
    ));
    let board = &imported.boards[0];
    assert_eq!(board.button_at(0, 0).map(|b| b.label.en.as_str()), Some("a"));
    assert_eq!(board.button_at(0, 1).map(|b| b.label.en.as_str()), Some("b"));
    assert!(board.buttons[0].image.as_ref().is_some_and(|id| board.image(id).is_some()));
    assert_eq!(repaired(&imported), [(RepairKind::IdNumber, 3)]);
}

#[test]
fn sizes_as_text_and_odd_sizes() {
    let images = r#"{"id":"i","url":"u","width":"250","height":"250px"},{"id":"j","url":"u","width":-1,"height":10.6}"#;
    let imported = obf(&sample(r#"{"id":"x"}"#, "\"x\"", images));
    let sizes: Vec<_> = imported.boards[0].images.iter().map(|i| (i.width, i.height)).collect();
    assert_eq!(sizes, [(250, 250), (0, 11)]);
    assert_eq!(repaired(&imported), [(RepairKind::NumberText, 2), (RepairKind::NumberRange, 2)]);
}

#[test]
fn colours_in_other_notations() {
    for (color, regular) in
        [("#444", "rgb(68, 68, 68)"), ("yellow", "rgb(255, 255, 0)"), ("hsl(0, 100%, 50%)", "rgb(255, 0, 0)")]
    {
        let imported = one(&format!(r#"{{"id":"x","border_color":"{color}"}}"#));
        assert_eq!(imported.boards[0].buttons[0].border_color, regular);
        assert_eq!(repaired(&imported), [(RepairKind::ColorForm, 1)]);
    }
    let imported = one(r#"{"id":"x","border_color":"var(--main)"}"#);
    assert_eq!(imported.boards[0].buttons[0].border_color, "var(--main)");
    assert_eq!(imported.losses(LossKind::ColorUnknown), 1);
}

#[test]
fn languages_missing_misspelt_and_wrong() {
    let locale = |locale: &str, label: &str| {
        let json =
            sample(&format!(r#"{{"id":"x","label":"{label}"}}"#), "\"x\"", "").replace(r#""locale":"en""#, locale);
        let imported = obf(&json);
        (imported.boards[0].locale.clone(), repaired(&imported))
    };
    assert_eq!(locale(r#""x":1"#, "water"), (String::new(), vec![(RepairKind::LocaleMissing, 1)]));
    assert_eq!(locale(r#""locale":"""#, "물을 마셔요"), ("ko".to_owned(), vec![(RepairKind::LocaleMissing, 1)]));
    assert_eq!(locale(r#""locale":"en_US""#, "casa"), ("en-US".to_owned(), vec![(RepairKind::LocaleForm, 1)]));
    assert_eq!(locale(r#""locale":"en""#, "أريد ماء"), ("und-Arab".to_owned(), vec![(RepairKind::LocaleWrong, 1)]));
    assert_eq!(locale(r#""locale":"en""#, "물을 마셔요"), ("ko".to_owned(), vec![(RepairKind::LocaleWrong, 1)]));
}

#[test]
fn picture_ids_empty_and_dangling() {
    let imported = obf(&sample(
        r#"{"id":"x","image_id":""},{"id":"y","image_id":"images/S3X0Y0نَعَم.png","sound_id":"s"}"#,
        "\"x\",\"y\"",
        "",
    ));
    let buttons = &imported.boards[0].buttons;
    assert_eq!(buttons[0].image, None);
    assert_eq!(buttons[1].image.as_ref().map(|id| id.as_str()), Some("images/S3X0Y0نَعَم.png"), "kept for export");
    assert_eq!(imported.losses(LossKind::ImageDangling), 2);
    assert_eq!(imported.losses(LossKind::SoundDangling), 1);
    assert_eq!(repaired(&imported), [(RepairKind::EmptyId, 1)]);
}

#[test]
fn media_types_misspelt_and_missing() {
    let images = r#"{"id":"a","url":"u","content_type":"image/svg"},{"id":"b","data":"data:;base64,iVBORw0KGgoAAAA="}"#;
    let imported = obf(&sample(r#"{"id":"x"}"#, "\"x\"", images));
    let types: Vec<_> = imported.boards[0].images.iter().map(|i| i.content_type.as_str()).collect();
    assert_eq!(types, ["image/svg+xml", "image/png"]);
    assert_eq!(repaired(&imported), [(RepairKind::MimeForm, 1), (RepairKind::MimeMissing, 1)]);
}

#[test]
fn missing_lists_format_id_and_grid() {
    let imported =
        read("두 번째.obf", r#"{"buttons":[{"label":"a"},{"label":"b"},{"label":"c"}]}"#.as_bytes()).expect("board");
    well_formed(&imported);
    let board = &imported.boards[0];
    assert_eq!((board.id.as_str(), board.grid.rows, board.grid.columns), ("s/두 번째", 2, 2));
    assert_eq!(board.button_at(1, 0).map(|b| b.label.en.as_str()), Some("c"));
    assert_eq!(imported.repairs(RepairKind::ListMissing), 2);
    assert_eq!(imported.repairs(RepairKind::GridMissing), 1);
    assert_eq!(imported.repairs(RepairKind::FormatMissing), 1);
    assert_eq!(imported.repairs(RepairKind::IdMissing), 4);
}

#[test]
fn json_as_people_write_it() {
    let imported = obf(
        "\u{feff}// my board\n{format:'open-board-0.1', id: newboard, locale:'en', images:[], sounds:[],\n buttons:[{id:1, label:'hi',},], grid:{rows:1, columns:1, order:[[1]]}}",
    );
    assert_eq!(imported.boards[0].id.as_str(), "s/newboard");
    assert_eq!(imported.boards[0].button_at(0, 0).map(|b| b.label.en.as_str()), Some("hi"));
    let kinds: Vec<_> = imported.repaired.iter().map(|r| r.what).collect();
    assert_eq!(kinds, [RepairKind::ByteOrderMark, RepairKind::LooseJson, RepairKind::IdNumber]);
}

#[test]
fn bad_utf8_and_utf16() {
    let mut bytes = sample(r#"{"id":"x","label":"wa?ter"}"#, "\"x\"", "").into_bytes();
    let place = bytes.iter().position(|b| *b == b'?').expect("mark");
    bytes[place] = 0xff;
    // A word with a hole in it would be said wrong: refused in words.
    assert_eq!(read("a.obf", &bytes).map_err(|error| error.key()).err(), Some("damaged"));
    let text = sample(r#"{"id":"x","label":"물"}"#, "\"x\"", "");
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let imported = read("a.obf", &wide).expect("board");
    assert_eq!(imported.boards[0].buttons[0].label.en, "물");
    assert_eq!(imported.repairs(RepairKind::TextEncoding), 1);
}

#[test]
fn cells_that_do_not_fit() {
    let grid = |rows: usize, columns: usize, order: &str| {
        let json = sample(r#"{"id":"x"},{"id":"y"}"#, "\"x\"", "");
        let at = json.find(r#""grid""#).expect("grid");
        obf(&format!(r#"{}"grid":{{"rows":{rows},"columns":{columns},"order":{order},"ext_g":1}}}}"#, &json[..at]))
    };
    let short = grid(3, 2, r#"[["x"],[null,"y"]]"#);
    assert_eq!((short.boards[0].grid.rows, short.boards[0].grid.columns), (3, 2));
    assert_eq!(short.repairs(RepairKind::GridShape), 1);
    assert_eq!(short.boards[0].grid.extra["ext_g"], 1);
    let long = grid(1, 1, r#"[["x",null,"y"]]"#);
    assert_eq!((long.boards[0].grid.columns, long.repairs(RepairKind::GridShape)), (3, 1));
    let flat = grid(2, 2, r#"["x",null,null,"y"]"#);
    assert_eq!(flat.boards[0].button_at(1, 1).map(|b| b.id.as_str()), Some("y"));
    assert_eq!(flat.repairs(RepairKind::GridShape), 1);
    let unknown = grid(1, 3, r#"[["x","z",{"id":"y"}]]"#);
    assert_eq!(unknown.repairs(RepairKind::CellUnknown), 1);
    assert_eq!(unknown.boards[0].button_at(0, 2).map(|b| b.id.as_str()), Some("y"));
    let twice = grid(1, 2, r#"[["x","x"]]"#);
    assert_eq!(twice.repairs(RepairKind::ButtonRepeated), 1);
    assert_eq!(twice.losses(LossKind::ButtonUnplaced), 1);
    let empty = grid(0, 0, "[]");
    assert_eq!((empty.boards[0].grid.rows, empty.repairs(RepairKind::GridMissing)), (1, 1));
}

#[test]
fn duplicate_ids() {
    let imported =
        obf(&sample(r#"{"id":"x","label":"a"},{"id":"x","label":"b"},{"id":"x-2","label":"c"}"#, "\"x\"", ""));
    let ids: Vec<_> = imported.boards[0].buttons.iter().map(|b| b.id.as_str()).collect();
    assert_eq!(ids, ["x", "x-2", "x-2-2"]);
    assert_eq!(imported.boards[0].button_at(0, 0).map(|b| b.label.en.as_str()), Some("a"));
    assert_eq!(imported.repairs(RepairKind::DuplicateButton), 2);
}

#[test]
fn empty_addresses_and_licences() {
    let images = r#"{"id":"i","url":"","data":"Zm9v","license":{"type":"CC BY","author_url":"","author_email":""}},{"id":"j","url":"u","license":"CC0"}"#;
    let imported = obf(&sample(r#"{"id":"x"}"#, "\"x\"", images));
    assert_eq!(imported.repairs(RepairKind::EmptyText), 3);
    let license = imported.boards[0].images[0].license.clone().unwrap_or_default();
    assert_eq!(license.keys().collect::<Vec<_>>(), ["type"]);
    assert_eq!(imported.boards[0].images[1].license.as_ref().map(|l| l["type"].clone()), Some("CC0".into()));
}

#[test]
fn actions_known_and_unknown() {
    let imported = one(r#"{"id":"x","action":":clear","actions":["+a",":space",":deleteword",":ext_app_x"]}"#);
    let button = &imported.boards[0].buttons[0];
    assert_eq!(button.actions, ["+a", ":space", ":deleteword", ":ext_app_x"]);
    assert_eq!(button.extra["action"], ":clear", "kept, though the list overrides it");
    let lost: Vec<_> = imported.lost.iter().map(|l| (l.what, l.count, l.example.as_str())).collect();
    assert_eq!(lost, [(LossKind::ActionUnknown, 2, ":deleteword")]);
}

#[test]
fn positions_are_all_or_none() {
    let all = one(r#"{"id":"x","top":0.1,"left":"0.2","width":0.3,"height":1}"#);
    let placement = all.boards[0].buttons[0].placement.expect("placement");
    assert_eq!((placement.top, placement.left, placement.height), (0.1, 0.2, 1.0));
    let part = one(r#"{"id":"x","top":0.1,"left":0.2}"#);
    assert_eq!(part.boards[0].buttons[0].placement, None);
    assert_eq!(part.boards[0].buttons[0].extra["top"], 0.1);
}

#[test]
fn values_of_another_kind_stay_where_they_are() {
    let imported = one(r#"{"id":"x","label":{"en":"a"},"hidden":"true","load_board":5,"vocalization":7}"#);
    let button = &imported.boards[0].buttons[0];
    assert_eq!(button.extra["label"]["en"], "a");
    assert!(button.hidden);
    assert_eq!(button.load_board.as_ref().map(|l| l.id.as_str()), Some("5"));
    assert_eq!(button.vocalization.en, "7");
    assert!(imported.repairs(RepairKind::WrongType) >= 3);
}

#[test]
fn media_in_every_form() {
    let images = r#"{"id":"a","data":"Zm9v","path":"x.png"},{"id":"b","data":"data:image/png;base64,@@@","url":"u"},
        {"id":"c","path":"../../etc/passwd"},{"id":"d","symbol":{"set":"s","filename":"f"}},{"id":"e"}"#;
    let imported = obf(&sample(r#"{"id":"x"}"#, "\"x\"", images));
    let images = &imported.boards[0].images;
    assert!(images[0].blob.is_some(), "data comes before path");
    assert_eq!(images[1].extra["data"], "data:image/png;base64,@@@", "kept for export");
    assert_eq!(images[2].path, "../../etc/passwd");
    for (what, count) in [
        (LossKind::MediaDamaged, 1),
        (LossKind::MediaRemote, 1),
        (LossKind::MediaFileMissing, 1),
        (LossKind::MediaSymbol, 1),
        (LossKind::MediaEmpty, 1),
    ] {
        assert_eq!(imported.losses(what), count, "{what}");
    }
}
