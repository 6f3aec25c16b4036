//! Ways to choose beside touch: a pointer that rests, switches. They choose among the targets of the last frame, so no screen
//! knows of them.

mod pointing;
mod switching;

use super::pad::{TouchPad, area};
use crate::app::{AccessCommand, Command, Room, State};
use crate::domain::access::{
    AccessSettings, Area, Dwell, FaceSwitch, Glass, HeadPointer, Helper, Method, Place, Scan, Source, SwitchFilter,
    Trial,
};
use crate::domain::id::ProfileId;
use egui::{Context, Id, Key, Pos2, Rect, TouchId};
use std::collections::BTreeMap;
use std::time::Duration;

/// What was marked or taken is shown so long after it was taken, milliseconds.
const TAKEN_MS: u64 = 300;
/// A switch that is learnt must be pressed within this time, milliseconds.
const LEARN_MS: u64 = 20_000;

/// A way that is practised.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// With these settings.
    pub settings: AccessSettings,
    /// Only measured: nothing is chosen.
    pub measures: bool,
}

/// What the ways of access keep between frames.
#[derive(Default)]
pub struct Reach {
    settings: AccessSettings,
    /// The person's own way, whatever is tried or practised.
    own: Method,
    who: Option<ProfileId>,
    dwell: Dwell<Id>,
    scan: Scan<Id>,
    switches: SwitchFilter,
    helper: Helper,
    /// A helper uses fingers until they give the way of access back.
    asleep: bool,
    trial: Option<(Trial, AccessSettings)>,
    glass: Option<Glass>,
    face: FaceSwitch,
    head: HeadPointer,
    /// Where the head points, if it moves the pointer.
    pointer: Option<Place>,
    /// When a switch began to be learnt, and what was learnt.
    learning: Option<u64>,
    learnt: Option<Source>,
    /// Deeds of gamepads that were seen.
    seen: u64,
    fingers: BTreeMap<TouchId, Place>,
    /// Where the pointer was told to be last, in pixels of the device, and whether it has moved since the window was as large as now: one
    /// that only lies there, or is told anew in another scale, means nothing.
    lay: Option<Pos2>,
    moves: bool,
    taken: Option<(Rect, u64)>,
    /// A page on which a way is practised asked for it in this frame; what it measures moves no mark.
    practice: Option<Practice>,
    practised: Option<Practice>,
    /// When the press of a switch began that counted in this frame.
    pressed: Option<u64>,
    told: String,
    window: Area,
    now_ms: u64,
    listens: bool,
    looks: bool,
    /// A page wants the camera in this frame.
    shows_face: bool,
}

impl Reach {
    /// Lets the ways of access choose. Call after the touches of the frame are taken.
    pub fn begin(&mut self, ctx: &Context, pad: &mut TouchPad, state: &State, out: &mut Vec<Command>) {
        self.now_ms = pad.now_ms();
        let window = area(ctx.content_rect());
        if std::mem::replace(&mut self.window, window) != window {
            self.dwell.begin_anew();
            self.moves = false;
        }
        self.adopt(state);
        self.answer_in_time();
        self.listen(state, out);
        let deeds = self.deeds(ctx, state);
        self.help(ctx, out);
        if let Some((id, _)) = pad.selected() {
            // A finger shows where to go on; a mouse that clicked still lies there.
            if let Some(place) = pad.place(id) {
                self.dwell.spend(id, area(place.rect));
            }
            self.take(pad, id);
            self.scan.rest();
        }
        let chosen = match self.method() {
            Method::Touch => None,
            Method::Dwell => {
                self.point(state);
                self.dwelt(ctx, pad)
            }
            Method::Scan => self.scanned(ctx, pad, state, deeds),
        };
        if let Some(id) = chosen {
            self.take(pad, id);
            pad.select(ctx, id, self.method());
            if self.settings.scan.cue {
                out.push(Command::Access(AccessCommand::Cue(String::new())));
                self.told.clear();
            }
        }
        let answer = self.settings.answer;
        if pad.selected().is_some() && (answer.click || answer.shake) {
            out.push(Command::Access(AccessCommand::Chosen));
        }
    }

    /// The settings of whoever is there now, or those on trial.
    fn adopt(&mut self, state: &State) {
        if self.who != state.who {
            *self = Self {
                who: state.who.clone(),
                seen: self.seen,
                listens: self.listens,
                looks: self.looks,
                now_ms: self.now_ms,
                window: self.window,
                ..Self::default()
            };
        }
        let own = state.person().map(|person| &person.access);
        self.practised = self.practice.take();
        let practised = self.practised.as_ref().map(|practice| &practice.settings);
        let wanted = self.trial.as_ref().map(|(_, settings)| settings).or(practised).or(own);
        self.own = own.map(|own| own.method).unwrap_or_default();
        if wanted != Some(&self.settings) {
            let wanted = wanted.cloned().unwrap_or_default();
            if wanted.method != self.settings.method {
                self.begin_anew();
            }
            self.settings = wanted;
            self.glass = None;
        }
    }

    /// Whatever was marked, rested on or pressed is over.
    fn begin_anew(&mut self) {
        self.scan.rest();
        self.dwell.begin_anew();
        self.switches = SwitchFilter::default();
    }

    fn answer_in_time(&mut self) {
        if self.trial.as_ref().is_some_and(|(trial, _)| trial.left_ms(self.now_ms) == 0) {
            self.end_trial();
        }
        if self.learning.is_some_and(|since| self.now_ms.saturating_sub(since) > LEARN_MS) {
            self.learning = None;
        }
    }

    /// Gamepads are listened to while a switch is learnt or tried that the person does not have yet.
    fn listen(&mut self, state: &State, out: &mut Vec<Command>) {
        let passing = self.trial.is_some() || self.practised.is_some();
        let wanted = self.learning.is_some() || (passing && self.settings.uses_pads());
        if wanted != self.listens {
            self.listens = wanted;
            out.push(Command::Access(AccessCommand::Learn(wanted)));
        }
        let looks = (passing && self.settings.uses_face()) || std::mem::take(&mut self.shows_face);
        if looks != self.looks {
            self.looks = looks;
            out.push(Command::Access(AccessCommand::Look(looks)));
        }
        if state.access.deeds.back().is_none_or(|last| last.nth < self.seen) {
            self.seen = 0;
        }
    }

    /// A helper's fingers in the corner, or Escape where fingers are switches.
    fn help(&mut self, ctx: &Context, out: &mut Vec<Command>) {
        let screen_is_switch = self.screen_is_switch();
        let fingers: Vec<Place> = self.fingers_down(ctx);
        let held = self.helper.on(&fingers, self.window, screen_is_switch, self.now_ms);
        if !fingers.is_empty() {
            ctx.request_repaint_after(Duration::from_millis(200));
        }
        let escaped = screen_is_switch && ctx.input(|input| input.key_pressed(Key::Escape));
        if (held || escaped) && self.method() != Method::Touch {
            self.sleep();
            out.push(Command::Go(Room::Home));
        }
    }

    fn measures(&self) -> bool {
        self.practised.as_ref().is_some_and(|practice| practice.measures)
    }

    fn take(&mut self, pad: &TouchPad, id: Id) {
        if self.method() != Method::Touch {
            self.taken = pad.place(id).map(|place| (place.rect, self.now_ms));
        }
    }

    /// How is chosen now, beside touch.
    pub fn method(&self) -> Method {
        if self.asleep { Method::Touch } else { self.settings.method }
    }

    /// The settings that hold now.
    pub fn settings(&self) -> &AccessSettings {
        &self.settings
    }

    /// Whether fingers are presses of a switch.
    pub fn screen_is_switch(&self) -> bool {
        !self.asleep && self.settings.screen_is_switch()
    }

    /// A helper uses fingers for a while.
    pub fn sleep(&mut self) {
        self.end_trial();
        self.asleep = self.own != Method::Touch;
        self.glass = None;
        self.begin_anew();
    }

    /// The person's own way holds again.
    pub fn wake(&mut self) {
        self.asleep = false;
        self.begin_anew();
        self.dwell.set_resting(false);
    }

    /// Whether a helper uses fingers for a while.
    pub fn is_asleep(&self) -> bool {
        self.asleep
    }

    /// Whether the pointer rests without choosing.
    pub fn is_resting(&self) -> bool {
        self.dwell.is_resting()
    }

    /// Begins or ends the rest, by a finger.
    pub fn set_resting(&mut self, resting: bool) {
        self.dwell.set_resting(resting);
    }

    /// Tries a way of access before it is kept.
    pub fn try_out(&mut self, settings: AccessSettings) {
        self.trial = Some((Trial::new(settings.method, settings.yes_ms(), self.now_ms), settings));
        self.asleep = false;
        self.begin_anew();
        self.dwell = Dwell::default();
    }

    /// A page practises a way: to be asked for in every frame.
    pub fn practise(&mut self, practice: Practice) {
        self.practice = Some(practice);
    }

    /// A page shows the face that the camera sees: to be asked for in every frame.
    pub fn show_face(&mut self) {
        self.shows_face = true;
    }

    /// Where one points without a press: with the head, if it moves the pointer, else with a mouse or what acts as one.
    pub fn rests_at(&self, ctx: &Context) -> Option<Pos2> {
        let head = self.pointer().map(|(x, y)| Pos2::new(x, y));
        head.or_else(|| ctx.input(|input| input.pointer.latest_pos()))
    }

    /// When the press of a switch began that counted in this frame, milliseconds.
    pub fn pressed(&self) -> Option<u64> {
        self.pressed
    }

    /// What is on trial, and how many milliseconds are left.
    pub fn trial(&self) -> Option<(&AccessSettings, u64)> {
        self.trial.as_ref().map(|(trial, settings)| (settings, trial.left_ms(self.now_ms)))
    }

    /// The question about the trial was answered; `Some`: these settings are kept from now on.
    pub fn answered(&mut self, yes: bool, by: Method) -> Option<AccessSettings> {
        let (trial, settings) = self.trial.as_ref()?;
        let (counts, settings) = (trial.answered(yes, by)?, settings.clone());
        if !counts {
            self.end_trial();
            return None;
        }
        self.trial = None;
        Some(settings)
    }

    fn end_trial(&mut self) {
        self.trial = None;
    }

    /// Begins, or ends, to learn a switch.
    pub fn learn(&mut self, on: bool) {
        self.learning = on.then_some(self.now_ms);
        self.learnt = None;
        self.switches = SwitchFilter::default();
    }

    /// Whether a switch is learnt now.
    pub fn is_learning(&self) -> bool {
        self.learning.is_some()
    }

    /// The switch that was learnt, once.
    pub fn take_learnt(&mut self) -> Option<Source> {
        self.learnt.take()
    }

    /// Whether something is marked.
    pub fn is_marked(&self) -> bool {
        self.scan.marked().is_some()
    }

    pub(super) fn glass(&self) -> Option<Glass> {
        self.glass
    }

    /// Where the head points.
    pub(super) fn pointer(&self) -> Option<Place> {
        self.pointer.filter(|_| self.method() == Method::Dwell)
    }

    pub(super) fn scan(&self) -> &Scan<Id> {
        &self.scan
    }

    /// What is dwelt on, and how much of its time has passed.
    pub(super) fn dwelling(&self) -> Option<(Id, f32)> {
        let on = self.method() == Method::Dwell;
        self.dwell.progress(&self.settings.dwell).filter(|_| on).map(|(id, part)| (*id, part))
    }

    /// What was taken a moment ago.
    pub(super) fn taken(&self) -> Option<Rect> {
        self.taken.filter(|(_, at)| self.now_ms.saturating_sub(*at) < TAKEN_MS).map(|(rect, _)| rect)
    }

    /// Whether a cue must be told anew.
    pub(super) fn tells(&mut self, cue: &str) -> bool {
        let new = self.told != cue;
        if new {
            cue.clone_into(&mut self.told);
        }
        new
    }
}
