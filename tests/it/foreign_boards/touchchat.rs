//! TouchChat. No file made by the program could be had: these follow descriptions of its tables.

use super::{accepted, board, button, counts, database, layout, links, read, told};
use crate::obf::pack;
use malgeurim::formats::obf::ImportError;

const VOCABULARY: &str = "
    CREATE TABLE resources(id INTEGER PRIMARY KEY, rid TEXT, name TEXT, type INTEGER);
    CREATE TABLE pages(id INTEGER PRIMARY KEY, resource_id INTEGER);
    CREATE TABLE button_boxes(id INTEGER PRIMARY KEY, layout_x INTEGER, layout_y INTEGER);
    CREATE TABLE button_box_instances(id INTEGER PRIMARY KEY, page_id INTEGER, button_box_id INTEGER);
    CREATE TABLE button_box_cells(id INTEGER PRIMARY KEY, button_box_id INTEGER, resource_id INTEGER, location INTEGER,
        span_x INTEGER, span_y INTEGER);
    CREATE TABLE buttons(id INTEGER PRIMARY KEY, resource_id INTEGER, label TEXT, message TEXT, visible INTEGER,
        button_style_id INTEGER, symbol_link_id INTEGER);
    CREATE TABLE button_styles(id INTEGER PRIMARY KEY, body_color INTEGER, border_color INTEGER);
    CREATE TABLE button_sets(id INTEGER PRIMARY KEY, resource_id INTEGER);
    CREATE TABLE button_set_modifiers(id INTEGER PRIMARY KEY, button_set_id INTEGER, resource_id INTEGER, modifier INTEGER);
    CREATE TABLE actions(id INTEGER PRIMARY KEY, resource_id INTEGER, rank INTEGER, code INTEGER);
    CREATE TABLE action_data(id INTEGER PRIMARY KEY, action_id INTEGER, value TEXT);
    CREATE TABLE special_pages(id INTEGER PRIMARY KEY, name TEXT, page_id INTEGER);
    CREATE TABLE symbol_links(id INTEGER PRIMARY KEY, rid TEXT);
    INSERT INTO resources VALUES(1, 'p1', 'Food', 7), (2, 'p2', 'Home', 7), (3, 'b3', 'water', 4), (4, 'b4', 'food', 4),
        (5, 'b5', 'go', 4), (6, 's6', 'go set', 5), (7, 'b7', 'goes', 4), (8, 'b8', 'bread', 4);
    INSERT INTO pages VALUES(1, 1), (2, 2);
    INSERT INTO button_boxes VALUES(1, 3, 2), (2, 2, 1);
    INSERT INTO button_box_instances VALUES(1, 2, 1), (2, 1, 2), (3, 1, 2);
    INSERT INTO button_box_cells VALUES(1, 1, 3, 1, 2, 1), (2, 1, 4, 3, 1, 1), (3, 1, 6, 5, 1, 1), (4, 2, 8, 1, 1, 1);
    INSERT INTO buttons VALUES(1, 3, 'water', 'water please', 1, 1, 1), (2, 4, 'food', NULL, 0, NULL, 2), (3, 5, 'go', 'go', 1, NULL, 3),
        (4, 7, 'goes', 'goes', 1, NULL, NULL), (5, 8, NULL, NULL, 1, NULL, NULL);
    INSERT INTO button_styles VALUES(1, 16711680, 255);
    INSERT INTO button_sets VALUES(1, 6);
    INSERT INTO button_set_modifiers VALUES(1, 1, 7, 2), (2, 1, 5, 0);
    INSERT INTO actions VALUES(1, 4, 0, 9), (2, 3, 0, 4);
    INSERT INTO action_data VALUES(1, 1, 'p1');
    INSERT INTO special_pages VALUES(1, 'HOME', 2);
    INSERT INTO symbol_links VALUES(1, 'i1'), (2, 'i2'), (3, 'i3');
";

const PICTURES: &str = "CREATE TABLE symbols(id INTEGER PRIMARY KEY, rid TEXT, data BLOB, compressed INTEGER);
    INSERT INTO symbols VALUES(1, 'i1', x'89504e470d0a1a0a00', 0), (2, 'i2', x'00', 1);";

#[test]
fn a_vocabulary_and_its_pictures() {
    let files: [(&str, &[u8]); 3] =
        [("My words.c4v", &database(VOCABULARY)), ("Images.c4s", &database(PICTURES)), ("version.txt", b"1")];
    let set = accepted("My words.ce", &pack(&files));
    assert_eq!((counts(&set), links(&set), set.set.root.as_str()), ([2, 5, 2, 1], (1, 1), "s/p2"));
    let (home, food) = (board(&set, "Home"), board(&set, "Food"));
    assert_eq!((layout(home).as_str(), layout(food).as_str()), (".|water|water / food|.|go", ".|bread / .|bread"));
    let water = button(home, "water");
    assert_eq!((water.vocalization.en.as_str(), water.background_color.as_str()), ("water please", "rgb(255, 0, 0)"));
    assert_eq!(water.border_color, "rgb(0, 0, 255)");
    assert!(water.image.is_some() && button(home, "food").hidden && !button(home, "food").speaks());
    assert_eq!(
        told(&set),
        [
            ("button-spread", 1),
            ("parts-stacked", 1),
            ("set-chosen", 1),
            ("media-symbol", 1),
            ("action-unknown", 1),
            ("media-format", 1),
        ]
    );
}

#[test]
fn a_vocabulary_alone_and_one_that_is_missing() {
    let set = accepted("a.c4v", &database(VOCABULARY));
    assert_eq!(counts(&set)[..2], [2, 5]);
    assert_eq!(read("a.ce", &pack(&[("a.c4v", b"")])).map_err(|error| error.key()).err(), Some("damaged"));
    let broken: [(&str, &[u8]); 2] = [("a.c4v", &database(VOCABULARY)), ("Images.c4s", b"broken")];
    assert_eq!(accepted("a.ce", &pack(&broken)).buttons(), 5, "without its pictures");
    let empty = database("CREATE TABLE button_boxes(id)");
    assert_eq!(read("a.ce", &pack(&[("a.c4v", &empty)])), Err(ImportError::NoBoards));
}
