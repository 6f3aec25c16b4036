//! Dwell: a pointer that rests on a target chooses it. For a mouse, a head mouse or an eye tracker that moves the pointer.

#[cfg(test)]
mod tests;

use super::Place;
use super::target::{Area, Manner, Target};
use serde::{Deserialize, Serialize};

/// How the time that is left is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// A ring that fills.
    #[default]
    Ring,
    /// A dot that shrinks: it draws the eye to the middle of the target.
    Dot,
}

/// How a person dwells. Times in milliseconds, lengths in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DwellSettings {
    /// How long the pointer rests on a target until it is chosen.
    pub time_ms: u32,
    /// The same for what speaks aloud or takes something away, in percent of `time_ms`.
    pub careful_percent: u32,
    /// How far the pointer may tremble out of the target.
    pub room: f32,
    /// How long it may be gone (a blink, a jump of the eye) without beginning anew.
    pub lapse_ms: u32,
    /// After a choice nothing is chosen for this long.
    pub rest_ms: u32,
    /// Targets whose shorter side is smaller than this are shown enlarged first, and chosen there. 0: never.
    pub small: f32,
    /// How the time is shown.
    pub progress: Progress,
}

impl Default for DwellSettings {
    fn default() -> Self {
        Self {
            time_ms: 1000,
            careful_percent: 150,
            room: 20.0,
            lapse_ms: 250,
            rest_ms: 400,
            small: 0.0,
            progress: Progress::Ring,
        }
    }
}

impl DwellSettings {
    /// Shortest time: below it whatever is looked at is chosen.
    pub const LEAST_MS: u32 = 300;
    /// Longest time, milliseconds.
    pub const MOST_MS: u32 = 5000;

    /// The same, held within what makes sense.
    pub fn held(self) -> Self {
        let length = |value: f32, most: f32, plain: f32| if value.is_finite() { value.clamp(0.0, most) } else { plain };
        Self {
            time_ms: self.time_ms.clamp(Self::LEAST_MS, Self::MOST_MS),
            careful_percent: self.careful_percent.clamp(100, 300),
            room: length(self.room, 80.0, 20.0),
            lapse_ms: self.lapse_ms.min(1000),
            rest_ms: self.rest_ms.min(Self::MOST_MS),
            small: length(self.small, 160.0, 0.0),
            ..self
        }
    }

    /// How long a target is dwelt on.
    pub fn time_for(&self, manner: Manner) -> u32 {
        let percent = if manner == Manner::Plain { 100 } else { self.careful_percent };
        (u64::from(self.time_ms) * u64::from(percent) / 100) as u32
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum DwellReply<T> {
    /// Nothing yet.
    Wait,
    /// This one is chosen.
    Select(T),
    /// It is too small to be sure: show it enlarged.
    Enlarge(T),
}

#[derive(Clone, Debug)]
struct Held<T> {
    id: T,
    area: Area,
    manner: Manner,
    /// Time that counted, milliseconds.
    done_ms: f32,
    away_ms: u32,
}

/// A step of time is never counted for more than this: a frame that came late chooses nothing.
const LONGEST_STEP_MS: u64 = 250;
/// Beside the target, within the room for trembling, time counts half: it could be the neighbour that is meant.
const BESIDE: f32 = 0.5;

/// The state machine.
#[derive(Clone, Debug)]
pub struct Dwell<T> {
    held: Option<Held<T>>,
    /// What was chosen last: not again, nor what has taken its place, before the pointer has left.
    spent: Option<(T, Area)>,
    gone_ms: u32,
    rest_until_ms: u64,
    last_ms: u64,
    resting: bool,
    began: Began,
}

/// A pointer that lay there before anything began must move first: nobody means what appears under it.
#[derive(Clone, Copy, Debug)]
enum Began {
    /// Nothing was told yet.
    No,
    /// It lay here.
    Lying(Place),
    /// It has moved, or came later.
    Yes,
}

impl<T> Default for Dwell<T> {
    fn default() -> Self {
        Self { held: None, spent: None, gone_ms: 0, rest_until_ms: 0, last_ms: 0, resting: false, began: Began::No }
    }
}

impl<T: Clone + PartialEq> Dwell<T> {
    /// The pointer is here now (`None`: nowhere, or a button is pressed), and these are the targets, the topmost last.
    pub fn on(
        &mut self,
        at: Option<Place>,
        targets: &[Target<T>],
        settings: &DwellSettings,
        now_ms: u64,
    ) -> DwellReply<T> {
        let passed = now_ms.saturating_sub(self.last_ms).min(LONGEST_STEP_MS) as u32;
        self.last_ms = now_ms;
        self.begin(at, settings);
        self.leave(at, passed, settings);
        self.follow(targets);
        self.hold(at, targets, passed, settings, now_ms);
        self.count(at, passed, settings);
        self.choose(settings, now_ms)
    }

    /// What is being dwelt on, and how much of its time has passed, 0..=1.
    pub fn progress(&self, settings: &DwellSettings) -> Option<(&T, f32)> {
        let held = self.held.as_ref()?;
        Some((&held.id, (held.done_ms / settings.time_for(held.manner) as f32).min(1.0)))
    }

    /// Whether the person rests: nothing but the key that wakes is chosen.
    pub fn is_resting(&self) -> bool {
        self.resting
    }

    /// This was chosen in another way: the pointer must leave it, and what takes its place, before anything is chosen there.
    pub fn spend(&mut self, id: T, area: Area) {
        self.held = None;
        self.spent = Some((id, area));
    }

    /// The screen has changed its size under the pointer: it must move before anything is chosen.
    pub fn begin_anew(&mut self) {
        *self = Self { resting: self.resting, last_ms: self.last_ms, ..Self::default() };
    }

    /// Milliseconds until something can be chosen again after a choice; `None`: it can be now.
    pub fn rest_left(&self, now_ms: u64) -> Option<u64> {
        self.rest_until_ms.checked_sub(now_ms).filter(|left| *left > 0)
    }

    /// Begins or ends the rest.
    pub fn set_resting(&mut self, resting: bool) {
        self.resting = resting;
        self.held = None;
    }

    fn begin(&mut self, at: Option<Place>, settings: &DwellSettings) {
        self.began = match (self.began, at) {
            (Began::No, Some(at)) => Began::Lying(at),
            (Began::Lying((x, y)), Some(at)) if (at.0 - x).hypot(at.1 - y) <= settings.room.max(1.0) => self.began,
            _ => Began::Yes,
        };
    }

    /// The pointer leaves what was chosen: it may be chosen again.
    fn leave(&mut self, at: Option<Place>, passed: u32, settings: &DwellSettings) {
        self.gone_ms = if at.is_none() { self.gone_ms.saturating_add(passed) } else { 0 };
        let left = match (&self.spent, at) {
            (Some((_, area)), Some(at)) => area.distance(at) > settings.room,
            (_, None) => self.gone_ms > settings.lapse_ms,
            (None, _) => false,
        };
        if left {
            self.spent = None;
        }
    }

    /// The target may have moved a little, or gone.
    fn follow(&mut self, targets: &[Target<T>]) {
        let Some(held) = &mut self.held else { return };
        match targets.iter().rev().find(|target| target.id == held.id) {
            Some(target) => held.area = target.area,
            None => self.held = None,
        }
    }

    /// Which target the pointer is on: the one it was on as long as it trembles beside it, else the one under it.
    fn hold(&mut self, at: Option<Place>, targets: &[Target<T>], passed: u32, settings: &DwellSettings, now_ms: u64) {
        let under = at.and_then(|at| targets.iter().rev().find(|target| target.area.contains(at)));
        if let Some(held) = &mut self.held {
            let stays = at.is_some_and(|at| {
                let deep = under.is_some_and(|u| u.id != held.id && u.area.depth(at) > settings.room / 2.0);
                held.area.distance(at) <= settings.room && !deep
            });
            if stays {
                held.away_ms = 0;
                return;
            }
            held.away_ms = held.away_ms.saturating_add(passed);
            if under.is_none_or(|under| under.id == held.id) && held.away_ms <= settings.lapse_ms {
                return;
            }
            self.held = None;
        }
        if now_ms < self.rest_until_ms || !matches!(self.began, Began::Yes) {
            return;
        }
        let (Some(target), Some(at)) = (under, at) else { return };
        let spent = self.spent.as_ref().is_some_and(|(id, area)| *id == target.id || area.contains(at));
        if spent || (self.resting && target.manner != Manner::Wakes) {
            return;
        }
        let Target { id, area, manner, .. } = target.clone();
        self.held = Some(Held { id, area, manner, done_ms: -(passed as f32), away_ms: 0 });
    }

    fn count(&mut self, at: Option<Place>, passed: u32, settings: &DwellSettings) {
        let (Some(held), Some(at)) = (&mut self.held, at) else { return };
        let distance = held.area.distance(at);
        if distance <= settings.room {
            held.done_ms += passed as f32 * if distance > 0.0 { BESIDE } else { 1.0 };
        }
    }

    fn choose(&mut self, settings: &DwellSettings, now_ms: u64) -> DwellReply<T> {
        let ripe = |held: &mut Held<T>| held.done_ms >= settings.time_for(held.manner) as f32;
        let Some(held) = self.held.take_if(ripe) else { return DwellReply::Wait };
        self.spent = Some((held.id.clone(), held.area));
        self.rest_until_ms = now_ms.saturating_add(u64::from(settings.rest_ms));
        if held.manner == Manner::Wakes {
            self.resting = !self.resting;
            return DwellReply::Select(held.id);
        }
        if held.area.shorter() < settings.small { DwellReply::Enlarge(held.id) } else { DwellReply::Select(held.id) }
    }
}
