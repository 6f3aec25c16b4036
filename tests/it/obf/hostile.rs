//! Files that mean harm, and files that are broken: refused with a reason, without much time or memory.

use super::{obf, obz, pack, read};
use malgeurim::formats::obf::{ImportError, LossKind, RepairKind, What, limits};

fn refused(bytes: &[u8]) -> ImportError {
    read("x.obz", bytes).expect_err("must be refused")
}

fn key(bytes: &[u8]) -> &'static str {
    refused(bytes).key()
}

const BOARD: &[u8] = br#"{"format":"open-board-0.1","id":"a","locale":"en","buttons":[{"id":"x","label":"hi"}],"images":[],"sounds":[],"grid":{"rows":1,"columns":1,"order":[["x"]]}}"#;

/// Bytes that deflate packs about nine to one.
fn half_random(length: usize) -> Vec<u8> {
    let mut seed = 7u64;
    let mut bytes = vec![b' '; length];
    for byte in bytes.chunks_mut(1000).flat_map(|chunk| chunk.iter_mut().take(100)) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        *byte = seed as u8;
    }
    bytes
}

#[test]
fn bombs() {
    let bomb = vec![b' '; 32 << 20];
    assert_eq!(refused(&pack(&[("a.obf", &bomb)])), ImportError::ZipBomb);
    let image = br#"{"buttons":[],"images":[{"id":"i","path":"bomb.png"}]}"#;
    assert_eq!(refused(&pack(&[("a.obf", image), ("bomb.png", &bomb)])), ImportError::ZipBomb);
    let small = vec![b' '; 3 << 20];
    let names: Vec<String> = (0..40).map(|n| format!("{n}.obf")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), small.as_slice())).collect();
    assert_eq!(refused(&pack(&many)), ImportError::ZipBomb, "each is small, together they are not");
}

#[test]
fn sizes_in_headers_are_not_believed() {
    let mut packed = pack(&[("a.obf", &vec![b' '; 32 << 20])]);
    let size = (32u32 << 20).to_le_bytes();
    let claims: Vec<usize> = packed.windows(4).enumerate().filter(|(_, w)| *w == size).map(|(at, _)| at).collect();
    assert_eq!(claims.len(), 2, "local and central header");
    for at in claims {
        packed[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
    }
    assert!(matches!(key(&packed), "zip-bomb" | "no-boards" | "damaged"));
}

#[test]
fn one_huge_entry() {
    let huge = half_random((limits::ENTRY_BYTES as usize) + 1000);
    assert_eq!(refused(&pack(&[("a.obf", &huge)])), ImportError::UnpackedTooBig);
}

#[test]
fn too_big_a_file() {
    let bytes = limits::FILE_BYTES + 1;
    assert_eq!(refused(&vec![0; bytes as usize]), ImportError::TooBig { bytes });
}

#[test]
fn paths_that_lead_outside() {
    for name in ["../evil.obf", "boards/../../evil.obf", "/etc/evil.obf", "C:\\evil.obf", "..\\evil.obf"] {
        assert_eq!(key(&pack(&[("a.obf", BOARD), (name, BOARD)])), "bad-path", "{name}");
    }
    let imported = obz(&[
        ("manifest.json", br#"{"format":"open-board-0.1","root":"../a.obf","paths":{"boards":{"a":"../../a.obf"}}}"#),
        ("a.obf", br#"{"id":"a","buttons":[],"images":[{"id":"i","path":"../../etc/passwd"}],"sounds":[{"id":"s","path":"/etc/passwd"}]}"#),
    ]);
    assert_eq!(imported.losses(LossKind::MediaFileMissing), 2);
    assert!(imported.media.is_empty());
}

#[test]
fn a_million_buttons() {
    let buttons = |count: usize| format!(r#"{{"buttons":[{}{{}}]}}"#, "{},".repeat(count - 1));
    let limit = limits::BUTTONS_PER_BOARD;
    assert_eq!(obf(&buttons(limit)).buttons(), limit);
    assert_eq!(refused(buttons(limit + 1).as_bytes()), ImportError::TooMany { what: What::Buttons, limit });
    assert_eq!(key(buttons(1_000_000).as_bytes()), "too-many-values");
    let loose = format!("{{buttons:[{}]}}", "0,".repeat(1_000_000));
    assert_eq!(key(loose.as_bytes()), "too-many-values");
}

#[test]
fn values_are_counted_over_all_boards() {
    let board = format!(r#"{{"buttons":[],"x":[{}0]}}"#, "0,".repeat(limits::VALUES - 10));
    let names: Vec<String> = (0..=limits::VALUES_TOTAL / limits::VALUES).map(|n| format!("{n}.obf")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), board.as_bytes())).collect();
    assert_eq!(key(&pack(&files)), "too-many-values");
}

#[test]
fn too_many_over_all_boards() {
    let board = format!(r#"{{"grid":{{}},"buttons":[{}{{}}]}}"#, "{},".repeat(9_999));
    let names: Vec<String> = (0..21).map(|n| format!("{n}.obf")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), board.as_bytes())).collect();
    assert_eq!(refused(&pack(&files)), ImportError::TooMany { what: What::Buttons, limit: limits::BUTTONS });
}

#[test]
fn too_many_boards_entries_and_media() {
    let names: Vec<String> = (0..=limits::ENTRIES).map(|n| format!("{n}.obf")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(key(&pack(&files)), "too-many-entries");
    assert_eq!(key(&pack(&files[..=limits::BOARDS])), "too-many-boards");
    let media = format!(r#"{{"buttons":[],"images":[{}{{}}]}}"#, "{},".repeat(limits::MEDIA_PER_BOARD));
    assert_eq!(key(media.as_bytes()), "too-many-media");
}

#[test]
fn an_archive_that_claims_many_entries() {
    let mut packed = pack(&[("a.obf", BOARD)]);
    let end = packed.windows(4).rposition(|w| w == b"PK\x05\x06").expect("end record");
    let mut record = b"PK\x06\x06".to_vec();
    record.extend_from_slice(&44u64.to_le_bytes());
    record.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    record.extend_from_slice(&200_000_000u64.to_le_bytes());
    record.extend_from_slice(&200_000_000u64.to_le_bytes());
    record.extend_from_slice(&u64::MAX.to_le_bytes());
    record.extend_from_slice(&0u64.to_le_bytes());
    record.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    record.extend_from_slice(&(end as u64).to_le_bytes());
    record.extend_from_slice(&1u32.to_le_bytes());
    packed.splice(end..end, record);
    assert_eq!(key(&packed), "too-many-entries");
    let mark = [b"PK\x06\x06".as_slice(), &[0xff; 60]].concat();
    let harmless = obz(&[("a.obf", BOARD), ("mark.bin", &mark)]);
    assert_eq!(harmless.boards.len(), 1, "the same bytes inside a file claim nothing (found by fuzzing)");
}

#[test]
fn grids_beyond_all_measure() {
    let grid = |grid: &str| format!(r#"{{"buttons":[],"grid":{grid}}}"#).into_bytes();
    assert_eq!(key(&grid(r#"{"rows":1000000000,"columns":1,"order":[]}"#)), "grid-too-large");
    assert_eq!(key(&grid(r#"{"rows":1,"columns":1e300,"order":[[null]]}"#)), "grid-too-large");
    assert_eq!(key(&grid(&format!(r#"{{"rows":1,"columns":1,"order":[{}[]]}}"#, "[],".repeat(100)))), "grid-too-large");
    assert_eq!(
        key(&grid(&format!(r#"{{"rows":1,"columns":1,"order":[[{}null]]}}"#, "null,".repeat(100)))),
        "grid-too-large"
    );
    let fits =
        obf(&format!(r#"{{"buttons":[],"grid":{{"rows":100,"columns":100,"order":[[{}null]]}}}}"#, "null,".repeat(99)));
    assert_eq!(fits.boards[0].grid.order.len(), 100);
}

#[test]
fn deep_nesting() {
    let deep = "[".repeat(100_000);
    assert_eq!(key(deep.as_bytes()), "too-deep");
    assert_eq!(key(format!(r#"{{"buttons":[],"x":{}"#, r#"{"a":"#.repeat(100_000)).as_bytes()), "too-deep");
    assert_eq!(key(&pack(&[("a.obf", deep.as_bytes())])), "too-deep");
}

#[test]
fn cut_off_files() {
    for cut in (1..BOARD.len()).step_by(7) {
        assert_eq!(key(&BOARD[..cut]), "damaged", "{cut}");
    }
    let packed = pack(&[("manifest.json", b"{}"), ("a.obf", BOARD)]);
    for cut in (4..packed.len()).step_by(11) {
        assert_eq!(key(&packed[..cut]), "damaged", "{cut}");
    }
}

#[test]
fn damaged_content_of_one_entry() {
    let mut packed = pack(&[("a.obf", BOARD), ("b.obf", BOARD)]);
    let name = packed.windows(5).position(|w| w == b"b.obf").expect("name");
    for byte in &mut packed[name + 10..name + 60] {
        *byte ^= 0x55;
    }
    let imported = read("x.obz", &packed).expect("the other board");
    assert_eq!((imported.boards.len(), imported.losses(LossKind::BoardDamaged)), (1, 1));
}

#[test]
fn locked_archives() {
    let mut packed = pack(&[("a.obf", BOARD)]);
    packed[6] |= 1;
    let central = packed.windows(4).position(|w| w == b"PK\x01\x02").expect("central header");
    packed[central + 8] |= 1;
    assert_eq!(refused(&packed), ImportError::Encrypted);
}

#[test]
fn what_is_no_board() {
    assert_eq!(refused(b""), ImportError::Empty);
    for bytes in
        [b"hello".as_slice(), b"\x89PNG\r\n\x1a\n", b"<?xml?>", b"[]", b"{}", b"[{}]", b"%PDF-1.7", b"\xff\xfe\x00"]
    {
        assert_eq!(refused(bytes), ImportError::NotABoard, "{bytes:?}");
    }
    assert_eq!(refused(&pack(&[("a.txt", b"x")])), ImportError::NotABoard);
    assert_eq!(refused(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), ImportError::NotABoard);
}

#[test]
fn other_formats_by_content() {
    assert_eq!(refused(b"SQLite format 3\0........"), ImportError::OtherFormat("snap"));
    assert_eq!(refused(&pack(&[("Settings0/settings.xml", b"<x/>")])), ImportError::OtherFormat("gridset"));
    assert_eq!(refused(&pack(&[("my.c4v", b"SQLite")])), ImportError::OtherFormat("touchchat"));
    assert_eq!(refused("\u{feff}{\"grids\":[]}".as_bytes()), ImportError::OtherFormat("asterics-grid"));
    assert_eq!(refused(br#"[{"id":"root","tiles":[]}]"#), ImportError::OtherFormat("cboard"));
}

#[test]
fn every_refusal_has_a_key() {
    assert!(ImportError::KEYS.contains(&refused(b"").key()));
    let kebab = |key: &str| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    assert!(ImportError::KEYS.iter().all(|key| kebab(key)));
    assert!(RepairKind::ALL.iter().all(|kind| kebab(kind.key()) && !kind.to_string().is_empty()));
    assert!(LossKind::ALL.iter().all(|kind| kebab(kind.key()) && !kind.to_string().is_empty()));
    let json = serde_json::to_value(RepairKind::ColorForm).expect("JSON");
    assert_eq!(json, RepairKind::ColorForm.key());
}
