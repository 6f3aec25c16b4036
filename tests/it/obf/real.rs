//! Files that others made. Expectations were taken from looking into the files.

use super::{export, obf, read, shared, unpack, well_formed};
use malgeurim::domain::board::{Board, Links};
use malgeurim::domain::id::BlobId;
use malgeurim::formats::obf::{Imported, LossKind, RepairKind, export_obf};
use serde_json::Value;
use std::collections::BTreeMap;

fn load(name: &str) -> Option<Imported> {
    let imported = read(name, &shared(&format!("boards/{name}"))?).expect(name);
    well_formed(&imported);
    Some(imported)
}

fn counts(imported: &Imported) -> (usize, usize, usize, usize, usize) {
    let boards = imported.boards.len();
    (boards, imported.buttons(), imported.images(), imported.sounds(), imported.media.len())
}

/// The labels of a board by rows, `.` for an empty cell.
fn layout(board: &Board) -> String {
    let cell = |row, column| board.button_at(row, column).map_or(".", |button| button.label.ko.as_str());
    let row = |row| (0..board.grid.columns).map(|column| cell(row, column)).collect::<Vec<_>>().join("|");
    (0..board.grid.rows).map(row).collect::<Vec<_>>().join(" / ")
}

fn board<'a>(imported: &'a Imported, id: &str) -> &'a Board {
    imported.boards.iter().find(|board| board.local_id == id).expect(id)
}

#[test]
fn simple() {
    let Some(imported) = load("simple.obf") else { return };
    assert_eq!(counts(&imported), (1, 2, 2, 0, 1));
    assert_eq!(imported.set.name, "simple");
    let board = &imported.boards[0];
    assert_eq!((board.id.as_str(), board.locale.as_str()), ("s/inline_images", "en"));
    assert_eq!(layout(board), "kids|. / .|cat");
    assert_eq!(board.buttons[0].vocalization.en, "children");
    assert_eq!(board.buttons[0].extra["ext_speaker_best"], true);
    assert_eq!(board.buttons[0].border_color, "rgba(150, 150, 150, 0.5)");
    assert!(board.extra["description_html"].is_string());
    let image = &board.images[0];
    assert_eq!((image.width, image.content_type.as_str(), image.path.as_str()), (100, "image/svg+xml", ""));
    assert!(image.blob.is_some() && image.url.starts_with("https://"));
    assert!(imported.media[0].1.starts_with(b"<svg"));
    assert_eq!(imported.repairs(RepairKind::IdNumber), 6);
    assert_eq!(imported.losses(LossKind::MediaRemote), 1);
}

#[test]
fn foreign() {
    let Some(imported) = load("foreign.obf") else { return };
    assert_eq!(counts(&imported), (1, 4, 3, 0, 0));
    let board = &imported.boards[0];
    assert_eq!(layout(board), "हेर्नुहोस्|यो|صرخة|.|. / 水很酷哟|.|.|.|. / .|.|.|.|. / .|.|.|.|.");
    assert_eq!(board.buttons[0].border_color, "rgb(68, 68, 68)");
    assert_eq!(board.buttons[0].background_color, "rgb(255, 255, 50)");
    assert_eq!(board.images[0].content_type, "image/svg+xml");
    assert_eq!(board.images[1].license.as_ref().map(|l| l["type"].clone()), Some("CC BY-NC".into()));
    assert_eq!(imported.repairs(RepairKind::ColorForm), 6);
    assert_eq!(imported.repairs(RepairKind::LocaleMissing), 1);
    assert_eq!(imported.repairs(RepairKind::MimeForm), 2);
    assert_eq!(imported.repairs(RepairKind::IdNumber), 14);
}

#[test]
fn inline_images() {
    let Some(imported) = load("inline_images.obf") else { return };
    assert_eq!(counts(&imported), (1, 2, 2, 0, 2));
    assert!(imported.media.iter().all(|(_, bytes)| bytes.starts_with(b"\x89PNG")));
    assert_eq!(imported.boards[0].extra["ext_speaker_settings"]["board_sound"], "open.wav");
    assert!(imported.lost.is_empty());
}

#[test]
fn path_images() {
    let Some(imported) = load("path_images.obz") else { return };
    assert_eq!(counts(&imported), (2, 4, 2, 0, 2));
    assert_eq!(imported.set.root.as_str(), "s/path_images");
    let root = board(&imported, "path_images");
    assert_eq!((root.images[0].path.as_str(), root.path.as_str()), ("images/happy.png", "boards/path_images.obf"));
    let sizes: Vec<usize> = imported.media.iter().map(|(_, bytes)| bytes.len()).collect();
    assert_eq!(sizes, [30_987, 26_652]);
    assert!(imported.lost.is_empty());
}

#[test]
fn links() {
    let Some(imported) = load("links.obz") else { return };
    assert_eq!(counts(&imported), (3, 6, 0, 0, 0));
    let layouts: Vec<String> = imported.boards.iter().map(layout).collect();
    assert_eq!(layouts, ["feelings|. / .|colors", "happy|sad / .|.", ".|. / green|blue"]);
    let links = Links::new(&imported.boards);
    let targets = imported.boards[0].buttons.iter().filter_map(|b| links.resolve(b.load_board.as_ref()?));
    assert_eq!(targets.map(|id| id.as_str()).collect::<Vec<_>>(), ["s/simple2", "s/simple3"]);
    assert_eq!(imported.repairs(RepairKind::IdNumber), 12, "6 buttons, 6 cells");
    assert_eq!(imported.repairs(RepairKind::PathsMissing), 1);
}

#[test]
fn lots_of_stuff() {
    let Some(imported) = load("lots_of_stuff.obz") else { return };
    assert_eq!(counts(&imported), (5, 18, 12, 6, 5 - 1));
    let root = board(&imported, "lots_of_stuff");
    assert_eq!(imported.set.root, root.id);
    assert_eq!(layout(root), "feelings|+less|living things / Clear Text|kitty|No way");
    let button = |id: &str| root.button(id).expect(id);
    assert_eq!(button("b3").actions, ["+less"]);
    assert_eq!(button("b4").actions, [":clear"]);
    assert!(button("b5").hidden);
    let remote = button("b2").load_board.as_ref().expect("link");
    assert_eq!(remote.extra["url"], "http://www.example.com/load_board");
    assert_eq!(root.extra["license"]["author_name"], "Brian Whitmer");
    assert_eq!(root.images[2].symbol.as_ref().map(|s| s["filename"].clone()), Some("hat.ico".into()));
    assert!(root.sounds[0].blob.is_some() && root.sounds[0].duration == 2.0);
    assert_eq!(board(&imported, "link").buttons[1].extra["ext_load_board"]["name"], "Cool Remote Board");
    assert_eq!(imported.losses(LossKind::ImageDangling), 7);
    assert_eq!(imported.losses(LossKind::LinkOutside), 1);
    assert_eq!(imported.losses(LossKind::MediaRemote), 6);
    assert_eq!(imported.losses(LossKind::MediaSymbol), 2);
    assert_eq!(imported.losses(LossKind::FileUnused), 0);
}

#[test]
fn pageset() {
    let Some(imported) = load("pageset.obz") else { return };
    assert_eq!(counts(&imported), (81, 1007, 0, 0, 0));
    assert_eq!(imported.set.root.as_str(), "s/toppage");
    assert_eq!(imported.losses(LossKind::ImageDangling), 1007);
    assert_eq!(imported.repairs(RepairKind::EmptyId), 81);
    assert_eq!(imported.losses(LossKind::ButtonUnplaced), 0);
    let top = board(&imported, "toppage");
    assert!(layout(top).starts_with("Yes|Top page|.|No / Chatting|Questions|Personal Care|"));
    assert_eq!(top.button_at(3, 1).map(|b| b.label.en.as_str()), Some("Places"));
    let links = Links::new(&imported.boards);
    let all = imported.boards.iter().flat_map(|b| &b.buttons).filter_map(|b| b.load_board.as_ref());
    let (found, lost): (Vec<_>, Vec<_>) = all.partition(|link| links.resolve(link).is_some());
    assert_eq!((found.len(), lost.len()), (159, 15));
    assert!(lost.iter().all(|link| link.path.contains(':') || link.path.contains("ovf(")));
}

/// Whether `after` says what `before` said, but for what is repaired on the way.
fn same(before: &Value, after: &Value, key: &str) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let nothing = |value: &Value| value.is_null() || *value == Value::Bool(false) || value.as_str() == Some("");
            let kept = a.iter().all(|(k, v)| nothing(v) || b.get(k).is_some_and(|w| same(v, w, k)));
            let new =
                b.keys().filter(|k| !a.contains_key(*k)).all(|k| matches!(k.as_str(), "locale" | "images" | "sounds"));
            kept && new
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, key)),
        (Value::String(a), _) if a.starts_with('#') || a == "image/svg" => after.is_string(),
        (Value::String(a), Value::String(b)) if key.ends_with("_color") => a.replace(' ', "") == b.replace(' ', ""),
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Number(_), Value::String(_)) => text(before) == text(after),
        _ => before == after,
    }
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

#[test]
fn archives_come_out_as_they_came_in() {
    for name in ["links.obz", "lots_of_stuff.obz", "pageset.obz", "path_images.obz"] {
        let (Some(bytes), Some(imported)) = (shared(&format!("boards/{name}")), load(name)) else { return };
        let exported = export(&imported);
        let (before, after) = (unpack(&bytes), unpack(&exported));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{name}");
        for (path, file) in &before {
            let is_json = path.ends_with(".obf") || path.ends_with(".json");
            let equal = if is_json { same(&json(file), &json(&after[path]), "") } else { *file == after[path] };
            assert!(equal, "{name}: {path}");
        }
        let again = read(name, &exported).expect(name);
        assert_eq!((&again.boards, &again.media), (&imported.boards, &imported.media), "{name}");
        assert_eq!(again.set.root, imported.set.root);
        assert_eq!(export(&again), exported, "{name}: the same values give the same bytes");
    }
}

#[test]
fn single_boards_come_out_as_they_came_in() {
    for name in ["simple.obf", "foreign.obf", "inline_images.obf"] {
        let (Some(bytes), Some(imported)) = (shared(&format!("boards/{name}")), load(name)) else { return };
        let media: BTreeMap<BlobId, Vec<u8>> = imported.media.iter().cloned().collect();
        let (exported, lost) = export_obf(&imported.boards[0], &mut |id| media.get(id).cloned()).expect(name);
        assert!(lost.is_empty());
        assert!(same(&json(&bytes), &json(&exported), ""), "{name}");
        let again = obf(std::str::from_utf8(&exported).expect("UTF-8"));
        assert_eq!(again.boards, imported.boards, "{name}");
        assert!(again.repaired.iter().all(|r| r.what == RepairKind::LocaleMissing), "{name}: {:?}", again.repaired);
    }
}

#[test]
fn other_programs_files_are_named() {
    for (name, format) in [
        ("example.gridset", "gridset"),
        ("example-images.gridset", "gridset"),
        ("example.spb", "snap"),
        ("example.grd", "asterics-grid"),
        ("HoverKeyboard.grd", "asterics-grid"),
        ("quick-core-24.grd.json", "asterics-grid"),
        ("cboard-boards.json", "cboard"),
    ] {
        let Some(bytes) = shared(&format!("boards_other/{name}")) else { return };
        let error = read("x.obz", &bytes).expect_err(name);
        assert_eq!(error, malgeurim::formats::obf::ImportError::OtherFormat(format), "{name}");
    }
}
