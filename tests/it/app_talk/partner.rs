//! What somebody else said: its words in pictures, and what could be answered.

use super::heard;
use crate::common::{Bench, piece_text};
use malgeurim::domain::locale::Lang;
use serde_json::json;

fn listen(bench: &mut Bench, text: &str) -> Vec<String> {
    bench.talk(json!({"sayings": {"heard": text}}));
    let partner = bench.state.talk.partner.clone().unwrap_or_default();
    partner.answers.iter().map(|tile| piece_text(&tile.piece)).collect()
}

#[test]
fn answers_fit_the_question() {
    let mut bench = Bench::talking();
    for (text, among_first) in [
        ("밥 먹었어요?", ["yes", "no"]),
        ("어디 가고 싶어요?", ["home", "school"]),
        ("누구랑 갈래요?", ["friend", "mom"]),
        ("언제 갈까요?", ["today", "tomorrow"]),
        ("뭐 먹을래?", ["rice", "bread"]),
        ("뭐 마실래요?", ["water", "milk"]),
        ("사과 먹을래 바나나 먹을래?", ["apple", "banana"]),
        ("물이랑 우유 중에 뭐 줄까요?", ["water", "milk"]),
        ("오늘이 좋아요, 아니면 내일이 좋아요?", ["today", "tomorrow"]),
        ("왜 울어요?", ["sad", "hurt"]),
        ("기분이 어때요?", ["good", "sad"]),
        ("국이 어때요?", ["delicious", "hot"]),
        ("무슨 색 줄까요?", ["red", "blue"]),
        ("몇 개 줄까요?", ["one", "two"]),
        ("어디가 아파요?", ["head", "belly"]),
        ("같이 산책할까요?", ["good", "later"]),
        ("안녕하세요?", ["hello", "nice-to-meet"]),
        ("미안해요.", ["its-fine", "angry"]),
        ("내일 비가 온대요.", ["yes", "really-q"]),
    ] {
        let answers = listen(&mut bench, text);
        for one in among_first {
            let place = answers.iter().position(|answer| answer == one);
            assert!(place.is_some_and(|place| place < 12), "{text}: {one} is not among {answers:?}");
        }
    }
}

#[test]
fn not_to_know_and_to_hear_it_again_is_always_there() {
    let mut bench = Bench::talking();
    for text in ["밥 먹었어요?", "뭐 먹을래?", "ㅁㄴㅇㄹ", "세금 신고는 언제까지 해야 합니까", "?"]
    {
        let answers = listen(&mut bench, text);
        for one in ["not-know", "say-again", "easy-words"] {
            assert!(answers.iter().any(|answer| answer == one), "{text}: {answers:?}");
        }
        assert!(answers.len() <= 20);
    }
}

#[test]
fn an_answer_is_tapped_like_a_word_and_nothing_is_kept_of_the_question() {
    let mut bench = Bench::talking();
    let before = bench.rows.clone();
    let answers = listen(&mut bench, "이름이 뭐예요?");
    assert_eq!(answers[0], "저는 하늘이에요");
    assert_eq!(bench.rows, before);
    heard(&mut bench);
    bench.talk(json!({"sayings": {"answer": 0}}));
    assert_eq!(heard(&mut bench), ["저는 하늘이에요"]);
    bench.talk(json!("speak"));
    assert_eq!(heard(&mut bench), ["저는 하늘이에요."]);
    assert!(bench.talk(json!({"sayings": {"answer": 99}})).is_empty());
    listen(&mut bench, "  ");
    assert_eq!(bench.state.talk.partner, None);
    assert!(!format!("{:?}", bench.rows).contains("뭐예요"));
}

#[test]
fn words_of_ours_in_it_have_their_pictures() {
    let mut bench = Bench::talking();
    listen(&mut bench, "내일 우리 학교에서 파티해요");
    let partner = bench.state.talk.partner.clone().unwrap();
    let parts: Vec<(&str, Option<String>)> = partner
        .parts
        .iter()
        .map(|(text, tile)| (text.as_str(), tile.as_ref().map(|tile| piece_text(&tile.piece))))
        .collect();
    assert_eq!(parts[0], ("내일", Some("tomorrow".into())));
    assert_eq!(parts[2], ("학교에서", Some("school".into())));
}

#[test]
fn a_long_speech_is_cut_and_english_is_answered_in_english() {
    let mut bench = Bench::talking();
    listen(&mut bench, &"물 ".repeat(10_000));
    assert!(bench.state.talk.partner.as_ref().is_some_and(|partner| partner.text.chars().count() <= 300));
    let mut person = bench.state.person().cloned().unwrap();
    person.lang = Lang::En;
    bench.run(json!({"settings": {"save": person}}));
    let answers = listen(&mut bench, "Do you want apples or bananas?");
    assert_eq!(answers[..2], ["apple", "banana"]);
    assert_eq!(listen(&mut bench, "What is your name?")[0], "I am 하늘");
    assert_eq!(listen(&mut bench, "Where do you want to go?").len(), 17);
}
