//! Any board of ours, written and read again, is the same board.

use super::{export, read, well_formed};
use malgeurim::domain::board::{Board, BoardSet, Button, Grid, Image, LoadBoard, Placement, Sound};
use malgeurim::domain::id::{BlobId, BoardId};
use malgeurim::domain::locale::LocalText;
use malgeurim::formats::obf::{Imported, export_obf};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Words in several scripts, and characters that JSON must escape.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z가-힣 \"\\\\\n/😀-😂]{1,8}", Just("물".to_owned()), Just("water".to_owned())]
}

/// A text, or a pair. A single one of a pair is filled up on reading, so there is none; and a board that says it is
/// in English or Spanish is not labelled in Hangul, because reading would correct its language.
fn local(locale: &'static str) -> BoxedStrategy<LocalText> {
    let latin = prop_oneof![Just(String::new()), "[a-z \"\\\\\n/😀-😂]{1,8}", Just("water".to_owned())];
    let both = ("[가-힣]{1,4}", "[a-z]{1,6}").prop_map(|(ko, en)| LocalText::new(ko, en));
    match locale {
        "ko" => prop_oneof![text().prop_map(LocalText::same), both].boxed(),
        "" => latin.prop_map(LocalText::same).boxed(),
        _ => prop_oneof![latin.prop_map(LocalText::same), both].boxed(),
    }
}

fn extra() -> impl Strategy<Value = Map<String, Value>> {
    let value = prop_oneof![
        text().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        Just(json!({"deep": [null, {"er": 1.5}]})),
    ];
    btree_map("ext_[a-f]{1,3}", value, 0..3).prop_map(|map| map.into_iter().collect())
}

fn color() -> impl Strategy<Value = String> {
    let alpha =
        (any::<[u8; 3]>(), 0u8..=10).prop_map(|([r, g, b], a)| format!("rgba({r}, {g}, {b}, {})", f64::from(a) / 10.0));
    prop_oneof![Just(String::new()), any::<[u8; 3]>().prop_map(|[r, g, b]| format!("rgb({r}, {g}, {b})")), alpha]
}

fn placement() -> impl Strategy<Value = Placement> {
    any::<[u16; 4]>().prop_map(|edges| {
        let [top, left, width, height] = edges.map(|edge| f32::from(edge) / 65535.0);
        Placement { top, left, width, height }
    })
}

fn link() -> impl Strategy<Value = LoadBoard> {
    let id = prop_oneof!["[0-3]", "[a-z]{1,5}"];
    (id, text(), extra()).prop_map(|(id, name, extra)| LoadBoard { id, name, path: String::new(), extra })
}

fn button(locale: &'static str) -> impl Strategy<Value = Button> {
    let words = (local(locale), local(locale), of("[a-z]{1,5}"), of("[a-z-]{1,5}"));
    let media = (of("[a-z0-9]{1,3}"), of("[a-z0-9]{1,3}"), color(), color(), of(placement()));
    let acts = (
        of(link()),
        vec(prop_oneof![Just(":clear".to_owned()), "\\+[a-z]", Just(":ext_x".to_owned())], 0..3),
        any::<bool>(),
    );
    (words, media, acts, extra()).prop_map(|(words, media, acts, extra)| Button {
        id: Default::default(),
        label: words.0,
        vocalization: words.1,
        word: words.2.map(Into::into),
        phrase: words.3.map(Into::into),
        image: media.0.map(Into::into),
        sound: media.1.map(Into::into),
        background_color: media.2,
        border_color: media.3,
        placement: media.4,
        load_board: acts.0,
        actions: acts.1,
        hidden: acts.2,
        extra,
    })
}

type Bytes = Option<Vec<u8>>;

fn image() -> impl Strategy<Value = (Image, Bytes)> {
    let path = prop_oneof![Just(String::new()), "images/[a-c가-나]{1,2}\\.png", Just("../../x.png".to_owned())];
    let symbol = of(Just(Map::from_iter([("set".to_owned(), json!("s")), ("filename".to_owned(), json!("f"))])));
    let size = (any::<u32>(), 0u32..500);
    (of(vec(any::<u8>(), 1..40)), path, size, of(text()), symbol, extra()).prop_map(
        |(bytes, path, size, url, symbol, extra)| {
            let image = Image {
                id: Default::default(),
                width: size.0,
                height: size.1,
                content_type: "image/x-test".to_owned(),
                blob: bytes.as_ref().map(|bytes| BlobId::of(bytes)),
                path,
                url: url.unwrap_or_default(),
                symbol,
                license: Some(extra.clone()).filter(|map| !map.values().any(|v| v == "")),
                extra,
            };
            (image, bytes)
        },
    )
}

fn sound() -> impl Strategy<Value = (Sound, Bytes)> {
    (of(vec(any::<u8>(), 1..40)), 0u32..1000, "(sounds/[a-c]\\.wav)?", extra()).prop_map(
        |(bytes, tenths, path, extra)| {
            let blob = bytes.as_ref().map(|bytes| BlobId::of(bytes));
            let duration = f64::from(tenths) / 10.0;
            let content_type = "audio/x-test".to_owned();
            (Sound { duration, content_type, blob, path, extra, ..Sound::default() }, bytes)
        },
    )
}

type Media = BTreeMap<BlobId, Vec<u8>>;

prop_compose! {
    fn board()(locale in prop_oneof![Just(""), Just("ko"), Just("en-US"), Just("es")])(
        locale in Just(locale),
        name in local(locale),
        buttons in vec(button(locale), 0..6),
        images in vec(image(), 0..4),
        sounds in vec(sound(), 0..3),
        (rows, columns) in (1usize..4, 1usize..4),
        cells in vec(of(0usize..6), 9),
        strings in btree_map(prop_oneof![Just("ko"), Just("en"), Just("es")], btree_map("(water|물|[a-z])", "[a-z가-나]{1,3}", 0..3), 0..3),
        returns_home in any::<bool>(),
        (extra, grid_extra) in (extra(), extra()),
    ) -> (Board, Media) {
        let mut board = Board { name, locale: locale.to_owned(), returns_home, extra, ..Board::default() };
        board.buttons = buttons;
        board.buttons.iter_mut().enumerate().for_each(|(n, button)| button.id = format!("b{n}").into());
        let id = |cell: &Option<usize>| cell.and_then(|n| board.buttons.get(n)).map(|button| button.id.clone());
        let order = cells.chunks(columns).take(rows).map(|row| row.iter().map(id).collect()).collect::<Vec<Vec<_>>>();
        board.grid = Grid { rows, columns, order, extra: grid_extra };
        board.grid.order.resize(rows, vec![None; columns]);
        board.grid.order.iter_mut().for_each(|row| row.resize(columns, None));
        board.strings = strings.into_iter().map(|(tag, texts)| (tag.to_owned(), texts)).collect();
        let mut media = Media::new();
        for (n, (mut image, bytes)) in images.into_iter().enumerate() {
            image.id = format!("{n}").into();
            media.extend(bytes.map(|bytes| (BlobId::of(&bytes), bytes)));
            board.images.push(image);
        }
        for (n, (mut sound, bytes)) in sounds.into_iter().enumerate() {
            sound.id = format!("s{n}").into();
            media.extend(bytes.map(|bytes| (BlobId::of(&bytes), bytes)));
            board.sounds.push(sound);
        }
        (board, media)
    }
}

/// Boards `0`, `1`, … of a set.
fn set_of(boards: Vec<(Board, Media)>) -> Imported {
    let mut imported = Imported { set: BoardSet { id: "s".into(), ..BoardSet::default() }, ..Imported::default() };
    let mut media = Media::new();
    for (n, (mut board, bytes)) in boards.into_iter().enumerate() {
        board.local_id = n.to_string();
        board.id = BoardId(format!("s/{n}"));
        board.set = "s".into();
        media.extend(bytes);
        imported.set.boards.push(board.id.clone());
        imported.boards.push(board);
    }
    imported.set.root = imported.set.boards.last().cloned().unwrap_or_default();
    imported.media = media.into_iter().collect();
    imported
}

/// Without the paths, which writing gives to what has none or unsafe ones.
fn bare(boards: &[Board]) -> Vec<Board> {
    let mut boards = boards.to_vec();
    for board in &mut boards {
        board.path.clear();
        board.buttons.iter_mut().filter_map(|b| b.load_board.as_mut()).for_each(|link| link.path.clear());
        board.images.iter_mut().filter(|i| i.blob.is_some() && !i.path.is_empty()).for_each(|i| i.path = "p".into());
        board.sounds.iter_mut().filter(|s| s.blob.is_some() && !s.path.is_empty()).for_each(|s| s.path = "p".into());
    }
    boards
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sets_survive(boards in vec(board(), 1..4)) {
        let before = set_of(boards);
        let packed = export(&before);
        let after = read("x.obz", &packed).expect("own archive");
        well_formed(&after);
        prop_assert_eq!(bare(&after.boards), bare(&before.boards));
        prop_assert_eq!(&after.set.root, &before.set.root);
        let media: Media = after.media.iter().cloned().collect();
        prop_assert_eq!(media, before.media.iter().cloned().collect::<Media>());
        prop_assert_eq!(export(&after), packed, "the second time nothing changes");
    }

    #[test]
    fn single_boards_survive(board in board()) {
        let before = set_of(vec![board]);
        let media: Media = before.media.iter().cloned().collect();
        let (json, lost) = export_obf(&before.boards[0], &mut |id| media.get(id).cloned()).expect("export");
        prop_assert!(lost.is_empty());
        let after = read("x.obf", &json).expect("own board");
        well_formed(&after);
        prop_assert_eq!(&after.boards, &before.boards);
    }
}
