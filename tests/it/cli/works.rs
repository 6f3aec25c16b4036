//! `paint`, `works`, `exhibit`, `consent`.

use super::{Home, column, path};
use malgeurim::formats::credentials::State;
use malgeurim::io::provenance::{Trust, verify};
use serde_json::{Value, json};
use std::fs;

/// Paints small and keeps it; gives back the id of the work.
fn saved(home: &Home, words: &[&str]) -> String {
    let style = ["--style", "papercut", "--size", "64", "--save"];
    let document = home.json(["paint"].into_iter().chain(words.iter().copied()).chain(style));
    document["work"].as_str().unwrap().to_owned()
}

#[test]
fn the_same_words_style_seed_and_size_are_the_same_bytes() {
    let home = Home::new();
    let paint = |name: &str, seed: &str| {
        let file = home.file(name);
        let args = ["paint", "나", "바다", "--style", "oil", "--seed", seed, "--size", "64", "--out", path(&file)];
        let document = home.json(args);
        assert_eq!((&document["style"], &document["size"]), (&json!("oil"), &json!(64)));
        assert!(document["seconds"].as_f64() > Some(0.0) && document["scene"]["ground"].is_string());
        fs::read(file).unwrap()
    };
    let first = paint("1.png", "7");
    assert_eq!(first, paint("2.png", "7"));
    assert_ne!(first, paint("3.png", "8"));
    let picture = malgeurim::art::codec::decode(&first).unwrap();
    assert_eq!((picture.width, picture.height), (64, 64));
    assert!(!home.data().join("store.db").exists(), "painting to a file needs no store");
}

#[test]
fn every_style_paints() {
    let home = Home::new();
    let mut pictures = std::collections::BTreeSet::new();
    for style in
        ["oil", "watercolour", "crayon", "pencil", "papercut", "stained-glass", "mosaic", "minhwa", "ink", "pop"]
    {
        let file = home.file(&format!("{style}.png"));
        home.done(["paint", "바다", "나무", "--style", style, "--size", "64", "--out", path(&file)]);
        pictures.insert(fs::read(file).unwrap());
    }
    assert_eq!(pictures.len(), 10, "no two are the same");
}

#[test]
fn words_without_a_picture_are_named_and_left_out() {
    let home = Home::new();
    let ran = home.run(["paint", "바다", "뿌까뿌까", "--size", "64", "--json"]);
    assert_eq!((ran.code, ran.err.lines().count()), (0, 1), "{ran:?}");
    assert!(ran.err.contains("뿌까뿌까"));
    assert!(serde_json::from_str::<Value>(&ran.out).is_ok());
    let ran = home.run(["paint", "뿌까뿌까", "--size", "64"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    home.write("file", "");
    home.refused(["paint", "바다", "--size", "64", "--out", "file/x.png"]);
}

#[test]
fn a_painting_is_kept_with_its_steps() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    let id = home.json(["paint", "바다", "--size", "64", "--save", "--profile", "하늘"])["work"].clone();
    let list = home.json(["works", "list"]);
    assert_eq!(list["works"].as_array().map(Vec::len), Some(1));
    let work = &list["works"][0];
    assert_eq!(
        (&work["id"], &work["maker"], &work["width"], &work["height"]),
        (&id, &json!("하늘"), &json!(64), &json!(64))
    );
    assert!(work["steps"] == 3 && work["made"].is_i64() && work["title"].is_string());
    let shown = home.json(["works", "show", id.as_str().unwrap()]);
    assert_eq!(&shown["works"][0], work);
    assert_eq!(shown["work"]["steps"].as_array().map(Vec::len), Some(3));
    home.refused(["works", "show", "no-such-work"]);
    assert_eq!(home.json(["works", "list", "--profile", "손님"])["works"], json!([]));
    assert_eq!(column(&home.json(["works", "list", "--profile", "하늘"]), "works", "maker"), ["하늘"]);
}

#[test]
fn the_making_of_a_work_is_written_as_a_moving_picture() {
    let home = Home::new();
    let id = saved(&home, &["바다"]);
    let out = home.file("sea.gif");
    home.done(["works", "film", &id, "--out", path(&out)]);
    let film = fs::read(&out).unwrap();
    assert!(film.starts_with(b"GIF89a"));
    assert_eq!(signed(&film), (State::Valid, false));
    home.refused(["works", "film", "no-such-work", "--out", path(&out)]);
}

/// How the credentials of a picture stand, and whether they say that it was published.
fn signed(bytes: &[u8]) -> (State, bool) {
    let report = verify(bytes, &Trust::default());
    (report.state, report.acts.iter().any(|act| act.action == "c2pa.published"))
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn pictures_come_in_and_go_out_again() {
    let home = Home::new();
    let png = crate::common::png(5);
    let (good, bad) = (home.write("나의 집.png", &png), home.write("bad.png", "no picture"));
    let ran = home.run(["works", "import", path(&bad), path(&good), "missing.png", "--json"]);
    assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{ran:?}");
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(column(&document, "works", "title"), ["나의 집"]);
    let id = document["works"][0]["id"].as_str().unwrap();
    let out = home.file("out");
    home.done(["works", "export", path(&out)]);
    let file = fs::read(out.join(format!("{id}.png"))).unwrap();
    assert_eq!(signed(&file), (State::Valid, false));
    assert!(has(&file, b"xmp:CreatorTool"));
    let picture = malgeurim::art::codec::decode(&file).unwrap();
    assert_eq!(picture, malgeurim::art::codec::decode(&png).unwrap());
    let all: Value = serde_json::from_slice(&fs::read(out.join("works.json")).unwrap()).unwrap();
    assert_eq!(all["works"][0]["title"]["text"], "나의 집");
}

/// A JPEG file with what cameras write into it: where it was taken, and with what (EXIF 2.32, 4.6).
fn photograph() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    // Head of 8 bytes; a directory of two entries (30 bytes); a directory of two entries (30 bytes); the values.
    let first = [&[2, 0][..], &entry(0x010F, 2, 12, 68), &entry(0x8825, 4, 1, 38), &[0; 4]].concat();
    let place = [&[2, 0][..], &entry(1, 2, 2, u32::from(b'N')), &entry(2, 5, 3, 80), &[0; 4]].concat();
    let north = [37u32, 1, 33, 1, 59, 1].map(u32::to_le_bytes).concat();
    let exif = [b"Exif\0\0II*\0\x08\0\0\0", &first[..], &place, b"SecretCam 1\0", &north].concat();
    let jpeg = malgeurim::art::codec::encode_jpeg(&crate::common::picture(7).2, 90).unwrap();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn a_photograph_goes_out_in_any_format_without_the_place_where_it_was_taken() {
    let home = Home::new();
    let taken = photograph();
    assert!(has(&taken, b"SecretCam") && has(&taken, &37u32.to_le_bytes()));
    let photo = home.write("집.jpg", &taken);
    let id = home.json(["works", "import", path(&photo)])["works"][0]["id"].clone();
    let files = ["out.png", "out.tif", "out.JPG", "out.picture"].map(|name| home.file(name));
    let lines = files.each_ref().map(|file| format!("{}\n", json!({"works": {"export": [id, file]}})));
    home.done(["simulate", path(&home.write("script", lines.concat()))]);
    let kinds: [&[u8]; 4] = [b"\x89PNG", b"II*\0", b"\xFF\xD8\xFF\xE0", b"\x89PNG"];
    for (file, kind) in files.iter().zip(kinds) {
        let bytes = fs::read(file).unwrap();
        assert!(bytes.starts_with(kind), "{file:?}");
        let parts: [&[u8]; 4] = [b"SecretCam", b"Exif\0", b"eXIf", &[0x25, 0x88, 4, 0, 1, 0, 0, 0]];
        assert!(parts.iter().all(|part| !has(&bytes, part)), "{file:?}");
        assert_eq!(signed(&bytes), (State::Valid, false), "{file:?}");
        // What a picture that was brought shows and is, nobody knows.
        assert!(has(&bytes, b"xmp:CreatorTool"), "{file:?}");
    }
}

#[test]
fn an_exhibition_from_words_to_pages() {
    let home = Home::new();
    let (sea, tree) = (saved(&home, &["바다"]), saved(&home, &["나무"]));
    let made = home.json(["exhibit", "new", "\u{1107}\u{1169}\u{11b7}"]);
    assert_eq!(made["name"], "봄");
    home.refused(["exhibit", "new", "봄"]);
    home.done(["exhibit", "add", "봄", &tree]);
    let hung = home.json(["exhibit", "add", "봄", &sea, &tree]);
    assert_eq!(hung["works"], json!([tree, sea]));
    assert_eq!(column(&home.json(["exhibit", "list"]), "exhibitions", "name"), ["봄"]);
    home.refused(["exhibit", "add", "봄", "no-such-work"]);
    home.refused(["exhibit", "add", "여름", &sea]);

    let problems = home.json(["exhibit", "check", "봄"]);
    let problems = problems["problems"].as_array().unwrap();
    assert!(problems.iter().any(|problem| problem["work"] == json!(sea) && problem["what"].is_string()));
    assert!(problems.iter().all(|problem| problem["fix"].as_str().is_some_and(|fix| !fix.is_empty())), "{problems:?}");

    let unasked = |uses: &[&str]| {
        let problems = home.json(["exhibit", "check", "봄"].iter().chain(uses).copied());
        let problems = problems["problems"].as_array().unwrap().clone();
        let of_sea = |problem: &&Value| problem["work"] == json!(sea) && problem["what"] == "check-unasked";
        problems.iter().find(of_sea).map(|problem| problem["why"].as_str().unwrap().matches(',').count() + 1)
    };
    assert_eq!((unasked(&[]), unasked(&["--for", "archive,web"])), (Some(4), Some(2)), "all uses, if none is chosen");
    let ran = home.run(["exhibit", "check", "봄", "--for", "selling"]);
    assert!(ran.code == 2 && ran.err.contains("archive"), "{ran:?}");

    home.done(["consent", "set", &sea, "--use", "web", "--answer", "yes", "--by", "하늘"]);
    home.done(["consent", "set", &tree, "--use", "web", "--answer", "no", "--by", "하늘"]);
    assert_eq!((unasked(&[]), unasked(&["--for", "web"])), (Some(3), None));
    let out = home.file("pages");
    let written = home.json(["exhibit", "export", "봄", "--out", path(&out)]);
    assert_eq!(
        (&written["works"], written["left_out"].as_array().map(Vec::len)),
        (&json!(1), Some(1)),
        "a no is never overridden"
    );
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(index.contains("봄") && index.contains("lang=\"ko\""));
    let words: String = files(&out).iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    assert!(!words.contains(&tree), "nothing of the work that was refused");
}

/// Every file below a folder.
fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn publicity_is_of_middle_size_whatever_the_size_of_the_print() {
    let home = Home::new();
    let png = home.write("집.png", crate::common::png(5));
    let id = home.json(["works", "import", path(&png)])["works"][0]["id"].as_str().unwrap().to_owned();
    let label = json!({"exhibit": {"label": {"work": id, "edit": {"size": 841}}}});
    home.done(["simulate", path(&home.write("script", format!("{label}\n")))]);
    home.done(["exhibit", "new", "봄"]);
    home.done(["exhibit", "add", "봄", &id]);
    home.done(["consent", "set", &id, "--use", "publicity", "--answer", "yes", "--by", "하늘"]);
    let out = home.file("press");
    home.done(["exhibit", "publicity", "봄", "--out", path(&out), "--unsigned"]);
    let pictures: Vec<_> = files(&out.join("publicity"));
    let bytes = fs::read(&pictures[0]).unwrap();
    let picture = malgeurim::art::codec::decode(&bytes).unwrap();
    let longer = picture.width.max(picture.height);
    assert!(pictures.len() == 1 && longer.abs_diff(2400) < 10, "{longer}");
    assert!(!has(&bytes, "종이에 인쇄".as_bytes()), "it may be shown on a screen");
}

#[test]
fn a_withdrawn_yes_is_a_no() {
    let home = Home::new();
    let sea = saved(&home, &["바다"]);
    home.done(["exhibit", "new", "봄"]);
    home.done(["exhibit", "add", "봄", &sea]);
    for answer in ["yes", "withdrawn"] {
        home.done(["consent", "set", &sea, "--use", "web", "--answer", answer, "--by", "하늘"]);
    }
    home.refused(["exhibit", "export", "봄", "--out", "pages"]);
    assert!(!home.file("pages/index.html").exists());
    home.refused(["consent", "set", "no-such-work", "--use", "web", "--answer", "yes", "--by", "x"]);
}

#[test]
fn a_guardians_answer_is_written_down_beside_the_makers() {
    let home = Home::new();
    let sea = saved(&home, &["바다"]);
    home.done(["consent", "set", &sea, "--use", "web", "--answer", "no", "--by", "하늘"]);
    let said = home.json(["consent", "set", &sea, "--use", "web", "--answer", "yes", "--by", "엄마", "--guardian"]);
    assert_eq!(said["whose"], "guardian");
    let web = home.json(["works", "show", &sea])["work"]["consents"]["web"].clone();
    assert_eq!(
        (&web["answer"], &web["guardian"]["answer"], &web["guardian"]["by"]),
        (&"no".into(), &"yes".into(), &"엄마".into())
    );
}

#[test]
fn an_empty_exhibition_is_no_page() {
    let home = Home::new();
    home.done(["exhibit", "new", "봄"]);
    assert!(!home.json(["exhibit", "check", "봄"])["problems"].as_array().unwrap().is_empty());
    home.refused(["exhibit", "export", "봄", "--out", "pages"]);
    home.refused(["exhibit", "check", "여름"]);
}

#[test]
fn a_long_name_is_cut_and_told_as_it_is_kept() {
    let home = Home::new();
    let made = home.json(["exhibit", "new", &"가".repeat(300)]);
    let name = made["name"].as_str().unwrap();
    assert_eq!(column(&home.json(["exhibit", "list"]), "exhibitions", "name"), [name]);
}

#[test]
fn where_a_work_went_is_kept_though_another_program_has_the_store() {
    let home = Home::new();
    let sea = saved(&home, &["바다"]);
    home.done(["exhibit", "new", "봄"]);
    home.done(["exhibit", "add", "봄", &sea]);
    home.done(["consent", "set", &sea, "--use", "web", "--answer", "yes", "--by", "하늘"]);
    home.done(["exhibit", "export", "봄", "--out", "pages"]);
    let laid_aside = || fs::read_dir(home.data().join("outings")).map_or(0, |files| files.count());
    assert_eq!(laid_aside(), 1);
    // The next one that writes takes it in; the one after it finds it there and clears up.
    home.done(["profiles", "add", "나무"]);
    home.done(["profiles", "add", "바람"]);
    assert_eq!(laid_aside(), 0);
}
