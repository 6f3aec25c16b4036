//! The card of a person on paper: what it says, and that it is one page with its letters in it.

use malgeurim::app::CardToPrint;
use malgeurim::domain::errand::{AboutMe, MAX_ABOUT, Private, TalkWay, WhatHelps};
use malgeurim::domain::locale::Lang;
use malgeurim::formats::paper;
use malgeurim::formats::vocabulary;
use malgeurim::io::export::{PrintError, Supplies, about_card};
use malgeurim::io::fonts;

fn about() -> AboutMe {
    let private = |text: &str| Private(text.to_owned());
    AboutMe {
        talks: [TalkWay::Signs, TalkWay::Pictures].into(),
        helps: [WhatHelps::Wait].into(),
        guardian: private("큰누나"),
        phone: private("010-5555-1234"),
        ..AboutMe::default()
    }
}

#[test]
fn the_card_says_what_was_entered_and_shows_no_empty_heading() {
    let words = vocabulary::builtin();
    let card = paper::about_card("하늘", &about(), Lang::Ko, &words);
    assert_eq!((card.title.as_str(), card.name.as_str()), ("나를 알려 주는 카드", "제 이름: 하늘"));
    let heads: Vec<&str> = card.parts.iter().map(|part| part.head.as_str()).collect();
    assert_eq!(heads, ["저는 이렇게 말해요", "이렇게 해 주세요", "연락할 사람"]);
    let lines: Vec<&str> = card.parts.iter().flat_map(|part| &part.lines).map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["그림을 눌러서 말해요", "손짓으로 말해요", "기다려 주세요", "큰누나 010-5555-1234"]);
    assert!(card.parts.iter().flat_map(|part| &part.lines).all(|line| !line.symbol.0.is_empty()));
    let plain = paper::about_card("Sky", &AboutMe::default(), Lang::En, &words);
    assert_eq!(plain.parts.len(), 2, "also without anything entered it tells how to talk with the person");
}

#[test]
fn it_is_one_page_however_much_was_entered() {
    let words = vocabulary::builtin();
    let blob = |_: &malgeurim::domain::id::BlobId| None;
    let none = Supplies { fonts: None, vocabulary: &words, picture: &|_, _| None, blob: &blob };
    let long = "아주 긴 글 ".repeat(60).chars().take(MAX_ABOUT).collect::<String>();
    let full = AboutMe {
        talks: TalkWay::ALL.into(),
        helps: WhatHelps::ALL.into(),
        note: long.clone(),
        guardian: Private(long.clone()),
        phone: Private(long.clone()),
        address: Private(long.clone()),
        medical: Private(long),
    };
    let card = |about: AboutMe, lang| CardToPrint { name: "하늘".to_owned(), picture: "🌟".into(), about, lang };
    let date = (2026, 11, 22);
    assert!(matches!(about_card::pdf(&card(about(), Lang::Ko), &none, date), Err(PrintError::NoFont)));
    let Some(fonts) = fonts::hangul() else { return println!("skipped: no Hangul font") };
    let supplies = Supplies { fonts: Some(&fonts), ..none };
    let count = |pdf: &[u8], text: &str| pdf.windows(text.len()).filter(|part| *part == text.as_bytes()).count();
    for about in [AboutMe::default(), about(), full] {
        for lang in [Lang::Ko, Lang::En] {
            let pdf = about_card::pdf(&card(about.clone(), lang), &supplies, date).unwrap();
            assert!(pdf.starts_with(b"%PDF"));
            assert_eq!(count(&pdf, "/Count 1"), 2, "a page, and one bookmark");
            assert!(count(&pdf, "/FontFile") > 0, "the letters are in the file");
        }
    }
}
