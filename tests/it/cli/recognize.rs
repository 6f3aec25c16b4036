//! `teach`, `recognize`, `cards`, `models`.

use super::{Home, column, path};
use malgeurim::art::codec;
use malgeurim::art::picture::Picture;
use malgeurim::io::audio::{Pcm, write_wav};
use malgeurim::io::fonts;
use malgeurim::recognition::card::{CodeName, Face, Layout, Shot, face};
use serde_json::{Value, json};
use std::path::PathBuf;

/// A "word" of two pitches between two silences; each take is a little higher and longer.
fn said(home: &Home, pitches: [f32; 2], take: usize) -> PathBuf {
    const RATE: u32 = 16_000;
    let (higher, length) = (1.0 + take as f32 * 0.02, 4_000 + take * 200);
    let tone = |pitch: f32| {
        let at = move |i: usize| (i as f32 * pitch * higher / RATE as f32 * std::f32::consts::TAU).sin();
        (0..length).map(move |i| ((at(i) + 0.4 * at(i * 3)) * 9_000.0) as i16)
    };
    let quiet = || std::iter::repeat_n(0, 6_000);
    let samples = quiet().chain(tone(pitches[0])).chain(tone(pitches[1])).chain(quiet()).collect();
    home.write(&format!("{}-{take}.wav", pitches[0]), write_wav(&Pcm { samples, rate: RATE }))
}

fn answer(document: &Value) -> &str {
    document["answer"].as_str().unwrap()
}

/// The keys of the contract, best first.
fn has_the_form(document: &Value) {
    assert!(["sure", "maybe", "unknown"].contains(&answer(document)), "{document}");
    let candidates = document["candidates"].as_array().unwrap();
    for candidate in candidates {
        let keys: Vec<&String> = candidate.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["word", "distance", "p"]);
        assert!(candidate["distance"].is_number() && candidate["p"].is_number(), "{candidate}");
    }
    let distances: Vec<f64> = candidates.iter().map(|c| c["distance"].as_f64().unwrap()).collect();
    assert!(distances.is_sorted(), "{distances:?}");
}

#[test]
fn a_word_taught_by_recordings_is_recognised() {
    let home = Home::new();
    let untaught = said(&home, [300.0, 700.0], 1);
    let document = home.json(["recognize", "word", path(&untaught)]);
    assert_eq!((answer(&document), document["candidates"].as_array().map(Vec::len)), ("unknown", Some(0)));
    for (word, pitches) in [("물", [300.0, 700.0]), ("sleep", [900.0, 250.0])] {
        let takes = [0, 2, 4].map(|take| said(&home, pitches, take));
        let args = ["teach", "word", word, path(&takes[0]), path(&takes[1]), path(&takes[2])];
        let id = if word == "물" { "물" } else { "sleep" };
        assert_eq!(home.json(args), json!({"word": id, "way": "word", "examples": 3}));
    }
    let document = home.json(["recognize", "word", path(&said(&home, [300.0, 700.0], 1))]);
    has_the_form(&document);
    assert_eq!(column(&document, "candidates", "word").first(), Some(&"water"), "{document}");
    assert_ne!(answer(&document), "unknown");
    // The examples are the person's: a second person knows nothing of them.
    home.done(["profiles", "add", "바다"]);
    let other = home.json(["recognize", "word", path(&untaught), "--profile", "바다"]);
    assert_eq!(answer(&other), "unknown");
    // One undo takes one example back.
    home.done(["undo"]);
    assert!(!home.done(["recognize", "word", path(&untaught), "--lang", "en"]).is_empty());
}

/// A card as it is printed, on its own, as PNG.
fn card(home: &Home, name: &str, colour: [u8; 3], word: Option<&str>) -> PathBuf {
    let modules = word.and_then(|word| CodeName::Word(word.into()).modules());
    let stripes = (0..64 * 64).flat_map(|i| if i / 640 % 2 == 0 { colour } else { [255; 3] }).collect();
    let picture = Shot { width: 64, height: 64, rgb: stripes };
    let print = Face { picture: &picture, tint: colour, word: None, code: modules.as_ref() };
    let shot = face(&Layout::of(6).unwrap(), &print, 4.0);
    let rgba = shot.rgb.as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    let picture = Picture { width: shot.width as u32, height: shot.height as u32, rgba };
    home.write(name, codec::encode_png(&picture).unwrap())
}

#[test]
fn a_card_with_a_code_is_sure_without_a_store() {
    let home = Home::new();
    let document = home.json(["recognize", "card", path(&card(&home, "card.png", [200, 30, 30], Some("eat")))]);
    has_the_form(&document);
    assert_eq!((answer(&document), column(&document, "candidates", "word")), ("sure", vec!["eat"]));
    assert!(!home.data().join("store.db").exists());
}

#[test]
fn a_drawing_taught_comes_before_what_comes_with_the_program() {
    let home = Home::new();
    let zigzag = |shift: i32| {
        let points: Vec<_> = (0..12).map(|i| json!([i * 10, if i % 2 == 0 { shift } else { 60 }, i * 30])).collect();
        json!({ "strokes": [points] }).to_string()
    };
    let files = [0, 1, 2].map(|shift| home.write(&format!("{shift}.json"), zigzag(shift)));
    let args = ["teach", "sketch", "우리집 강아지", path(&files[0]), path(&files[1]), path(&files[2])];
    assert_eq!(home.json(args)["examples"], 3);
    let document = home.json(["recognize", "sketch", path(&files[1])]);
    has_the_form(&document);
    assert_eq!(column(&document, "candidates", "word").first(), Some(&"text:우리집 강아지"), "{document}");
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_nothing_is_kept() {
    let home = Home::new();
    home.write("garbage", "garbage");
    home.write("garbage.wav", "garbage");
    home.write("empty.json", "{\"strokes\":[]}");
    home.write("half.json", "{\"strokes\":[[[1,2");
    let silence = write_wav(&Pcm { samples: vec![0; 16_000], rate: 16_000 });
    home.write("silence.wav", silence);
    let refused: [&[&str]; 10] = [
        &["recognize", "word", "none.wav"],
        &["recognize", "word", "garbage.wav"],
        &["recognize", "word", "silence.wav"],
        &["recognize", "card", "garbage"],
        &["recognize", "sketch", "half.json"],
        &["recognize", "sketch", "none.json"],
        &["recognize", "sign", "half.json"],
        &["teach", "sketch", "water", "empty.json"],
        &["teach", "word", "water", "silence.wav"],
        &["teach", "card", "water", "garbage"],
    ];
    for args in refused {
        home.refused(args.iter().copied());
    }
    let history = home.json(["history"]);
    assert!(!column(&history, "history", "name").contains(&"example-add"), "{history}");
}

#[test]
fn hands_without_models_say_what_is_missing() {
    let home = Home::new();
    let picture = card(&home, "card.png", [0; 3], None);
    let told = home.refused(["recognize", "hands", path(&picture)]);
    assert_eq!(told, home.refused(["recognize", "sign", path(&picture)]));
    assert!(!told.contains('/'), "no path and no error of a library: {told}");
}

#[test]
fn cards_are_printed_as_a_pdf() {
    let home = Home::new();
    if fonts::hangul().is_none() {
        return println!("skipped: no Hangul font");
    }
    let document = home.json(["cards", "print", "--out", "cards.pdf"]);
    assert_eq!((&document["cards"], &document["pages"]), (&json!(40), &json!(7)));
    let pdf = std::fs::read(home.file("cards.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    assert_eq!(home.run(["cards", "print", "--out", "x.pdf", "--per-page", "7"]).code, 2);
    home.refused(["cards", "print", "--out", "x.pdf", "--board", "no-such-board"]);
    home.refused(["cards", "print", "--out", "cards.pdf/x.pdf"]);
}

#[test]
fn the_models_are_listed_with_state_hash_and_licence() {
    let home = Home::new();
    for command in ["list", "verify"] {
        let document = home.json(["models", command]);
        let models = document["models"].as_array().unwrap();
        for model in models {
            assert_eq!(model.as_object().unwrap().keys().collect::<Vec<_>>(), ["name", "state", "sha256", "licence"]);
            assert_eq!((&model["state"], model["sha256"].as_str().map(str::len)), (&json!("missing"), Some(64)));
        }
        let names = column(&document, "models", "name");
        assert!(names.contains(&"palm_detection_full") && names.contains(&"hand_landmark_full"), "{names:?}");
        assert_eq!(home.done(["models", command, "--lang", "en"]).lines().count(), models.len());
    }
}

fn check(home: &Home, name: &str) -> Value {
    let document = home.json(["doctor", "--lang", "en"]);
    document["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).unwrap().clone()
}

#[test]
fn the_doctor_says_which_recogniser_is_off_and_what_to_do() {
    let home = Home::new();
    let models = check(&home, "models");
    assert_eq!(models["state"], "missing");
    let why = models["why"].as_str().unwrap();
    assert!(
        why.contains("Signs") && why.contains("palm_detection_full") && why.contains("hand_landmark_full"),
        "{why}"
    );
    assert!(!why.contains("selfie_segmentation"), "no recogniser needs it yet: {why}");
    assert!(models["fix"].as_str().unwrap().contains("scripts/models"));
    let runtime = check(&home, "runtime");
    assert_eq!(runtime["state"], "missing");
    assert!(runtime["fix"].as_str().unwrap().contains("scripts/models"));
    std::fs::create_dir_all(home.file("models")).unwrap();
    home.write("models/palm_detection_full.onnx", "damaged");
    let models = check(&home, "models");
    assert_eq!(models["state"], "broken");
    assert!(models["why"].as_str().unwrap().contains("palm_detection_full"));
    // A camera is there or not; where there is none, it says so and what needs it.
    let camera = check(&home, "camera");
    assert!(camera["state"] == "ok" || !camera["fix"].as_str().unwrap().is_empty(), "{camera}");
}
