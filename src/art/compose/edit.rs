//! Changes by hand, one tap at a time: nothing is dragged. Every function gives a new scene; editing one object moves no other.
//! An object that is not there leaves the scene as it is. What a hand changed is `pinned`.

use super::MAX_OBJECTS;
use super::placing::nearness;
use crate::art::draw::horizon_of;
use crate::domain::id::WordId;
use crate::domain::scene::{Role, Scene, SceneObject};
use crate::domain::vocabulary::SymbolRef;

/// How far beside an object a finger still means it, in shares of the picture.
const MARGIN: f32 = 0.03;
/// Smallest and largest height of an object.
const SIZES: std::ops::RangeInclusive<f32> = 0.04..=0.96;
/// Factor of one tap on larger; smaller is its inverse.
const STEP: f32 = 1.2;

/// The topmost object under a finger at `(x, y)` (0..=1); near misses count, the nearest first.
pub fn hit(scene: &Scene, x: f32, y: f32) -> Option<usize> {
    let miss = |object: &SceneObject| {
        let [left, top, right, foot] = object.bounds();
        (left - x).max(x - right).max(top - y).max(y - foot).max(0.0)
    };
    let misses: Vec<f32> = scene.objects.iter().map(miss).collect();
    let within = |i: &usize| misses[*i] <= MARGIN;
    (0..misses.len()).rev().filter(within).min_by(|a, b| misses[*a].total_cmp(&misses[*b]).then(b.cmp(a)))
}

/// Puts the foot of object `i` to `(x, y)`. On the ground it grows as it comes nearer, and comes before what is farther away.
pub fn moved_to(scene: &Scene, i: usize, x: f32, y: f32) -> Scene {
    let line = horizon_of(scene);
    let mut to = 0;
    let mut edited = changed(scene, i, |object| {
        let (x, y) = (number(x, object.x).clamp(0.0, 1.0), number(y, object.y).clamp(0.0, 1.0));
        let on_ground = |y: f32| if y > line { nearness(line, y) } else { nearness(line, line) };
        if object.role != Role::Sky {
            object.size = (object.size * on_ground(y) / on_ground(object.y)).clamp(*SIZES.start(), *SIZES.end());
        }
        (object.x, object.y) = (x, y);
        // What was brought to the ground stands on it, what was far behind may come forward.
        if object.role != Role::Sky || y > line {
            object.role = Role::Object;
        }
    });
    if let Some(object) = edited.objects.get(i) {
        let farther = |o: &SceneObject| o.role == Role::Sky || (object.role != Role::Sky && o.y <= object.y);
        let others: Vec<&SceneObject> =
            edited.objects.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, o)| o).collect();
        to = others.iter().rposition(|o| farther(o)).map_or(0, |k| k + 1);
    }
    reorder(&mut edited, i, to);
    edited
}

/// Moves object `i` by a small step, its size and order unchanged.
pub fn nudged(scene: &Scene, i: usize, dx: f32, dy: f32) -> Scene {
    changed(scene, i, |object| {
        object.x = (object.x + number(dx, 0.0)).clamp(0.0, 1.0);
        object.y = (object.y + number(dy, 0.0)).clamp(0.0, 1.0);
    })
}

/// One step larger; its foot stays.
pub fn bigger(scene: &Scene, i: usize) -> Scene {
    resized(scene, i, STEP)
}

/// One step smaller; its foot stays.
pub fn smaller(scene: &Scene, i: usize) -> Scene {
    resized(scene, i, 1.0 / STEP)
}

fn resized(scene: &Scene, i: usize, by: f32) -> Scene {
    changed(scene, i, |object| object.size = (object.size * by).clamp(*SIZES.start(), *SIZES.end()))
}

/// Mirrored; what leans, leans to the other side.
pub fn flipped(scene: &Scene, i: usize) -> Scene {
    changed(scene, i, |object| {
        object.flipped = !object.flipped;
        object.tilt = -object.tilt;
    })
}

/// Without object `i`; it stays away when words are added.
pub fn removed(scene: &Scene, i: usize) -> Scene {
    let mut edited = scene.clone();
    if i < edited.objects.len() {
        let gone = edited.objects.remove(i);
        // What a hand doubled takes nothing of the word with it.
        let twin = edited.objects.iter().any(|o| o.word == gone.word && o.pinned && gone.pinned);
        if let Some(word) = gone.word {
            untie(&mut edited.objects, &word);
            if !twin && edited.removed.len() < MAX_OBJECTS {
                edited.removed.push(word);
            }
        }
    }
    edited
}

/// Before all others.
pub fn to_front(scene: &Scene, i: usize) -> Scene {
    let mut edited = changed_in_place(scene, i, |object| object.pinned = true);
    reorder(&mut edited, i, scene.objects.len().saturating_sub(1));
    edited
}

/// Behind all others.
pub fn to_back(scene: &Scene, i: usize) -> Scene {
    let mut edited = changed_in_place(scene, i, |object| object.pinned = true);
    reorder(&mut edited, i, 0);
    edited
}

/// A second one right beside object `i`, drawn before it; at most [`MAX_OBJECTS`] in all.
pub fn duplicated(scene: &Scene, i: usize) -> Scene {
    let mut edited = scene.clone();
    let Some(original) = scene.objects.get(i).filter(|_| scene.objects.len() < MAX_OBJECTS) else { return edited };
    let step = (original.extent().0 * 0.6).clamp(0.05, 0.3);
    let mut twin = original.clone();
    twin.x += if original.x > 0.5 { -step } else { step };
    twin.look = original.look.wrapping_mul(0x9E37_79B1) | 1;
    (twin.pinned, twin.tie) = (true, None);
    twin.keep_inside();
    edited.objects.insert(i + 1, twin);
    if let Some(object) = edited.objects.get_mut(i) {
        object.pinned = true;
    }
    edited
}

/// Adds a picture of the person's own (a stored symbol, `aspect` = width over height) in the middle of the foreground. `word`
/// names it, if they named it. At most [`MAX_OBJECTS`] in all.
pub fn with_own(scene: &Scene, symbol: SymbolRef, aspect: f32, word: Option<WordId>) -> Scene {
    let mut edited = scene.clone();
    if edited.objects.len() >= MAX_OBJECTS {
        return edited;
    }
    let own = scene.objects.iter().filter(|o| o.symbol.blob().is_some()).count();
    let mut object = SceneObject {
        word,
        symbol,
        // Beside the ones before it: left, right, left…
        x: 0.5 + [0.0, -0.24, 0.24, -0.12, 0.12][own % 5],
        y: 0.93,
        size: 0.42,
        aspect,
        pinned: true,
        look: own as u32 * 2 + 1,
        ..SceneObject::default()
    };
    object.keep_inside();
    edited.objects.push(object);
    edited
}

fn number(v: f32, otherwise: f32) -> f32 {
    if v.is_finite() { v } else { otherwise }
}

/// Changes object `i`, keeps it in the picture and unties it from others and others from it.
fn changed(scene: &Scene, i: usize, change: impl FnOnce(&mut SceneObject)) -> Scene {
    let mut edited = changed_in_place(scene, i, |object| {
        change(object);
        object.tie = None;
        object.pinned = true;
        object.keep_inside();
    });
    if let Some(word) = edited.objects.get(i).and_then(|o| o.word.clone()) {
        untie(&mut edited.objects, &word);
    }
    edited
}

fn changed_in_place(scene: &Scene, i: usize, change: impl FnOnce(&mut SceneObject)) -> Scene {
    let mut edited = scene.clone();
    if let Some(object) = edited.objects.get_mut(i) {
        change(object);
    }
    edited
}

/// What was said to stand by `word` stays where it is, but is no longer said to stand there.
fn untie(objects: &mut [SceneObject], word: &WordId) {
    let by_it = |o: &SceneObject| o.tie.as_ref().is_some_and(|tie| tie.to == *word || tie.and.as_ref() == Some(word));
    objects.iter_mut().filter(|o| by_it(o)).for_each(|o| o.tie = None);
}

fn reorder(scene: &mut Scene, from: usize, to: usize) {
    if from < scene.objects.len() {
        let object = scene.objects.remove(from);
        scene.objects.insert(to.min(scene.objects.len()), object);
    }
}
