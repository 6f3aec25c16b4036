//! Taps of everyday sentences on the built-in boards: the two that have a goal.

#[path = "../../benches/taps/search.rs"]
mod search;

use search::{Talker, Tap};

#[test]
fn everyday_sentences_need_few_taps() {
    let mut talker = Talker::new();
    for (text, goal) in [("물 주세요.", 2), ("오늘 날씨가 좋아요.", 4)] {
        let taps = talker.shortest(text, true).expect("a way to say it");
        assert!(taps.len() <= goal, "{text} needs {}: {taps:?}", taps.len());
        assert_eq!(talker.makes(&taps), text);
    }
}

#[test]
fn a_way_is_found_without_suggestions_too() {
    let mut talker = Talker::new();
    let taps = talker.shortest("밥을 먹고 싶어요.", false).expect("a way to say it");
    assert!(taps.iter().all(|tap| !matches!(tap, Tap::Suggested(_))));
    assert!((3..=5).contains(&taps.len()), "{taps:?}");
    assert!(talker.shortest("이런 말은 판에 하나도 없답니다.", false).is_none());
}
