//! Grid 3.

use super::{accepted, board, button, counts, layout, links, read, real, told, with};
use crate::obf::pack;
use malgeurim::formats::obf::{ImportError, Imported, LossKind};

const SETTINGS: &[u8] = b"<GridSetSettings><StartGrid>Home</StartGrid></GridSetSettings>";
const STYLES: &[u8] = b"<StyleData><Styles><Style Key=\"Default\"><BackColour>#FFFFFFFF</BackColour></Style>\
    <Style Key=\"Vocab\"><BackColour>#D3D3D3FF</BackColour><BorderColour>#646464FF</BorderColour></Style></Styles></StyleData>";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";

/// A set of one grid of 3 x 2 cells, called Home, and an empty one called `Art & Craft`.
fn set(cells: &str, rest: &str, files: &[(&str, &[u8])]) -> Imported {
    let grid = format!(
        "<Grid><ColumnDefinitions><ColumnDefinition/><ColumnDefinition/><ColumnDefinition/></ColumnDefinitions>\
         <RowDefinitions><RowDefinition/><RowDefinition/></RowDefinitions><Cells>{cells}</Cells>{rest}</Grid>"
    );
    let mut all: Vec<(&str, &[u8])> = vec![
        ("Settings0/settings.xml", SETTINGS),
        ("Settings0/Styles/styles.xml", STYLES),
        ("Grids/Art & Craft/grid.xml", b"<Grid><Cells/></Grid>"),
        ("Grids/Home/grid.xml", grid.as_bytes()),
    ];
    all.extend_from_slice(files);
    accepted("a.gridset", &pack(&all))
}

fn cell(at: &str, content: &str) -> String {
    format!("<Cell {at}><Content>{content}</Content></Cell>")
}

fn caption(text: &str) -> String {
    format!("<CaptionAndImage><Caption>{text}</Caption></CaptionAndImage>")
}

fn insert(text: &str) -> String {
    format!("<Command ID=\"Action.InsertText\"><Parameter Key=\"text\">{text}</Parameter></Command>")
}

#[test]
fn a_real_set() {
    let Some(set) = real("example.gridset") else { return };
    // 351 cells with commands and 58 cells of word lists; 19 different pictures lie in the file.
    assert_eq!(counts(&set), [53, 409, 342, 19]);
    assert_eq!(links(&set), (69, 69));
    assert_eq!(set.set.root.as_str(), "s/Start");
    assert_eq!(with(&set, |button| !button.background_color.is_empty()), 409);
    assert_eq!(
        told(&set),
        [
            ("button-spread", 29),
            ("action-nearest", 52),
            ("rich-text", 311),
            ("list-spread", 58),
            ("media-symbol", 323),
            // 48 text windows and 5 predictions.
            ("cell-program", 53),
            // Of 99 words.
            ("list-rest", 41),
        ]
    );
    let start = board(&set, "Start");
    let like = button(start, "like");
    assert_eq!(
        (like.actions.as_slice(), like.background_color.as_str()),
        ([":clear", "+I like"].map(String::from).as_slice(), "rgb(247, 218, 100)")
    );
    assert_eq!(like.load_board.as_ref().map(|link| link.id.as_str()), Some("Like"));
    assert_eq!(start.button_at(1, 3), Some(like));
    let days = board(&set, "Days of the week");
    assert_eq!(days.buttons.iter().filter(|button| button.label.en.ends_with("day")).count(), 7);
    let books = button(board(&set, "Books"), "Horrid Henry");
    assert_eq!(books.vocalization.en, "I enjoy reading Horrid Henry.");
    assert!(books.image.is_some());
}

#[test]
fn a_real_set_with_its_own_pictures() {
    let Some(set) = real("example-images.gridset") else { return };
    assert_eq!(counts(&set), [1, 64, 50, 43]);
    let board = board(&set, "Start");
    assert_eq!((board.grid.columns, board.grid.rows), (12, 6));
    assert_eq!(with(&set, |button| button.image.is_some()), 50);
    assert_eq!(set.losses(LossKind::MediaFileMissing), 0);
    assert_eq!(board.button_at(0, 10), board.button_at(0, 11), "a button over two cells");
}

#[test]
fn commands_are_done_in_their_order() {
    let commands = format!(
        "<Commands><Command ID=\"Action.Clear\"/><Command ID=\"Jump.To\"><Parameter Key=\"grid\">Art &amp;amp; Craft</Parameter></Command>{}\
         <Command ID=\"Settings.Open\"/></Commands>",
        insert("<p><s><r>I</r></s><s><r><![CDATA[ ]]></r></s><s Image=\"[widgit]like.emf\"><r>like</r></s></p>")
    );
    let set = set(&cell("X=\"1\"", &(caption("like") + &commands)), "", &[]);
    let like = button(board(&set, "Home"), "like");
    assert_eq!(like.actions, [":clear", "+I like"]);
    assert_eq!((links(&set), like.load_board.as_ref().map(|link| link.id.as_str())), ((1, 1), Some("Art & Craft")));
    assert_eq!(told(&set), [("rich-text", 1), ("action-unknown", 1)]);
    assert_eq!(set.lost[0].example, "Settings.Open");
    assert_eq!(set.set.root.as_str(), "s/Home");
}

#[test]
fn cells_keep_place_size_colour_and_mask() {
    let style = "<Style><BasedOnStyle>Vocab</BasedOnStyle><BackColour>#F7DA6480</BackColour></Style>";
    let word = |text: &str| caption(text) + "<Commands>" + &insert(text) + "</Commands>";
    let set = set(
        &[
            cell("ColumnSpan=\"2\"", &(word("wide") + style)),
            format!("<Cell X=\"2\"><Visibility>Hidden</Visibility><Content>{}</Content></Cell>", word("mask")),
            format!("<Cell Y=\"1\"><Visibility>Disabled</Visibility><Content>{}</Content></Cell>", word("off")),
            format!(
                "<Cell X=\"2\" Y=\"1\"><Visibility>PointerAndTouchOnly</Visibility><Content>{}</Content></Cell>",
                word("touch")
            ),
            cell("X=\"1\" Y=\"1\"", "<Style><BasedOnStyle>Vocab</BasedOnStyle></Style>"),
            cell("X=\"9\" Y=\"0\"", &word("outside")),
        ]
        .concat(),
        "",
        &[],
    );
    let home = board(&set, "Home");
    assert_eq!(layout(home), "wide|wide|mask|.|.|.|.|.|.|outside / off|.|touch|.|.|.|.|.|.|.");
    let wide = button(home, "wide");
    assert_eq!(wide.background_color, "rgba(247, 218, 100, 0.502)");
    assert_eq!(wide.border_color, "rgb(100, 100, 100)");
    assert_eq!(button(home, "mask").background_color, "rgb(255, 255, 255)");
    assert_eq!(["wide", "mask", "off", "touch"].map(|label| button(home, label).hidden), [false, true, true, false]);
    assert_eq!(told(&set), [("button-spread", 1), ("visibility-nearest", 2)]);
}

#[test]
fn a_word_list_fills_its_cells_in_reading_order() {
    let list = "<ContentType>AutoContent</ContentType><ContentSubType>WordList</ContentSubType>";
    let item = |text: &str| format!("<WordListItem><Text><p><s><r>{text}</r></s></p></Text></WordListItem>");
    let words = ["one", "two", "three"].map(item).concat();
    let cells = cell("Y=\"1\"", list)
        + &cell("X=\"2\"", list)
        + &cell("", "<ContentType>Workspace</ContentType><ContentSubType>Chat</ContentSubType>");
    let set = set(&cells, &format!("<WordList><Items>{words}</Items></WordList>"), &[]);
    assert_eq!(layout(board(&set, "Home")), ".|.|one / two|.|.");
    assert_eq!(told(&set), [("list-spread", 2), ("cell-program", 1), ("list-rest", 1)]);
}

#[test]
fn pictures_lie_beside_the_grid() {
    let picture = |text: &str, image: &str| {
        format!("<CaptionAndImage><Caption>{text}</Caption><Image>{image}</Image></CaptionAndImage>")
    };
    let cells = cell("X=\"1\"", &picture("a", "-0-text-0.png"))
        + &cell("X=\"2\"", &picture("b", ".png"))
        + &cell("Y=\"1\"", &picture("c", "[widgit]c.emf"))
        + &cell("X=\"1\" Y=\"1\"", &picture("d", ".wmf"))
        + &cell("X=\"2\" Y=\"1\"", &picture("e", ".png"));
    let files: [(&str, &[u8]); 3] = [
        ("Grids/Home/1-0-0-text-0.png", PNG),
        ("Grids/Home/2-0.png", PNG),
        ("Grids/Home/1-1.wmf", b"\xd7\xcd\xc6\x9a...."),
    ];
    let set = set(&cells, "", &files);
    let home = board(&set, "Home");
    let image = |label: &str| button(home, label).image.as_ref().and_then(|id| home.image(id));
    assert!(["a", "b"].into_iter().all(|label| image(label).is_some_and(|image| image.content_type == "image/png")));
    assert_eq!(image("c").and_then(|image| image.symbol.clone()).expect("a symbol")["set"], "widgit");
    assert_eq!(
        (image("d"), image("e"), set.media.len()),
        (None, None, 1),
        "the picture that cannot be shown is not kept"
    );
    assert_eq!(told(&set), [("media-file-missing", 1), ("media-symbol", 1), ("media-format", 1)]);
}

#[test]
fn rows_of_several_sizes_are_told() {
    let grid =
        b"<Grid><RowDefinitions><RowDefinition/><RowDefinition Height=\"Small\"/></RowDefinitions><Cells/></Grid>";
    let set = accepted("a.gridset", &pack(&[("Settings0/settings.xml", SETTINGS), ("Grids/Home/grid.xml", grid)]));
    assert_eq!((told(&set), board(&set, "Home").grid.rows), (vec![("sizes-even", 1)], 2));
}

#[test]
fn licensed_sets_are_refused() {
    let files: [(&str, &[u8]); 2] =
        [("Settings0/settings.xml", SETTINGS), ("Grids/Home/grid.xml", b"\x93\x11\x07locked")];
    assert_eq!(read("a.gridset", &pack(&files)), Err(ImportError::Encrypted), "by content");
    let open: [(&str, &[u8]); 1] = [("Grids/Home/grid.xml", b"<Grid/>")];
    assert_eq!(read("a.GridSetX", &pack(&open)), Err(ImportError::Encrypted), "by name");
    assert_eq!(ImportError::Encrypted.key(), "encrypted");
}

#[test]
fn one_damaged_grid_does_not_keep_the_others_away() {
    let files: [(&str, &[u8]); 3] = [
        ("Settings0/settings.xml", SETTINGS),
        ("Grids/A/grid.xml", b"<Grid><Cells>"),
        ("Grids/Home/grid.xml", b"<Grid/>"),
    ];
    let set = accepted("a.gridset", &pack(&files));
    assert_eq!((counts(&set)[0], told(&set)), (1, vec![("board-damaged", 1)]));
    for damaged in [b"<Grid><Cells>".as_slice(), b""] {
        assert_eq!(read("a.gridset", &pack(&[("Grids/A/grid.xml", damaged)])), Err(ImportError::NoBoards));
    }
}
