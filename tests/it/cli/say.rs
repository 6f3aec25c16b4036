//! `say` and `speak`.

use super::{Home, Ran, has_hangul, path};
use serde_json::Value;
use std::path::Path;

/// The sentence for these arguments.
fn sentence(args: &str) -> String {
    let home = Home::new();
    let out = home.done(["say", "--text-only"].into_iter().chain(args.split(' ')));
    out.lines().last().unwrap().to_owned()
}

#[test]
fn every_key_of_the_board_has_its_flag() {
    let cases = [
        ("나 물 마시다", "저는 물을 마셔요."),
        ("물 주다 --request", "물 주세요."),
        ("학교 가다 --past", "학교에 갔어요."),
        ("학교 가다 --future", "학교에 갈 거예요."),
        ("학교 가다 --question", "학교에 가요?"),
        ("학교 가다 --not", "학교에 안 가요."),
        ("학교 가다 --cannot", "학교에 못 가요."),
        ("학교 가다 --want", "학교에 가고 싶어요."),
        ("나 학교 가다 --plain", "나는 학교에 가."),
        ("나 학교 가다 --formal", "저는 학교에 갑니다."),
        ("배 아프다", "배가 아파요."),
        ("학교 가다 --past --not --question", "학교에 안 갔어요?"),
    ];
    for (args, wanted) in cases {
        assert_eq!(sentence(args), wanted, "{args}");
    }
    assert!(sentence("선생님 오다 --honorific").contains("오세요"));
}

#[test]
fn the_same_in_english() {
    for (args, wanted) in [
        ("I water drink --lang en", "I drink water."),
        ("나 물 마시다 --lang en", "I drink water."),
        ("나 학교 가다 --past --lang en", "I went to school."),
    ] {
        assert_eq!(sentence(args), wanted, "{args}");
    }
}

#[test]
fn words_are_ids_korean_or_english() {
    for args in ["me water drink", "나 물 마시다", "I Water DRINK", "me 물 drink"] {
        assert_eq!(sentence(args), "저는 물을 마셔요.", "{args}");
    }
}

#[test]
fn decomposed_hangul_is_composed() {
    assert_eq!(sentence("\u{1106}\u{116e}\u{11af} 마시다"), "물을 마셔요.");
}

#[test]
fn a_homonym_is_told_apart_by_its_class() {
    let home = Home::new();
    let id = |word: &str| home.json(["say", "--text-only", word])["words"][0]["id"].as_str().map(str::to_owned);
    assert_eq!(id("배"), Some("belly".into()));
    for (word, wanted) in [("배:body", "belly"), ("배:food", "pear"), ("배:vehicle", "ship"), ("사과:food", "apple")]
    {
        assert_eq!(id(word).as_deref(), Some(wanted), "{word}");
    }
}

#[test]
fn an_unknown_word_is_kept_as_it_is() {
    let home = Home::new();
    let document = home.json(["say", "--text-only", "뿌까", "마시다"]);
    assert_eq!(document["text"], "뿌까를 마셔요.");
    assert_eq!(document["words"][0], serde_json::json!({"id": "뿌까", "text": "뿌까"}));
    assert_eq!(document["words"][1], serde_json::json!({"id": "drink", "text": "마시다"}));
    let verb = home.json(["say", "--text-only", "뿌까뿌까하다", "--past"]);
    assert_eq!(verb["text"], "뿌까뿌까했어요.", "what ends in 다 is a verb");
}

#[test]
fn the_bare_words_stay_bare() {
    let bare = sentence("나 물 마시다 --bare");
    assert!(bare.contains("나") && bare.contains("마시다") && !bare.contains('를') && !bare.contains("저"), "{bare}");
}

#[test]
fn a_phrase_is_said_as_it_stands() {
    let home = Home::new();
    let document = home.json(["say", "--text-only", "what-name"]);
    assert_eq!(document["text"], "이름이 뭐예요?");
}

/// The samples of a 16-bit mono WAV file.
fn samples(file: &Path) -> Vec<i16> {
    let mut wav = hound::WavReader::open(file).unwrap();
    let spec = wav.spec();
    assert_eq!((spec.channels, spec.bits_per_sample, spec.sample_format), (1, 16, hound::SampleFormat::Int));
    wav.samples::<i16>().collect::<Result<_, _>>().unwrap()
}

fn is_silence(samples: &[i16]) -> bool {
    let energy: f64 = samples.iter().map(|s| f64::from(*s).powi(2)).sum();
    samples.is_empty() || (energy / samples.len() as f64).sqrt() < 50.0
}

/// Whether there is a voice to test with.
fn has_voice(home: &Home) -> bool {
    let document = home.json(["doctor"]);
    let voice = |check: &&Value| check["name"] == "voice" && check["state"] == "ok";
    let found = document["checks"].as_array().unwrap().iter().any(|check| voice(&check));
    if !found {
        println!("skipped: no voice");
    }
    found
}

#[test]
fn a_sentence_becomes_a_sound_file() {
    let home = Home::new();
    if !has_voice(&home) {
        return;
    }
    let file = home.file("물.wav");
    let out = home.done(["say", "나", "물", "마시다", "--out", path(&file)]);
    assert_eq!(out.lines().last(), Some("저는 물을 마셔요."));
    assert!(!is_silence(&samples(&file)));
}

#[test]
fn the_second_time_comes_from_the_cache_and_is_the_same() {
    let home = Home::new();
    if !has_voice(&home) {
        return;
    }
    let (first, second) = (home.file("1.wav"), home.file("2.wav"));
    let fresh = home.json(["speak", "안녕하세요. 3번이에요.", "--out", path(&first)]);
    let cached = home.json(["speak", "안녕하세요. 3번이에요.", "--out", path(&second)]);
    assert_eq!((fresh["cached"].as_bool(), cached["cached"].as_bool()), (Some(false), Some(true)));
    assert_eq!((&fresh["seconds"], &fresh["voice"]), (&cached["seconds"], &cached["voice"]));
    let heard = samples(&first);
    assert!(!is_silence(&heard) && heard == samples(&second));
    let rate = hound::WavReader::open(&first).unwrap().spec().sample_rate;
    let seconds = heard.len() as f64 / f64::from(rate);
    assert!((fresh["seconds"].as_f64().unwrap() - seconds).abs() < 0.01, "{fresh} {seconds}");
}

/// A run that finds no program to speak with and no device to play on.
fn without_voice(home: &Home, args: &[&str]) -> Ran {
    home.command().env("PATH", home.file("nowhere")).args(args).output().map(Ran::from).unwrap()
}

#[test]
fn without_sound_the_sentence_is_there_all_the_same() {
    let home = Home::new();
    let ran = without_voice(&home, &["say", "물", "주다", "--request"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "물 주세요.\n"), "{ran:?}");
    assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
    assert!(has_hangul(&ran.err), "{ran:?}");
}

#[test]
fn without_a_voice_no_sound_file_is_made_and_it_is_told() {
    let home = Home::new();
    let file = home.file("x.wav");
    let ran = without_voice(&home, &["say", "물", "--out", path(&file), "--lang", "ko"]);
    if ran.code == 0 {
        println!("skipped: this machine has a voice of its own");
        return;
    }
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (1, "물.\n", 1), "{ran:?}");
    assert!(!file.exists());
    let ran = without_voice(&home, &["speak", "물", "--out", path(&file)]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (1, "", 1), "{ran:?}");
}

#[test]
fn a_sound_file_that_cannot_be_written_is_told() {
    let home = Home::new();
    if !has_voice(&home) {
        return;
    }
    home.write("file", "");
    home.refused(["speak", "물", "--out", "file/x.wav"]);
    home.refused(["speak", "", "--out", "x.wav"]);
}
