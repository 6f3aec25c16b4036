//! How much is seen of each thing where others stand before it.

use crate::domain::scene::Relation::{Beside, Between, InFront, LeftOf, RightOf};
use crate::domain::scene::{SceneObject, Tie};

/// So much of the box around a thing should be seen.
pub const ENOUGH: f32 = 0.72;

/// Points along each side of a box at which it is looked.
const POINTS: usize = 12;

/// The share that is seen of the thing of which least is seen, 0..=1. Two that belong together (a rider and the horse) do not
/// hide each other, and what a hand has placed is as it should be.
pub fn least_seen(objects: &[SceneObject]) -> f32 {
    let seen = |(i, object): (usize, &SceneObject)| {
        let before: Vec<[f32; 4]> =
            objects[i + 1..].iter().filter(|other| !belong(object, other)).map(SceneObject::bounds).collect();
        share(object.bounds(), &before)
    };
    objects.iter().enumerate().filter(|(_, object)| !object.pinned).map(seen).fold(1.0, f32::min)
}

/// The share of a box that none of the others covers.
fn share([left, top, right, foot]: [f32; 4], before: &[[f32; 4]]) -> f32 {
    let place = |low: f32, high: f32, i: usize| low + (high - low) * (i as f32 + 0.5) / POINTS as f32;
    let free = |at: &usize| {
        let (x, y) = (place(left, right, at % POINTS), place(top, foot, at / POINTS));
        !before.iter().any(|[l, t, r, f]| (*l..*r).contains(&x) && (*t..*f).contains(&y))
    };
    (0..POINTS * POINTS).filter(free).count() as f32 / (POINTS * POINTS) as f32
}

fn belong(a: &SceneObject, b: &SceneObject) -> bool {
    let to = |tie: &Option<Tie>, other: &SceneObject| {
        let tie = tie.as_ref().filter(|tie| !matches!(tie.how, InFront | Beside | LeftOf | RightOf | Between));
        tie.is_some_and(|tie| other.word.as_ref().is_some_and(|w| *w == tie.to || tie.and.as_ref() == Some(w)))
    };
    to(&a.tie, b) || to(&b.tie, a)
}
