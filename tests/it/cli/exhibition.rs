//! What an exhibition makes: whole, the same for the same, only what changed, nothing without a yes.

use super::{Home, path};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Prints of a postage stamp: what is looked at here is not their size.
const SMALL: [&str; 4] = ["--paper", "60", "--dpi", "150"];

/// Every file below a folder: path with `/`, and bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for path in fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// 봄 with a sea and a tree that may be shown in every way.
fn spring(home: &Home) -> [String; 2] {
    let works = ["바다", "나무"].map(|word| {
        let painted = home.json(["paint", word, "--size", "96", "--save"]);
        painted["work"].as_str().unwrap().to_owned()
    });
    home.done(["exhibit", "new", "봄"]);
    home.done(["exhibit", "add", "봄", &works[0], &works[1]]);
    for work in &works {
        for purpose in ["print", "web", "archive", "publicity"] {
            answer(home, work, purpose, "yes");
        }
    }
    works
}

fn answer(home: &Home, work: &str, purpose: &str, answer: &str) {
    home.done(["consent", "set", work, "--use", purpose, "--answer", answer, "--by", "하늘"]);
}

fn export(home: &Home, what: &str, out: &Path, more: &[&str]) -> Value {
    home.json([&["exhibit", what, "봄", "--out", path(out)], &SMALL[..], more].concat())
}

#[test]
fn everything_is_made_and_only_what_changed_is_made_again() {
    let home = Home::new();
    let [sea, tree] = spring(&home);
    let out = home.file("pages");
    let made = export(&home, "export", &out, &[]);
    assert_eq!((&made["works"], &made["left_out"]), (&json!(2), &json!([])));
    let first = files(&out);
    let expected = [
        "index.html",
        "en/index.html",
        "kiosk.html",
        "paper/labels.pdf",
        "paper/labels-large.pdf",
        "paper/catalogue.pdf",
        "paper/mounting.csv",
        "paper/mounting.pdf",
    ];
    expected.iter().for_each(|name| assert!(first.contains_key(*name), "{name}"));
    let prints: Vec<&String> = first.keys().filter(|name| name.starts_with("prints/")).collect();
    assert_eq!(prints.len(), 2, "{prints:?}");
    assert!(prints.iter().all(|print| first[*print].starts_with(b"\x89PNG")));
    // Credentials are random: a file with the same bytes was not made again.
    let signed = |files: &BTreeMap<String, Vec<u8>>| -> BTreeMap<String, Vec<u8>> {
        let is_picture = |name: &str| name.starts_with("prints/") || name.starts_with("pictures/");
        files.iter().filter(|(name, _)| is_picture(name)).map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
    };
    export(&home, "export", &out, &[]);
    assert_eq!(signed(&files(&out)), signed(&first));
    // The tree's maker changes their mind about print: it goes from there, and stays on the web as it is.
    answer(&home, &tree, "print", "withdrawn");
    let partly = export(&home, "labels", &out, &[]);
    assert_eq!(partly["partly"][0]["work"], json!(tree), "{partly}");
    let after = signed(&files(&out));
    assert_eq!(
        after.keys().filter(|name| name.starts_with("prints/")).count(),
        1,
        "prints were made again with the labels"
    );
    assert!(after.iter().all(|(name, bytes)| signed(&first)[name] == *bytes), "nothing else was made again");
    let went = home.json(["exhibit", "went", "봄"]);
    assert_eq!(went["outings"].as_array().map(Vec::len), Some(3));
    assert!(went["outings"][2]["went"].to_string().contains(&sea), "{went}");
}

#[test]
fn the_same_exhibition_is_the_same_files() {
    let home = Home::new();
    spring(&home);
    let outs = ["one", "two"].map(|name| home.file(name));
    for out in &outs {
        for what in ["web", "prints", "publicity", "archive", "labels", "catalogue", "mounting"] {
            export(&home, what, out, &["--unsigned", "--base-url", "https://example.org/spring"]);
        }
    }
    let [mut one, mut two] = outs.map(|out| files(&out));
    // Documents and the bag bear the day of the export, which is the same unless midnight has just passed.
    one.retain(|name, _| !name.contains("bag-info") && !name.contains("tagmanifest"));
    two.retain(|name, _| !name.contains("bag-info") && !name.contains("tagmanifest"));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&one), names(&two));
    let other: Vec<&String> = one.keys().filter(|name| one[*name] != two[*name]).collect();
    assert!(other.is_empty(), "{other:?}");
    assert!(one.keys().any(|name| name.starts_with("iiif/")) && one.contains_key("sitemap.xml"));
    let papers = ["labels.pdf", "labels-large.pdf", "catalogue.pdf", "mounting.pdf", "mounting.csv"];
    papers.iter().for_each(|paper| assert!(one.contains_key(&format!("paper/{paper}")), "{paper}"));
    assert!(one.contains_key("archive/bagit.txt") && one.keys().any(|name| name.starts_with("publicity/")));
}

#[test]
fn the_last_yes_that_is_taken_back_empties_the_folder() {
    let home = Home::new();
    let works = spring(&home);
    let out = home.file("pages");
    export(&home, "web", &out, &[]);
    fs::write(out.join("mine.txt"), "mine").unwrap();
    works.iter().for_each(|work| answer(&home, work, "web", "withdrawn"));
    let made = export(&home, "web", &out, &[]);
    assert_eq!((&made["works"], made["left_out"].as_array().map(Vec::len)), (&json!(0), Some(2)));
    assert_eq!(files(&out).into_keys().collect::<Vec<_>>(), [".malgeurim.json", "mine.txt"]);
    // Into a new folder there is nothing to write.
    home.refused(["exhibit", "web", "봄", "--out", "elsewhere"]);
    assert!(!home.file("elsewhere").exists());
}

#[test]
fn products_of_one_folder_keep_their_own_ways() {
    let home = Home::new();
    spring(&home);
    let out = home.file("pages");
    home.json(["exhibit", "prints", "봄", "--out", path(&out), "--paper", "80", "--dpi", "150", "--format", "tiff"]);
    export(&home, "labels", &out, &[]);
    let made = files(&out);
    assert_eq!(made.keys().filter(|name| name.ends_with(".tiff")).count(), 2, "{:?}", made.keys());
    assert!(!made.keys().any(|name| name.ends_with(".png")));
}

#[test]
fn another_exhibition_does_not_take_the_place_of_the_first() {
    let home = Home::new();
    let [sea, _] = spring(&home);
    let out = home.file("pages");
    export(&home, "web", &out, &[]);
    let before = files(&out);
    home.done(["exhibit", "new", "여름"]);
    home.done(["exhibit", "add", "여름", &sea]);
    home.refused(["exhibit", "web", "여름", "--out", path(&out)]);
    assert_eq!(files(&out), before);
}

#[test]
fn one_document_can_be_one_file() {
    let home = Home::new();
    let [sea, _] = spring(&home);
    // What somebody keeps under a name like ours is theirs.
    let theirs = home.file("labels.pdf.parts");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("mine.txt"), "mine").unwrap();
    for (what, name) in [("labels", "labels.pdf"), ("catalogue", "book.pdf"), ("mounting", "list.csv")] {
        let out: PathBuf = home.file(name);
        let told = export(&home, what, &out, &[]);
        assert_eq!(told["path"], json!(path(&out)));
        let start = if name.ends_with("pdf") { b"%PDF".as_slice() } else { b"\xEF\xBB\xBF".as_slice() };
        assert!(fs::read(&out).unwrap().starts_with(start), "{name}");
        let went = home.json(["exhibit", "went", "봄"]);
        assert_eq!(went["outings"][0]["to"], json!(path(&out)), "where it is, not where it was made");
    }
    assert_eq!(fs::read(theirs.join("mine.txt")).unwrap(), b"mine");
    let form = home.file("form.pdf");
    home.done(["consent", "form", &sea, "--out", path(&form)]);
    assert!(fs::read(&form).unwrap().starts_with(b"%PDF"));
    let left: Vec<String> = fs::read_dir(home.file("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!left.iter().any(|name| name.starts_with('.')), "{left:?}");
}

#[test]
fn documents_need_no_certificate() {
    let home = Home::new();
    spring(&home);
    let vault = home.data().join("provenance");
    fs::create_dir_all(&vault).unwrap();
    fs::write(vault.join("identity.json"), "{ damaged").unwrap();
    for what in ["labels", "catalogue", "mounting"] {
        export(&home, what, &home.file(what), &[]);
    }
    for what in ["web", "prints", "archive", "publicity"] {
        let out = home.file(what);
        home.refused(["exhibit", what, "봄", "--out", path(&out)]);
        assert!(!out.exists(), "{what}: nothing goes out unsigned that should be signed");
    }
    export(&home, "prints", &home.file("unsigned"), &["--unsigned"]);
}

#[test]
fn every_exported_picture_tells_how_it_was_made() {
    let home = Home::new();
    spring(&home);
    let out = home.file("pages");
    for what in ["web", "prints", "publicity", "archive"] {
        export(&home, what, &out, &[]);
    }
    let is_work =
        |name: &String| ["pictures/", "thumbs/", "prints/", "publicity/"].iter().any(|folder| name.starts_with(folder));
    let pictures: Vec<String> = files(&out).into_keys().filter(is_work).collect();
    assert!(pictures.len() >= 8, "{pictures:?}");
    for picture in pictures {
        let shown = home.json(["provenance", "show", path(&out.join(&picture))]);
        assert!(matches!(shown["state"].as_str(), Some("valid" | "trusted")), "{picture}: {shown}");
        assert!(shown.to_string().contains("algorithmicMedia"), "{picture}: {shown}");
        assert!(!shown.to_string().contains("하늘"), "no name: {picture}");
    }
}
