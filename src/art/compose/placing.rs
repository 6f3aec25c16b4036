//! Finds a place for everything: sky things above, buildings and trees behind, people and animals in front, apart from each other.

use super::MAX_OBJECTS;
use super::meaning::Action;
use super::reading::{Plan, Thing};
use crate::art::draw::horizon;
use crate::art::rng::Rng;
use crate::domain::scene::{Ground, Pose, Role, Scene, SceneObject};

/// Something that has its place.
struct Placed {
    object: SceneObject,
    actor: bool,
    person: bool,
    vehicle: bool,
}

impl Placed {
    /// Half of the width it takes, as a share of the picture.
    fn half(&self) -> f32 {
        let lying = self.object.tilt.abs() > 60.0;
        self.object.size * if self.person && !lying { 0.30 } else { 0.50 }
    }
}

/// Places every thing of the plan.
pub fn place(plan: &Plan, seed: u64) -> Scene {
    let ground = plan.ground.unwrap_or_default();
    let mut rng = Rng::new(seed, 1);
    let mut things: Vec<&Thing> = plan.things.iter().flat_map(|t| std::iter::repeat_n(t, usize::from(t.count.max(1)))).take(MAX_OBJECTS).collect();
    let grow = growth(&things);
    // Large things choose first; what is held needs its holder.
    things.sort_by(|a, b| (a.role == Role::Held).cmp(&(b.role == Role::Held)).then(b.size.total_cmp(&a.size)));
    let mut placed: Vec<Placed> = Vec::new();
    for thing in things {
        let next = seat(thing, ground, grow, &placed, &mut rng);
        placed.push(next);
    }
    let mut objects: Vec<SceneObject> = placed.into_iter().map(|p| p.object).collect();
    objects.sort_by(|a, b| depth(a).total_cmp(&depth(b)));
    Scene { ground, sky: plan.sky.unwrap_or_default(), mood: plan.mood, objects, seed }
}

fn depth(object: &SceneObject) -> f32 {
    match object.role {
        Role::Sky => object.y - 2.0,
        Role::Backdrop => object.y - 1.0,
        Role::Object => object.y,
        Role::Held => object.y + 1.0,
    }
}

/// Few things are shown large, many small; small things alone become a still life.
fn growth(things: &[&Thing]) -> f32 {
    let standing: Vec<f32> = things.iter().filter(|t| t.role != Role::Sky).map(|t| t.size).collect();
    let largest = standing.iter().copied().fold(0.0, f32::max);
    let crowd: f32 = match standing.len() {
        0..=1 => 1.45,
        2..=3 => 1.2,
        4..=6 => 1.0,
        7..=10 => 0.84,
        _ => 0.66,
    };
    // At least a quarter, at most nearly two thirds of the height for the largest.
    if largest <= 0.0 { 1.0 } else { crowd.clamp(0.27 / largest, (0.62 / largest).max(0.27 / largest)) }
}

fn seat(thing: &Thing, ground: Ground, grow: f32, placed: &[Placed], rng: &mut Rng) -> Placed {
    let mut object = SceneObject {
        word: Some(thing.word.clone()),
        symbol: thing.symbol.clone(),
        role: thing.role,
        tint: thing.tint,
        flipped: rng.chance(0.5),
        ..SceneObject::default()
    };
    object.size = thing.size * if thing.role == Role::Sky { grow.min(1.15) } else { grow };
    let flies = thing.action == Some(Action::Fly) || (ground == Ground::Space && thing.role == Role::Object && rng.chance(0.5));
    match thing.role {
        Role::Sky => in_the_sky(&mut object, placed, rng),
        Role::Held => in_the_hand(&mut object, placed, rng),
        _ if flies => aloft(&mut object, placed, rng),
        Role::Backdrop => behind(&mut object, ground, placed, rng),
        Role::Object => in_front(&mut object, thing, ground, placed, rng),
    }
    behave(&mut object, thing, placed, rng);
    Placed { object, actor: thing.actor, person: thing.person, vehicle: thing.vehicle }
}

/// How free a place is: the smallest gap to what stands already, in shares of the picture (negative: overlapping).
fn freedom(x: f32, y: f32, half: f32, tall: f32, placed: &[Placed]) -> f32 {
    let gap = |p: &Placed| {
        let across = (p.object.x - x).abs() - (p.half() + half);
        let along = (p.object.y - y).abs() - if p.object.y > y { p.object.size } else { tall } * 0.75;
        let important = if p.actor { 1.25 } else { 1.0 };
        let gap = across.max(along);
        if gap < 0.0 { gap * important } else { gap }
    };
    placed.iter().map(gap).fold(0.35, f32::min)
}

/// The best of several tries: free, and near where a painter would put it.
fn best(half: f32, tall: f32, placed: &[Placed], rng: &mut Rng, mut try_one: impl FnMut(&mut Rng) -> (f32, f32, f32)) -> (f32, f32) {
    let mut best = (f32::MIN, 0.5f32, 0.8f32);
    for _ in 0..40 {
        let (x, y, liking) = try_one(rng);
        let outside = (half - x).max(x + half - 1.0).max(0.0);
        let score = freedom(x, y, half, tall, placed).min(0.12) * 4.0 + liking - outside * 3.0;
        if score > best.0 {
            best = (score, x, y);
        }
    }
    (best.1, best.2)
}

fn in_the_sky(object: &mut SceneObject, placed: &[Placed], rng: &mut Rng) {
    let c = object.symbol.0.chars().next().unwrap_or(' ');
    if "☀🌞🌙🌛🌜🌝🌕".contains(c) {
        (object.x, object.y) = (0.82 + rng.jitter() * 0.05, 0.16 + object.size / 2.0 + rng.jitter() * 0.03);
        object.flipped = false;
        return;
    }
    if c == '🌈' {
        (object.x, object.y, object.size) = (0.48 + rng.jitter() * 0.1, 0.62, 0.46);
        object.flipped = false;
        return;
    }
    let half = object.size / 2.0;
    (object.x, object.y) = best(half, object.size, placed, rng, |rng| {
        let y = rng.range(0.14, 0.42);
        (rng.range(half, 1.0 - half), y, 0.2 - (y - 0.24).abs())
    });
}

/// Behind: to the left and right, the middle stays open.
fn behind(object: &mut SceneObject, ground: Ground, placed: &[Placed], rng: &mut Rng) {
    let line = horizon(ground);
    let half = object.size * 0.45;
    (object.x, object.y) = best(half, object.size, placed, rng, |rng| {
        let x = rng.range(half * 0.8, 1.0 - half * 0.8);
        let aside = ((x - 0.5).abs() - 0.27).abs();
        (x, line + rng.range(0.05, 0.14), 0.25 - aside * 0.8)
    });
}

/// In front: people and animals a little off the middle (thirds), things around them.
fn in_front(object: &mut SceneObject, thing: &Thing, ground: Ground, placed: &[Placed], rng: &mut Rng) {
    let line = horizon(ground);
    let half = object.size * if thing.person { 0.30 } else { 0.5 };
    let (low, high) = if thing.actor { (line + 0.16, 0.95) } else { (line + 0.12, 0.96) };
    let (low, high) = (f32::min(low, 0.90), f32::max(high, 0.92));
    let swims = thing.action == Some(Action::Swim) && ground == Ground::Sea;
    (object.x, object.y) = best(half, object.size * 0.5, placed, rng, |rng| {
        let x = rng.range(half.min(0.45), 1.0 - half.min(0.45));
        let y = if swims { rng.range(0.60, 0.72) } else { rng.range(low, high) };
        let thirds = (x - 0.36).abs().min((x - 0.64).abs());
        (x, y, if thing.actor { 0.35 - thirds } else { 0.1 })
    });
    // Nearer is larger.
    let near = ((object.y - line) / (0.96 - line)).clamp(0.0, 1.0);
    object.size *= 0.80 + 0.24 * near;
}

fn aloft(object: &mut SceneObject, placed: &[Placed], rng: &mut Rng) {
    let (size, half) = (object.size, object.size * 0.4);
    (object.x, object.y) = best(half, object.size, placed, rng, |rng| {
        let y = rng.range(0.36, 0.56);
        let y = f32::max(y, size + 0.05);
        (rng.range(0.2, 0.8), y, 0.1)
    });
}

/// Beside the hand of whoever can hold it; otherwise on the ground in front.
fn in_the_hand(object: &mut SceneObject, placed: &[Placed], rng: &mut Rng) {
    let taken: Vec<f32> = placed.iter().filter(|p| p.object.role == Role::Held).map(|p| p.object.x).collect();
    let holder = placed.iter().filter(|p| p.person && p.object.tilt.abs() < 60.0).min_by_key(|p| {
        taken.iter().filter(|x| (**x - p.object.x).abs() < 0.2).count()
    });
    let Some(holder) = holder else {
        (object.x, object.y) = best(object.size / 2.0, object.size, placed, rng, |rng| (rng.range(0.15, 0.85), rng.range(0.88, 0.96), 0.0));
        return;
    };
    let h = &holder.object;
    object.size = object.size.min(h.size * 0.34);
    // The arm that reaches is drawn on the left, on the right of a mirrored figure.
    let side = if h.flipped { 1.0 } else { -1.0 };
    object.x = (h.x + side * h.size * 0.34).clamp(0.04, 0.96);
    object.y = h.y - h.size * 0.40;
}

/// What it does bends the object itself.
fn behave(object: &mut SceneObject, thing: &Thing, placed: &[Placed], rng: &mut Rng) {
    match thing.action {
        Some(Action::Pose(pose)) => {
            object.pose = pose;
            let lean = if object.flipped { 1.0 } else { -1.0 };
            if pose == Pose::Run {
                object.tilt = 7.0 * lean;
            }
        }
        Some(Action::Fly) => {
            object.pose = Pose::Jump;
            object.tilt = if thing.person { rng.range(30.0, 55.0) } else { rng.range(-14.0, 4.0) } * if object.flipped { -1.0 } else { 1.0 };
        }
        Some(Action::Sleep) if thing.person => {
            object.tilt = if object.flipped { 90.0 } else { -90.0 };
            object.y = object.y.max(0.86);
        }
        Some(Action::Swim) if thing.person => object.pose = Pose::Jump,
        Some(Action::Ride) => {
            if let Some(vehicle) = placed.iter().find(|p| p.vehicle) {
                object.pose = Pose::Sit;
                object.x = vehicle.object.x;
                object.size = object.size.min(vehicle.object.size * 1.1);
                object.y = vehicle.object.y - vehicle.object.size * 0.36;
            }
        }
        _ => {}
    }
}
