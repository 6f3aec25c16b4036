//! A pointer that rests: a mouse, whatever acts as one, or the head.

use super::Reach;
use crate::app::State;
use crate::domain::access::{Area, DwellReply, DwellSettings, Glass};
use crate::ui::kit::TouchPad;
use egui::{Context, Event, Id};
use std::time::Duration;

/// A pointer that is told to be no farther away has not moved, pixels.
const STILL_PX: f32 = 2.0;

impl Reach {
    /// Where the head points, in points of the window.
    pub(super) fn point(&mut self, state: &State) {
        let face = state.access.face.as_ref().filter(|_| self.settings.head.pointer);
        let at = self.head.on(face, &self.settings.head, self.now_ms);
        let Area { left, top, right, bottom } = self.window;
        self.pointer = at.map(|(x, y)| (left + (right - left) * x, top + (bottom - top) * y));
    }

    /// Whether the pointer has moved.
    pub(super) fn watch(&mut self, ctx: &Context) {
        let scale = ctx.pixels_per_point();
        ctx.input(|input| {
            for event in &input.events {
                let Event::PointerMoved(pos) = event else { continue };
                let here = (pos.to_vec2() * scale).to_pos2();
                self.moves |= self.lay.replace(here).is_some_and(|before| before.distance(here) > STILL_PX);
            }
        });
    }

    pub(super) fn dwelt(&mut self, ctx: &Context, pad: &TouchPad) -> Option<Id> {
        if self.measures() {
            ctx.request_repaint();
            return None;
        }
        let (at, down) = ctx.input(|input| (input.pointer.latest_pos(), input.pointer.any_down()));
        self.watch(ctx);
        let at = self.pointer.or(at.filter(|_| self.moves).map(|at| (at.x, at.y))).filter(|_| !down);
        let all = pad.targets(at);
        let targets = match &self.glass {
            Some(glass) => glass.targets(&all),
            None => all,
        };
        let settings = DwellSettings {
            small: if self.glass.is_some() { 0.0 } else { self.settings.dwell.small },
            ..self.settings.dwell
        };
        let reply = self.dwell.on(at, &targets, &settings, self.now_ms);
        if down || self.glass.is_some_and(|glass| at.is_some_and(|at| glass.to.distance(at) > settings.room)) {
            self.glass = None;
        }
        if self.dwell.progress(&settings).is_some() {
            ctx.request_repaint();
        }
        if let Some(left) = self.dwell.rest_left(self.now_ms) {
            // A pointer that lies still makes no frame by itself.
            ctx.request_repaint_after(Duration::from_millis(left));
        }
        match reply {
            DwellReply::Select(id) => {
                self.glass = None;
                Some(id)
            }
            DwellReply::Enlarge(id) => {
                let small = targets.iter().find(|target| target.id == id).map(|target| target.area);
                self.glass = small.map(|small| Glass::over(small, settings.small, self.window));
                None
            }
            DwellReply::Wait => None,
        }
    }
}
