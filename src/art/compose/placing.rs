//! Finds a place for everything: sky things above, buildings and trees behind, people and animals in front, what is tied
//! to something right after it.

use super::MAX_OBJECTS;
use super::behaving::behave;
use super::kept::Kept;
use super::meaning::{Action, begins};
use super::reading::{Plan, Thing};
use super::seeing;
use super::spot::{Placed, best};
use super::tying::{self, Room};
use super::view::View;
use crate::art::draw::horizon_of;
use crate::art::rng::Rng;
use crate::domain::scene::{Ground, Relation, Role, Scene, SceneObject, Tie};

/// Tries to find places where nothing is hidden.
const TRIES: u64 = 40;

/// How large things are in the try `nth`: the first ones only find other places.
fn scale_of(nth: u64) -> f32 {
    1.0 - 0.012 * nth.saturating_sub(3) as f32
}

/// Places every thing of the plan so that none hides another. What `kept` holds stays where it was put by hand.
pub fn place(plan: &Plan, seed: u64, kept: Kept) -> Scene {
    let mut best: Option<(f32, Scene)> = None;
    for nth in 0..TRIES {
        let scene = arrange(plan, seed, nth, kept.clone());
        let seen = seeing::least_seen(&scene.objects);
        if best.as_ref().is_none_or(|(most, _)| seen > *most) {
            best = Some((seen, scene));
        }
        if seen >= seeing::ENOUGH {
            break;
        }
    }
    best.map_or_else(Scene::default, |(_, scene)| scene)
}

/// One try.
fn arrange(plan: &Plan, seed: u64, nth: u64, kept: Kept) -> Scene {
    let ground = plan.ground.unwrap_or_default();
    let view = View::of(seed, ground);
    let sky = plan.sky.unwrap_or_default();
    let scene = Scene {
        ground,
        sky,
        mood: plan.mood,
        seed,
        mirrored: view.mirrored,
        horizon: view.horizon,
        ..Scene::default()
    };
    let line = horizon_of(&scene);
    let instances = tying::in_turn(plan);
    let shown: Vec<(&Thing, f32)> =
        instances.iter().take(MAX_OBJECTS).map(|i| (&plan.things[i.thing], i.size(plan))).collect();
    let scale = scale_of(nth);
    let grow = growth(&shown) * view.scale * scale;
    let mut builder =
        Builder { plan, ground, line, grow, scale, view, placed: Vec::new(), rng: Rng::new(seed, 1 + 1000 * nth) };
    let mut kept = kept;
    builder.placed.extend(kept.loose());
    for instance in instances {
        if builder.placed.len() >= MAX_OBJECTS {
            break;
        }
        let thing = &plan.things[instance.thing];
        match kept.take(instance.thing, thing) {
            Kind::Stays(placed) => builder.placed.push(*placed),
            Kind::Gone => {}
            Kind::New => builder.seat(&instance),
        }
    }
    builder.placed.extend(kept.rest(MAX_OBJECTS - builder.placed.len()));
    builder.placed.sort_by(|a, b| a.depth.total_cmp(&b.depth));
    let mut objects: Vec<SceneObject> = builder.placed.into_iter().map(|p| p.object).collect();
    objects.iter_mut().for_each(SceneObject::keep_inside);
    Scene { objects, removed: kept.removed, ..scene }
}

/// What becomes of an instance that was in the picture before.
pub enum Kind {
    /// It is placed anew.
    New,
    /// It stays where a hand put it.
    Stays(Box<Placed>),
    /// A hand took it out.
    Gone,
}

/// One of the objects of a thing: which thing, which of how many.
#[derive(Clone, Copy, Debug)]
pub struct Instance {
    /// Number of the thing in the plan.
    pub thing: usize,
    /// 0-based.
    pub nth: usize,
    /// How many there are.
    pub of: usize,
}

impl Instance {
    fn size(&self, plan: &Plan) -> f32 {
        let thing = &plan.things[self.thing];
        thing.members.get(self.nth).map_or(thing.size, |(_, size)| *size)
    }
}

/// Few things are shown large, many small; small things alone become a still life. Size words count on top.
fn growth(shown: &[(&Thing, f32)]) -> f32 {
    let standing = || shown.iter().filter(|(t, _)| t.role != Role::Sky);
    let largest = standing().map(|(_, size)| *size).fold(0.0, f32::max);
    let carried = |t: &Thing| {
        let tied = t.tied.is_some_and(|d| matches!(d.how, Relation::HeldBy | Relation::HuggedBy | Relation::Riding));
        tied || t.role == Role::Held
    };
    let crowd: f32 = match standing().filter(|(t, _)| !carried(t)).count() {
        0..=1 => 1.4,
        2..=3 => 1.15,
        4..=6 => 1.0,
        7..=10 => 0.82,
        11..=16 => 0.66,
        _ => 0.54,
    };
    // What stands in front side by side must not be much wider than the picture.
    let row: f32 =
        standing().filter(|(t, _)| t.role == Role::Object && !carried(t)).map(|(t, size)| size * t.aspect).sum();
    let widest = standing().map(|(t, size)| size * t.aspect).fold(0.0, f32::max);
    let crowd = crowd.min(1.25 / row.max(0.01)).min(0.72 / widest.max(0.01));
    // The largest takes at least a quarter, at most more than half of the height.
    if largest <= 0.0 { 1.0 } else { crowd.clamp(0.22 / largest, (0.52 / largest).max(0.22 / largest)) }
}

/// Places one instance after the other.
pub struct Builder<'a> {
    /// What is to be shown.
    pub plan: &'a Plan,
    /// On what.
    pub ground: Ground,
    /// Where the ground begins.
    pub line: f32,
    /// Factor for all sizes.
    pub grow: f32,
    /// How much smaller everything is in this try.
    pub scale: f32,
    /// From where it is seen.
    pub view: View,
    /// What has its place.
    pub placed: Vec<Placed>,
    /// The seed's numbers.
    pub rng: Rng,
}

/// The lights of the sky.
const LIGHTS: &str = "☀🌞🌙🌛🌜🌝🌕";

impl Builder<'_> {
    fn seat(&mut self, instance: &Instance) {
        let thing = &self.plan.things[instance.thing];
        let mut object = self.object(thing, instance);
        behave(&mut object, thing, &mut self.rng);
        let depth = match thing.tied {
            Some(tied) => tying::tie(self, &mut object, thing, tied, instance),
            None => None,
        };
        let depth = depth.unwrap_or_else(|| self.freely(&mut object, thing, instance));
        object.keep_inside();
        self.placed.push(Placed { object, depth, thing: instance.thing, actor: thing.actor, person: thing.person });
    }

    fn object(&mut self, thing: &Thing, instance: &Instance) -> SceneObject {
        let member = thing.members.get(instance.nth);
        let symbol = member.map_or(&thing.symbol, |(symbol, _)| symbol).clone();
        let grow = if thing.role == Role::Sky { self.grow.min(1.15 * self.scale) } else { self.grow };
        let size = (instance.size(self.plan) * grow * thing.scale).clamp(0.03, 0.88);
        SceneObject {
            word: Some(thing.word.clone()),
            symbol,
            role: thing.role,
            tint: thing.tint,
            size,
            aspect: thing.aspect,
            flipped: self.rng.chance(0.5),
            tie: thing.tied.map(|tied| self.named(tied.how, tied.to, tied.and)),
            look: (self.rng.bits() >> 40) as u32 | 1,
            ..SceneObject::default()
        }
    }

    fn named(&self, how: Relation, to: usize, and: Option<usize>) -> Tie {
        let word = |i: usize| self.plan.things[i].word.clone();
        Tie { how, to: word(to), and: and.map(word) }
    }

    /// A place of its own. Gives the depth.
    fn freely(&mut self, object: &mut SceneObject, thing: &Thing, instance: &Instance) -> f32 {
        object.tie = None;
        let room = tying::room(self, instance.thing);
        room.limit(object);
        let floats = self.ground == Ground::Space && thing.role == Role::Object && self.rng.chance(0.5);
        match thing.role {
            Role::Held => match self.holder() {
                Some(holder) => return tying::in_the_hand(self, object, holder),
                None => self.on_the_ground(object, thing, &room),
            },
            Role::Sky => self.in_the_sky(object),
            _ if thing.action == Some(Action::Fly) || (floats && room.is_free()) => self.aloft(object),
            Role::Backdrop => self.behind(object, &room),
            Role::Object => self.in_front(object, thing, &room),
        }
        depth(object)
    }

    /// Whoever has a hand free, those who hold least first.
    fn holder(&self) -> Option<usize> {
        let held = |i: usize| {
            let x = self.placed[i].object.x;
            self.placed.iter().filter(|p| p.object.role == Role::Held && (p.object.x - x).abs() < 0.2).count()
        };
        let able = |i: &usize| self.placed[*i].person && !self.placed[*i].object.is_lying();
        (0..self.placed.len()).filter(able).min_by_key(|i| held(*i))
    }

    fn in_the_sky(&mut self, object: &mut SceneObject) {
        if begins(&object.symbol, LIGHTS) {
            let x = 0.82 + self.rng.jitter() * 0.05;
            // The sun and the moon have a side each.
            let taken = self.placed.iter().any(|p| begins(&p.object.symbol, LIGHTS));
            object.x = if self.view.mirrored != taken { 1.0 - x } else { x };
            object.y = 0.13 + object.size + self.rng.jitter() * 0.03;
            object.flipped = false;
            return;
        }
        if begins(&object.symbol, "🌈") {
            (object.x, object.y, object.size) = (0.48 + self.rng.jitter() * 0.08, self.line - 0.02, 0.42 * self.scale);
            return;
        }
        let (half, size) = (object.extent().0 / 2.0, object.size);
        (object.x, object.y) = best(half, size, &self.placed, &mut self.rng, |rng| {
            let y = f32::max(rng.range(0.14, 0.42), size + 0.03);
            (rng.range(half, 1.0 - half), y, 0.2 - (y - 0.24).abs())
        });
    }

    /// Behind: to the left and right, the middle stays open.
    fn behind(&mut self, object: &mut SceneObject, room: &Room) {
        let (line, half, view) = (self.line, object.extent().0 * 0.5, self.view);
        let [from, to] = room.across(half);
        (object.x, object.y) = best(half, object.size, &self.placed, &mut self.rng, |rng| {
            let x = rng.range(from, to);
            let aside = ((x - 0.5).abs() - 0.27).abs();
            // Opposite to whoever acts.
            let side = if (x > 0.5) == view.mirrored { 0.06 } else { 0.0 };
            (x, room.lift(line + rng.range(0.05, 0.14)), 0.25 - aside * 0.8 - side)
        });
        self.settle(object, room);
    }

    /// In front: people and animals a little off the middle (thirds), things around them; boats and fish in the water.
    fn in_front(&mut self, object: &mut SceneObject, thing: &Thing, room: &Room) {
        let line = self.line;
        let (low, high) = if thing.actor { (line + 0.16, 0.95) } else { (line + 0.12, 0.96) };
        let (low, high) = (f32::min(low, 0.90), f32::max(high, 0.92));
        let in_water = thing.action == Some(Action::Swim) || begins(&object.symbol, "⛵🛶🚤🚢🛥🐳🐋🐬🦈🐟🐠🐡🐙🦑🦭");
        let afloat = in_water && self.ground == Ground::Sea;
        if afloat {
            object.size *= 0.8;
        }
        let liked = if self.view.mirrored { 0.64 } else { 0.36 };
        let first = !self.placed.iter().any(|p| p.actor);
        let half = (object.extent().0 * 0.5).min(0.45);
        let [from, to] = room.across(half);
        (object.x, object.y) = best(half, object.extent().1 * 0.8, &self.placed, &mut self.rng, |rng| {
            let x = rng.range(from, to);
            let y = if afloat { rng.range(line - 0.10, line + 0.01) } else { room.lift(rng.range(low, high)) };
            let thirds = (x - 0.36).abs().min((x - 0.64).abs());
            let near = if first { (x - liked).abs() * 1.2 } else { thirds };
            (x, y, if thing.actor { 0.35 - near } else { 0.1 })
        });
        self.settle(object, room);
        object.size *= nearness(line, object.y);
        if thing.action == Some(Action::Jump) {
            object.y -= 0.085;
        }
    }

    fn settle(&mut self, object: &mut SceneObject, room: &Room) {
        if let Some((x, y)) = room.post {
            (object.x, object.y) = (x + self.rng.jitter() * 0.02, y);
        }
    }

    fn aloft(&mut self, object: &mut SceneObject) {
        let ((wide, tall), liked) = (object.extent(), if self.view.mirrored { 0.6 } else { 0.4 });
        (object.x, object.y) = best(wide / 2.0, tall, &self.placed, &mut self.rng, |rng| {
            let y = f32::max(rng.range(0.34, 0.54), tall + 0.05);
            let x = rng.range(0.2, 0.8);
            (x, y, 0.2 - (x - liked).abs() * 0.4)
        });
    }

    fn on_the_ground(&mut self, object: &mut SceneObject, thing: &Thing, room: &Room) {
        object.role = Role::Object;
        self.in_front(object, thing, room);
    }
}

/// Nearer is larger: a factor for something whose foot is at `y`.
pub fn nearness(line: f32, y: f32) -> f32 {
    0.80 + 0.24 * ((y - line) / (0.96 - line).max(0.02)).clamp(0.0, 1.0)
}

/// Larger is nearer.
pub fn depth(object: &SceneObject) -> f32 {
    match object.role {
        Role::Sky => object.y - 2.0,
        Role::Backdrop => object.y - 1.0,
        Role::Object => object.y,
        Role::Held => object.y + 0.6,
    }
}
