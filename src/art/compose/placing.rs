//! Finds a place for everything: sky things above, buildings and trees behind, people and animals in front, apart from each other.

use super::MAX_OBJECTS;
use super::behaving::behave;
use super::reading::{Plan, Thing};
use super::spot::{Placed, best};
use crate::art::compose::meaning::Action;
use crate::art::draw::horizon;
use crate::art::rng::Rng;
use crate::domain::scene::{Ground, Role, Scene, SceneObject};

/// Places every thing of the plan.
pub fn place(plan: &Plan, seed: u64) -> Scene {
    let ground = plan.ground.unwrap_or_default();
    let mut rng = Rng::new(seed, 1);
    let every = plan.things.iter().flat_map(|t| std::iter::repeat_n(t, usize::from(t.count.max(1))));
    let mut things: Vec<&Thing> = every.take(MAX_OBJECTS).collect();
    let grow = growth(&things);
    let ridden = things.iter().any(|t| t.action == Some(Action::Ride));
    // The sky keeps its places; what is ridden comes before its rider, large things before small, holders before what they hold.
    let turn = |t: &Thing| (t.role == Role::Held, t.role != Role::Sky, !(ridden && t.vehicle));
    things.sort_by(|a, b| turn(a).cmp(&turn(b)).then(b.size.total_cmp(&a.size)));
    let mut placed: Vec<Placed> = Vec::new();
    for thing in things {
        let next = seat(thing, ground, grow, &placed, &mut rng);
        placed.push(next);
    }
    placed.sort_by(|a, b| a.depth.total_cmp(&b.depth));
    let objects = placed.into_iter().map(|p| p.object).collect();
    Scene { ground, sky: plan.sky.unwrap_or_default(), mood: plan.mood, objects, seed }
}

/// Few things are shown large, many small; small things alone become a still life.
fn growth(things: &[&Thing]) -> f32 {
    let standing = || things.iter().filter(|t| t.role != Role::Sky);
    let largest = standing().map(|t| t.size).fold(0.0, f32::max);
    let crowd: f32 = match standing().count() {
        0..=1 => 1.45,
        2..=3 => 1.2,
        4..=6 => 1.0,
        7..=10 => 0.84,
        _ => 0.66,
    };
    // What stands in front side by side must not be much wider than the picture.
    let row: f32 = standing().filter(|t| t.role == Role::Object).map(|t| t.size * t.aspect).sum();
    let widest = standing().map(|t| t.size * t.aspect).fold(0.0, f32::max);
    let crowd = crowd.min(1.1 / row.max(0.01)).min(0.72 / widest.max(0.01));
    // The largest takes at least a quarter, at most nearly two thirds of the height.
    if largest <= 0.0 { 1.0 } else { crowd.clamp(0.24 / largest, (0.62 / largest).max(0.24 / largest)) }
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
    let flies =
        thing.action == Some(Action::Fly) || (ground == Ground::Space && thing.role == Role::Object && rng.chance(0.5));
    match thing.role {
        Role::Sky => in_the_sky(&mut object, placed, rng),
        Role::Held => in_the_hand(&mut object, placed, rng),
        _ if flies => aloft(&mut object, placed, rng),
        Role::Backdrop => behind(&mut object, ground, placed, rng),
        Role::Object => in_front(&mut object, thing, ground, placed, rng),
    }
    let mut depth = depth(&object);
    if is_umbrella(&object) {
        // Behind the head, not over the face.
        depth = placed.iter().filter(|p| p.person).map(|p| p.depth - 0.001).fold(depth, f32::min);
    }
    behave(&mut object, thing, placed, &mut depth, rng);
    Placed { object, depth, actor: thing.actor, person: thing.person, vehicle: thing.vehicle, aspect: thing.aspect }
}

fn depth(object: &SceneObject) -> f32 {
    match object.role {
        Role::Sky => object.y - 2.0,
        Role::Backdrop => object.y - 1.0,
        Role::Object => object.y,
        Role::Held => object.y + 1.0,
    }
}

fn first(object: &SceneObject) -> char {
    object.symbol.0.chars().next().unwrap_or(' ')
}

fn is_umbrella(object: &SceneObject) -> bool {
    object.role == Role::Held && "☂☔🌂".contains(first(object))
}

fn in_the_sky(object: &mut SceneObject, placed: &[Placed], rng: &mut Rng) {
    let c = first(object);
    if "☀🌞🌙🌛🌜🌝🌕".contains(c) {
        (object.x, object.y) = (0.82 + rng.jitter() * 0.05, 0.13 + object.size + rng.jitter() * 0.03);
        object.flipped = false;
        return;
    }
    if c == '🌈' {
        (object.x, object.y, object.size) = (0.48 + rng.jitter() * 0.08, 0.60, 0.42);
        return;
    }
    let (half, size) = (object.size / 2.0, object.size);
    (object.x, object.y) = best(half, size, placed, rng, |rng| {
        let y = f32::max(rng.range(0.14, 0.42), size + 0.03);
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

/// In front: people and animals a little off the middle (thirds), things around them; boats and fish in the water.
fn in_front(object: &mut SceneObject, thing: &Thing, ground: Ground, placed: &[Placed], rng: &mut Rng) {
    let line = horizon(ground);
    let half = f32::min(object.size * thing.aspect * 0.5, 0.45);
    let (low, high) = if thing.actor { (line + 0.16, 0.95) } else { (line + 0.12, 0.96) };
    let (low, high) = (f32::min(low, 0.90), f32::max(high, 0.92));
    let in_water = thing.action == Some(Action::Swim) || "⛵🛶🚤🚢🛥🐳🐋🐬🦈🐟🐠🐡🐙🦑🦭".contains(first(object));
    let afloat = in_water && ground == Ground::Sea;
    if afloat {
        object.size *= 0.8;
    }
    (object.x, object.y) = best(half, object.size * 0.5, placed, rng, |rng| {
        let x = rng.range(half, 1.0 - half);
        let y = if afloat { rng.range(0.58, 0.70) } else { rng.range(low, high) };
        let thirds = (x - 0.36).abs().min((x - 0.64).abs());
        (x, y, if thing.actor { 0.35 - thirds } else { 0.1 })
    });
    // Nearer is larger.
    let near = ((object.y - line) / (0.96 - line)).clamp(0.0, 1.0);
    object.size *= 0.80 + 0.24 * near;
}

fn aloft(object: &mut SceneObject, placed: &[Placed], rng: &mut Rng) {
    let (size, half) = (object.size, object.size * 0.4);
    (object.x, object.y) = best(half, size, placed, rng, |rng| {
        let y = f32::max(rng.range(0.36, 0.56), size + 0.05);
        (rng.range(0.2, 0.8), y, 0.1)
    });
}

/// Beside the hand of whoever can hold it (an umbrella above the head); otherwise on the ground in front.
fn in_the_hand(object: &mut SceneObject, placed: &[Placed], rng: &mut Rng) {
    let taken: Vec<f32> = placed.iter().filter(|p| p.object.role == Role::Held).map(|p| p.object.x).collect();
    let free = placed.iter().filter(|p| p.person && p.object.tilt.abs() < 60.0);
    let holder = free.min_by_key(|p| taken.iter().filter(|x| (**x - p.object.x).abs() < 0.2).count());
    let Some(holder) = holder else {
        let half = object.size / 2.0;
        (object.x, object.y) =
            best(half, object.size, placed, rng, |rng| (rng.range(0.15, 0.85), rng.range(0.88, 0.96), 0.0));
        return;
    };
    let h = &holder.object;
    // The arm that reaches is drawn on the left, on the right of a mirrored figure.
    let side = if h.flipped { 1.0 } else { -1.0 };
    let (share, reach, lift): (f32, f32, f32) =
        if is_umbrella(object) { (0.78, 0.16, 0.50) } else { (0.34, 0.34, 0.40) };
    object.size = h.size * share.min(object.size / h.size.max(0.01) * 1.6);
    object.x = (h.x + side * h.size * reach).clamp(0.04, 0.96);
    object.y = h.y - h.size * lift;
    object.flipped = h.flipped;
}
