//! Gestures that are understood before anything was taught, made by the kinematic hand from several sides.
//!
//! Common ones in Korea stand for a word. Others are known by shape alone, so that they are told apart from those: a thumb
//! down, for one, is rude and means nothing. 그만 (fingers together) and 다섯 (fingers spread) are both an open palm; between
//! the two both are near, and the person chooses by picture. 하나 points up, 저기 to the side or to the front.

use super::kinematic::{Build, Shape, View, seen};
use super::random::Chance;
use super::shapes::{Named, catalogue};
use crate::domain::shown::{Hand, HandsAt, Side, Sign};
use std::f32::consts::PI;

/// Words of handshapes that one hand holds; ids of the vocabulary.
const WORDS: [(&str, &str); 9] = [
    ("thumb-up", "good"),
    ("flat", "stop"),
    ("ok", "fine"),
    ("index", "one"),
    ("two", "two"),
    ("closed-two", "two"),
    ("three", "three"),
    ("four", "four"),
    ("open", "five"),
];

/// Yaw, pitch and roll of the sights of one handshape, radians: from the front, from the sides, from above and below, leaning.
const SIGHTS: [[f32; 3]; 12] = [
    [0.0, 0.0, 0.0],
    [0.5, 0.0, 0.0],
    [-0.5, 0.0, 0.0],
    [0.0, 0.5, 0.0],
    [0.0, -0.5, 0.0],
    [0.0, 0.0, 0.35],
    [0.0, 0.0, -0.35],
    [1.1, 0.0, 0.0],
    [-1.1, 0.0, 0.0],
    [0.0, 1.1, 0.0],
    [0.4, 0.3, 0.2],
    [-0.4, 0.3, -0.2],
];

/// Every example of the starter set: its word (`None`: known, but without a word), the name of its shape, and the sign.
/// The hands are right ones or pairs; either hand matches.
pub fn starter() -> Vec<(Option<&'static str>, &'static str, Sign)> {
    let mut all: Vec<_> = catalogue().iter().flat_map(single).collect();
    all.extend(pointing().into_iter().map(|sign| (Some("over-there"), "pointing", sign)));
    all.extend(crossed_fingers().into_iter().map(|sign| (Some("no"), "crossed-fingers", sign)));
    all.extend(crossed_arms().into_iter().map(|sign| (Some("no"), "crossed-arms", sign)));
    all
}

fn single(named: &Named) -> Vec<(Option<&'static str>, &'static str, Sign)> {
    let word = WORDS.iter().find(|(shape, _)| *shape == named.name).map(|(_, word)| *word);
    let sight = |[yaw, pitch, roll]: [f32; 3]| View { yaw, pitch, roll: named.roll + roll, ..View::default() };
    SIGHTS.map(|turn| (word, named.name, held(vec![hand(&named.shape, sight(turn), Side::Right)]))).to_vec()
}

/// The index finger to either side, and to the front, where it is seen from its tip.
fn pointing() -> Vec<Sign> {
    let Some(index) = super::shapes::by_name("index") else { return Vec::new() };
    let aside = [-1.9, -1.5, -1.1, 1.1, 1.5, 1.9].map(|roll| View { roll, ..View::default() });
    let turned = [(-1.5, PI), (1.5, PI), (-1.5, 1.3), (-1.5, -1.3), (1.5, 1.3), (1.5, -1.3)];
    let turned = turned.map(|(roll, yaw)| View { roll, yaw, ..View::default() });
    let ahead = [1.0, 1.3, 1.6, 1.9].map(|pitch| View { pitch, ..View::default() });
    let ahead = ahead.into_iter().flat_map(|view| [0.0, 0.4, -0.4].map(|yaw| View { yaw, ..view }));
    let views = aside.into_iter().chain(turned).chain(ahead);
    views.map(|view| held(vec![hand(&index.shape, view, Side::Right)])).collect()
}

/// Two index fingers that make a cross before the body.
fn crossed_fingers() -> Vec<Sign> {
    let Some(index) = super::shapes::by_name("index") else { return Vec::new() };
    let turns = [(0.8, 0.0), (0.6, 0.0), (1.0, 0.0), (0.8, PI), (0.6, PI), (1.0, PI)];
    turns.map(|(lean, yaw)| pair(&index.shape, lean, yaw, -70.0)).to_vec()
}

/// Two forearms crossed: each hand before the other shoulder, open or closed, palm or back to the front.
fn crossed_arms() -> Vec<Sign> {
    let shapes = ["flat", "open", "fist"].iter().filter_map(|name| super::shapes::by_name(name));
    shapes
        .flat_map(|named| {
            let turns = [(0.7, 0.0), (0.7, PI), (0.4, 0.0), (1.0, PI)];
            turns.map(|(lean, yaw)| pair(&named.shape, lean, yaw, 90.0))
        })
        .collect()
}

/// Both hands leaning to each other; the wrist of the right one is `right_px` right of the middle of the picture (in a
/// picture that is not mirrored, an uncrossed right hand is on the left).
fn pair(shape: &Shape, lean: f32, yaw: f32, right_px: f32) -> Sign {
    let view = |x: f32, roll: f32, yaw: f32| View { yaw, roll, wrist_px: [320.0 + x, 300.0], ..View::default() };
    let right = hand(shape, view(right_px, lean, yaw), Side::Right);
    let left = hand(shape, view(-right_px, -lean, -yaw), Side::Left);
    held(vec![left, right])
}

fn hand(shape: &Shape, view: View, side: Side) -> Hand {
    seen(shape, &Build::default(), &view, side, 0.0, &mut Chance::new(0))
}

fn held(hands: Vec<Hand>) -> Sign {
    Sign { frames: vec![HandsAt { ms: 0.0, hands, pose: None }] }
}

#[cfg(test)]
mod tests {
    use super::super::measure::SignMeasure;
    use super::super::{SignFeatures, features};
    use super::*;
    use crate::recognition::fewshot::Measure;
    use std::sync::LazyLock;

    static ALL: LazyLock<Vec<(Option<&'static str>, &'static str, SignFeatures)>> = LazyLock::new(|| {
        starter().into_iter().filter_map(|(word, shape, sign)| Some((word, shape, features(&sign)?))).collect()
    });

    fn nearest(sign: &Sign) -> (Option<&'static str>, &'static str) {
        let shown = features(sign).expect("hands");
        let far = |f: &SignFeatures| SignMeasure.distance(&shown, f, f32::INFINITY);
        let all = ALL.iter().map(|(word, shape, features)| (*word, *shape, far(features)));
        let best = all.min_by(|a, b| a.2.total_cmp(&b.2)).expect("a starter set");
        (best.0, best.1)
    }

    #[test]
    fn gestures_of_somebody_else_mean_their_word_with_either_hand() {
        let mut chance = Chance::new(8);
        for (shape, word) in WORDS {
            let named = super::super::shapes::by_name(shape).expect("in the catalogue");
            for side in [Side::Left, Side::Right] {
                let view = View { yaw: 0.15, pitch: -0.1, roll: named.roll + 0.1, ..View::default() };
                let build = Build::of(0.05, &mut chance);
                let hand = seen(&named.shape.loosened(0.03, &mut chance), &build, &view, side, 0.01, &mut chance);
                assert_eq!(nearest(&held(vec![hand])).0, Some(word), "{shape} {side:?}");
            }
        }
    }

    #[test]
    fn crossed_fingers_are_no_and_a_thumb_down_is_nothing() {
        let index = super::super::shapes::by_name("index").expect("in the catalogue");
        assert_eq!(nearest(&pair(&index.shape, 0.75, 0.1, -60.0)).0, Some("no"));
        let down = super::super::shapes::by_name("thumb-down").expect("in the catalogue");
        let view = View { roll: down.roll + 0.15, ..View::default() };
        assert_eq!(nearest(&held(vec![hand(&down.shape, view, Side::Right)])), (None, "thumb-down"));
    }
}
