//! What someone does bends the object itself: leaning, lying, both arms up.

use super::meaning::Action;
use super::reading::Thing;
use crate::art::draw::CROUCHED;
use crate::art::rng::Rng;
use crate::domain::scene::{Doing, Pose, SceneObject};

/// Poses `object` as its action wants. Its place is found afterwards.
pub fn behave(object: &mut SceneObject, thing: &Thing, rng: &mut Rng) {
    let side = object.facing();
    let Some(action) = thing.action else { return };
    object.pose = pose(action);
    object.doing = doing(action);
    match action {
        // A car does not lean: its speed lines tell.
        Action::Run if !thing.vehicle || thing.actor => object.tilt = 7.0 * side,
        Action::Fly if thing.person => {
            object.size *= 0.72;
            object.tilt = rng.range(32.0, 52.0) * side;
        }
        Action::Fly => object.tilt = rng.range(4.0, 12.0) * -side,
        Action::Dance => object.tilt = rng.range(7.0, 12.0) * side,
        Action::Jump if !thing.person => object.tilt = -14.0 * side,
        Action::Sleep if thing.actor && !thing.person => {
            object.size *= CROUCHED;
            object.aspect /= CROUCHED;
        }
        Action::Sleep => object.tilt = 90.0 * side,
        _ => {}
    }
}

fn pose(action: Action) -> Pose {
    match action {
        Action::Walk => Pose::Walk,
        Action::Run => Pose::Run,
        Action::Jump | Action::Fly | Action::Swim => Pose::Jump,
        Action::Dance => Pose::Dance,
        Action::Sit | Action::Ride => Pose::Sit,
        Action::Reach | Action::Eat | Action::Hold => Pose::Reach,
        Action::Hug => Pose::Hug,
        Action::Sleep => Pose::Stand,
    }
}

fn doing(action: Action) -> Option<Doing> {
    Some(match action {
        Action::Walk => Doing::Walk,
        Action::Run => Doing::Run,
        Action::Jump => Doing::Jump,
        Action::Dance => Doing::Dance,
        Action::Sit => Doing::Sit,
        Action::Eat => Doing::Eat,
        Action::Fly => Doing::Fly,
        Action::Sleep => Doing::Sleep,
        Action::Swim => Doing::Swim,
        Action::Reach | Action::Ride | Action::Hold | Action::Hug => return None,
    })
}
