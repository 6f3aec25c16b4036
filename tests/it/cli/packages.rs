//! Packages from one data folder to another, and the package for an archive.

use super::{Home, column, path};
use malgeurim::domain::id::BlobId;
use malgeurim::formats::credentials::State;
use malgeurim::io::provenance::{Trust, verify};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A work of 하늘, painted small.
fn painted(home: &Home) -> String {
    home.run(["profiles", "add", "하늘"]);
    let document = home.json(["paint", "바다", "--style", "papercut", "--size", "64", "--save", "--profile", "하늘"]);
    document["work"].as_str().unwrap().to_owned()
}

#[test]
fn works_move_from_a_tablet_to_a_laptop_and_back() {
    let (tablet, laptop) = (Home::new(), Home::new());
    let id = painted(&tablet);
    let file = tablet.file("works.malgeurim");
    let written = tablet.json(["works", "export", path(&file)]);
    assert_eq!((&written["works"], &written["people"]), (&json!(1), &json!(0)));
    let brought = laptop.json(["works", "import", path(&file)]);
    assert_eq!(column(&brought, "works", "id"), [id.as_str()]);
    assert_eq!((&brought["packages"][0]["new"], &brought["packages"][0]["same"]), (&json!(1), &json!(0)));
    assert_eq!(laptop.json(["works", "show", &id])["work"], tablet.json(["works", "show", &id])["work"]);
    let people = laptop.json(["profiles", "list"]);
    assert!(!column(&people, "profiles", "name").contains(&"하늘"), "{people}");
    let again = laptop.json(["works", "import", path(&file)]);
    assert_eq!((&again["works"], &again["packages"][0]["same"]), (&json!([]), &json!(1)));
    // The picture itself came, and stays over a new opening of the store.
    let out = laptop.file("out");
    laptop.done(["works", "export", path(&out)]);
    let (here, there) = (out.join(format!("{id}.png")), tablet.file("out"));
    tablet.done(["works", "export", path(&there), "--work", &id]);
    // Each device signs for itself.
    let picture = |file: &Path| malgeurim::art::codec::decode(&fs::read(file).unwrap()).unwrap();
    assert_eq!(picture(&here), picture(&there.join(format!("{id}.png"))));
    // Consent that was given at the laptop goes back.
    laptop.done(["consent", "set", &id, "--use", "web", "--answer", "yes", "--by", "하늘"]);
    let back = laptop.file("back.malgeurim");
    laptop.done(["works", "export", path(&back), "--work", &id]);
    let report = tablet.json(["works", "import", path(&back)]);
    assert_eq!(report["packages"][0]["newer"], json!(1));
    assert_eq!(tablet.json(["works", "show", &id])["work"]["consents"]["web"]["answer"], json!("yes"));
    tablet.done(["undo"]);
    assert!(tablet.json(["works", "show", &id])["work"]["consents"]["web"].is_null());
    laptop.refused(["works", "export", path(&back), "--work", "no-such-work"]);
}

#[test]
fn what_is_no_package_is_refused_in_one_sentence() {
    let home = Home::new();
    let id = painted(&home);
    let good = home.file("good.malgeurim");
    home.done(["works", "export", path(&good)]);
    let bytes = fs::read(&good).unwrap();
    let cut = home.write("cut.malgeurim", &bytes[..bytes.len() / 2]);
    let other = home.write("other.malgeurim", "no package");
    let empty = Home::new();
    for bad in [&cut, &other, &empty.file("missing.malgeurim")] {
        for command in ["works", "profiles"] {
            let ran = empty.run([command, "import", path(bad)]);
            assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{ran:?}");
        }
    }
    assert!(files(&empty.data().join("blobs")).is_empty(), "nothing of them was kept");
    let fresh = Home::new();
    fresh.run(["works", "import", path(&cut), path(&other)]);
    assert_eq!(fresh.json(["works", "list"])["works"], json!([]));
    let named = fresh.write("photo.png", &bytes);
    fresh.done(["works", "import", path(&named)]);
    assert_eq!(column(&fresh.json(["works", "list"]), "works", "id"), [id], "by what it is, not by its name");
}

#[test]
fn people_move_with_all_that_is_theirs() {
    let (tablet, other) = (Home::new(), Home::new());
    let id = painted(&tablet);
    let file = tablet.file("하늘.malgeurim");
    let written = tablet.json(["profiles", "export", "하늘", path(&file)]);
    assert_eq!((&written["works"], &written["people"]), (&json!(1), &json!(1)));
    tablet.refused(["profiles", "export", "바람", path(&file)]);
    let brought = other.json(["profiles", "import", path(&file)]);
    assert_eq!(brought["packages"][0]["people"], json!(1));
    assert_eq!(column(&other.json(["works", "list", "--profile", "하늘"]), "works", "id"), std::slice::from_ref(&id));
    let all = tablet.file("all.malgeurim");
    let written = tablet.json(["profiles", "export", "--all", path(&all)]);
    assert_eq!(
        written["people"].as_u64(),
        Some(tablet.json(["profiles", "list"])["profiles"].as_array().unwrap().len() as u64)
    );
    let bytes = fs::read(&all).unwrap();
    assert!(!bytes.windows(4).any(|at| at == b"pin\""), "no PIN");
}

#[test]
fn the_bag_for_an_archive_holds_what_was_said_yes_to() {
    let home = Home::new();
    let (kept, not) = (painted(&home), painted(&home));
    home.done(["exhibit", "new", "봄"]);
    home.done(["exhibit", "add", "봄", &not, &kept]);
    let out = home.file("out");
    home.refused(["exhibit", "archive", "봄", "--out", path(&out)]);
    home.done(["consent", "set", &kept, "--use", "archive", "--answer", "yes", "--by", "하늘 보호자"]);
    for _ in 0..2 {
        home.done(["exhibit", "archive", "봄", "--out", path(&out)]);
    }
    let bag = out.join("archive");
    let found = files(&bag);
    let manifest = fs::read_to_string(bag.join("manifest-sha256.txt")).unwrap();
    let listed: BTreeMap<&str, &str> =
        manifest.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect();
    let payload: Vec<&String> = found.keys().filter(|path| path.starts_with("data/")).collect();
    assert_eq!(listed.keys().collect::<Vec<_>>(), payload, "no more and no less");
    assert!(listed.iter().all(|(path, sum)| BlobId::of(&found[*path]).as_str() == *sum));
    let oxum =
        format!("Payload-Oxum: {}.{}", payload.iter().map(|path| found[*path].len()).sum::<usize>(), payload.len());
    assert!(fs::read_to_string(bag.join("bag-info.txt")).unwrap().contains(&oxum));
    let words: String = found.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(words.contains(&kept) && !words.contains(&not), "the other work is not even named");
    assert!(!words.contains("보호자"), "who answered stays on the device");
    let master = verify(&found[&format!("data/works/002-{kept}/picture.png")], &Trust::default());
    assert!(master.state == State::Valid && master.acts.iter().all(|act| act.action != "c2pa.published"));
    let steps: Vec<_> = found.iter().filter(|(path, _)| path.contains("/steps/")).collect();
    let source: &[u8] = b"digitalsourcetype/algorithmicMedia";
    assert!(!steps.is_empty() && steps.iter().all(|(_, bytes)| bytes.windows(source.len()).any(|at| at == source)));
    let work: Value = serde_json::from_slice(&found[&format!("data/works/002-{kept}/work.json")]).unwrap();
    assert_eq!(
        (&work["number"], &work["maker"], &work["consent"]["answer"]),
        (&json!(2), &json!("하늘"), &json!("yes"))
    );
    assert_eq!(work["steps"].as_array().map(Vec::len), Some(3));
    let table = String::from_utf8_lossy(&found["data/collectionbuilder.csv"]).into_owned();
    assert!(table.starts_with("objectid,filename,title,creator,date,") && table.contains(&kept), "{table}");
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}
