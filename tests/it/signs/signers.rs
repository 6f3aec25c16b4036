//! Made-up people who make handshapes and movements, each in their own way.

use malgeurim::domain::shown::{HandsAt, Side, Sign};
use malgeurim::recognition::sign::kinematic::{Build, View, seen};
use malgeurim::recognition::sign::random::Chance;
use malgeurim::recognition::sign::shapes::{by_name, catalogue};
use malgeurim::recognition::sign::{SignFeatures, features};
use std::f32::consts::PI;

/// What people show.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The catalogue's handshapes, one frame each, with or without depth.
    Shapes {
        /// Whether z is known.
        depth: bool,
    },
    /// The fourteen movements.
    Movements,
}

/// Handshape before and after, way of the hand, both hands.
const MOVEMENTS: [(&str, &str, Way, bool); 14] = [
    ("flat", "flat", Way::Wave, false),
    ("flat", "flat", Way::Across, false),
    ("flat", "fist", Way::Up, false),
    ("index", "index", Way::Up, false),
    ("index", "index", Way::Circle, false),
    ("fist", "open", Way::Bow, false),
    ("flat", "flat", Way::Together, true),
    ("flat", "flat", Way::Apart, true),
    ("fist", "fist", Way::Together, true),
    ("fist", "fist", Way::Circle, false),
    ("index", "index", Way::Zigzag, false),
    ("beak", "open", Way::Wave, false),
    ("open", "open", Way::Circle, true),
    ("little", "little", Way::Across, false),
];

#[derive(Clone, Copy)]
enum Way {
    Wave,
    Across,
    Up,
    Circle,
    Bow,
    Together,
    Apart,
    Zigzag,
}

impl Way {
    /// Place in palms at a part 0..=1 of the movement, for a right hand (mirrored for a left one).
    fn at(self, t: f32) -> [f32; 2] {
        match self {
            Self::Wave => [(t * 4.0 * PI).sin() * 0.9, 0.0],
            Self::Across => [t * 3.0 - 1.5, 0.0],
            Self::Up => [0.0, -2.5 * t],
            Self::Circle => [(t * 2.0 * PI).cos(), (t * 2.0 * PI).sin()],
            Self::Bow => [0.0, 0.4 * (t * PI).sin()],
            Self::Together => [1.6 * t, 0.0],
            Self::Apart => [-1.6 * t, 0.0],
            Self::Zigzag => [(t * 3.0 * PI).sin() * 0.8, 2.0 * t],
        }
    }
}

/// One person's way: hand, point of view, size of movements, tempo.
struct Person {
    build: Build,
    turn: [f32; 3],
    size: f32,
    tempo: f32,
    side: Side,
}

impl Person {
    fn any(chance: &mut Chance) -> Self {
        Self {
            build: Build::of(0.08, chance),
            turn: [chance.normal(0.2), chance.normal(0.2), chance.normal(0.12)],
            size: 1.0 + chance.normal(0.15),
            tempo: 1.0 + chance.normal(0.15),
            side: if chance.unit() < 0.3 { Side::Left } else { Side::Right },
        }
    }

    fn view(&self, roll: f32, chance: &mut Chance) -> View {
        View {
            yaw: self.turn[0] + chance.normal(0.18),
            pitch: self.turn[1] + chance.normal(0.18),
            roll: roll + self.turn[2] + chance.normal(0.12),
            away: 9.0,
            ..View::default()
        }
    }

    fn handshape(&self, k: usize, depth: bool, chance: &mut Chance) -> Sign {
        let named = catalogue()[k];
        let view = self.view(named.roll, chance);
        let mut hand = seen(&named.shape.restyled(0.1, chance), &self.build, &view, self.side, 0.03, chance);
        if !depth {
            hand.side = None;
            hand.points.iter_mut().for_each(|point| point[2] = 0.0);
        }
        Sign { frames: vec![HandsAt { ms: 0.0, hands: vec![hand], pose: None }] }
    }

    /// With a rest before and after, frames in which a hand is lost, and a tempo that changes on the way.
    fn movement(&self, k: usize, chance: &mut Chance) -> Sign {
        let (from, to, way, both) = MOVEMENTS[k];
        let shape =
            |name: &str, chance: &mut Chance| by_name(name).expect("in the catalogue").shape.loosened(0.08, chance);
        let (from, to) = (shape(from, chance), shape(to, chance));
        let view = self.view(0.0, chance);
        let (before, lasts, after) = (chance.within(0.0, 400.0), 900.0 * self.tempo, chance.within(0.0, 400.0));
        let (size, bend) = (self.size * (1.0 + chance.normal(0.15)), (1.0 + chance.normal(0.2)).max(0.5));
        let mut frames = Vec::new();
        let mut ms = 0.0;
        while ms < before + lasts + after {
            let t = ((ms - before) / lasts).clamp(0.0, 1.0).powf(bend);
            let [x, y] = way.at(t);
            let mut hands = Vec::new();
            for side in if both { vec![self.side, self.side.other()] } else { vec![self.side] } {
                // An uncrossed right hand is left in the picture.
                let mirror = if side == Side::Right { 1.0 } else { -1.0 };
                let start = if both { -1.8 } else { 0.0 };
                let wrist_px = [320.0 + mirror * (x + start) * size * 80.0, 300.0 + y * size * 80.0];
                if chance.unit() > 0.06 {
                    let view = View { wrist_px, yaw: mirror * view.yaw, ..view };
                    hands.push(seen(&from.towards(&to, t), &self.build, &view, side, 0.03, chance));
                }
            }
            frames.push(HandsAt { ms, hands, pose: None });
            ms += 33.3;
        }
        Sign { frames }
    }
}

/// Classes and what was shown of them.
pub type Shown = Vec<(usize, SignFeatures)>;

/// Examples of six people, tests of six others: class and features. `each`: how often a person shows each class for the
/// test; one of each person is taught.
pub fn split_by_person(kind: Kind, each: usize) -> (Shown, Shown) {
    let mut chance = Chance::new(77);
    let mut sides = [Shown::new(), Shown::new()];
    for n in 0..12 {
        let person = Person::any(&mut chance);
        let (side, shows) = if n < 6 { (0, 1) } else { (1, each) };
        let classes = match kind {
            Kind::Shapes { .. } => catalogue().len(),
            Kind::Movements => MOVEMENTS.len(),
        };
        for k in (0..classes).flat_map(|k| std::iter::repeat_n(k, shows)) {
            let sign = match kind {
                Kind::Shapes { depth } => person.handshape(k, depth, &mut chance),
                Kind::Movements => person.movement(k, &mut chance),
            };
            sides[side].extend(features(&sign).map(|f| (k, f)));
        }
    }
    let [taught, judged] = sides;
    (taught, judged)
}

/// One showing of a movement by somebody.
pub fn movement(k: usize, seed: u64) -> Sign {
    let mut chance = Chance::new(seed);
    Person::any(&mut chance).movement(k, &mut chance)
}
