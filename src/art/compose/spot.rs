//! Where there is room: tries places and keeps the best.

use crate::art::rng::Rng;
use crate::domain::scene::{Role, SceneObject};

/// Something that has its place.
pub struct Placed {
    /// The object.
    pub object: SceneObject,
    /// Larger is nearer.
    pub depth: f32,
    /// Which thing of the plan it is.
    pub thing: usize,
    /// A person or an animal.
    pub actor: bool,
    /// A person.
    pub person: bool,
}

/// How free a place is: the smallest gap to what stands already, in shares of the picture (negative: overlapping).
fn freedom(x: f32, y: f32, half: f32, tall: f32, placed: &[Placed]) -> f32 {
    let gap = |p: &Placed| {
        let [left, top, right, foot] = p.object.bounds();
        let across = (left - (x + half)).max(x - half - right);
        let along = match p.object.role {
            // What stands below must not reach up into it.
            Role::Sky => (y - tall - foot).max(top - y),
            _ => (foot - y).abs() - if foot > y { foot - top } else { tall } * 0.75,
        };
        let gap = across.max(along);
        // Covering someone is worse than covering something.
        if gap < 0.0 && p.actor { gap * 1.3 } else { gap }
    };
    placed.iter().map(gap).fold(0.35, f32::min)
}

/// The best of several tries: free, and near where a painter would put it. `try_one` gives x, y and how much it is liked.
pub fn best(
    half: f32,
    tall: f32,
    placed: &[Placed],
    rng: &mut Rng,
    mut try_one: impl FnMut(&mut Rng) -> (f32, f32, f32),
) -> (f32, f32) {
    let mut best = (f32::MIN, 0.5f32, 0.8f32);
    for _ in 0..60 {
        let (x, y, liking) = try_one(rng);
        // A little air to the edge; some styles leave a margin of bare paper.
        let outside = (half + 0.045 - x).max(x + half + 0.045 - 1.0).max(0.0);
        let score = freedom(x, y, half, tall, placed).min(0.06) * 6.0 + liking - outside * 3.0;
        if score > best.0 {
            best = (score, x, y);
        }
    }
    (best.1, best.2)
}
