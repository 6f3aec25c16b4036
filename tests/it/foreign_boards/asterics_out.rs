//! Boards written for AsTeRICS Grid and read again.

use super::{accepted, board, button, read, real};
use malgeurim::domain::board::{Board, BoardSet, Button, Grid, Image, Links, LoadBoard, Sound};
use malgeurim::domain::id::{BlobId, ButtonId};
use malgeurim::domain::locale::LocalText;
use malgeurim::formats::boards::export_grd;
use malgeurim::formats::obf::{Imported, LossKind};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::json;
use std::collections::HashMap;

type Media = HashMap<BlobId, Vec<u8>>;

/// Writes and reads again, as set `s`; and what was lost on the way out.
fn again(boards: &[Board], root: &str, media: &Media) -> (Imported, Vec<LossKind>) {
    let set = BoardSet { id: "s".into(), root: root.into(), ..BoardSet::default() };
    let boards: Vec<&Board> = boards.iter().collect();
    let (bytes, lost) = export_grd(&set, &boards, &mut |id| media.get(id).cloned()).unwrap();
    (accepted("out.grd", &bytes), lost.into_iter().map(|loss| loss.what).collect())
}

/// What one sees and hears of a cell.
#[derive(Debug, PartialEq)]
struct Seen {
    label: LocalText,
    said: LocalText,
    colors: [String; 2],
    hidden: bool,
    picture: Option<(Option<BlobId>, String)>,
    sound: Option<BlobId>,
    opens: Option<String>,
    actions: Vec<String>,
}

/// A board's id, name, and what is seen in each cell.
type SeenBoard = (String, LocalText, Vec<Vec<Option<Seen>>>);

/// Every cell of every board.
fn seen(boards: &[Board]) -> Vec<SeenBoard> {
    let links = Links::new(boards);
    let cell = |board: &Board, button: &Button| Seen {
        label: button.label.clone(),
        said: button.vocalization.clone(),
        colors: [button.background_color.clone(), button.border_color.clone()],
        hidden: button.hidden,
        picture: button
            .image
            .as_ref()
            .and_then(|id| board.image(id))
            .map(|image| (image.blob.clone(), image.url.clone())),
        sound: button.sound.as_ref().and_then(|id| board.sound(id)).and_then(|sound| sound.blob.clone()),
        opens: button.load_board.as_ref().map(|link| links.resolve(link).map_or(link.id.clone(), ToString::to_string)),
        actions: button.actions.clone(),
    };
    let cells = |board: &Board| {
        let row =
            |row| (0..board.grid.columns).map(|column| board.button_at(row, column).map(|b| cell(board, b))).collect();
        (0..board.grid.rows).map(row).collect()
    };
    boards.iter().map(|board| (board.local_id.clone(), board.name.clone(), cells(board))).collect()
}

fn text(locale: &'static str) -> BoxedStrategy<LocalText> {
    let same = "[a-z][a-z \"\\\\/😀-😂]{0,6}[a-z]".prop_map(LocalText::same);
    let both = ("[가-힣]{1,4}", "[a-z]{1,6}").prop_map(|(ko, en)| LocalText::new(ko, en));
    if locale == "ko" { prop_oneof![same, both].boxed() } else { same.boxed() }
}

fn color() -> impl Strategy<Value = String> {
    let plain = any::<[u8; 3]>().prop_map(|[r, g, b]| format!("rgb({r}, {g}, {b})"));
    let alpha =
        (any::<[u8; 3]>(), 0u8..10).prop_map(|([r, g, b], a)| format!("rgba({r}, {g}, {b}, {})", f64::from(a) / 10.0));
    prop_oneof![Just(String::new()), plain, alpha]
}

/// A picture of its own, or an address; none.
fn picture() -> impl Strategy<Value = Option<Result<Vec<u8>, String>>> {
    let bytes = vec(any::<u8>(), 1..40).prop_map(Ok);
    of(prop_oneof![bytes, "https://example.org/[a-z]{1,4}.png".prop_map(Err)])
}

/// What a press does beside speaking: nothing, an action, a link to a board of the set or to none.
fn press() -> impl Strategy<Value = (Vec<String>, Option<String>)> {
    let action = prop_oneof![Just(":clear"), Just(":speak"), Just(":home"), Just(":deleteword"), Just(":backspace")];
    let link = prop_oneof![Just("b0"), Just("b1"), Just("elsewhere")];
    (vec(action.prop_map(str::to_owned), 0..3), of(link.prop_map(str::to_owned)))
}

prop_compose! {
    fn one_button(locale: &'static str)(
        label in text(locale), said in of("[a-z]{1,8}"), colors in [color(), color()], hidden in any::<bool>(), picture in picture(),
        sound in of(vec(any::<u8>(), 1..20)), (actions, link) in press(),
    ) -> (Button, Option<Result<Vec<u8>, String>>, Option<Vec<u8>>) {
        let [background_color, border_color] = colors;
        let load_board = link.map(|id| LoadBoard { id, ..LoadBoard::default() });
        // Only a button that speaks has something else to say.
        let speaks = actions.is_empty() && load_board.is_none();
        let vocalization = said.filter(|said| speaks && *said != label.ko).map(LocalText::same).unwrap_or_default();
        (Button { label, vocalization, background_color, border_color, hidden, load_board, actions, ..Button::default() }, picture, sound)
    }
}

prop_compose! {
    fn one_board()(locale in prop_oneof![Just("ko"), Just("en"), Just("de")], (rows, columns) in (1usize..5, 1usize..5))(
        locale in Just(locale), name in text(locale), (rows, columns) in Just((rows, columns)),
        cells in vec(of(one_button(locale)), rows * columns),
    ) -> (Board, Media) {
        let mut board = Board { locale: locale.to_owned(), name, ..Board::default() };
        let mut media = Media::new();
        let mut order: Vec<Option<ButtonId>> = Vec::new();
        for (n, cell) in cells.into_iter().enumerate() {
            let Some((mut button, picture, sound)) = cell else { order.push(None); continue };
            button.id = format!("{n}").into();
            let keep = |bytes: Vec<u8>, media: &mut Media| { let id = BlobId::of(&bytes); media.insert(id.clone(), bytes); id };
            if let Some(picture) = picture {
                let mut image = Image { id: format!("i{n}").into(), content_type: "image/x-test".into(), ..Image::default() };
                match picture {
                    Ok(bytes) => image.blob = Some(keep(bytes, &mut media)),
                    Err(url) => image.url = url,
                }
                button.image = Some(image.id.clone());
                board.images.push(image);
            }
            if let Some(bytes) = sound {
                let blob = Some(keep(bytes, &mut media));
                button.sound = Some(format!("s{n}").into());
                board.sounds.push(Sound { id: format!("s{n}").into(), blob, ..Sound::default() });
            }
            order.push(Some(button.id.clone()));
            board.buttons.push(button);
        }
        board.grid = Grid { rows, columns, order: order.chunks(columns).map(<[_]>::to_vec).collect(), ..Grid::default() };
        (board, media)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn boards_written_and_read_again_are_the_same(made in vec(one_board(), 1..4)) {
        let mut media = Media::new();
        let mut boards = Vec::new();
        for (n, (mut board, bytes)) in made.into_iter().enumerate() {
            board.local_id = format!("b{n}");
            board.id = format!("s/b{n}").into();
            board.set = "s".into();
            media.extend(bytes);
            boards.push(board);
        }
        let root = boards.last().unwrap().id.clone();
        let (imported, _) = again(&boards, root.as_str(), &media);
        prop_assert_eq!(seen(&imported.boards), seen(&boards));
        prop_assert_eq!(&imported.set.root, &root);
        let kept: Media = imported.media.into_iter().collect();
        prop_assert_eq!(kept, media);
    }
}

fn single(buttons: Vec<Button>, order: Vec<Vec<Option<ButtonId>>>) -> Board {
    let grid = Grid { rows: order.len(), columns: order[0].len(), order, ..Grid::default() };
    let ids = ("s/a".into(), "a".to_owned(), "s".into());
    Board {
        id: ids.0,
        local_id: ids.1,
        set: ids.2,
        name: LocalText::same("A"),
        locale: "en".into(),
        buttons,
        grid,
        ..Board::default()
    }
}

fn plain(id: &str) -> Button {
    Button { id: id.into(), label: LocalText::same(id), ..Button::default() }
}

#[test]
fn a_button_over_several_cells_stays_in_each_of_them() {
    let cell = |id: &str| Some(ButtonId::from(id)).filter(|_| !id.is_empty());
    let rows = [["x", "x", "y"], ["x", "x", "x"], ["", "z", "y"]];
    let order = rows.iter().map(|row| row.iter().map(|id| cell(id)).collect()).collect();
    let (imported, lost) = again(&[single(vec![plain("x"), plain("y"), plain("z")], order)], "s/a", &Media::new());
    assert_eq!((super::layout(&imported.boards[0]).as_str(), lost), ("x|x|y / x|x|x / .|z|y", vec![]));
}

#[test]
fn what_has_no_place_there_is_told() {
    let odd = Button { actions: vec![":ext_dance".into(), ":clear".into()], ..plain("odd") };
    let image = Image { id: "i".into(), blob: Some(BlobId::of(b"gone")), ..Image::default() };
    let gone = Button {
        image: Some("i".into()),
        load_board: Some(LoadBoard { id: "far".into(), ..LoadBoard::default() }),
        ..plain("gone")
    };
    let mut a = single(vec![odd, gone, plain("nowhere")], vec![vec![Some("odd".into()), Some("gone".into())]]);
    a.images.push(image);
    let (imported, mut lost) = again(&[a], "s/a", &Media::new());
    let mut expected =
        [LossKind::ButtonUnplaced, LossKind::ActionUnknown, LossKind::MediaFileMissing, LossKind::LinkOutside];
    lost.sort_by_key(|kind| kind.key());
    expected.sort_by_key(|kind| kind.key());
    assert_eq!(lost, expected);
    let a = board(&imported, "A");
    assert_eq!((a.buttons.len(), button(a, "odd").actions.join(" ").as_str()), (2, ":clear"));
}

#[test]
fn a_key_that_only_does_something_of_ours_does_not_begin_to_speak() {
    let key = |id: &str, action: &str| Button { actions: vec![action.into()], ..plain(id) };
    let order = vec![vec![Some("space".into()), Some("h".into())]];
    let (imported, lost) = again(&[single(vec![key("space", ":space"), key("h", "+ㅎ")], order)], "s/a", &Media::new());
    assert_eq!(lost, [LossKind::ActionUnknown, LossKind::Spelling]);
    let [space, letter] = imported.boards[0].buttons.as_slice() else { panic!("two keys") };
    assert!(!space.speaks(), "{:?}", space.actions);
    assert_eq!(letter.vocalization.ko, "ㅎ");
}

#[test]
fn pictures_have_a_bound_together() {
    let big = vec![7u8; (64 << 20) + 1];
    let blob = BlobId::of(&big);
    let mut a = single(vec![Button { image: Some("i".into()), ..plain("x") }], vec![vec![Some("x".into())]]);
    a.images.push(Image { id: "i".into(), blob: Some(blob.clone()), ..Image::default() });
    let (imported, lost) = again(&[a], "s/a", &Media::from([(blob, big)]));
    assert_eq!((lost, imported.media.len()), (vec![LossKind::MediaTooBig], 0));
}

#[test]
fn other_languages_and_who_made_a_picture_are_kept() {
    let mut water = Button { label: LocalText::new("물", "water"), image: Some("i".into()), ..plain("w") };
    water.extra.insert("translations".into(), json!({"de": {"label": "Wasser"}}));
    let mut a = single(vec![water], vec![vec![Some("w".into())]]);
    let license = json!({"author_name": "Kim"}).as_object().cloned();
    a.images.push(Image { id: "i".into(), url: "https://example.org/w.png".into(), license, ..Image::default() });
    let (imported, _) = again(&[a], "s/a", &Media::new());
    let button = &imported.boards[0].buttons[0];
    assert_eq!(
        (&button.label, &button.extra["translations"]),
        (&LocalText::new("물", "water"), &json!({"de": {"label": "Wasser"}}))
    );
    assert_eq!(imported.boards[0].images[0].license.as_ref().unwrap()["author_name"], "Kim");
}

#[test]
fn a_real_set_goes_out_and_comes_in_again() {
    let Some(set) = real("quick-core-24.grd.json") else { return };
    let media: Media = set.media.iter().cloned().collect();
    let (imported, _) = again(&set.boards, set.set.root.as_str(), &media);
    let places = |set: &Imported| set.boards.iter().map(super::layout).collect::<Vec<_>>();
    assert_eq!((places(&imported), super::links(&imported)), (places(&set), super::links(&set)));
    assert!(export_grd(&BoardSet::default(), &[], &mut |_| None).is_err() && read("x.grd", b"{}").is_err());
}
