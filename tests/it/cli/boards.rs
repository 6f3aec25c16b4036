//! `boards`.

use super::{Home, column, path};
use crate::common::shared;
use serde_json::{Value, json};

fn board(id: &str, name: &str) -> Vec<u8> {
    let board = json!({
        "format": "open-board-0.1", "id": id, "locale": "ko", "name": name,
        "buttons": [{"id": 1, "label": "물"}, {"id": 2, "label": "밥"}],
        "grid": {"rows": 1, "columns": 2, "order": [[1, 2]]}, "images": [], "sounds": []
    });
    board.to_string().into_bytes()
}

/// The boards that are not built in.
fn own(home: &Home) -> Vec<Value> {
    let list = home.json(["boards", "list"]);
    list["boards"].as_array().unwrap().iter().filter(|board| board["set"] != "builtin").cloned().collect()
}

#[test]
fn the_built_in_boards_are_there() {
    let home = Home::new();
    let list = home.json(["boards", "list"]);
    let boards = list["boards"].as_array().unwrap();
    let start = boards.iter().find(|board| board["id"] == "builtin/home").unwrap();
    assert_eq!(
        start,
        &json!({"id": "builtin/home", "set": "builtin", "name": "처음", "rows": 5, "columns": 8, "buttons": 40})
    );
    assert!(boards.len() >= 16);
    assert_eq!(home.done(["boards", "list"]).lines().count(), boards.len());
    let english = home.json(["boards", "list", "--lang", "en"]);
    assert!(column(&english, "boards", "name").contains(&"Home"));
}

#[test]
fn a_set_comes_in_once_and_goes_again() {
    let home = Home::new();
    let file = home.write("우리 판.obf", board("a", "첫 판"));
    let sets = home.json(["boards", "import", path(&file)]);
    let set = &sets["sets"][0];
    assert_eq!((&set["name"], &set["boards"], &set["buttons"]), (&json!("우리 판"), &json!(1), &json!(2)));
    assert!(set["repaired"].is_array() && set["lost"].is_array() && set["images"] == 0 && set["sounds"] == 0);
    let boards = own(&home);
    assert_eq!(boards.len(), 1);
    assert_eq!((&boards[0]["name"], &boards[0]["set"]), (&json!("첫 판"), &json!("우리 판")));

    let again = home.json(["boards", "import", path(&file)]);
    assert_eq!((&again["sets"][0]["name"], own(&home)), (&json!("우리 판"), boards.clone()), "nothing changed");

    home.done(["boards", "remove", "--set", "우리 판"]);
    assert!(own(&home).is_empty());
    home.done(["undo"]);
    assert_eq!(own(&home), boards);
    home.refused(["boards", "remove", "--set", "no-such-set"]);
}

#[test]
fn boards_with_ids_that_exist_get_a_set_of_their_own() {
    let home = Home::new();
    let (one, two) = (home.write("one.obf", board("a", "하나")), home.write("two.obf", board("a", "둘")));
    home.done(["boards", "import", path(&one), path(&two)]);
    let boards = own(&home);
    let mut names: Vec<&str> = boards.iter().filter_map(|board| board["name"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["둘", "하나"]);
    assert_ne!(boards[0]["id"], boards[1]["id"]);
}

#[test]
fn a_decomposed_file_name_is_found_by_its_name_as_typed() {
    let home = Home::new();
    let file = home.write("\u{1111}\u{1161}\u{11ab}.obf", board("a", "하나"));
    assert_eq!(home.json(["boards", "import", path(&file)])["sets"][0]["name"], "판");
    home.done(["boards", "remove", "--set", "\u{1111}\u{1161}\u{11ab}"]);
    assert!(own(&home).is_empty());
}

#[test]
fn a_wrong_file_is_told_and_the_others_come_in() {
    let home = Home::new();
    let (good, bad) = (home.write("good.obf", board("a", "하나")), home.write("bad.obz", "PK\u{3}\u{4}nothing more"));
    let ran = home.run(["boards", "import", path(&bad), path(&good), "--json"]);
    assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{ran:?}");
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(column(&document, "sets", "name"), ["good"]);
    assert_eq!(own(&home).len(), 1);
}

#[test]
fn files_that_are_no_boards_are_refused_in_words() {
    let home = Home::new();
    home.write("empty.obf", "");
    home.write("text.obf", "just words");
    home.write("other.obz", [0xff, 0xfe, 0x00, 0x01]);
    std::fs::create_dir(home.file("folder.obz")).unwrap();
    for file in ["missing.obf", "empty.obf", "text.obf", "other.obz", "folder.obz"] {
        let ran = home.run(["boards", "import", file, "--lang", "en"]);
        assert_eq!((ran.code, ran.err.trim().lines().count()), (1, 1), "{file} {ran:?}");
        assert!(!ran.err.contains("import-") && !ran.err.contains("notice-"), "a sentence, no key: {ran:?}");
    }
    assert!(own(&home).is_empty());
}

#[test]
fn boards_of_another_program_come_in_with_a_report_and_an_example() {
    let home = Home::new();
    let board = json!([{"id": "root", "name": "처음", "tiles": [{"id": "1", "label": "물"}, {"id": "2", "label": "춤", "action": ":dance"}],
                        "grid": {"rows": 1, "columns": 2, "order": [["2", "1"]]}}]);
    let file = home.write("다른 판.json", board.to_string());
    let sets = home.json(["boards", "import", path(&file)]);
    assert_eq!((&sets["sets"][0]["name"], &sets["sets"][0]["buttons"]), (&json!("다른 판"), &json!(2)));
    let lost = &sets["sets"][0]["lost"][0];
    assert_eq!(
        (&lost["what"], &lost["count"], &lost["example"]),
        (&json!("action-unknown"), &json!(1), &json!("dance"))
    );
    let again = home.done(["boards", "import", path(&file), "--lang", "en"]);
    assert!(again.contains("An unknown action (1×), as in “dance”"), "{again}");
    assert_eq!(own(&home).len(), 1);
}

#[test]
fn real_sets_of_other_programs_come_in() {
    let home = Home::new();
    for (name, boards, buttons) in [
        ("example.gridset", 53, 409),
        ("example.spb", 2, 256),
        ("quick-core-24.grd.json", 50, 686),
        ("cboard-boards.json", 44, 825),
    ] {
        let Some(file) = shared(&format!("boards_other/{name}")) else { return };
        let sets = home.json(["boards", "import", path(&file)]);
        assert_eq!(
            (&sets["sets"][0]["boards"], &sets["sets"][0]["buttons"]),
            (&json!(boards), &json!(buttons)),
            "{name}"
        );
    }
    assert_eq!(own(&home).len(), 149);
}

#[test]
fn a_licensed_set_is_refused_in_words() {
    let home = Home::new();
    // An archive with one file in it, as small as archives can be.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("Grids/A/grid.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let file = home.write("a.gridsetx", zip.finish().unwrap().into_inner());
    let ran = home.run(["boards", "import", path(&file), "--lang", "en"]);
    assert_eq!((ran.code, ran.err.contains("The file is locked and cannot be opened.")), (1, true), "{ran:?}");
}

/// What `boards import` counts.
fn counts(report: &Value) -> Vec<&Value> {
    ["boards", "buttons", "images", "sounds"].iter().map(|key| &report["sets"][0][key]).collect()
}

#[test]
fn a_real_page_set_goes_out_and_comes_in_again_with_the_same_counts() {
    let Some(file) = shared("boards/pageset.obz") else { return };
    let home = Home::new();
    let first = home.json(["boards", "import", path(&file)]);
    assert!(first["sets"][0]["boards"].as_u64() > Some(1), "{first}");
    let listed = own(&home);
    assert_eq!(Some(listed.len() as u64), first["sets"][0]["boards"].as_u64());
    let out = home.file("out.obz");
    home.done(["boards", "export", path(&out), "--set", "pageset"]);
    let other = Home::new();
    let second = other.json(["boards", "import", path(&out)]);
    assert_eq!(counts(&second), counts(&first));
    let shape = |boards: &[Value]| -> Vec<String> {
        boards.iter().map(|b| format!("{} {}x{} {}", b["name"], b["rows"], b["columns"], b["buttons"])).collect()
    };
    let (mut before, mut after) = (shape(&listed), shape(&own(&other)));
    before.sort();
    after.sort();
    assert_eq!(after, before);
}

#[test]
fn every_shared_file_comes_in() {
    let home = Home::new();
    for file in ["foreign.obf", "inline_images.obf", "links.obz", "lots_of_stuff.obz", "path_images.obz", "simple.obf"]
    {
        let Some(file) = shared(&format!("boards/{file}")) else { return };
        let document = home.json(["boards", "import", path(&file)]);
        assert!(document["sets"][0]["boards"].as_u64() > Some(0), "{document}");
    }
    let sets: std::collections::BTreeSet<String> = own(&home).iter().map(|board| board["set"].to_string()).collect();
    assert_eq!(sets.len(), 6);
}

#[test]
fn the_built_in_set_and_single_boards_are_written() {
    let home = Home::new();
    let (all, one) = (home.file("all.obz"), home.file("one.obf"));
    home.done(["boards", "export", path(&all)]);
    home.done(["boards", "export", path(&one), "--board", "builtin/home"]);
    let builtin = home.json(["boards", "list"])["boards"].as_array().unwrap().len();
    let document = home.json(["boards", "import", path(&all), path(&one)]);
    assert_eq!((&document["sets"][0]["boards"], &document["sets"][1]["boards"]), (&json!(builtin), &json!(1)));
    assert_eq!(document["sets"][1]["buttons"], 40);
    home.refused(["boards", "export", "x.obz", "--set", "no-such-set"]);
    home.refused(["boards", "export", "x.obf", "--board", "no-such-board"]);
    assert!(!home.file("x.obz").exists() && !home.file("x.obf").exists());
}

#[test]
fn boards_are_printed_a_page_each() {
    if malgeurim::io::fonts::hangul().is_none() {
        return println!("skipped: no Hangul font");
    }
    let home = Home::new();
    let file = home.write("우리 판.obf", board("a", "첫 판"));
    home.done(["boards", "import", path(&file)]);
    let out = home.file("out.pdf");
    for which in [&["--set", "우리 판"][..], &["--board", "builtin/home"], &[]] {
        let printed = home.json(["boards", "print", path(&out)].iter().chain(which).copied());
        assert_eq!(printed, json!({"path": path(&out), "pages": 1}));
        assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF-1."));
    }
    home.refused(["boards", "print", "x.pdf", "--set", "no-such-set"]);
    home.refused(["boards", "print", "x.pdf", "--board", "no-such-board"]);
    assert!(!home.file("x.pdf").exists());
}

#[test]
fn the_words_of_a_set_are_written_as_a_table() {
    let home = Home::new();
    let file = home.write("우리 판.obf", board("a", "첫 판"));
    home.done(["boards", "import", path(&file)]);
    let out = home.file("words.csv");
    assert_eq!(
        home.json(["boards", "words", path(&out), "--set", "우리 판"]),
        json!({"path": path(&out), "boards": 1})
    );
    let table = std::fs::read_to_string(&out).unwrap();
    let rows: Vec<&str> = table.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows, ["label,vocalization,word,board,row,column,link", "물,물,,첫 판,1,1,", "밥,밥,,첫 판,1,2,"]);
    let all = home.json(["boards", "words", path(&out)]);
    assert!(all["boards"].as_u64() > Some(10));
    home.refused(["boards", "words", "x.csv", "--set", "no-such-set"]);
}

#[test]
fn the_ending_of_the_file_chooses_the_format() {
    let home = Home::new();
    let (all, one) = (home.file("all.grd"), home.file("one.grd.json"));
    home.done(["boards", "export", path(&all)]);
    home.done(["boards", "export", path(&one), "--board", "builtin/home"]);
    let file: Value = serde_json::from_slice(&std::fs::read(&one).unwrap()).unwrap();
    let first = &file["grids"][0]["gridElements"][0];
    assert_eq!(
        (&first["label"]["ko"], &first["backgroundColor"]),
        (&json!("나"), &json!("#fbe7a1")),
        "with the colour of its word"
    );
    assert!(first["image"]["data"].as_str().is_some_and(|data| data.starts_with("data:image/svg+xml;base64,")));
    let builtin = home.json(["boards", "list"])["boards"].as_array().unwrap().len();
    let document = home.json(["boards", "import", path(&all), path(&one)]);
    assert_eq!((&document["sets"][0]["boards"], &document["sets"][1]["buttons"]), (&json!(builtin), &json!(40)));
}
