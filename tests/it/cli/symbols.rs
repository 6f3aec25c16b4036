//! `symbols`.

use super::{Home, path};
use crate::package::zipped;
use malgeurim::app::{Command, EditCommand, Place, Room, SymbolsCommand};
use malgeurim::domain::board::Cell;
use malgeurim::domain::locale::Lang;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home as Folders;
use serde_json::{Value, json};
use std::time::Duration;

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='3'/></svg>";

#[test]
fn a_pack_comes_in_is_found_in_korean_and_goes_again() {
    let home = Home::new();
    let index = "file\ten\ttags\nrice.svg\trice\tfood\nbroken.png\tbroken\t\n".as_bytes().to_vec();
    let files = [("index.tsv", index), ("rice.svg", SVG.into()), ("broken.png", b"no picture".to_vec())];
    let zip = home.write("그림.zip", zipped(&files.map(|(name, bytes)| (name.to_owned(), bytes))));
    let packs = home.json(["symbols", "import", path(&zip)]);
    let pack = &packs["packs"][0];
    assert_eq!((&pack["name"], &pack["symbols"], &pack["layout"]), (&json!("그림"), &json!(1), &json!("plain")));
    assert_eq!(home.json(["symbols", "import", path(&zip)])["packs"], packs["packs"], "the same pack is there once");

    let found = home.json(["symbols", "search", "밥"]);
    let of_pack = found["symbols"].as_array().unwrap().iter().find(|found| found["pack"] == "그림").unwrap();
    assert_eq!((&of_pack["ko"], &of_pack["en"]), (&json!("밥"), &json!("rice")));
    assert!(of_pack["symbol"].as_str().unwrap().starts_with("pack:"));
    assert!(found["symbols"].as_array().unwrap().iter().any(|found| found["pack"] == ""), "ours are found too");

    home.refused(["symbols", "remove", "없는 것"]);
    home.done(["symbols", "remove", "그림"]);
    assert_eq!(home.json(["symbols", "list"])["packs"], json!([]));
    let left: Vec<_> = std::fs::read_dir(home.data().join("symbols")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_folder_is_a_pack_and_what_is_none_is_refused() {
    let home = Home::new();
    let folder = home.file("내 그림");
    std::fs::create_dir_all(folder.join("동물")).unwrap();
    std::fs::write(folder.join("동물/흰 고래.svg"), SVG).unwrap();
    assert_eq!(home.json(["symbols", "import", path(&folder)])["packs"][0]["symbols"], 1);
    assert_eq!(home.json(["symbols", "search", "ㅎㄱㄹ"])["symbols"][0]["ko"], "흰 고래");
    let text = home.write("a.txt", "hello");
    home.refused(["symbols", "import", path(&text)]);
    home.refused(["symbols", "import", "/no/such/file"]);
    assert_eq!(home.json(["symbols", "list"])["packs"].as_array().unwrap().len(), 1);
}

#[test]
fn a_symbol_of_a_pack_stays_on_the_board_when_the_pack_goes() {
    let home = Home::new();
    let told = json!({"type": "CC BY 4.0", "author_name": "김하늘"}).to_string();
    let files = [("zebrafish.svg", SVG.to_owned()), ("license.json", told)];
    let zip = home.write("p.zip", zipped(&files.map(|(name, text)| (name.to_owned(), text.into_bytes()))));
    home.json(["symbols", "import", path(&zip)]);
    put(&home, "zebrafish");
    home.done(["symbols", "remove", "p"]);

    let out = home.file("out.obf");
    let boards = home.json(["boards", "list"]);
    let own = boards["boards"].as_array().unwrap().iter().find(|board| board["set"] != "builtin").unwrap();
    home.done(["boards", "export", path(&out), "--board", own["id"].as_str().unwrap()]);
    let board: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    let images = board["images"].as_array().unwrap();
    let image = images.iter().find(|image| image["symbol"]["set"] == "p").unwrap_or_else(|| panic!("{images:?}"));
    assert_eq!(
        (&image["symbol"]["filename"], &image["content_type"]),
        (&json!("zebrafish.svg"), &json!("image/svg+xml"))
    );
    assert_eq!((&image["license"]["type"], &image["license"]["author_name"]), (&json!("CC BY 4.0"), &json!("김하늘")));
    assert!(image["data"].as_str().unwrap().starts_with("data:image/svg+xml"), "its bytes are in the file");
    home.done(["undo"]);
}

/// An instructor gives the first button of the home board a symbol.
fn put(home: &Home, name: &str) {
    let mut desk = Desk::for_command(&Folders::at(&home.data()), Lang::Ko).unwrap();
    desk.choose(None, "손님");
    desk.send(Command::Symbols(SymbolsCommand::Look));
    desk.send(Command::Go(Room::Boards));
    desk.state_mut().services.unlocked = true;
    desk.settle(Duration::from_secs(20));
    let found = desk.state().find_symbols(name, 1).remove(0);
    assert_eq!(found.license().map(|license| license["type"].clone()), Some(json!("CC BY 4.0")));
    desk.send(Command::Edit(EditCommand::Tap(Some(Place::Cell(Cell { row: 0, column: 0 })))));
    desk.send(Command::Edit(EditCommand::Symbol(Some(found.symbol))));
    assert!(desk.settle(Duration::from_secs(20)));
    assert!(desk.state().library.boards.values().any(|board| board.images.iter().any(|image| image.license.is_some())));
}
