//! The errands that come with the program: every place has what one needs there, in both languages.

use malgeurim::domain::errand::{Errands, PlaceKind, TalkWay, WhatHelps};
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::formats::{errands, vocabulary};
use malgeurim::language::errand::fill;
use std::collections::BTreeSet;

fn ours() -> Errands {
    errands::builtin(&vocabulary::builtin())
}

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Both languages are there, neither has letters of the other, and none is too long to be read at a glance.
fn check(text: &LocalText, most: (usize, usize), what: &str) {
    assert!(!text.ko.is_empty() && !text.en.is_empty(), "{what}: {text:?}");
    assert!(!text.en.contains(is_hangul), "{what}: {text:?}");
    assert!(text.ko.chars().count() <= most.0 && text.en.chars().count() <= most.1, "{what} is long: {text:?}");
}

/// Easy Korean: 해요체 to the end, no bureaucratic endings.
fn check_polite(text: &str, what: &str) {
    for sentence in text.split_inclusive(['.', '?', '!']).map(|part| part.trim().trim_end_matches(['.', '?', '!'])) {
        assert!(sentence.ends_with('요') || sentence == "고맙습니다", "{what} is not in 해요체: {sentence:?}");
        assert!(sentence.split_whitespace().count() <= 9, "{what} is long: {sentence:?}");
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    ids.into_iter().all(|id| seen.insert(id))
}

#[test]
fn every_place_has_its_wishes_and_words_for_the_rest_of_the_conversation() {
    let all = ours();
    assert_eq!(all.of_kind(PlaceKind::Place).count(), 7);
    assert_eq!((all.of_kind(PlaceKind::Phone).count(), all.of_kind(PlaceKind::Emergency).count()), (1, 2));
    assert!(unique(all.places.iter().map(|place| place.id.as_str())));
    for place in &all.places {
        check(&place.name, (12, 24), &place.id);
        assert!((6..=12).contains(&place.wishes.len()), "{}: {}", place.id, place.wishes.len());
        assert!(unique(place.wishes.iter().map(|wish| wish.id.as_str())), "{}", place.id);
        let replies: Vec<&str> = all.replies_at(&place.id).map(|reply| reply.id.as_str()).collect();
        for one in ["writing", "again", "easy", "slowly", "yes-no"] {
            assert!(replies.contains(&one), "{}: {one} is not among {replies:?}", place.id);
        }
        assert!(replies.len() <= 10, "{}: {replies:?}", place.id);
        if place.kind == PlaceKind::Place {
            assert!(
                place.said_at.is_some() && replies.contains(&"write") && replies.contains(&"tablet"),
                "{}",
                place.id
            );
            assert!(all.guide_at(Some(&place.id)).count() >= 3, "{}", place.id);
        }
    }
}

#[test]
fn every_sentence_can_be_said_with_everything_that_can_be_chosen() {
    let all = ours();
    let wishes = all.places.iter().flat_map(|place| place.wishes.iter().map(move |wish| (place, wish)));
    for (place, wish) in wishes {
        let what = format!("{}/{}", place.id, wish.id);
        check(&wish.label, (14, 28), &what);
        let choices: Vec<LocalText> = match &wish.blank {
            Some(blank) => {
                check(&blank.question, (20, 30), &what);
                assert!((2..=10).contains(&blank.choices.len()), "{what}");
                blank.choices.iter().map(|choice| choice.text.clone()).collect()
            }
            None => vec![LocalText::default()],
        };
        for chosen in choices {
            let said =
                LocalText::new(fill(Lang::Ko, &wish.text.ko, &chosen.ko), fill(Lang::En, &wish.text.en, &chosen.en));
            check(&said, (60, 90), &what);
            check_polite(&said.ko, &what);
            assert!(!said.ko.contains(['{', '}']) && !said.en.contains(['{', '}']), "{what}: {said:?}");
        }
    }
    assert_eq!(all.answers.iter().map(|answer| answer.id.as_str()).collect::<Vec<_>>(), ["yes", "no", "not-know"]);
    assert!(unique(all.replies.iter().map(|reply| reply.id.as_str())));
    for reply in &all.replies {
        check(&reply.label, (14, 28), &reply.id);
        check(&reply.text, (60, 90), &reply.id);
        check_polite(&reply.text.ko, &reply.id);
        assert!(reply.places.iter().all(|id| all.place(id).is_some()), "{}", reply.id);
    }
}

#[test]
fn the_guide_has_short_steps_and_says_whom_to_ask() {
    let all = ours();
    assert!(all.guide.len() >= 40, "{}", all.guide.len());
    assert!(unique(all.guide.iter().map(|one| one.id.as_str())));
    for one in &all.guide {
        assert!(all.place(&one.place).is_some_and(|place| place.kind != PlaceKind::Emergency), "{}", one.id);
        check(&one.title, (22, 40), &one.id);
        check(&one.ask, (30, 80), &one.id);
        assert_eq!(one.checked, "2026-11", "{}", one.id);
        assert!((3..=7).contains(&one.steps.len()), "{}: {}", one.id, one.steps.len());
        for bring in &one.bring {
            check(bring, (20, 40), &one.id);
        }
        for step in &one.steps {
            check(step, (44, 80), &one.id);
            check_polite(&step.ko, &one.id);
            // What changes from year to year is asked at the place.
            assert!(!step.ko.contains('원') || !step.ko.contains(|c: char| c.is_ascii_digit()), "{}: {step:?}", one.id);
        }
    }
}

#[test]
fn every_picture_of_the_card_is_a_word_of_ours() {
    let words = vocabulary::builtin();
    let names = TalkWay::ALL.map(|way| way.name().1).into_iter().chain(WhatHelps::ALL.map(|help| help.name().1));
    for name in names {
        assert!(words.word(name).is_some_and(|word| !word.symbol.0.is_empty()), "{name}");
    }
}
