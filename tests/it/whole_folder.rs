//! A folder that is written whole or not at all: stopped, killed, made again, filled with files of others.

use malgeurim::io::whole_folder::{Key, WholeFolder};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Name of a piece, what it is made of, and its files.
type Piece<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

const SHOW: [Piece<'_>; 3] = [
    ("page", "1", &[("index.html", "<p>start"), ("works/1.html", "<p>one")]),
    ("picture", "1", &[("pictures/1.png", "png")]),
    ("print", "1", &[("prints/1.png", "a large one")]),
];

/// Keeps or makes every piece; how many were made.
fn make(folder: &WholeFolder, pieces: &[Piece<'_>]) -> io::Result<usize> {
    let made = Cell::new(0);
    for (name, input, files) in pieces {
        let key = Key::of([input.as_bytes()]);
        if folder.keep(name, &key)?.is_none() {
            made.set(made.get() + 1);
            let files: Vec<_> =
                files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
            folder.put(name, &key, &files, Value::Null)?;
        }
    }
    Ok(made.get())
}

fn export(to: &Path, pieces: &[Piece<'_>]) -> usize {
    let folder = WholeFolder::open(to).unwrap();
    let made = make(&folder, pieces).unwrap();
    folder.finish(json!({"show": "봄"})).unwrap();
    made
}

/// Every file but the journal: path and text.
fn files(of: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![of.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(".malgeurim.json") {
                let name = path.strip_prefix(of).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn names(of: &Path) -> Vec<String> {
    fs::read_dir(of).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn only_what_changed_is_made_again() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("전시/봄");
    assert_eq!(export(&to, &SHOW), 3);
    assert_eq!(files(&to).len(), 4);
    assert_eq!(export(&to, &SHOW), 0);
    let mut changed = SHOW;
    changed[1] = ("picture", "2", &[("pictures/2.png", "another")]);
    assert_eq!(export(&to, &changed), 1);
    let now = files(&to);
    assert!(now.contains_key("pictures/2.png") && !now.contains_key("pictures/1.png"), "{now:?}");
    assert_eq!(export(&to, &SHOW[..1]), 0);
    assert_eq!(files(&to).into_keys().collect::<Vec<_>>(), ["index.html", "works/1.html"]);
    assert_eq!(names(&home.path().join("전시")), ["봄"], "nothing is left beside it");
    assert_eq!(WholeFolder::open(&to).unwrap().note(), &json!({"show": "봄"}));
}

#[test]
fn a_stopped_export_changes_nothing_and_goes_on_later() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("봄");
    export(&to, &[("page", "old", &[("index.html", "old")])]);
    let stopped = WholeFolder::open(&to).unwrap();
    make(&stopped, &SHOW[..2]).unwrap();
    drop(stopped);
    assert_eq!(files(&to), BTreeMap::from([("index.html".to_owned(), "old".to_owned())]));
    // A kill can cut the last line of the journal short.
    let parts = home.path().join(".봄.part/.malgeurim-part.jsonl");
    let text = fs::read_to_string(&parts).unwrap();
    fs::write(&parts, format!("{text}{{\"piece\":\"print\",\"do")).unwrap();
    assert_eq!(export(&to, &SHOW), 1, "two of three were there");
    assert_eq!(files(&to).len(), 4);
}

#[test]
fn what_was_damaged_is_made_again() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("봄");
    export(&to, &SHOW);
    fs::write(to.join("prints/1.png"), "a larger one").unwrap();
    fs::remove_file(to.join("works/1.html")).unwrap();
    assert_eq!(export(&to, &SHOW), 2);
    assert_eq!(files(&to)["prints/1.png"], "a large one");
}

#[test]
fn files_of_the_person_stay_where_and_as_they_are() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("봄");
    fs::create_dir_all(to.join("mine/empty")).unwrap();
    fs::write(to.join("mine/letter.txt"), "dear").unwrap();
    export(&to, &SHOW);
    export(&to, &SHOW[1..]);
    let now = files(&to);
    assert_eq!((now["mine/letter.txt"].as_str(), now.get("index.html"), now.len()), ("dear", None, 3));
    assert!(to.join("mine/empty").is_dir(), "empty folders, too");
    // A name that ours would take: nothing is written over, and nothing changes.
    fs::write(to.join("index.html"), "not ours").unwrap();
    let folder = WholeFolder::open(&to).unwrap();
    make(&folder, &SHOW).unwrap();
    assert_eq!(folder.finish(Value::Null).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!((files(&to)["index.html"].as_str(), files(&to).len()), ("not ours", 4));
}

#[test]
fn a_crash_between_the_renames_is_mended() {
    let home = tempfile::tempdir().unwrap();
    let (to, old) = (home.path().join("봄"), home.path().join(".봄.old"));
    export(&to, &SHOW);
    let whole = files(&to);
    // The old folder had gone away, the new one had not come yet: it was not whole.
    fs::rename(&to, &old).unwrap();
    fs::create_dir(home.path().join(".봄.part")).unwrap();
    drop(WholeFolder::open(&to).unwrap());
    assert_eq!(files(&to), whole);
    assert!(!old.exists());
    // It was whole: it comes. What somebody put into the old one meanwhile is not thrown away.
    fs::write(to.join("mine.txt"), "mine").unwrap();
    fs::remove_dir_all(home.path().join(".봄.part")).unwrap();
    fs::rename(&to, &old).unwrap();
    let next = home.path().join("next");
    export(&next, &SHOW[..1]);
    fs::rename(&next, home.path().join(".봄.part")).unwrap();
    drop(WholeFolder::open(&to).unwrap());
    assert_eq!(files(&to).into_keys().collect::<Vec<_>>(), ["index.html", "works/1.html"]);
    assert_eq!(files(&old).into_keys().collect::<Vec<_>>(), ["mine.txt"]);
}

#[test]
fn one_export_at_a_time() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("봄");
    let first = WholeFolder::open(&to).unwrap();
    assert_eq!(WholeFolder::open(&to).err().map(|error| error.kind()), Some(io::ErrorKind::WouldBlock));
    drop(first);
    assert!(WholeFolder::open(&to).is_ok());
}

#[test]
fn a_journal_that_nobody_can_read_is_not_taken_for_none() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("봄");
    export(&to, &SHOW);
    for text in ["{", r#"{"version": 99}"#] {
        fs::write(to.join(".malgeurim.json"), text).unwrap();
        assert_eq!(WholeFolder::open(&to).err().map(|error| error.kind()), Some(io::ErrorKind::InvalidData), "{text}");
    }
}

#[test]
fn what_is_not_wanted_any_more_does_not_wait_beside_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let to = home.path().join("봄");
    let stopped = WholeFolder::open(&to).unwrap();
    make(&stopped, &SHOW).unwrap();
    drop(stopped);
    let again = WholeFolder::open(&to).unwrap();
    again.only(&["page".to_owned()].into()).unwrap();
    let part = files(&home.path().join(".봄.part"));
    assert!(part.contains_key("index.html") && !part.contains_key("prints/1.png"), "{part:?}");
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_folder_that_is_exchanged() {
    let home = tempfile::tempdir().unwrap();
    let (real, link) = (home.path().join("real"), home.path().join("link"));
    export(&real, &SHOW);
    std::os::unix::fs::symlink(&real, &link).unwrap();
    export(&link, &SHOW[1..]);
    assert!(!real.join("index.html").exists() && link.is_symlink());
}

#[test]
fn no_piece_leads_out_of_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = WholeFolder::open(&home.path().join("봄")).unwrap();
    for path in ["../out.txt", "/out.txt", "a/../../out.txt", "", "."] {
        let file = [(path.to_owned(), b"x".to_vec())];
        assert!(folder.put("bad", &Key::default(), &file, Value::Null).is_err(), "{path}");
    }
    assert!(!home.path().join("out.txt").exists());
    assert!(WholeFolder::open(Path::new("/")).is_err());
}

#[test]
fn inputs_are_kept_apart() {
    assert_ne!(Key::of([b"ab".as_slice(), b"c"]), Key::of([b"a".as_slice(), b"bc"]));
    assert_eq!(Key::of([b"ab".as_slice()]), Key::of([b"ab".as_slice()]));
}
