//! Gestures that are understood before anything was taught, made by the kinematic hand from several sides.
//!
//! Common ones in Korea stand for a word. Others are known by shape alone, so that they are told apart from those: a thumb
//! down, for one, is rude and means nothing. 그만 (fingers together) and 다섯 (fingers spread) are both an open palm; between
//! the two both are near, and the person chooses by picture. 하나 points up, 저기 to the side or to the front.

use super::features::{SignFeatures, features};
use super::kinematic::{Build, Finger, Shape, Thumb, View, seen};
use super::measure::SignMeasure;
use super::random::Chance;
use super::shapes::{Named, catalogue};
use crate::domain::shown::{Hand, HandsAt, Side, Sign};
use crate::recognition::fewshot::{Entry, Measure};
use std::f32::consts::PI;
use std::sync::LazyLock;

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

/// Sides from which a handshape is seen, in radians: yaw (palm, half aside, back) and pitch (leaning back, upright, to the
/// camera, at the camera, beyond it).
const YAWS: [f32; 5] = [0.0, 0.7, -0.7, PI - 0.4, PI + 0.4];
const PITCHES: [f32; 5] = [-0.4, 0.2, 0.8, 1.3, 1.8];
/// Leaning to one side and the other, in turn.
const LEAN: f32 = 0.3;
/// From here on a straight index finger points at somebody or something; before, it is a one.
const AT_CAMERA: f32 = 0.6;
/// Beyond this it points at the floor.
const BEYOND: f32 = 2.5;
/// A finger that points is bent at the knuckle where the wrist stays up.
const KNUCKLE: [f32; 3] = [0.0, 0.5, 1.0];

/// A finger bent more than this at its middle joint is folded: tightly, firmly, loosely (knuckle, middle and last joint; a full
/// fist is near 90, 100 and 70 degrees).
const FOLDED: f32 = 1.2;
const GRIPS: [[f32; 3]; 3] = [[1.6, 1.8, 1.1], [1.15, 1.75, 0.9], [1.45, 1.4, 0.4]];
/// Where the thumb of a fist is: over the fingers, beside them, along them.
const THUMBS: [Thumb; 4] = [
    Thumb { out: 0.52, across: 0.66, mcp: 0.44, ip: 0.79 },
    Thumb { out: 0.56, across: 0.1, mcp: 0.1, ip: 0.1 },
    Thumb { out: 0.35, across: 0.5, mcp: 0.2, ip: 0.2 },
    Thumb { out: 0.6, across: 0.7, mcp: 0.8, ip: 0.4 },
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

/// One example of the starter set, ready to be compared.
#[derive(Clone, Debug)]
pub struct Gesture {
    /// What it stands for (`word:good`); `None`: a known shape without a meaning.
    pub meaning: Option<String>,
    /// The name of its shape.
    pub shape: &'static str,
    /// What is compared.
    pub features: SignFeatures,
}

static GESTURES: LazyLock<Vec<Gesture>> = LazyLock::new(|| {
    let gesture = |(word, shape, sign): (Option<&str>, &'static str, Sign)| {
        let meaning = word.map(|word| format!("word:{word}"));
        Some(Gesture { meaning, shape, features: features(&sign)? })
    };
    starter().into_iter().filter_map(gesture).collect()
});

/// The starter set beside a person's own examples: without the shapes that an example of another meaning looks like. A shape
/// whose own meaning is confirmed keeps it.
pub fn starter_beside(own: &[Entry<SignFeatures>]) -> Vec<Gesture> {
    let away = |entry: &Entry<SignFeatures>, gesture: &Gesture| {
        SignMeasure.distance(&entry.features, &gesture.features, f32::INFINITY)
    };
    let like = |entry: &Entry<SignFeatures>| {
        let nearest = GESTURES.iter().min_by(|a, b| away(entry, a).total_cmp(&away(entry, b)))?;
        (nearest.meaning.as_ref() != Some(&entry.word)).then_some(nearest.shape)
    };
    let claimed: Vec<&str> = own.iter().filter(|entry| entry.is).filter_map(like).collect();
    GESTURES.iter().filter(|gesture| !claimed.contains(&gesture.shape)).cloned().collect()
}

fn single(named: &Named) -> Vec<(Option<&'static str>, &'static str, Sign)> {
    let word = WORDS.iter().find(|(shape, _)| *shape == named.name).map(|(_, word)| *word);
    let most = if named.name == "index" { AT_CAMERA } else { PI };
    let views = sights().into_iter().enumerate().filter(|(_, view)| view.pitch < most);
    // A fist is nothing but its grip, and its thumb lies anywhere.
    let ways = if named.name == "fist" { GRIPS.len() } else { 1 };
    let seen = |(i, view): (usize, View)| {
        let view = View { roll: named.roll + view.roll, ..view };
        (0..ways).map(move |way| {
            let mut shape = gripped(&named.shape, i + way);
            if ways > 1 {
                shape.thumb = THUMBS[(i + way) % THUMBS.len()];
            }
            held(vec![hand(&shape, view, Side::Right)])
        })
    };
    views.flat_map(seen).map(|sign| (word, named.name, sign)).collect()
}

/// Its folded fingers as another of the grips.
fn gripped(shape: &Shape, way: usize) -> Shape {
    let [mcp, pip, dip] = GRIPS[way % GRIPS.len()];
    let refold = |finger: Finger| if finger.pip > FOLDED { Finger { mcp, pip, dip, ..finger } } else { finger };
    Shape { fingers: shape.fingers.map(refold), ..*shape }
}

/// Every yaw with every pitch.
fn sights() -> Vec<View> {
    let at = |i: usize| {
        let (yaw, pitch) = (YAWS[i % YAWS.len()], PITCHES[i / YAWS.len()]);
        View { yaw, pitch, roll: [0.0, LEAN, -LEAN][i % 3], ..View::default() }
    };
    (0..YAWS.len() * PITCHES.len()).map(at).collect()
}

/// The index finger to either side, and to the front, where it is seen from its tip.
fn pointing() -> Vec<Sign> {
    let Some(index) = super::shapes::by_name("index") else { return Vec::new() };
    let aside = [-1.9, -1.5, -1.1, 1.1, 1.5, 1.9].map(|roll| View { roll, ..View::default() });
    let turned = [(-1.5, PI), (1.5, PI), (-1.5, 1.3), (-1.5, -1.3), (1.5, 1.3), (1.5, -1.3)];
    let turned = turned.map(|(roll, yaw)| View { roll, yaw, ..View::default() });
    let aside = aside.into_iter().chain(turned).map(|view| (0.0, view));
    // Where the knuckle is bent, hand and finger share the way to the camera.
    let ahead = KNUCKLE.into_iter().flat_map(|bend| sights().into_iter().map(move |view| (bend, view)));
    let ahead = ahead.filter(|(bend, view)| (AT_CAMERA..BEYOND).contains(&(view.pitch + bend)));
    let bent = |way: usize, bend: f32| {
        let mut shape = gripped(&index.shape, way);
        shape.fingers[0].mcp += bend;
        Shape { thumb: THUMBS[way % THUMBS.len()], ..shape }
    };
    let all = aside.chain(ahead).enumerate();
    all.map(|(way, (bend, view))| held(vec![hand(&bent(way, bend), view, Side::Right)])).collect()
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
    use super::*;

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

    fn taught(word: &str, shape: &str) -> Entry<SignFeatures> {
        let named = super::super::shapes::by_name(shape).expect("in the catalogue");
        let view = View { yaw: 0.1, roll: named.roll + 0.05, ..View::default() };
        let sign = held(vec![hand(&named.shape, view, Side::Right)]);
        Entry { word: word.to_owned(), features: features(&sign).expect("a hand"), is: true }
    }

    #[test]
    fn a_shape_taught_as_another_word_loses_the_meaning_it_came_with_and_a_confirmed_one_keeps_it() {
        let shapes = |own: &[Entry<SignFeatures>], shape: &str| {
            starter_beside(own).iter().filter(|gesture| gesture.shape == shape).count()
        };
        let all = shapes(&[], "thumb-up");
        assert!(all > 0);
        assert_eq!(shapes(&[taught("word:good", "thumb-up")], "thumb-up"), all, "confirmed");
        assert_eq!(shapes(&[taught("word:dog", "thumb-up")], "thumb-up"), 0, "another word");
        assert_eq!(shapes(&[taught("word:dog", "thumb-up")], "ok"), shapes(&[], "ok"), "another shape");
        let refused = Entry { is: false, ..taught("word:dog", "thumb-up") };
        assert_eq!(shapes(&[refused], "thumb-up"), all, "what is not a word takes nothing");
    }

    #[test]
    fn an_index_finger_at_the_camera_points_and_a_fist_does_not() {
        let index = super::super::shapes::by_name("index").expect("in the catalogue").shape;
        let fist = super::super::shapes::by_name("fist").expect("in the catalogue").shape;
        let mut chance = Chance::new(12);
        let mut shown = |shape: &Shape, pitch: f32| {
            let view = View { pitch, yaw: 0.15, away: 8.0, ..View::default() };
            let mut sight = seen(shape, &Build::of(0.05, &mut chance), &view, Side::Right, 0.01, &mut chance);
            sight.points.iter_mut().for_each(|point| point[2] = 0.0); // a flat picture says less
            nearest(&held(vec![sight])).1
        };
        for pitch in [0.9, 1.1, 1.9, 2.1] {
            assert_eq!((shown(&index, pitch), pitch), ("pointing", pitch));
        }
        for pitch in [-0.2, 0.3, 0.8, 1.2] {
            assert_ne!((shown(&fist, pitch), pitch), ("pointing", pitch));
        }
    }
}
