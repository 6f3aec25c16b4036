//! What someone does bends the object itself: leaning, lying, flying, riding.

use super::meaning::Action;
use super::reading::Thing;
use super::spot::Placed;
use crate::art::rng::Rng;
use crate::domain::scene::{Pose, SceneObject};

/// Poses `object` as its action wants; a rider moves to the vehicle and to its `depth`.
pub fn behave(object: &mut SceneObject, thing: &Thing, placed: &[Placed], depth: &mut f32, rng: &mut Rng) {
    let side = if object.flipped { 1.0 } else { -1.0 };
    match thing.action {
        Some(Action::Pose(pose)) => {
            object.pose = pose;
            object.tilt = if pose == Pose::Run { 7.0 * side } else { 0.0 };
        }
        Some(Action::Fly) => {
            object.pose = Pose::Jump;
            object.tilt = if thing.person { -rng.range(30.0, 55.0) } else { rng.range(-4.0, 14.0) } * side;
        }
        Some(Action::Sleep) if thing.person => {
            object.tilt = 90.0 * side;
            object.y = object.y.max(0.86);
        }
        Some(Action::Swim) if thing.person => object.pose = Pose::Jump,
        Some(Action::Ride) => ride(object, placed, depth),
        _ => {}
    }
}

/// On a bicycle or a horse in front of it, otherwise inside, behind its side.
fn ride(object: &mut SceneObject, placed: &[Placed], depth: &mut f32) {
    let Some(vehicle) = placed.iter().find(|p| p.vehicle) else { return };
    let v = &vehicle.object;
    let astride = v.symbol.0.chars().next().is_some_and(|c| "🚲🛵🏍🛴🛹🐎🐴🦽🦼".contains(c));
    object.pose = Pose::Sit;
    object.x = v.x;
    object.flipped = v.flipped;
    object.size = v.size * if astride { 1.15 } else { 0.9 };
    object.y = v.y - v.size * if astride { 0.12 } else { 0.38 };
    *depth = vehicle.depth + if astride { 0.0005 } else { -0.0005 };
}
