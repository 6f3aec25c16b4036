//! Hands: crops like MediaPipe's, following with models that answer as told, smoothing, and the real models where they are.

pub mod drawn;
mod models;

use malgeurim::domain::shown::{Hand, Side};
use malgeurim::recognition::hand::crop::{Border, crop};
use malgeurim::recognition::hand::models::{ANCHORS, BOX, HAND_SIDE};
use malgeurim::recognition::hand::{Models, OneEuro, Options, RawHand, RawPalms, Rect, Seen, Smoother, Tracker, View};
use std::path::{Path, PathBuf};

// --- crops --------------------------------------------------------------------------------------------------------

/// One golden crop: file without ending, rectangle as fractions, degrees, output, keep aspect.
type Golden = (&'static str, [f32; 4], f32, (usize, usize), bool);

const MEDIUM: [f32; 4] = [0.65, 0.4, 0.5, 0.5];
const LARGE: [f32; 4] = [0.5, 0.5, 1.5, 1.1];
const GOLDENS: [Golden; 7] = [
    ("medium_sub_rect_keep_aspect", MEDIUM, 0.0, (256, 256), true),
    ("medium_sub_rect_keep_aspect_with_rotation", MEDIUM, 90.0, (256, 256), true),
    ("medium_sub_rect_with_rotation", MEDIUM, -45.0, (256, 256), false),
    ("large_sub_rect", LARGE, 0.0, (128, 128), false),
    ("large_sub_rect_keep_aspect", LARGE, 0.0, (128, 128), true),
    ("large_sub_rect_keep_aspect_with_rotation", LARGE, -15.0, (128, 128), true),
    ("noop_except_range", [0.5, 0.5, 1.0, 1.0], 0.0, (64, 128), true),
];

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    path.exists().then_some(path)
}

fn picture(path: &Path) -> (usize, usize, Vec<u8>) {
    let rgb = image::open(path).expect("a picture").into_rgb8();
    (rgb.width() as usize, rgb.height() as usize, rgb.into_raw())
}

/// Mean and largest difference in steps of 8 bits.
fn difference(folder: &Path, golden: &Golden, border: Border) -> (f32, f32) {
    let (name, [cx, cy, w, h], degrees, (out_w, out_h), keep) = *golden;
    let (width, height, rgb) = picture(&folder.join("input.jpg"));
    let view = View::new(width, height, &rgb).expect("a picture");
    let (fw, fh) = (width as f32, height as f32);
    let rect = Rect { cx: cx * fw, cy: cy * fh, width: w * fw, height: h * fh, angle: degrees.to_radians() };
    let rect = if keep { rect.keeping_aspect(out_w as f32, out_h as f32) } else { rect };
    let mut out = vec![0.0; out_w * out_h * 3];
    crop(&view, &rect, out_w, out_h, border, &mut out);
    let ending = if border == Border::Zero { "_border_zero.png" } else { ".png" };
    let (_, _, expected) = picture(&folder.join(format!("{name}{ending}")));
    assert_eq!(expected.len(), out.len(), "{name}");
    let apart: Vec<f32> = out.iter().zip(&expected).map(|(a, &b)| (a * 255.0 - f32::from(b)).abs()).collect();
    (apart.iter().sum::<f32>() / apart.len() as f32, apart.iter().copied().fold(0.0, f32::max))
}

#[test]
fn crops_are_those_of_mediapipe() {
    let Some(folder) = shared("hands/image_to_tensor") else {
        println!("skipped: no shared data");
        return;
    };
    for golden in &GOLDENS {
        for border in [Border::Replicate, Border::Zero] {
            if golden.0 == "noop_except_range" && border == Border::Zero {
                continue;
            }
            // Measured: means up to 0.43 and at most 6.4 of 255. Half a pixel off gives means of 1 to 13.
            let (mean, most) = difference(&folder, golden, border);
            assert!(mean < 0.6 && most < 8.0, "{} {border:?}: mean {mean:.2}, most {most:.1}", golden.0);
        }
    }
}

// --- following, with models that answer as told -----------------------------------------------------------------------

/// Hands that are there, as (x, y) of the middle of a palm of 100 pixels in a picture of 640 x 480, upright.
#[derive(Default)]
struct World {
    hands: Vec<[f32; 2]>,
    /// What the landmark model is shown, in order: it cannot see where its input comes from.
    presence: f32,
    searches: usize,
    looks: usize,
    fails: bool,
    /// Palms reported twice, this far apart.
    doubled: Option<f32>,
    /// The landmark model puts all its answers on this hand.
    drawn_to: Option<usize>,
}

impl World {
    fn of(hands: &[[f32; 2]]) -> Self {
        Self { hands: hands.to_vec(), presence: 0.99, ..Self::default() }
    }
}

/// The palm model sees every hand. The landmark model finds where its input comes from by a picture in which red and
/// green of a pixel are its place, as a camera's picture shows a scene.
impl Models for World {
    type Error = &'static str;

    fn palms(&mut self, _: &[f32], answer: &mut RawPalms) -> Result<(), Self::Error> {
        self.searches += 1;
        *answer = RawPalms::default();
        let copies: Vec<f32> = std::iter::once(0.0).chain(self.doubled).collect();
        let places = self.hands.iter().flat_map(|&[x, y]| copies.iter().map(move |by| [x + by, y]));
        for (k, [x, y]) in places.enumerate() {
            palm(answer, k, [x / 640.0, (y + 80.0) / 640.0], 5.0 - k as f32);
        }
        if self.fails { Err("told to fail") } else { Ok(()) }
    }

    fn landmarks(&mut self, input: &[f32]) -> Result<RawHand, Self::Error> {
        self.looks += 1;
        let shown = Shown::read(input);
        let near = |hand: &[f32; 2]| (hand[0] - shown.middle[0]).hypot(hand[1] - shown.middle[1]);
        let nearest = self.hands.iter().min_by(|a, b| near(a).total_cmp(&near(b))).copied();
        let hand = self.drawn_to.and_then(|k| self.hands.get(k).copied()).or(nearest);
        let seen = hand.filter(|h| near(h) < 150.0 || self.drawn_to.is_some());
        let presence = if seen.is_some() { self.presence } else { 0.1 };
        let mut points = [0.0; 63];
        let at = seen.unwrap_or_default();
        for (k, [x, y]) in OPEN.iter().enumerate() {
            points[3 * k..3 * k + 2].copy_from_slice(&shown.in_input([at[0] + x, at[1] + y]));
        }
        Ok(RawHand { points, presence, handedness: 0.9, world: [0.0; 63] })
    }
}

/// Which part of the picture the input shows: its middle, and a step along it to the right and down, in pixels.
struct Shown {
    middle: [f32; 2],
    right: [f32; 2],
    down: [f32; 2],
}

impl Shown {
    /// A plane through the places that the input's pixels say.
    fn read(input: &[f32]) -> Self {
        let (mut middle, mut right, mut down, mut n, mut square) = ([0.0; 2], [0.0; 2], [0.0; 2], 0.0, 0.0);
        for (y, x) in (62..=162).step_by(2).flat_map(|y| (62..=162).step_by(2).map(move |x| (y, x))) {
            let pixel = &input[(y * HAND_SIDE + x) * 3..];
            let (dx, dy) = (x as f32 - 112.0, y as f32 - 112.0);
            n += 1.0;
            square += dx * dx;
            for (axis, size) in [640.0, 480.0].into_iter().enumerate() {
                // A byte stands for the middle of its step.
                let place = (pixel[axis] + 0.5 / 255.0) * size;
                middle[axis] += place;
                right[axis] += dx * place;
                down[axis] += dy * place;
            }
        }
        Self { middle: middle.map(|m| m / n), right: right.map(|r| r / square), down: down.map(|d| d / square) }
    }

    /// A place of the picture in pixels of the input.
    fn in_input(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let (x, y) = (x - self.middle[0], y - self.middle[1]);
        let area = self.right[0] * self.down[1] - self.right[1] * self.down[0];
        let across = (x * self.down[1] - y * self.down[0]) / area;
        [across + 112.0, (self.right[0] * y - self.right[1] * x) / area + 112.0]
    }
}

/// An open upright hand about the middle of its palm.
const OPEN: [[f32; 2]; 21] = [
    [0.0, 60.0],
    [-30.0, 35.0],
    [-45.0, 20.0],
    [-60.0, 5.0],
    [-75.0, -10.0],
    [-30.0, -35.0],
    [-33.0, -60.0],
    [-36.0, -85.0],
    [-39.0, -110.0],
    [-8.0, -40.0],
    [-8.0, -68.0],
    [-8.0, -96.0],
    [-8.0, -124.0],
    [12.0, -35.0],
    [15.0, -60.0],
    [18.0, -85.0],
    [21.0, -110.0],
    [30.0, -22.0],
    [36.0, -42.0],
    [42.0, -62.0],
    [48.0, -82.0],
];

/// A palm of 100 pixels of 640 at a place of the letterbox (0..1), upright, in answer `k`.
fn palm(answer: &mut RawPalms, k: usize, [x, y]: [f32; 2], logit: f32) {
    let anchor = (0.5 / 24.0) * 192.0;
    let numbers = &mut answer.boxes[2 * k * BOX..][..BOX];
    // Anchor 2k is the k-th cell of the first row.
    let left = x * 192.0 - (anchor + k as f32 * 8.0);
    let top = y * 192.0 - anchor;
    numbers[..4].copy_from_slice(&[left, top, 30.0, 30.0]);
    for (j, down) in [12.0, 0.0, -12.0, 0.0, 0.0, 0.0, 0.0].iter().enumerate() {
        numbers[4 + 2 * j] = left;
        numbers[5 + 2 * j] = top + down;
    }
    answer.scores[2 * k] = logit;
    assert!(2 * k < ANCHORS);
}

/// A picture whose pixels say where they are.
fn map() -> Vec<u8> {
    let place = |i: usize, of: usize| (i * 255 / of) as u8;
    (0..480).flat_map(|y| (0..640).flat_map(move |x| [place(x, 640), place(y, 480), 0])).collect()
}

struct Scene {
    tracker: Tracker<World>,
    map: Vec<u8>,
}

impl Scene {
    fn new(world: World, wanted: usize) -> Self {
        let options = Options { wanted, ..Options::default() };
        Self { tracker: Tracker::new(world, options), map: map() }
    }

    fn frame(&mut self) -> Vec<Seen> {
        let view = View::new(640, 480, &self.map).expect("a picture");
        self.tracker.frame(&view).expect("an answer").to_vec()
    }

    fn world(&mut self) -> &mut World {
        self.tracker.models()
    }
}

fn wrist(seen: &Seen) -> [f32; 2] {
    [seen.hand.points[0][0], seen.hand.points[0][1]]
}

fn is_near(a: [f32; 2], b: [f32; 2], by: f32) -> bool {
    (a[0] - b[0]).hypot(a[1] - b[1]) < by
}

#[test]
fn palms_are_looked_for_only_until_a_hand_is_followed() {
    let mut scene = Scene::new(World::of(&[[300.0, 200.0]]), 1);
    for k in 0..10 {
        scene.world().hands[0][0] += 6.0;
        let seen = scene.frame();
        assert_eq!(seen.len(), 1, "frame {k}");
        let at = 306.0 + 6.0 * k as f32;
        assert!(is_near(wrist(&seen[0]), [at, 260.0], 4.0), "frame {k}: {:?} is not near {at}", wrist(&seen[0]));
        assert_eq!((seen[0].id, seen[0].hand.side), (0, Some(Side::Right)));
    }
    assert_eq!((scene.world().searches, scene.world().looks), (1, 10));
}

#[test]
fn a_lost_hand_is_looked_for_in_the_same_frame_and_comes_back_as_another() {
    let mut scene = Scene::new(World::of(&[[150.0, 200.0]]), 1);
    scene.frame();
    scene.world().hands[0] = [500.0, 250.0];
    let jumped = scene.frame();
    assert_eq!(jumped.len(), 1, "a jump costs no frame");
    assert!(is_near(wrist(&jumped[0]), [500.0, 310.0], 4.0));
    assert_eq!(jumped[0].id, 1);
    scene.world().hands.clear();
    assert!(scene.frame().is_empty());
    let searches = scene.world().searches;
    assert!(scene.frame().is_empty());
    assert_eq!(scene.world().searches, searches + 1, "without a hand every frame is searched");
    scene.world().hands.push([320.0, 200.0]);
    assert_eq!(scene.frame().iter().map(|s| s.id).collect::<Vec<_>>(), [2]);
}

#[test]
fn an_unsure_hand_is_dropped() {
    let mut scene = Scene::new(World::of(&[[300.0, 200.0]]), 1);
    scene.world().presence = 0.49;
    assert!(scene.frame().is_empty());
    scene.world().presence = f32::NAN;
    assert!(scene.frame().is_empty());
    scene.world().presence = 0.51;
    assert_eq!(scene.frame().len(), 1);
}

#[test]
fn two_hands_stay_two_and_keep_their_numbers() {
    let mut scene = Scene::new(World::of(&[[180.0, 200.0], [460.0, 220.0]]), 2);
    for k in 0..8 {
        let step = 4.0 * k as f32;
        scene.world().hands = vec![[180.0 + step, 200.0], [460.0 - step, 220.0]];
        let seen = scene.frame();
        assert_eq!(seen.iter().map(|s| s.id).collect::<Vec<_>>(), [0, 1], "frame {k}");
        assert!(is_near(wrist(&seen[0]), [180.0 + step, 260.0], 4.0), "frame {k}: {:?}", wrist(&seen[0]));
        assert!(is_near(wrist(&seen[1]), [460.0 - step, 280.0], 4.0), "frame {k}: {:?}", wrist(&seen[1]));
    }
    assert_eq!(scene.world().searches, 1);
}

#[test]
fn with_one_of_two_hands_palms_are_looked_for_now_and_then() {
    let mut scene = Scene::new(World::of(&[[180.0, 200.0]]), 2);
    for _ in 0..11 {
        assert_eq!(scene.frame().len(), 1);
    }
    assert_eq!(scene.world().searches, 3, "the first frame and every fifth after it");
    scene.world().hands.push([460.0, 220.0]);
    let until = (0..5).position(|_| scene.frame().len() == 2);
    assert!(until.is_some(), "the second hand is found within five frames");
    assert_eq!(scene.frame().iter().map(|s| s.id).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn a_hand_that_is_found_twice_is_one() {
    let mut scene = Scene::new(World { doubled: Some(105.0), ..World::of(&[[300.0, 200.0]]) }, 2);
    assert_eq!(scene.frame().len(), 1);
    assert_eq!(scene.world().looks, 2, "both squares were looked into");
    let mut scene = Scene::new(World::of(&[[180.0, 200.0], [460.0, 220.0]]), 2);
    assert_eq!(scene.frame().len(), 2);
    scene.world().drawn_to = Some(0);
    let seen = scene.frame();
    assert_eq!(seen.len(), 1, "two squares that slid onto one hand are one hand");
}

#[test]
fn no_more_hands_than_wanted() {
    let mut scene = Scene::new(World::of(&[[180.0, 200.0], [460.0, 220.0]]), 1);
    assert_eq!(scene.frame().len(), 1);
    let three = [[110.0, 200.0], [330.0, 220.0], [540.0, 220.0]];
    assert_eq!(Scene::new(World::of(&three), 2).frame().len(), 2);
}

#[test]
fn a_model_that_fails_is_an_error_and_the_next_frame_starts_anew() {
    let mut scene = Scene::new(World { fails: true, ..World::of(&[[300.0, 200.0]]) }, 1);
    let map = scene.map.clone();
    let view = View::new(640, 480, &map).expect("a picture");
    assert_eq!(scene.tracker.frame(&view).err(), Some("told to fail"));
    scene.world().fails = false;
    assert_eq!(scene.frame().len(), 1);
    scene.tracker.reset();
    scene.frame();
    assert_eq!(scene.world().searches, 3, "after a reset palms are looked for");
}

// --- smoothing ----------------------------------------------------------------------------------------------------

/// A hand at x with a palm of 100.
fn seen_at(id: u32, x: f32) -> Seen {
    let points = OPEN.map(|[px, py]| [px + x, py, 0.0]);
    Seen { id, hand: Hand { side: None, points }, presence: 1.0, side_score: 1.0, world: [[0.0; 3]; 21] }
}

/// The smoothed x of the wrist for every x, 30 frames a second.
fn smoothed(xs: &[f32]) -> Vec<f32> {
    let mut smoother = Smoother::new(OneEuro::default());
    let frame = |(k, &x): (usize, &f32)| {
        let mut seen = [seen_at(7, x)];
        smoother.smooth(k as f32 * 1000.0 / 30.0, &mut seen);
        seen[0].hand.points[0][0]
    };
    xs.iter().enumerate().map(frame).collect()
}

#[test]
fn a_still_hand_loses_its_jitter() {
    let jitter: Vec<f32> = (0..90).map(|k| 100.0 + if k % 2 == 0 { 1.0 } else { -1.0 }).collect();
    let steps = |xs: &[f32]| xs.windows(2).map(|w| (w[1] - w[0]).abs()).sum::<f32>();
    assert!(steps(&smoothed(&jitter)[30..]) < 0.6 * steps(&jitter[30..]));
}

#[test]
fn a_fast_hand_is_followed_more_closely_than_a_slow_one_would_be() {
    // Ten palms a second, then at rest.
    let swipe: Vec<f32> = (0..60).map(|k| 1000.0 * (k as f32).min(20.0) / 30.0).collect();
    let out = smoothed(&swipe);
    let lag_frames = (swipe[20] - out[20]) / (1000.0 / 30.0);
    assert!(lag_frames > 0.0 && lag_frames < 0.5, "{lag_frames}");
    assert!((out[59] - swipe[59]).abs() < 1.0, "it comes to rest where the hand is");
    let creep: Vec<f32> = (0..60).map(|k| k as f32 * 0.1).collect();
    assert!((creep[20] - smoothed(&creep)[20]) / 0.1 > 1.0, "a creeping hand is smoothed by more than a frame");
}

#[test]
fn a_new_hand_or_a_gap_starts_where_the_hand_is() {
    let mut smoother = Smoother::new(OneEuro::default());
    let mut at = |ms: f32, id: u32, x: f32| {
        let mut seen = [seen_at(id, x)];
        smoother.smooth(ms, &mut seen);
        seen[0].hand.points[0][0]
    };
    assert_eq!(at(0.0, 1, 100.0), 100.0);
    assert!(at(33.0, 1, 110.0) < 110.0);
    assert_eq!(at(66.0, 2, 300.0), 300.0, "another hand");
    assert!(at(99.0, 2, 310.0) < 310.0);
    assert_eq!(at(2000.0, 2, 50.0), 50.0, "after a gap");
    assert_eq!(at(1000.0, 2, 80.0), 80.0, "after a step back");
}
