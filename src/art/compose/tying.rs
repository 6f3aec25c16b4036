//! Places what is tied to something: on it, under it, beside it, in it, before and behind it, between two, riding, held.

use super::meaning::{self, begins};
use super::placing::{Builder, Instance, nearness};
use super::reading::{Plan, Thing, Tied};
use crate::domain::scene::{Pose, Relation, Role, SceneObject};

/// Every object in the order of placing: the sky first, landmarks before small things, and what is tied right after its landmark.
pub fn in_turn(plan: &Plan) -> Vec<Instance> {
    let mut roots: Vec<usize> = (0..plan.things.len()).filter(|i| plan.things[*i].tied.is_none()).collect();
    let bare = |i: usize| !plan.things.iter().any(|t| t.tied.is_some_and(|d| d.to == i || d.and == Some(i)));
    let turn = |i: usize| (plan.things[i].role == Role::Held, plan.things[i].role != Role::Sky, bare(i));
    roots.sort_by(|a, b| turn(*a).cmp(&turn(*b)).then(plan.things[*b].size.total_cmp(&plan.things[*a].size)));
    let mut order = Vec::new();
    for root in roots {
        follow(plan, root, &mut order);
    }
    let instances = |i: &usize| {
        let thing = &plan.things[*i];
        let of = if thing.members.is_empty() { usize::from(thing.count.max(1)) } else { thing.members.len() };
        let thing = *i;
        (0..of).map(move |nth| Instance { thing, nth, of })
    };
    order.iter().filter(|i| !plan.things[**i].hidden).flat_map(instances).collect()
}

fn follow(plan: &Plan, at: usize, order: &mut Vec<usize>) {
    if order.contains(&at) {
        return;
    }
    order.push(at);
    for (i, thing) in plan.things.iter().enumerate() {
        let ready = |d: Tied| {
            (d.to == at || d.and == Some(at)) && order.contains(&d.to) && d.and.is_none_or(|a| order.contains(&a))
        };
        if thing.tied.is_some_and(ready) {
            follow(plan, i, order);
        }
    }
}

/// The room that a landmark leaves for what is tied to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    above: f32,
    below: f32,
    left: f32,
    right: f32,
    grow: f32,
    widest: f32,
    /// Where it must stand, if something is between it and another.
    pub post: Option<(f32, f32)>,
}

/// What the thing with number `index` needs around it.
pub fn room(builder: &Builder<'_>, index: usize) -> Room {
    let mut room = Room { grow: 1.0, widest: 1.0, ..Room::default() };
    let landmark = &builder.plan.things[index];
    for figure in builder.plan.things.iter() {
        let Some(tied) = figure.tied.filter(|d| d.to == index || d.and == Some(index)) else { continue };
        let tall = figure.size * figure.scale * builder.grow;
        let wide = tall * figure.aspect * f32::from(figure.count);
        match tied.how {
            Relation::On => room.above = room.above.max(tall.min(0.42)),
            Relation::Under => {
                room.below = room.below.max(if has_legs(landmark) { 0.0 } else { tall * 0.7 });
                room.grow = if has_legs(landmark) { 1.5 } else { 1.0 };
            }
            Relation::LeftOf => room.left = room.left.max(wide + 0.03),
            Relation::RightOf => room.right = room.right.max(wide + 0.03),
            // Two and more stand on both sides.
            Relation::Beside | Relation::Behind if figure.count > 1 => {
                (room.left, room.right) = (room.left.max(wide * 0.5), room.right.max(wide * 0.5));
            }
            Relation::Beside | Relation::Behind => {
                let wide = if tied.how == Relation::Beside { wide + 0.03 } else { wide * 0.7 };
                let side = if builder.view.mirrored { &mut room.left } else { &mut room.right };
                *side = side.max(wide);
            }
            Relation::InFront => room.below = room.below.max(0.08),
            Relation::Inside => {
                room.grow = if meaning::is_house(&landmark.symbol) { 1.1 } else { 1.7 };
                room.above = room.above.max(tall.min(0.3));
            }
            Relation::Riding => room.grow = room.grow.max(1.2),
            Relation::Between => {
                // Of one thing the first two instances stand apart; of two things each has its side.
                let second =
                    tied.and == Some(index) || (tied.and.is_none() && builder.placed.iter().any(|p| p.thing == index));
                let crowd = builder.placed.iter().filter(|p| p.thing == index).count() > 1;
                let foot = (builder.line + 0.14).min(0.86);
                room.post = (!crowd).then_some((if second { 0.80 } else { 0.20 }, foot));
                room.widest = 0.32;
            }
            Relation::HeldBy | Relation::HuggedBy => {}
        }
    }
    room
}

impl Room {
    /// Whether nothing is tied to it.
    pub fn is_free(&self) -> bool {
        *self == Self { grow: 1.0, widest: 1.0, ..Self::default() }
    }

    /// Makes the landmark large or small enough.
    pub fn limit(&self, object: &mut SceneObject) {
        object.size = (object.size * self.grow).min((0.84 - self.above).max(0.2)).min(0.88);
        let (wide, _) = object.extent();
        let widest = self.widest.min(0.94 - self.left - self.right).max(0.24);
        object.size *= (widest / wide.max(0.01)).min(1.0);
    }

    /// From where to where its middle may be.
    pub fn across(&self, half: f32) -> [f32; 2] {
        let (from, to) = (half + self.left, 1.0 - half - self.right);
        if from < to { [from, to] } else { [(from + to) / 2.0 - 0.01, (from + to) / 2.0 + 0.01] }
    }

    /// A foot that leaves room below.
    pub fn lift(&self, y: f32) -> f32 {
        y.min(0.96 - self.below)
    }
}

fn has_legs(thing: &Thing) -> bool {
    begins(&thing.symbol, "🪑🛋🛏") || thing.symbol.0 == crate::art::draw::TABLE
}

/// Places `object` by its landmark and gives its depth. `None` when the landmark is not in the picture.
pub fn tie(
    builder: &mut Builder<'_>,
    object: &mut SceneObject,
    thing: &Thing,
    tied: Tied,
    instance: &Instance,
) -> Option<f32> {
    let at = |thing: usize, nth: usize| {
        let all: Vec<usize> = (0..builder.placed.len()).filter(|i| builder.placed[*i].thing == thing).collect();
        all.get(nth % all.len().max(1)).copied()
    };
    let to = at(tied.to, if tied.how == Relation::Between { 0 } else { instance.nth })?;
    let and = if tied.how == Relation::Between {
        at(tied.and.unwrap_or(tied.to), usize::from(tied.and.is_none()))
    } else {
        None
    };
    let landmark = &builder.placed[to];
    let base =
        Base { object: landmark.object.clone(), depth: landmark.depth, actor: landmark.actor, line: builder.line };
    let row = if instance.of > 1 { (instance.nth as f32 + 0.5) / instance.of as f32 - 0.5 } else { 0.0 };
    let nudge = 0.0006 * (instance.nth + 1) as f32;
    Some(match tied.how {
        Relation::On => base.on(object, thing, row) + nudge,
        Relation::Under => base.under(object, row, builder.view.mirrored) + nudge,
        Relation::Beside => base.beside(object, thing, side(builder, to, instance), instance),
        Relation::LeftOf => base.beside(object, thing, -1.0, instance),
        Relation::RightOf => base.beside(object, thing, 1.0, instance),
        Relation::Inside => base.inside(object, row, nudge),
        Relation::InFront => base.in_front(object, thing, row, builder.rng.chance(0.5)) + nudge,
        Relation::Behind => base.behind(object, thing, side(builder, to, instance), instance),
        Relation::Between => base.between(object, &builder.placed[and?].object.clone(), row) + nudge,
        Relation::Riding => base.riding(object, thing, row, nudge),
        Relation::HeldBy => {
            let depth = in_the_hand(builder, object, to);
            // Several are a bunch.
            object.x += row * object.extent().0 * 1.6;
            depth + nudge
        }
        Relation::HuggedBy => in_the_arms(builder, object, to),
    })
}

/// The side of a landmark with more room; the second of several stands on the other side.
fn side(builder: &Builder<'_>, to: usize, instance: &Instance) -> f32 {
    let [left, top, right, foot] = builder.placed[to].object.bounds();
    let near = |p: &&super::spot::Placed| p.object.y > top && p.object.y < foot + 0.25 && p.object.role != Role::Sky;
    let others = || builder.placed.iter().enumerate().filter(|(i, _)| *i != to).map(|(_, p)| p).filter(near);
    let before = others().map(|p| p.object.bounds()[2]).filter(|r| *r <= left + 0.05).fold(0.0, f32::max);
    let after = others().map(|p| p.object.bounds()[0]).filter(|l| *l >= right - 0.05).fold(1.0, f32::min);
    let first = if left - before > after - right { -1.0 } else { 1.0 };
    if instance.nth.is_multiple_of(2) { first } else { -first }
}

/// What something is tied to.
struct Base {
    object: SceneObject,
    depth: f32,
    actor: bool,
    line: f32,
}

/// How far below the upper edge of a symbol one stands on it, as a share of its height.
fn surface(object: &SceneObject) -> f32 {
    const SURFACES: [(f32, &str); 8] = [
        (0.50, "🪑"),
        (0.42, "🛏🛋"),
        (0.24, "🌳🌲🌴☁⛅"),
        (0.12, "🏠🏡🚗🚕🚙🚌⛺"),
        (0.30, "🐎🐘🐄🐂🐪🐫🐖🐑🐕🐈🐅🦁🐻🐢🐊"),
        (0.05, "📦📺📚"),
        (0.62, "⛵🛶🚤"),
        (0.45, "🚲🛵🏍🛴"),
    ];
    if object.symbol.0 == crate::art::draw::TABLE {
        return 0.10;
    }
    SURFACES.iter().find(|(_, symbols)| begins(&object.symbol, symbols)).map_or(0.06, |(at, _)| *at)
}

impl Base {
    fn size(&self) -> (f32, f32) {
        self.object.extent()
    }

    fn on(&self, object: &mut SceneObject, thing: &Thing, row: f32) -> f32 {
        let [_, top, _, _] = self.object.bounds();
        let (wide, tall) = self.size();
        let flies = object.doing == Some(crate::domain::scene::Doing::Fly);
        // It must fit: not much wider than what carries it, and not higher than the picture.
        let widest = if thing.actor && !object.is_lying() { wide * 1.5 } else { wide * 0.90 };
        fit(object, widest.max(0.09), 1.0);
        if object.is_lying() && begins(&self.object.symbol, "🛏") {
            // The head lies on the pillow.
            object.flipped = self.object.flipped;
            object.tilt = 90.0 * object.facing();
        }
        let sinks = if object.is_lying() { 0.14 * tall } else { 0.0 };
        let foot = top + surface(&self.object) * tall + sinks - if flies { 0.12 } else { 0.0 };
        fit(object, 1.0, (foot - 0.03).max(0.10));
        if object.role != Role::Sky || self.object.role != Role::Sky {
            object.role = if self.object.role == Role::Sky { Role::Sky } else { Role::Object };
        }
        (object.x, object.y) = (self.object.x + row * wide * 0.9, foot.max(object.extent().1 + 0.01));
        self.depth
    }

    fn under(&self, object: &mut SceneObject, row: f32, mirrored: bool) -> f32 {
        let [_, top, _, foot] = self.object.bounds();
        let (wide, tall) = self.size();
        let high = foot < self.line - 0.04;
        object.x = self.object.x + row * wide;
        if high || self.object.role == Role::Sky {
            object.y = (self.line + 0.24).min(0.93);
            fit(object, 0.8, (object.y - foot - 0.01).max(0.12));
            return object.y;
        }
        let legs = begins(&self.object.symbol, "🪑🛋🛏") || self.object.symbol.0 == crate::art::draw::TABLE;
        if legs {
            fit(object, wide * 0.72, tall * if begins(&self.object.symbol, "🪑") { 0.46 } else { 0.78 });
            object.y = foot + 0.004;
            return self.depth;
        }
        if begins(&self.object.symbol, "🌳🌲🌴☂⛱🏗🌉") {
            fit(object, wide * 0.6, tall * 0.52);
            object.x += wide * if mirrored { -0.22 } else { 0.22 } * if row == 0.0 { 1.0 } else { 0.0 };
            object.y = foot + 0.03;
            return self.depth.max(top);
        }
        object.y = (foot + 0.75 * object.extent().1).min(0.975);
        self.depth.max(object.y)
    }

    fn beside(&self, object: &mut SceneObject, thing: &Thing, side: f32, instance: &Instance) -> f32 {
        let [left, _, right, foot] = self.object.bounds();
        object.size *= if self.object.role == Role::Backdrop { 0.9 } else { nearness(self.line, foot) };
        fit(object, left.max(1.0 - right).max(0.14) - 0.02, 1.0);
        let (wide, _) = object.extent();
        let fits = |side: f32| if side < 0.0 { left - wide > 0.0 } else { right + wide < 1.0 };
        let side = if fits(side) || !fits(-side) { side } else { -side };
        let row = if instance.of > 2 { (instance.nth / 2) as f32 } else { 0.0 };
        let edge = if side < 0.0 { left } else { right };
        object.x = edge + side * (wide * 0.5 + 0.012 + row * wide);
        object.y = if self.object.role == Role::Sky { foot } else { (foot + 0.012).min(0.97) };
        if thing.actor {
            object.flipped = side < 0.0;
        }
        if self.object.role == Role::Sky {
            object.role = Role::Sky;
        } else if self.object.role != Role::Backdrop && object.role == Role::Backdrop {
            object.role = Role::Object;
        }
        self.depth + 0.0005
    }

    fn inside(&self, object: &mut SceneObject, row: f32, nudge: f32) -> f32 {
        let [_, top, _, foot] = self.object.bounds();
        let (wide, tall) = self.size();
        object.role = Role::Object;
        if meaning::is_house(&self.object.symbol) {
            fit(object, wide * 0.4, tall * 0.42);
            (object.x, object.y) = (self.object.x + row * wide * 0.8, foot - tall * 0.02);
            return self.depth + nudge;
        }
        if begins(&self.object.symbol, "🛏🛌") {
            return self.on(object, &Thing::default_for(object), row) + nudge;
        }
        // Looks out over the rim: the lower half is hidden by the front.
        fit(object, wide * 0.86, tall * 1.15);
        let rim = top + tall * if self.object.symbol.0 == crate::art::draw::OPEN_BOX { 0.22 } else { 0.08 };
        object.x = self.object.x + row * wide * 0.7;
        object.y = (rim + object.extent().1 * 0.42).min(foot - 0.005);
        self.depth - nudge
    }

    fn in_front(&self, object: &mut SceneObject, thing: &Thing, row: f32, right: bool) -> f32 {
        let [_, _, _, foot] = self.object.bounds();
        let (wide, tall) = self.size();
        object.y = (foot + 0.05 + 0.06 * object.extent().1).min(0.975);
        if object.role == Role::Sky || object.role == Role::Backdrop {
            object.role = Role::Object;
        }
        let (own_wide, own_tall) = object.extent();
        let covers = self.actor || (own_tall > tall * 0.6 && own_wide > wide * 0.5);
        let aside = if row != 0.0 {
            0.0
        } else if covers {
            0.42 * wide.max(own_wide)
        } else {
            0.10 * wide
        };
        // A row of several fits into the picture.
        let spread = wide.max(own_wide * 3.2);
        let reach = if row == 0.0 { 0.0 } else { (spread * 0.5).min(0.5) };
        let middle = self.object.x.clamp(reach, 1.0 - reach);
        object.x = middle + if right { aside } else { -aside } + row * spread;
        if thing.actor && covers {
            object.flipped = !right;
        }
        self.depth.max(object.y - 0.001)
    }

    fn behind(&self, object: &mut SceneObject, thing: &Thing, side: f32, instance: &Instance) -> f32 {
        let [left, _, right, foot] = self.object.bounds();
        let (_, tall) = self.size();
        object.y = foot - 0.03;
        object.role = self.object.role;
        let (wide, own_tall) = object.extent();
        let (step, edge) = ((instance.nth / 2) as f32 * wide * 0.8, if side < 0.0 { left } else { right });
        // Someone taller looks over it; others look out beside it.
        // Of a tree only the trunk hides.
        let trunk = begins(&self.object.symbol, "🌳🌲🌴");
        let edge = if trunk { self.object.x + side * wide * 0.12 } else { edge };
        object.x = if own_tall > tall * 1.5 { self.object.x } else { edge + side * (wide * 0.16 + step) };
        if thing.actor {
            object.flipped = side > 0.0;
        }
        self.depth - 0.0005
    }

    fn between(&self, object: &mut SceneObject, other: &SceneObject, row: f32) -> f32 {
        let (a, b) = (self.object.bounds(), other.bounds());
        let (left, right) = if a[0] < b[0] { (a[2], b[0]) } else { (b[2], a[0]) };
        let gap = (right - left).max(0.12);
        fit(object, gap * 0.94 / (1.0 + row.abs() * 2.0), 1.0);
        object.x = (left + right) / 2.0 + row * gap;
        object.y = (a[3].max(b[3]) + 0.02).min(0.97);
        object.role = Role::Object;
        self.depth.max(object.y)
    }

    /// On a bicycle, an animal or a cloud in front of it, otherwise inside, behind its side.
    fn riding(&self, object: &mut SceneObject, thing: &Thing, row: f32, nudge: f32) -> f32 {
        let (wide, tall) = self.size();
        let [_, top, _, foot] = self.object.bounds();
        let wheels = begins(&self.object.symbol, "🚲🛵🏍🛴🛹🦽🦼");
        let inside = !wheels && begins(&self.object.symbol, "🚗🚕🚙🚌🚍🚎🏎🚓🚑🚒🚐🛻🚚🚛🚜🚂🚆🚇🚢🛥🚤⛵🛶✈🛩🚁🚀🛸🎢🎡");
        object.pose = Pose::Sit;
        object.tilt = 0.0;
        object.flipped = self.object.flipped;
        object.role = if self.object.role == Role::Sky { Role::Sky } else { Role::Object };
        if thing.person || !inside {
            object.size = tall
                * if wheels {
                    1.15
                } else if inside {
                    0.9
                } else {
                    0.95
                };
        }
        fit(object, wide * 0.8, 0.9);
        object.x = self.object.x + row * wide * 0.8;
        let seat = if wheels {
            foot - tall * 0.12
        } else if inside {
            top + object.extent().1 * 0.55
        } else {
            top + tall * surface(&self.object).max(0.2) + object.extent().1 * 0.18
        };
        object.y = seat.max(object.extent().1 + 0.01);
        if inside { self.depth - nudge } else { self.depth + nudge }
    }
}

impl Thing {
    /// A thing that is nothing but its picture.
    fn default_for(object: &SceneObject) -> Self {
        Self {
            word: crate::domain::id::WordId::default(),
            symbol: object.symbol.clone(),
            role: object.role,
            size: object.size,
            scale: 1.0,
            count: 1,
            tint: None,
            action: None,
            actor: true,
            person: false,
            vehicle: false,
            aspect: object.aspect,
            members: Vec::new(),
            tied: None,
            hidden: false,
        }
    }
}

/// Makes an object small enough.
fn fit(object: &mut SceneObject, widest: f32, tallest: f32) {
    let (wide, tall) = object.extent();
    object.size *= (widest / wide.max(0.001)).min(tallest / tall.max(0.001)).min(1.0);
}

/// At the hand of a person (large things over the head, an umbrella behind it), at the mouth of an animal.
pub fn in_the_hand(builder: &mut Builder<'_>, object: &mut SceneObject, holder: usize) -> f32 {
    let person = builder.placed[holder].person;
    let depth = builder.placed[holder].depth;
    let h = &mut builder.placed[holder].object;
    let side = h.facing();
    object.role = Role::Held;
    object.flipped = h.flipped;
    let tie = object.word.is_some() && h.word.is_some();
    if let (true, Some(to)) = (tie && object.tie.is_none(), h.word.clone()) {
        object.tie = Some(crate::domain::scene::Tie { how: Relation::HeldBy, to, and: None });
    }
    if h.is_lying() || !person {
        let (wide, _) = h.extent();
        fit(object, wide * 0.5, h.size * 0.5);
        object.x = h.x + side * (wide * 0.5 + object.extent().0 * 0.45);
        object.y = h.y + 0.006;
        return depth + 0.002;
    }
    if begins(&object.symbol, "☂☔🌂") {
        fit(object, 1.0, h.size * 0.78);
        (object.x, object.y) = (h.x + side * h.size * 0.16, h.y - h.size * 0.50);
        return depth - 0.001;
    }
    if object.size > h.size * 0.40 {
        h.pose = Pose::Lift;
        fit(object, h.size * 0.95, h.size * 0.6);
        let foot = h.y - h.size * 0.93;
        object.y = foot.max(object.extent().1 + 0.01);
        // There must be room above the head.
        h.y += object.y - foot;
        object.x = h.x;
        return depth + 0.002;
    }
    if matches!(h.pose, Pose::Stand | Pose::Walk) {
        h.pose = Pose::Reach;
    }
    fit(object, h.size * 0.42, h.size * 0.36);
    let (_, tall) = object.extent();
    let string = begins(&object.symbol, "🎈🪁💐🌹🌷🌻🌺🌸🌼🚩");
    object.x = h.x + side * (h.size * 0.25 + object.extent().0 * if string { 0.0 } else { 0.12 });
    object.y = h.y - h.size * 0.46 + if string { tall * 0.06 } else { tall * 0.42 };
    depth + 0.002
}

/// Before the chest of someone larger; beside someone of the same size, both leaning to each other.
fn in_the_arms(builder: &mut Builder<'_>, object: &mut SceneObject, by: usize) -> f32 {
    let depth = builder.placed[by].depth;
    let h = &mut builder.placed[by].object;
    h.pose = Pose::Hug;
    let person = crate::art::draw::is_person(&object.symbol);
    object.role = Role::Object;
    if person && object.size > h.size * 0.85 {
        object.pose = Pose::Hug;
        object.size = h.size * 0.97;
        let side = if h.x > 0.5 { -1.0 } else { 1.0 };
        object.x = h.x + side * h.size * 0.34;
        object.y = h.y + 0.004;
        object.flipped = side > 0.0;
        (h.tilt, object.tilt) = (6.0 * side, -6.0 * side);
        return depth + 0.001;
    }
    fit(object, h.size * 0.5, h.size * if person { 0.5 } else { 0.38 });
    (object.x, object.y) = (h.x + h.facing() * h.size * 0.05, h.y - h.size * 0.24);
    depth + 0.001
}
