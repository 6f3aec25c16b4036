//! Raw touches through the person's touch filter.
//!
//! Targets tell their rectangle while they are drawn; the next frame's touches are matched against them. Clicks from
//! the keyboard and from assistive technology arrive through egui's own response and are taken beside it.

use crate::domain::access::{TouchEvent, TouchFilter, TouchReply, TouchSettings};
use egui::{Event, Id, PointerButton, Pos2, Rect};

/// All touch targets of a frame and the filter of the pointer.
#[derive(Default)]
pub struct TouchPad {
    filter: TouchFilter<Id>,
    settings: TouchSettings,
    targets: Vec<(Id, Rect)>,
    drawn: Vec<(Id, Rect)>,
    selected: Option<Id>,
    now_ms: u64,
    /// What lies under this place cannot be pressed now.
    covered: Option<Rect>,
    /// Nor what lies under the keyboard.
    lid: Option<Rect>,
}

impl TouchPad {
    /// Takes the touches since the last frame.
    pub fn begin(&mut self, ctx: &egui::Context, settings: TouchSettings) {
        self.settings = settings;
        self.targets = std::mem::take(&mut self.drawn);
        self.selected = None;
        let (events, now) = ctx.input(|input| (input.events.clone(), input.time));
        self.now_ms = (now.max(0.0) * 1000.0) as u64;
        for event in &events {
            self.feed(event);
        }
        self.take(TouchEvent::Tick);
        if self.filter.pressed().is_some() {
            ctx.request_repaint();
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
        if let Some((_, rect)) = self.targets.iter().rev().find(|(target, _)| *target == id) {
            let away = rect.distance_to_pos(pos);
            self.take(TouchEvent::Slid(away));
        }
    }

    fn held(&self) -> Option<Id> {
        self.filter.held().copied()
    }

    fn take(&mut self, event: TouchEvent<Id>) {
        if let TouchReply::Select(id) = self.filter.on(event, &self.settings, self.now_ms) {
            self.selected = Some(id);
        }
    }

    /// The topmost target: what is drawn later lies above.
    fn target_at(&self, pos: Pos2) -> Option<Id> {
        self.targets.iter().rev().find(|(_, rect)| rect.contains(pos)).map(|(id, _)| *id)
    }

    /// Lays something over a place; `None` takes it away. Targets wholly under it rest.
    pub fn cover(&mut self, place: Option<Rect>) {
        self.covered = place;
    }

    /// The same for the keyboard, which lies over the lower part of the room.
    pub fn lid(&mut self, place: Option<Rect>) {
        self.lid = place;
    }

    /// Whether a target lies wholly under what covers a place.
    pub fn is_covered(&self, rect: Rect) -> bool {
        [self.covered, self.lid].into_iter().flatten().any(|cover| cover.contains_rect(rect))
    }

    /// Whether something lies over a point.
    pub fn is_covered_at(&self, pos: Pos2) -> bool {
        [self.covered, self.lid].into_iter().flatten().any(|cover| cover.contains(pos))
    }

    /// Tells where a target is in this frame.
    pub fn target(&mut self, id: Id, rect: Rect) {
        self.drawn.push((id, rect));
    }

    /// Whether this was drawn inside a place in the last frame. Ask before [`Self::begin`].
    pub fn was_within(&self, id: Id, place: Rect) -> bool {
        self.drawn.iter().any(|(target, rect)| *target == id && place.contains_rect(*rect))
    }

    /// Whether this target was selected by the last touches.
    pub fn is_selected(&self, id: Id) -> bool {
        self.selected == Some(id)
    }

    /// Whether a finger is on this target.
    pub fn is_pressed(&self, id: Id) -> bool {
        self.filter.pressed() == Some(&id)
    }

    /// How much of the minimum hold has passed on this target, 0..=1.
    pub fn hold(&self, id: Id) -> f32 {
        if self.is_pressed(id) { self.filter.hold_progress(&self.settings, self.now_ms) } else { 0.0 }
    }
}
