//! Hand signs: real handshapes, made-up signers, and hands that say nothing.
//!
//! Signers and idle hands come from the kinematic hand with other numbers than those that trained the networks, the starter
//! set and the background. Real handshapes are in `../shared/data`; without that folder the test says `skipped`.

mod idle;
mod signers;

use malgeurim::domain::shown::{Hand, HandsAt, Side, Sign};
use malgeurim::recognition::fewshot::{Answer, Entry, Measure, Recogniser};
use malgeurim::recognition::sign::random::Chance;
use malgeurim::recognition::sign::{Heard, SignFeatures, SignListener, SignMeasure, background, features, starter};
use std::path::Path;

/// The starter set as the app uses it: gestures with a word are words, the others are known not to be one.
fn starting() -> Recogniser<SignMeasure> {
    let (mut entries, mut others) = (Vec::new(), background());
    for (word, _, sign) in starter() {
        let Some(features) = features(&sign) else { continue };
        match word {
            Some(word) => entries.push(Entry { word: word.to_owned(), features, is: true }),
            None => others.push(features),
        }
    }
    Recogniser::new(SignMeasure, entries, others)
}

/// Mean of the two smallest distances.
fn score(shown: &SignFeatures, examples: &[&SignFeatures]) -> f32 {
    let mut two = [f32::INFINITY; 2];
    for example in examples {
        let distance = SignMeasure.distance(shown, example, two[1]);
        two = if distance < two[0] { [distance, two[0]] } else { [two[0], distance.min(two[1])] };
    }
    two.iter().sum::<f32>() / 2.0
}

/// Share of `tests` whose own class is nearest; classes and tests are (class, features).
fn right(examples: &[(usize, &SignFeatures)], tests: &[(usize, &SignFeatures)]) -> f32 {
    let classes = 1 + examples.iter().map(|e| e.0).max().unwrap_or(0);
    let of = |k: usize| examples.iter().filter(|e| e.0 == k).map(|e| e.1).collect::<Vec<_>>();
    let own: Vec<Vec<&SignFeatures>> = (0..classes).map(of).collect();
    let best = |shown: &SignFeatures| {
        let scores = own.iter().map(|examples| score(shown, examples)).enumerate();
        scores.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(k, _)| k)
    };
    tests.iter().filter(|(class, shown)| best(shown) == Some(*class)).count() as f32 / tests.len() as f32
}

fn borrowed(all: &[(usize, SignFeatures)]) -> Vec<(usize, &SignFeatures)> {
    all.iter().map(|(k, f)| (*k, f)).collect()
}

/// Real handshapes: class and features, in order of time; every so many rows.
fn keypoints(every: usize) -> Option<Vec<(usize, SignFeatures)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/hands/keypoint.csv");
    let text = std::fs::read_to_string(path).ok()?;
    let row = |line: &str| {
        let mut numbers = line.split(',').map(|x| x.trim().parse::<f32>());
        let class = numbers.next()?.ok()? as usize;
        let flat: Vec<f32> = numbers.collect::<Result<_, _>>().ok()?;
        let points = std::array::from_fn(|i| [flat[2 * i], flat[2 * i + 1], 0.0]);
        Some((class, features(&still(vec![Hand { side: None, points }]))?))
    };
    Some(text.lines().step_by(every).filter_map(row).collect())
}

fn still(hands: Vec<Hand>) -> Sign {
    Sign { frames: vec![HandsAt { ms: 0.0, hands, pose: None }] }
}

/// Which of the four classes of `keypoint.csv` (open, close, pointer, OK) a shape of the starter set belongs to.
fn keypoint_class(shape: &str) -> Option<usize> {
    match shape {
        "open" | "flat" | "four" => Some(0),
        "fist" => Some(1),
        "index" | "pointing" => Some(2),
        "ok" => Some(3),
        _ => None,
    }
}

#[test]
fn real_handshapes_are_told_apart_untaught_and_with_five_examples() {
    let Some(rows) = keypoints(7) else {
        println!("skipped: no shared data");
        return;
    };
    let tests = borrowed(&rows);
    let made: Vec<(usize, SignFeatures)> =
        starter().into_iter().filter_map(|(_, shape, sign)| Some((keypoint_class(shape)?, features(&sign)?))).collect();
    let untaught = right(&borrowed(&made), &tests);
    println!("starter set, no real example: {untaught:.3}");
    assert!(untaught > 0.9, "{untaught}");

    let mut chance = Chance::new(1);
    let mut sum = 0.0;
    for _ in 0..5 {
        let (mut taught, mut judged) = (Vec::new(), Vec::new());
        for k in 0..4 {
            let own: Vec<(usize, &SignFeatures)> = tests.iter().filter(|t| t.0 == k).copied().collect();
            taught.extend((0..5).map(|_| own[chance.pick(own.len() * 2 / 5)]));
            judged.extend_from_slice(&own[own.len() * 3 / 5..]);
        }
        sum += right(&taught, &judged) / 5.0;
    }
    println!("five examples, early to late: {sum:.3}");
    assert!(sum > 0.82, "{sum}");
}

#[test]
fn handshapes_and_movements_of_other_people_are_recognised() {
    use signers::Kind::{Movements, Shapes};
    for (kind, goal) in [(Shapes { depth: false }, 0.85), (Shapes { depth: true }, 0.88), (Movements, 0.95)] {
        let (taught, judged) = signers::split_by_person(kind, 1);
        let top = right(&borrowed(&taught), &borrowed(&judged));
        println!("{kind:?}: {top:.3}");
        assert!(top > goal, "{kind:?}: {top}");
    }
}

#[test]
fn idle_hands_say_almost_nothing() {
    let recogniser = starting();
    let minutes = if cfg!(debug_assertions) { 3.0 } else { 20.0 };
    let (mut heard, mut words) = (0, Vec::new());
    for seed in 0..4 {
        let mut listener = SignListener::default();
        for frame in idle::stream(1_000 + seed, minutes / 4.0) {
            let Some(event) = listener.push(frame) else { continue };
            let Some(shown) = features(event.sign()) else { continue };
            heard += 1;
            let decision = recogniser.decide(&shown);
            if decision.answer == Answer::Sure {
                words.push(decision.candidates[0].word.clone());
            }
        }
    }
    let per_ten = words.len() as f32 * 10.0 / minutes;
    println!("idle for {minutes} minutes: {heard} things shown, {per_ten:.1} false words in 10 minutes: {words:?}");
    assert!(heard > 10, "the stream must give the recogniser something to refuse, gave {heard}");
    assert!(per_ten < 1.0, "{per_ten} false words in 10 minutes: {words:?}");
}

#[test]
fn a_gesture_held_before_the_camera_is_heard_with_either_hand() {
    let recogniser = starting();
    let gestures = [("thumb-up", "good"), ("ok", "fine"), ("two", "two")];
    for (shape, word) in gestures {
        for side in [Side::Left, Side::Right] {
            let mut listener = SignListener::default();
            let events: Vec<Heard> =
                idle::gesture(shape, side, 2.0).into_iter().filter_map(|frame| listener.push(frame)).collect();
            assert_eq!(events.len(), 1, "{shape} {side:?}");
            let decision = recogniser.decide(&features(events[0].sign()).expect("hands"));
            assert_eq!(decision.candidates[0].word, word, "{shape} {side:?}");
            assert_ne!(decision.answer, Answer::Unknown, "{shape} {side:?}");
        }
    }
}

#[test]
fn a_held_and_a_moving_hand_are_far_apart_and_mirror_images_are_not() {
    let held = features(&Sign { frames: idle::gesture("flat", Side::Right, 1.0) }).expect("a hand");
    let left = features(&Sign { frames: idle::gesture("flat", Side::Left, 1.0) }).expect("a hand");
    let moving = features(&signers::movement(1, 3)).expect("a hand");
    assert!(!held.moves() && moving.moves());
    let far = SignMeasure.distance(&held, &moving, f32::INFINITY);
    let near = SignMeasure.distance(&held, &left, f32::INFINITY);
    assert!(far > 0.7 && near < 0.2, "far {far}, near {near}");
    let back = SignMeasure.distance(&moving, &held, f32::INFINITY);
    assert!((far - back).abs() < 1e-4, "not symmetric: {far} and {back}");
    let pruned = SignMeasure.distance(&held, &moving, 0.1);
    assert!(pruned >= 0.1 && pruned <= far + 1e-4);
}
