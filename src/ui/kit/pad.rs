//! What can be chosen in a frame, and what was: by raw touches through the person's touch filter, or by another way of access.
//!
//! Targets tell their rectangle while they are drawn; the next frame's touches are matched against them. Clicks from
//! the keyboard and from assistive technology arrive through egui's own response and are taken beside it.

use crate::domain::access::{Area, Manner, Method, Target, TouchEvent, TouchFilter, TouchReply, TouchSettings};
use egui::{Context, Event, Id, PointerButton, Pos2, Rect, pos2};

/// Something that was drawn and can be chosen.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub id: Id,
    /// Where it is.
    pub rect: Rect,
    /// As a screen reader says it. Empty: it only keeps fingers from what lies under it.
    pub name: String,
    group: u16,
    manner: Manner,
    /// It is a line to type in: choosing it gives it the focus.
    types: bool,
}

/// All touch targets of a frame and the filter of the pointer.
#[derive(Default)]
pub struct TouchPad {
    filter: TouchFilter<Id>,
    settings: TouchSettings,
    targets: Vec<Place>,
    drawn: Vec<Place>,
    group: u16,
    selected: Option<(Id, Method)>,
    marked: Option<Id>,
    now_ms: u64,
    /// What lies under this place cannot be pressed now.
    covered: Option<Rect>,
    /// Nor what lies under the keyboard.
    lid: Option<Rect>,
    /// Nothing can be pressed now.
    veiled: bool,
    /// Touches are presses of a switch.
    deaf: bool,
}

/// Lines to type in tell their place through egui: they know no pad.
#[derive(Clone, Default)]
struct Lines(Vec<(Id, Rect, String)>);

/// Tells where a line to type in is, so that it can be chosen without a finger.
pub fn note_line(ctx: &Context, id: Id, rect: Rect, name: &str) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Lines>(Id::NULL).0.push((id, rect, name.to_owned())));
}

impl TouchPad {
    /// Takes the touches since the last frame. `deaf`: they mean something else.
    pub fn begin(&mut self, ctx: &Context, settings: TouchSettings, deaf: bool) {
        self.settings = settings;
        self.targets = std::mem::take(&mut self.drawn);
        let lines = ctx.data_mut(|data| std::mem::take(&mut data.get_temp_mut_or_default::<Lines>(Id::NULL).0));
        self.take_in(lines);
        (self.selected, self.marked, self.group, self.deaf) = (None, None, 0, deaf);
        let (events, now) = ctx.input(|input| (input.events.clone(), input.time));
        self.now_ms = (now.max(0.0) * 1000.0) as u64;
        if deaf {
            self.take(TouchEvent::Cancelled);
            return;
        }
        for event in &events {
            self.feed(event);
        }
        self.take(TouchEvent::Tick);
        if self.filter.pressed().is_some() {
            ctx.request_repaint();
        }
    }

    /// Lines to type in, unless something was laid over them.
    fn take_in(&mut self, lines: Vec<(Id, Rect, String)>) {
        for (id, rect, name) in lines {
            let hidden = self.targets.iter().any(|over| over.name.is_empty() && over.rect.contains(rect.center()));
            if !hidden && rect.is_positive() {
                // The group of what stands beside it, so that a line and its key are one row.
                let beside = self.targets.iter().find(|other| area(other.rect).beside(&area(rect)));
                let group = beside.map_or(self.group, |other| other.group);
                self.targets.push(Place { id, rect, name, group, manner: Manner::Plain, types: true });
            }
        }
    }

    fn feed(&mut self, event: &Event) {
        match event {
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } => {
                if let Some(id) = self.target_at(*pos) {
                    self.take(TouchEvent::Down(id));
                }
            }
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: false, .. } => {
                self.slide(*pos);
                self.take(TouchEvent::Up);
            }
            Event::PointerMoved(pos) => self.slide(*pos),
            Event::PointerGone => self.take(TouchEvent::Cancelled),
            _ => {}
        }
    }

    fn slide(&mut self, pos: Pos2) {
        let Some(id) = self.held() else { return };
        if let Some(target) = self.targets.iter().rev().find(|target| target.id == id) {
            let away = target.rect.distance_to_pos(pos);
            self.take(TouchEvent::Slid(away));
        }
    }

    fn held(&self) -> Option<Id> {
        self.filter.held().copied()
    }

    fn take(&mut self, event: TouchEvent<Id>) {
        if let TouchReply::Select(id) = self.filter.on(event, &self.settings, self.now_ms) {
            self.selected = Some((id, Method::Touch));
        }
    }

    /// The topmost target: what is drawn later lies above. A line to type in hears egui's own clicks.
    fn target_at(&self, pos: Pos2) -> Option<Id> {
        self.targets.iter().rev().find(|target| !target.types && target.rect.contains(pos)).map(|target| target.id)
    }

    /// Lays something over a place; `None` takes it away. Targets wholly under it rest.
    pub fn cover(&mut self, place: Option<Rect>) {
        self.covered = place;
    }

    /// The same for the keyboard, which lies over the lower part of the room.
    pub fn lid(&mut self, place: Option<Rect>) {
        self.lid = place;
    }

    /// Lays something over everything that is drawn until it is taken away.
    pub fn veil(&mut self, on: bool) {
        self.veiled = on;
    }

    /// Whether a target lies wholly under what covers a place.
    pub fn is_covered(&self, rect: Rect) -> bool {
        let covers = [self.covered, self.lid];
        self.veiled || covers.into_iter().flatten().any(|cover| cover.contains_rect(rect))
    }

    /// Whether something lies over a point.
    pub fn is_covered_at(&self, pos: Pos2) -> bool {
        let covers = [self.covered, self.lid];
        self.veiled || self.deaf || covers.into_iter().flatten().any(|cover| cover.contains(pos))
    }

    /// What is drawn from now on belongs together: the next part of the screen for who goes from part to part.
    pub fn part(&mut self) {
        self.group = self.group.saturating_add(1);
    }

    /// Whether this was drawn inside a place in the last frame. Ask before [`Self::begin`].
    pub fn was_within(&self, id: Id, place: Rect) -> bool {
        self.drawn.iter().any(|target| target.id == id && place.contains_rect(target.rect))
    }

    /// Keeps fingers from what lies under a place in this frame.
    pub fn shield(&mut self, id: Id, rect: Rect) {
        self.target(id, rect, "", Manner::Plain);
    }

    /// Tells where a target is in this frame, what it is called and how it is chosen.
    pub fn target(&mut self, id: Id, rect: Rect, name: &str, manner: Manner) {
        self.drawn.push(Place { id, rect, name: name.to_owned(), group: self.group, manner, types: false });
    }

    /// What could be chosen in the last frame by who rests a pointer there, or goes from target to target: nothing that something lies over.
    pub fn targets(&self, at: Option<(f32, f32)>) -> Vec<Target<Id>> {
        let at = at.map(|(x, y)| pos2(x, y));
        let shields = |after: usize| self.targets.iter().skip(after + 1).filter(|over| over.name.is_empty());
        let hidden = |(nth, place): (usize, &Place)| {
            shields(nth).any(|over| {
                let there = at.is_some_and(|at| over.rect.contains(at) && place.rect.contains(at));
                there || over.rect.contains(place.rect.center())
            })
        };
        let named = self.targets.iter().enumerate().filter(|(_, place)| !place.name.is_empty());
        named
            .filter(|place| !hidden(*place))
            .map(|(_, place)| place)
            .map(|place| Target { id: place.id, area: area(place.rect), group: place.group, manner: place.manner })
            .collect()
    }

    /// A target of the last frame.
    pub fn place(&self, id: Id) -> Option<&Place> {
        self.targets.iter().rev().find(|place| place.id == id)
    }

    /// A target of this frame, else of the last.
    pub fn place_now(&self, id: Id) -> Option<&Place> {
        self.drawn.iter().rev().find(|place| place.id == id).or_else(|| self.place(id))
    }

    /// Chooses a target in another way than by touch.
    pub fn select(&mut self, ctx: &Context, id: Id, by: Method) {
        if self.place(id).is_some_and(|place| place.types) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        self.selected = Some((id, by));
    }

    /// Marks a target: it is drawn a little larger.
    pub fn mark(&mut self, id: Id) {
        self.marked = Some(id);
    }

    /// Whether a target is marked.
    pub fn is_marked(&self, id: Id) -> bool {
        self.marked == Some(id)
    }

    /// Whether this target was selected by the last touches, or another way of access.
    pub fn is_selected(&self, id: Id) -> bool {
        self.selected.is_some_and(|(selected, _)| selected == id)
    }

    /// What was selected, and how.
    pub fn selected(&self) -> Option<(Id, Method)> {
        self.selected
    }

    /// Whether a finger is on this target.
    pub fn is_pressed(&self, id: Id) -> bool {
        self.filter.pressed() == Some(&id)
    }

    /// How much of the minimum hold has passed on this target, 0..=1.
    pub fn hold(&self, id: Id) -> f32 {
        if self.is_pressed(id) { self.filter.hold_progress(&self.settings, self.now_ms) } else { 0.0 }
    }

    /// Time of this frame, milliseconds.
    pub fn now_ms(&self) -> u64 {
        self.now_ms
    }
}

/// A rectangle as the ways of access know it.
pub fn area(rect: Rect) -> Area {
    Area::new(rect.left(), rect.top(), rect.right(), rect.bottom())
}

/// …and back.
pub fn rect(area: Area) -> Rect {
    Rect::from_min_max(pos2(area.left, area.top), pos2(area.right, area.bottom))
}
