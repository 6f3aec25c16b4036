//! Help for a hand that draws: raw pointer events go in, calm strokes come out. A state machine with time passed in; no clock,
//! no window.
//!
//! Order of the helps: which pointer counts (palm) → how a stroke begins and ends (drag, tap-move-tap, dwell, slow start) →
//! straight lines → smoothing. Whatever comes in, `Begin` and `End`/`Cancel` alternate.

mod calm;
mod straight;
#[cfg(test)]
mod tests;

use calm::Calm;
use serde::{Deserialize, Serialize};
use straight::Straight;

/// A place, in whatever unit the face draws in (points of the screen); the settings use the same.
pub type Place = (f32, f32);

/// How a stroke is begun and ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Press, move, lift.
    #[default]
    Drag,
    /// Tap to begin, move or tap on without pressing, tap again at the place to end.
    Taps,
    /// Hold the pointer still over a place to begin, again to end; nothing is pressed.
    Dwell,
}

/// A person's helps. All lengths in points of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandSettings {
    /// Smoothing, 0 (none) ..= 10 (very calm).
    pub smooth: u8,
    /// One pointer draws; a second touch and a much larger contact never do.
    pub ignore_palm: bool,
    /// How a stroke is begun and ended.
    pub way: Way,
    /// Pull towards a straight line, 0 (none) ..= 10; from 8 on, lines turn in steps of 15°.
    pub straight: u8,
    /// The pen must be down this long before it draws, milliseconds; 0: at once.
    pub slow_start_ms: u32,
    /// …or move this far.
    pub slow_start_move: f32,
    /// Rest that begins or ends a stroke with [`Way::Dwell`], milliseconds.
    pub dwell_ms: u32,
    /// How far a resting pointer may tremble.
    pub dwell_room: f32,
}

impl Default for HandSettings {
    fn default() -> Self {
        Self {
            smooth: 2,
            ignore_palm: true,
            way: Way::Drag,
            straight: 0,
            slow_start_ms: 0,
            slow_start_move: 24.0,
            dwell_ms: 900,
            dwell_room: 18.0,
        }
    }
}

impl HandSettings {
    /// Longest time of a help, milliseconds.
    pub const MOST_MS: u32 = 3000;

    /// The same, held within what makes sense.
    pub fn held(self) -> Self {
        let length = |value: f32, plain: f32| if value.is_finite() { value.clamp(2.0, 200.0) } else { plain };
        Self {
            smooth: self.smooth.min(10),
            straight: self.straight.min(10),
            slow_start_ms: self.slow_start_ms.min(Self::MOST_MS),
            slow_start_move: length(self.slow_start_move, 24.0),
            dwell_ms: self.dwell_ms.clamp(300, Self::MOST_MS),
            dwell_room: length(self.dwell_room, 18.0),
            ..self
        }
    }
}

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It touched.
    Down,
    /// It moved: pressed, or hovering.
    Move,
    /// It left.
    Up,
    /// The system took it away.
    Gone,
    /// Nothing happened; time passed. Needed some ten times a second for dwelling, slow start and resting brushes.
    Tick,
}

/// One raw event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandEvent {
    /// What happened.
    pub deed: Deed,
    /// Which pointer (finger); any number for a mouse. Without meaning for a tick.
    pub pointer: u64,
    /// Where. Without meaning for a tick.
    pub at: Place,
    /// Width of the contact, if the device knows it.
    pub contact: Option<f32>,
    /// 0..=1, if the device knows it.
    pub pressure: Option<f32>,
    /// When, milliseconds; never runs backwards.
    pub ms: u64,
}

/// What the hand means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HandReply {
    /// A stroke begins.
    Begin(Place, f32),
    /// It goes on; a resting brush sends its place again.
    Move(Place, f32),
    /// It ends; the last place was already sent.
    End,
    /// It was a mistake: take it away.
    Cancel,
}

/// A contact of this width is a hand's side, not a finger, whatever came before (points; about 18 mm).
const PALM: f32 = 110.0;
/// …and so is one that is so many times as wide as the stroke's first contact.
const PALM_TIMES: f32 = 2.5;
/// A second finger this soon after the first means that both were no drawing (a hand laid down, a pinch).
const TOGETHER_MS: u64 = 80;
/// No screen is larger, points.
const FAR: f32 = 1e5;
/// Pressure where it is not measured.
const PLAIN: f32 = 0.5;

/// The running stroke.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// Nothing is drawn.
    Idle,
    /// Down, but not yet meant.
    Waiting { from: Place, since: u64 },
    /// Drawing.
    Drawing { since: u64 },
}

/// The helps at work.
#[derive(Clone, Debug)]
pub struct Hand {
    settings: HandSettings,
    stage: Stage,
    /// The pointer that counts, while it is down.
    active: Option<u64>,
    /// Width of its first contact.
    contact: Option<f32>,
    /// Pointers that are down, the active one too.
    down: Vec<u64>,
    /// The last place of the pointer that counts, and its pressure.
    last: (Place, f32),
    /// Where a dwelling pointer rests and since when.
    rest: Option<(Place, u64)>,
    /// Where a tap began.
    tap: Option<Place>,
    calm: Calm,
    straight: Straight,
}

impl Hand {
    /// A hand that has not drawn yet.
    pub fn new(settings: HandSettings) -> Self {
        Self {
            settings,
            stage: Stage::Idle,
            active: None,
            contact: None,
            down: Vec::new(),
            last: ((0.0, 0.0), PLAIN),
            rest: None,
            tap: None,
            calm: Calm::new(settings.smooth),
            straight: Straight::new(settings.straight),
        }
    }

    /// Whether a stroke is running.
    pub fn is_drawing(&self) -> bool {
        matches!(self.stage, Stage::Drawing { .. })
    }

    /// How much of the dwelling time has passed, 0..=1, and where: for a ring that closes. `None` unless something waits.
    pub fn dwelling(&self, ms: u64) -> Option<(Place, f32)> {
        let (at, since) = self.rest.filter(|_| self.settings.way == Way::Dwell)?;
        let share = ms.saturating_sub(since) as f32 / self.settings.dwell_ms.max(1) as f32;
        Some((at, share.min(1.0)))
    }

    /// Takes an event, gives what it means.
    pub fn on(&mut self, event: HandEvent) -> Vec<HandReply> {
        let is_somewhere = event.at.0.is_finite() && event.at.1.is_finite();
        if event.deed != Deed::Tick && !is_somewhere && event.deed != Deed::Up && event.deed != Deed::Gone {
            return Vec::new();
        }
        let held = |v: f32| v.clamp(-FAR, FAR);
        let at = if is_somewhere { (held(event.at.0), held(event.at.1)) } else { self.last.0 };
        let event = HandEvent { at, ..event };
        let mut out = Vec::new();
        self.count(&event);
        if self.is_meant(&event, &mut out) {
            match self.settings.way {
                Way::Drag => self.drag(&event, &mut out),
                Way::Taps => self.taps(&event, &mut out),
                Way::Dwell => self.dwell(&event, &mut out),
            }
        }
        if matches!(event.deed, Deed::Up | Deed::Gone) && self.active == Some(event.pointer) {
            self.active = None;
        }
        out
    }

    /// Ends whatever runs, e.g. when the screen is left.
    pub fn stop(&mut self) -> Vec<HandReply> {
        let mut out = Vec::new();
        self.finish(&mut out);
        *self = Self::new(self.settings);
        out
    }

    fn count(&mut self, event: &HandEvent) {
        match event.deed {
            Deed::Down if !self.down.contains(&event.pointer) => self.down.push(event.pointer),
            Deed::Up | Deed::Gone => self.down.retain(|pointer| *pointer != event.pointer),
            _ => {}
        }
    }

    /// Which pointer counts. A palm or a second finger never draws; one that comes together with the first takes the
    /// beginning of the stroke away.
    fn is_meant(&mut self, event: &HandEvent, out: &mut Vec<HandReply>) -> bool {
        let is_palm = self.settings.ignore_palm && event.contact.is_some_and(|width| self.is_wide(width));
        match event.deed {
            Deed::Tick => true,
            Deed::Down if is_palm => {
                // The palm is no pointer: what draws goes on.
                false
            }
            Deed::Down if self.active.is_some_and(|active| active != event.pointer) => {
                if self.settings.ignore_palm && self.is_fresh(event.ms) {
                    self.cancel(out);
                }
                false
            }
            Deed::Down => {
                self.active = Some(event.pointer);
                self.contact = event.contact.filter(|width| width.is_finite() && *width > 0.0);
                true
            }
            // A finger that becomes a palm was one from the beginning.
            Deed::Move if is_palm && self.active == Some(event.pointer) => {
                self.cancel(out);
                false
            }
            Deed::Move => self.active.is_none_or(|active| active == event.pointer) && !is_palm,
            Deed::Up | Deed::Gone => self.active == Some(event.pointer),
        }
    }

    fn is_wide(&self, width: f32) -> bool {
        let much = self.contact.filter(|_| self.active.is_some()).map_or(f32::MAX, |first| first * PALM_TIMES);
        width > PALM || width > much.max(40.0)
    }

    fn is_fresh(&self, ms: u64) -> bool {
        match self.stage {
            Stage::Idle => false,
            Stage::Waiting { .. } => true,
            Stage::Drawing { since } => ms.saturating_sub(since) < TOGETHER_MS,
        }
    }

    fn drag(&mut self, event: &HandEvent, out: &mut Vec<HandReply>) {
        match event.deed {
            Deed::Down => {
                self.finish(out);
                self.see(event);
                if self.settings.slow_start_ms == 0 {
                    self.begin(event.at, event.ms, out);
                } else {
                    self.stage = Stage::Waiting { from: event.at, since: event.ms };
                }
            }
            Deed::Move | Deed::Tick if self.active.is_some() => {
                if event.deed == Deed::Move {
                    self.see(event);
                }
                self.wait(event.ms, out);
                self.go(event.ms, out);
            }
            Deed::Up => {
                self.see(event);
                self.finish(out);
            }
            Deed::Gone => self.cancel(out),
            Deed::Move | Deed::Tick => {}
        }
    }

    /// A waiting pen begins when it has been down long enough or has moved far enough; a tap too short for both was none.
    fn wait(&mut self, ms: u64, out: &mut Vec<HandReply>) {
        if let Stage::Waiting { from, since } = self.stage {
            let is_long = ms.saturating_sub(since) >= u64::from(self.settings.slow_start_ms);
            let is_far = distance(from, self.last.0) >= self.settings.slow_start_move.max(1.0);
            if is_long || is_far {
                self.begin(from, ms, out);
            }
        }
    }

    /// Tap begins, tap ends; between them the way may be moved (hovering or pressed) or left out.
    fn taps(&mut self, event: &HandEvent, out: &mut Vec<HandReply>) {
        match event.deed {
            Deed::Down => {
                self.see(event);
                self.tap = Some(event.at);
                self.go(event.ms, out);
            }
            Deed::Move => {
                self.see(event);
                self.go(event.ms, out);
            }
            Deed::Tick => self.go(event.ms, out),
            Deed::Up => {
                self.see(event);
                if self.tap.take().is_some() {
                    if self.is_drawing() { self.finish(out) } else { self.begin(event.at, event.ms, out) }
                }
            }
            Deed::Gone => self.tap = None,
        }
    }

    /// Rest begins, rest ends. A touch counts as hovering there.
    fn dwell(&mut self, event: &HandEvent, out: &mut Vec<HandReply>) {
        if event.deed == Deed::Gone {
            self.rest = None;
            return;
        }
        if event.deed != Deed::Tick {
            self.see(event);
            let is_elsewhere =
                self.rest.is_none_or(|(at, _)| distance(at, event.at) > self.settings.dwell_room.max(1.0));
            if is_elsewhere {
                self.rest = Some((event.at, event.ms));
            }
        }
        self.go(event.ms, out);
        let Some((at, since)) = self.rest else { return };
        // The same rest does not begin and end: the pointer must go elsewhere first.
        if since != u64::MAX && event.ms.saturating_sub(since) >= u64::from(self.settings.dwell_ms) {
            self.rest = Some((at, u64::MAX));
            if self.is_drawing() { self.finish(out) } else { self.begin(at, event.ms, out) }
        }
    }

    fn see(&mut self, event: &HandEvent) {
        let pressure = event.pressure.filter(|p| p.is_finite()).map_or(PLAIN, |p| p.clamp(0.0, 1.0));
        self.last = (event.at, pressure);
    }

    fn begin(&mut self, at: Place, ms: u64, out: &mut Vec<HandReply>) {
        self.finish(out);
        self.calm.begin(at, ms);
        self.straight.begin(at);
        self.stage = Stage::Drawing { since: ms };
        out.push(HandReply::Begin(at, self.last.1));
    }

    fn go(&mut self, ms: u64, out: &mut Vec<HandReply>) {
        if self.is_drawing() {
            let place = self.calm.next(self.straight.next(self.last.0), ms);
            out.push(HandReply::Move(place, self.last.1));
        }
    }

    /// Catches up with the hand, then ends. What still waits was a slip.
    fn finish(&mut self, out: &mut Vec<HandReply>) {
        if self.is_drawing() {
            let goal = self.straight.next(self.last.0);
            out.extend(self.calm.rest(goal).map(|place| HandReply::Move(place, self.last.1)));
            out.push(HandReply::End);
        }
        self.stage = Stage::Idle;
    }

    fn cancel(&mut self, out: &mut Vec<HandReply>) {
        if self.is_drawing() {
            out.push(HandReply::Cancel);
        }
        self.stage = Stage::Idle;
        self.tap = None;
    }
}

fn distance(a: Place, b: Place) -> f32 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
}
