//! What must hold of any recogniser, whatever was taught.

use super::{Answer, Decision, Entry, Key, Measure, Recogniser};
use proptest::prelude::*;

type Point = [f32; 2];

/// Distance in the plane, with a cutoff that is used.
#[derive(Clone, Copy, Default)]
struct Plane;

impl Measure for Plane {
    type Features = Point;

    fn distance(&self, a: &Point, b: &Point, cutoff: f32) -> f32 {
        let distance = (a[0] - b[0]).hypot(a[1] - b[1]);
        if distance >= cutoff { cutoff } else { distance }
    }
}

fn entry(word: &str, features: Point) -> Entry<Point> {
    Entry { word: word.to_owned(), features, is: true }
}

fn not(word: &str, features: Point) -> Entry<Point> {
    Entry { is: false, ..entry(word, features) }
}

fn point() -> impl Strategy<Value = Point> {
    [-10.0f32..10.0, -10.0f32..10.0]
}

fn entries() -> impl Strategy<Value = Vec<Entry<Point>>> {
    let one = ("[a-d]", point(), prop::bool::weighted(0.85));
    prop::collection::vec(one.prop_map(|(word, features, is)| Entry { word, features, is }), 1..24)
}

fn background() -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec(point(), 0..30)
}

fn recogniser(entries: &[Entry<Point>], background: &[Point]) -> Recogniser<Plane> {
    Recogniser::new(Plane, entries.to_vec(), background.to_vec())
}

fn p_of(decision: &Decision, word: &str) -> Option<(f32, f32)> {
    decision.candidates.iter().find(|c| c.word == word).map(|c| (c.distance, c.p))
}

proptest! {
    #[test]
    fn the_order_of_teaching_changes_nothing(
        entries in entries(), background in background(), shown in point(), turn in 0usize..24,
    ) {
        let mut turned = entries.clone();
        turned.rotate_left(turn % entries.len());
        turned.reverse();
        let expected = recogniser(&entries, &background).decide(&shown);
        prop_assert_eq!(&recogniser(&turned, &background).decide(&shown), &expected);
        prop_assert_eq!(recogniser(&entries, &background).decide(&shown), expected, "the same twice");
    }

    #[test]
    fn deleting_is_as_never_having_taught(
        entries in entries(), background in background(), shown in point(), gone in 0usize..24,
    ) {
        let gone = gone % entries.len();
        let mut rest = entries.clone();
        rest.remove(gone);
        let mut all = recogniser(&entries, &background);
        prop_assert!(all.remove(Key(gone as u64)).is_some());
        prop_assert!(all.remove(Key(gone as u64)).is_none());
        prop_assert_eq!(all.decide(&shown), recogniser(&rest, &background).decide(&shown));
    }

    #[test]
    fn teaching_one_by_one_is_as_teaching_at_once(
        entries in entries(), background in background(), shown in point(),
    ) {
        let mut grown = recogniser(&[], &background);
        for entry in &entries {
            grown.add(entry.clone());
        }
        prop_assert_eq!(grown.decide(&shown), recogniser(&entries, &background).decide(&shown));
    }

    #[test]
    fn a_word_with_one_example_is_never_sure(
        entries in entries(), background in background(), shown in point(),
    ) {
        let decision = recogniser(&entries, &background).decide(&shown);
        if let Some(best) = decision.candidates.first() {
            let examples = entries.iter().filter(|entry| entry.is && entry.word == best.word).count();
            prop_assert!(examples > 1 || decision.answer != Answer::Sure);
        }
    }

    #[test]
    fn a_counter_example_only_lowers_its_word(
        entries in entries(), background in background(), shown in point(), against in point(),
    ) {
        let before = recogniser(&entries, &background).decide(&shown);
        let mut more = entries.clone();
        more.push(not("a", against));
        let after = recogniser(&more, &background).decide(&shown);
        for word in ["b", "c", "d"] {
            prop_assert_eq!(p_of(&before, word), p_of(&after, word));
        }
        if let (Some((d, p)), Some((pushed, rank))) = (p_of(&before, "a"), p_of(&after, "a")) {
            prop_assert!(pushed >= d && rank >= p);
        }
        let place = |decision: &Decision| decision.candidates.iter().position(|c| c.word == "a");
        prop_assert!(place(&after) >= place(&before));
        if before.candidates.first().map(|c| &c.word) == after.candidates.first().map(|c| &c.word) {
            prop_assert!(after.evidence <= before.evidence);
        }
    }

    #[test]
    fn p_is_a_share_and_candidates_are_in_order(
        entries in entries(), background in background(), shown in point(),
    ) {
        let decision = recogniser(&entries, &background).decide(&shown);
        prop_assert!(decision.candidates.iter().all(|c| c.p > 0.0 && c.p <= 1.0));
        prop_assert!(decision.candidates.is_sorted_by(|a, b| a.distance <= b.distance));
        prop_assert_eq!(decision.evidence.is_finite(), !decision.candidates.is_empty());
    }
}

/// Four words with five examples each, far from each other, and a background between them.
fn four_words() -> Recogniser<Plane> {
    let corners = [("a", [0.0, 0.0]), ("b", [20.0, 0.0]), ("c", [0.0, 20.0]), ("d", [20.0, 20.0])];
    let around = [[0.0, 0.0], [0.5, 0.0], [0.0, 0.5], [-0.5, 0.0], [0.0, -0.5]];
    let each = corners.iter().flat_map(|(word, [x, y])| around.iter().map(move |[u, v]| entry(word, [x + u, y + v])));
    let background = (0..36).map(|i| [(i % 6) as f32 * 4.0 + 0.5, (i / 6) as f32 * 4.0 + 1.5]).collect();
    Recogniser::new(Plane, each.collect(), background)
}

#[test]
fn a_clear_showing_is_sure_and_something_else_is_unknown() {
    let four = four_words();
    let near = four.decide(&[20.1, 0.2]);
    assert_eq!((near.answer, &*near.candidates[0].word), (Answer::Sure, "b"));
    assert!(near.candidates[0].p < 0.05);
    assert_eq!(four.decide(&[10.0, 9.0]).answer, Answer::Unknown);
    let between = four.decide(&[1.5, 0.5]);
    assert_eq!((between.answer, &*between.candidates[0].word), (Answer::Maybe, "a"));
}

#[test]
fn what_the_person_refused_is_not_said_again() {
    let mut four = four_words();
    let shown = [20.3, 0.3];
    assert_eq!(four.decide(&shown).answer, Answer::Sure);
    let key = four.add(not("b", [20.3, 0.31]));
    let after = four.decide(&shown);
    assert_ne!((after.answer, &*after.candidates[0].word), (Answer::Sure, "b"));
    four.remove(key);
    assert_eq!(four.decide(&shown).answer, Answer::Sure);
}

#[test]
fn nothing_taught_is_unknown_and_one_word_is_worth_showing() {
    let mut none = recogniser(&[], &[]);
    assert_eq!((none.decide(&[0.0, 0.0]).answer, none.decide(&[0.0, 0.0]).candidates), (Answer::Unknown, vec![]));
    none.add(entry("a", [0.0, 0.0]));
    assert_eq!(none.decide(&[0.1, 0.0]).answer, Answer::Maybe);
}

#[test]
fn quality_tells_spread_and_the_nearest_other_word() {
    let four = four_words();
    let quality = four.quality("a").unwrap();
    assert_eq!((quality.examples, quality.is_apart()), (5, true));
    assert_eq!(quality.nearest_other.unwrap(), ("b".to_owned(), 19.0));
    assert!(four.quality("e").is_none());
}

/// A measure that is broken must not break the answer.
#[test]
fn a_distance_that_is_no_number_is_far_away() {
    let entries = [entry("a", [0.0, 0.0]), entry("a", [f32::NAN, 0.0]), entry("b", [9.0, 0.0]), entry("b", [9.1, 0.0])];
    let decision = recogniser(&entries, &[]).decide(&[9.05, 0.0]);
    assert_eq!(decision.candidates[0].word, "b");
    assert!(decision.candidates.iter().all(|c| c.distance.is_finite()) && decision.evidence.is_finite());
}
