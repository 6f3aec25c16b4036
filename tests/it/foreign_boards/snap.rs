//! TD Snap.

use super::{accepted, board, button, counts, database, layout, links, read, real, told, with};
use crate::obf::shared;
use malgeurim::formats::obf::{ImportError, Imported, LossKind};
use std::collections::BTreeSet;

/// The tables as newer sets have them.
const TABLES: &str = "
    CREATE TABLE PageSetProperties(Id integer primary key, DefaultHomePageUniqueId, Language, GridDimension, MessageBarUniqueId);
    CREATE TABLE Page(\"Id\" integer primary key autoincrement not null, UniqueId varchar(36), Title, Language, GridDimension);
    CREATE TABLE PageLayout(Id integer primary key, PageLayoutSetting, PageId integer);
    CREATE TABLE ElementReference(Id integer primary key, ElementType, PageId, BackgroundColor);
    CREATE TABLE ElementPlacement(Id integer primary key, GridPosition, GridSpan, Visible, ElementReferenceId, PageLayoutId);
    CREATE TABLE Button(Id integer primary key, UniqueId, Label, Message, BorderColor, BorderThickness, LibrarySymbolId,
        PageSetImageId, ElementReferenceId);
    CREATE TABLE ButtonPageLink(Id integer primary key, ButtonId, PageUniqueId);
    CREATE TABLE CommandSequence(Id integer primary key, SerializedCommands, ButtonId);
    CREATE TABLE PageSetData(Id integer primary key, Identifier, Data blob);
    INSERT INTO PageSetProperties VALUES(1, 'home', 'ko_KR', '3,2', 'bar');
    INSERT INTO Page VALUES(1, 'bar', 'Bar', NULL, NULL), (2, 'home', 'Home', NULL, NULL), (3, 'food', 'Food', 'en', '2,1');
    INSERT INTO PageLayout VALUES(1, '2,2,False,0', 2), (2, '3,2,False,0', 2), (3, '9,9,False,0', 2), (4, '2,1,True,0', 3);
    INSERT INTO ElementReference VALUES(1, 0, 2, -256), (2, 0, 2, NULL), (3, 0, 3, NULL), (4, 1, 1, NULL), (5, 0, 2, NULL);
    INSERT INTO ElementPlacement VALUES(1, '0,0', '1,1', 1, 1, 1), (2, '2,1', '1,1', 1, 1, 2), (3, '0,0', '2,1', 0, 2, 2),
        (4, '1,0', '1,1', 1, 3, 4), (5, '8,8', '1,1', 1, 5, 3);
    INSERT INTO Button(Id, UniqueId, Label, Message, BorderColor, BorderThickness, ElementReferenceId) VALUES
        (1, 'b1', '밥', '밥 주세요', -1, 2.0, 1), (2, 'b2', '물', NULL, -1, 0.0, 2), (3, 'b3', 'bread', NULL, NULL, NULL, 3),
        (5, 'b5', '멀리', NULL, NULL, NULL, 5);
    INSERT INTO ButtonPageLink VALUES(1, 1, 'food');
";

fn set(more: &str) -> Imported {
    accepted("a.spb", &database(&format!("{TABLES}{more}")))
}

#[test]
fn a_real_set() {
    let Some(set) = real("example.spb") else { return };
    // The dashboard and the message bar have no buttons; 14 pictures are PNG.
    assert_eq!((counts(&set), links(&set)), ([2, 256, 178, 14], (6, 1)));
    let sizes: Vec<_> =
        set.boards.iter().map(|board| (board.buttons.len(), board.grid.columns, board.grid.rows)).collect();
    assert_eq!(sizes, [(103, 10, 12), (153, 10, 16)]);
    assert_eq!(with(&set, |button| !button.background_color.is_empty()), 256);
    assert_eq!(with(&set, |button| !button.border_color.is_empty()), 99);
    assert_eq!(set.losses(LossKind::ButtonUnplaced), 0);
    let main = board(&set, "TEST_Medical Advocacy");
    assert_eq!(main.locale, "en-US");
    let said = button(main, "My Body");
    assert_eq!(said.actions, ["+I'm having an issue with my"]);
    let clear = button(main, "Clear Message Window");
    assert_eq!((clear.actions.join(" ").as_str(), main.button_at(0, 9)), (":clear", Some(clear)));
    assert_eq!(
        told(&set),
        [
            ("root-missing", 1),
            ("button-spread", 10),
            ("action-nearest", 1),
            ("layout-chosen", 2),
            ("media-symbol", 164),
            ("link-outside", 5),
            ("cell-program", 2),
            ("media-format", 21),
        ]
    );
}

#[test]
fn every_button_of_the_database_is_there_with_its_words() {
    let (Some(bytes), Some(set)) = (shared("boards_other/example.spb"), real("example.spb")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.db");
    std::fs::write(&path, &bytes).expect("a copy");
    let connection = rusqlite::Connection::open(&path).expect("a database");
    let mut statement = connection.prepare("SELECT UniqueId, trim(Label) FROM Button").expect("a question");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    let expected: BTreeSet<(String, String)> = rows.map(|row| row.expect("a row")).collect();
    let buttons = set.boards.iter().flat_map(|board| &board.buttons);
    let found: BTreeSet<(String, String)> =
        buttons.map(|button| (button.id.0.clone(), button.label.ko.clone())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_database_of_any_kind_is_the_same_set() {
    let plain = set("");
    for kind in ["journal_mode = wal", "encoding = 'UTF-16le'", "encoding = 'UTF-16be'", "page_size = 512"] {
        let other = accepted("a.spb", &database(&format!("PRAGMA {kind}; {TABLES}")));
        assert_eq!((&other.boards, told(&other)), (&plain.boards, told(&plain)), "{kind}");
    }
}

#[test]
fn one_layout_is_taken_and_its_places_masks_colours_and_links_are_kept() {
    let set = set("");
    assert_eq!((counts(&set), links(&set), set.set.root.as_str()), ([2, 4, 0, 0], (1, 1), "s/home"));
    let (home, food) = (board(&set, "Home"), board(&set, "Food"));
    assert_eq!((layout(home).as_str(), layout(food).as_str()), ("물|물|. / .|.|밥", ".|bread"));
    assert_eq!((home.locale.as_str(), food.locale.as_str()), ("ko-KR", "en"));
    let (rice, water) = (button(home, "밥"), button(home, "물"));
    assert_eq!(
        (rice.background_color.as_str(), rice.border_color.as_str()),
        ("rgb(255, 255, 0)", "rgb(255, 255, 255)")
    );
    assert_eq!((rice.actions.join(" ").as_str(), water.border_color.as_str()), ("+밥 주세요", ""));
    assert!(water.hidden && !rice.hidden && button(food, "bread").speaks());
    let all = [("button-spread", 1), ("layout-chosen", 1), ("button-unplaced", 1), ("cell-program", 1)];
    assert_eq!(told(&set), all);
}

#[test]
fn commands_and_pictures() {
    let set = set("INSERT INTO CommandSequence VALUES
            (1, '{\"$values\":[{\"$type\":\"9\"},{\"$type\":\"3\",\"MessageAction\":1},{\"$type\":\"77\"}]}', 1),
            (2, '{\"$values\":[{\"$type\":\"2\",\"LinkedPageId\":\"food\"}]}', 2), (3, 'broken', 3);
         INSERT INTO PageSetData VALUES(7, 'IMG:1', x'89504e470d0a1a0a00'), (8, 'SYM:1', x'd7cdc69a');
         UPDATE Button SET PageSetImageId = 7 WHERE Id = 1; UPDATE Button SET PageSetImageId = 8 WHERE Id = 2;
         UPDATE Button SET LibrarySymbolId = 5 WHERE Id = 3; UPDATE Button SET PageSetImageId = 99 WHERE Id = 5;");
    let home = board(&set, "Home");
    let rice = button(home, "밥");
    assert_eq!(rice.actions, [":clear", "+밥 주세요"]);
    assert_eq!(rice.load_board.as_ref().map(|link| link.id.as_str()), Some("food"));
    assert_eq!(links(&set), (2, 2));
    assert!(
        rice.image.is_some() && button(home, "물").image.is_none() && button(board(&set, "Food"), "bread").speaks()
    );
    let count = |what| set.losses(what);
    let lost =
        [LossKind::ActionUnknown, LossKind::MediaFormat, LossKind::MediaSymbol, LossKind::ImageDangling].map(count);
    assert_eq!((set.media.len(), lost), (1, [1, 1, 1, 1]));
}

#[test]
fn older_sets_place_buttons_themselves() {
    let set = accepted(
        "a.sps",
        &database(
            "CREATE TABLE Page(Id integer primary key, UniqueId, Title, GridDimension);
             CREATE TABLE PageLayout(Id integer primary key, PageLayoutSetting, PageId);
             CREATE TABLE Button(Id integer primary key, UniqueId, Label, PageId, BackgroundColor);
             CREATE TABLE ButtonPlacement(Id integer primary key, GridPosition, GridSpan, Visible, ButtonId, PageLayoutId);
             INSERT INTO Page VALUES(1, 'p', 'P', '2,1'); INSERT INTO PageLayout VALUES(4, '2,1', 1);
             INSERT INTO Button VALUES(9, 'b', 'hello', 1, -65536); INSERT INTO ButtonPlacement VALUES(1, '1,0', '1,1', 1, 9, 4);",
        ),
    );
    assert_eq!(layout(&set.boards[0]), ".|hello");
    assert_eq!(set.boards[0].buttons[0].background_color, "rgb(255, 0, 0)");
}

#[test]
fn long_texts_many_rows_and_other_encodings() {
    // A label of many pages, rows of several levels of the tree, texts in UTF-16.
    let rows = "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)";
    let set = accepted(
        "a.spb",
        &database(&format!(
            "PRAGMA page_size = 512; PRAGMA encoding = 'UTF-16le'; {TABLES}
             UPDATE Button SET Label = printf('%.5000c', '가') WHERE Id = 3;
             {rows} INSERT INTO ElementReference SELECT i, 0, 2, NULL FROM n;
             {rows} INSERT INTO Button(Id, UniqueId, Label, ElementReferenceId) SELECT i, 'u' || i, '낱말 ' || i, i FROM n;"
        )),
    );
    assert_eq!(set.buttons(), 4 + 3901);
    assert_eq!(board(&set, "Food").buttons[0].label.ko, "가".repeat(5000));
    assert_eq!(button(board(&set, "Home"), "낱말 4000").id.as_str(), "u4000");
    assert_eq!(set.losses(LossKind::ButtonUnplaced), 3902);
}

#[test]
fn other_databases_are_no_boards() {
    assert_eq!(read("a.spb", &database("CREATE TABLE x(a)")), Err(ImportError::NotABoard));
    assert_eq!(
        read("a.spb", &database("CREATE VIEW Page AS SELECT 1; CREATE VIEW Button AS SELECT 1")),
        Err(ImportError::NotABoard)
    );
    assert_eq!(read("a.spb", &database("CREATE TABLE Page(Id); CREATE TABLE Button(Id)")), Err(ImportError::NoBoards));
}
