//! Archives: manifests, paths and links that are not by the book.

use super::{export, obz, pack, read, unpack};
use malgeurim::domain::board::resolve;
use malgeurim::formats::obf::{ImportError, LossKind, RepairKind};

fn board(id: &str, link: &str) -> Vec<u8> {
    let link = if link.is_empty() { String::new() } else { format!(r#","load_board":{{{link}}}"#) };
    format!(
        r#"{{"format":"open-board-0.1","id":"{id}","locale":"en","name":"Board {id}","buttons":[{{"id":"x","label":"{id}"{link}}}],
        "images":[],"sounds":[],"grid":{{"rows":1,"columns":1,"order":[["x"]]}}}}"#
    )
    .into_bytes()
}

fn manifest(root: &str, boards: &str) -> Vec<u8> {
    format!(r#"{{"format":"open-board-0.1","root":"{root}","paths":{{"boards":{{{boards}}},"images":{{}},"sounds":{{}}}},"ext_m":[1]}}"#)
        .into_bytes()
}

#[test]
fn a_clean_archive_has_no_report() {
    let boards = r#""a":"boards/a.obf","b":"boards/b.obf""#;
    let imported = obz(&[
        ("manifest.json", &manifest("boards/b.obf", boards)),
        ("boards/a.obf", &board("a", r#""path":"boards/b.obf""#)),
        ("boards/b.obf", &board("b", r#""id":"a""#)),
    ]);
    assert!(imported.repaired.is_empty() && imported.lost.is_empty(), "{:?} {:?}", imported.repaired, imported.lost);
    assert_eq!(imported.set.root.as_str(), "s/b");
    assert_eq!(imported.set.extra["ext_m"][0], 1);
    let link = |place: usize| {
        let link = imported.boards[place].buttons[0].load_board.as_ref()?;
        resolve(&imported.set, &imported.boards, link).map(|id| id.0)
    };
    assert_eq!((link(0).as_deref(), link(1).as_deref()), (Some("s/b"), Some("s/a")), "a cycle is no harm");
    let again = unpack(&export(&imported));
    let manifest: serde_json::Value = serde_json::from_slice(&again["manifest.json"]).expect("manifest");
    assert_eq!(manifest["ext_m"][0], 1);
}

#[test]
fn without_a_manifest_every_board_is_taken() {
    let imported = obz(&[("b.obf", &board("b", r#""name":"Board a""#)), ("x/a.obf", &board("a", "")), ("x/", b"")]);
    assert_eq!(imported.boards.len(), 2);
    assert_eq!(imported.set.root.as_str(), "s/b");
    assert_eq!(imported.repairs(RepairKind::ManifestMissing), 1);
    assert_eq!(imported.losses(LossKind::LinkOutside), 0, "found by its name");
    let broken = obz(&[("manifest.json", b"{{{"), ("a.obf", &board("a", ""))]);
    assert_eq!(broken.repairs(RepairKind::ManifestMissing), 1);
}

#[test]
fn unlisted_missing_and_damaged_boards() {
    let imported = obz(&[
        ("manifest.json", &manifest("nowhere.obf", r#""a":"a.obf","c":"c.obf","d":"d.obf""#)),
        ("a.obf", &board("a", "")),
        ("b.obf", &board("b", "")),
        ("d.obf", b"{\"buttons\": ["),
        ("notes.txt", b"hello"),
    ]);
    let ids: Vec<_> = imported.boards.iter().map(|b| b.local_id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(imported.repairs(RepairKind::BoardUnlisted), 1);
    assert_eq!(imported.repairs(RepairKind::RootMissing), 1);
    assert_eq!(imported.losses(LossKind::BoardMissing), 1);
    assert_eq!(imported.losses(LossKind::BoardDamaged), 1);
    assert_eq!(imported.losses(LossKind::FileUnused), 1);
    let none = read("x.obz", &pack(&[("d.obf", b"{\"buttons\": [")]));
    assert_eq!(none, Err(ImportError::NoBoards));
}

#[test]
fn ids_that_differ_from_the_manifest_or_repeat() {
    let boards = r#""key":"a.obf","b":"b.obf","c":"c.obf""#;
    let imported = obz(&[
        ("manifest.json", &manifest("a.obf", boards)),
        ("a.obf", &board("own", "")),
        ("b.obf", &board("b", r#""id":"key""#)),
        ("c.obf", &board("b", r#""path":"c.obf""#)),
    ]);
    let ids: Vec<_> = imported.boards.iter().map(|b| b.local_id.as_str()).collect();
    assert_eq!(ids, ["key", "b", "b-2"], "the id that links use; the second b renamed");
    assert_eq!(imported.repairs(RepairKind::IdMismatch), 2);
    assert_eq!(imported.repairs(RepairKind::DuplicateBoard), 1);
    assert_eq!(imported.losses(LossKind::LinkOutside), 0);
    let own = obz(&[("manifest.json", &manifest("a.obf", r#""key":"a.obf""#)), ("a.obf", &board("own", ""))]);
    assert_eq!(own.boards[0].local_id, "own", "no link asks for the other");
}

#[test]
fn leavings_of_packing_computers_are_skipped() {
    let imported = obz(&[
        ("manifest.json", &manifest("a.obf", r#""a":"a.obf""#)),
        ("a.obf", &board("a", "")),
        ("__MACOSX/._a.obf", b"\x00\x05\x16\x07\x00\x02"),
        ("boards/._b.obf", b"\x00\x05\x16\x07"),
        (".DS_Store", b"x"),
        ("empty/", b""),
    ]);
    assert_eq!(imported.boards.len(), 1);
    assert_eq!(imported.repairs(RepairKind::ArchiveJunk), 3);
    assert!(imported.lost.is_empty());
}

#[test]
fn paths_written_another_way() {
    let image = r#""images":[{"id":"i","path":"images//물.PNG"},{"id":"j"},{"id":"k","path":"C:/x.png"}]"#;
    let text =
        String::from_utf8(board("a", r#""path":"boards//B.obf""#)).expect("text").replace(r#""images":[]"#, image);
    let listed = r#"{"format":"open-board-0.1","root":"boards\\a.obf","paths":{"boards":{"a":"./boards//a.obf","b":"boards/b.obf"},"images":{"j":"images/j.png"}}}"#;
    let imported = obz(&[
        ("manifest.json", listed.as_bytes()),
        ("boards/a.obf", text.as_bytes()),
        ("boards/b.obf", &board("b", "")),
        ("images/물.png", b"\x89PNG\r\n\x1a\n1"),
        ("images/j.png", b"\x89PNG\r\n\x1a\n2"),
    ]);
    assert_eq!(imported.set.root.as_str(), "s/a");
    assert!(imported.boards[0].images[0].blob.is_some(), "double slash, other letter case");
    assert!(imported.boards[0].images[1].blob.is_some(), "only the manifest knows the path");
    assert_eq!(imported.losses(LossKind::MediaFileMissing), 1);
    assert_eq!(imported.losses(LossKind::LinkOutside), 0);
    assert!(imported.repairs(RepairKind::PathForm) >= 4);
    let again = read("a.obz", &export(&imported)).expect("again");
    assert_eq!(again.media, imported.media);
}

#[test]
fn a_folder_that_was_packed_whole() {
    let imported = obz(&[
        ("mine/manifest.json", &manifest("boards/b.obf", r#""a":"boards/a.obf","b":"boards/b.obf""#)),
        ("mine/boards/a.obf", &board("a", "")),
        ("mine/boards/b.obf", &board("b", r#""path":"boards/a.obf""#)),
    ]);
    assert_eq!(imported.set.root.as_str(), "s/b");
    assert_eq!(imported.repairs(RepairKind::ManifestPlace), 1);
    assert_eq!((imported.losses(LossKind::LinkOutside), imported.losses(LossKind::BoardMissing)), (0, 0));
}

#[test]
fn names_in_other_unicode_forms_are_found() {
    let decomposed = "images/\u{1106}\u{116e}\u{11af}.png";
    let text = String::from_utf8(board("a", ""))
        .expect("text")
        .replace(r#""images":[]"#, r#""images":[{"id":"i","path":"images/물.png"}]"#);
    let imported = obz(&[("a.obf", text.as_bytes()), (decomposed, b"\x89PNG\r\n\x1a\n1")]);
    assert_eq!(imported.media.len(), 1);
}

#[test]
fn content_decides_not_the_ending() {
    let packed = pack(&[("manifest.json", &manifest("a.obf", r#""a":"a.obf""#)), ("a.obf", &board("a", ""))]);
    assert_eq!(read("wrong.obf", &packed).map(|i| i.boards.len()), Ok(1));
    assert_eq!(read("wrong.obz", &board("a", "")).map(|i| i.set.name), Ok("wrong".to_owned()));
}
