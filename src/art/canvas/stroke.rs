//! One mark while it is drawn, live or again: the same code for both, so that both give the same bytes.

use super::ground::Ground;
use super::path::{Path, Sample};
use super::tile::{BYTES, Shared, Sheet};
use super::tools::{Medium, medium};
use super::touch::{Copies, Touch};
use super::work::{Todo, Wetness};
use crate::domain::drawing::{Mark, Pen, Point, Trail};
use std::collections::HashMap;

/// The squares that a mark changed, as they were before it.
pub(super) type Before = HashMap<u32, Shared>;

/// So many touches wait at most when a whole mark is drawn.
const AT_ONCE: usize = 256;

/// A mark in the making.
pub(super) struct Stroke {
    mark: Mark,
    medium: Box<dyn Medium>,
    path: Path,
    copies: Copies,
    last: Option<Sample>,
    wet: HashMap<u32, Wetness>,
    todo: Todo,
    before: Before,
}

impl Stroke {
    /// Sets the pen down.
    pub fn begin(pen: &Pen, at: Point, ground: &mut Ground) -> Self {
        let medium = medium(pen, &at, ground);
        let copies = Copies::new(pen.symmetry, ground.sheet.width, ground.sheet.height);
        let mut stroke = Self {
            mark: Mark { pen: pen.clone(), trail: Trail::default() },
            path: Path::new(medium.step()),
            medium,
            copies,
            last: None,
            wet: HashMap::new(),
            todo: Todo::default(),
            before: Before::new(),
        };
        stroke.extend(at, ground);
        stroke
    }

    /// The hand moved or rested. What that changes waits for [`work`](Self::work).
    pub fn extend(&mut self, at: Point, ground: &mut Ground) {
        if self.mark.trail.push(at) {
            let touches = self.next_touches();
            self.wait(&touches, &ground.sheet);
        }
    }

    /// Does what waits while `go_on` says so, and some in any case. True when all is done.
    pub fn work(&mut self, ground: &mut Ground, go_on: &mut dyn FnMut() -> bool) -> bool {
        self.todo.work(&*self.medium, &mut self.wet, &mut self.before, &mut ground.sheet, go_on)
    }

    /// Whether everything that the hand did is on the sheet.
    pub fn is_done(&self) -> bool {
        self.todo.is_empty()
    }

    /// The hand left. Gives the mark and what lay there before.
    pub fn end(mut self, ground: &mut Ground) -> (Mark, Before) {
        let touches = self.last_touches();
        self.wait(&touches, &ground.sheet);
        self.work(ground, &mut || true);
        (self.mark, self.before)
    }

    /// As if it had never begun.
    pub fn cancel(mut self, sheet: &mut Sheet) {
        self.clear(sheet);
    }

    /// Draws a whole mark; what lay there before comes back. Nothing for a mark without points.
    pub fn draw(mark: &Mark, ground: &mut Ground) -> Before {
        Self::draw_heard(mark, ground, &mut |_| {})
    }

    /// The same; `waits` hears how many bytes wait each time before they are worked off.
    fn draw_heard(mark: &Mark, ground: &mut Ground, waits: &mut dyn FnMut(usize)) -> Before {
        let Some((first, rest)) = mark.trail.points().split_first() else { return Before::new() };
        let mut stroke = Self::begin(&mark.pen, *first, ground);
        if stroke.medium.is_form() {
            stroke.mark.trail = mark.trail.clone();
            let touches = stroke.next_touches();
            stroke.wait(&touches, &ground.sheet);
            stroke.work(ground, &mut || true);
            return stroke.before;
        }
        let mut touches = Vec::new();
        for point in rest {
            stroke.mark.trail.push(*point);
            touches.extend(stroke.next_touches());
            let ready = touches.len() - touches.len() % AT_ONCE;
            stroke.put_down(&touches[..ready], ground, waits);
            touches.drain(..ready);
        }
        touches.extend(stroke.last_touches());
        stroke.put_down(&touches, ground, waits);
        stroke.work(ground, &mut || true);
        stroke.before
    }

    /// Does the work of touches, some at a time: each waits once for every tile that it reaches, which is much for a long mark.
    fn put_down(&mut self, touches: &[Touch], ground: &mut Ground, waits: &mut dyn FnMut(usize)) {
        for some in touches.chunks(AT_ONCE) {
            self.wait(some, &ground.sheet);
            waits(self.todo.bytes());
            self.work(ground, &mut || true);
        }
    }

    /// Bytes of wet paint and of what lay before.
    pub fn bytes(&self) -> usize {
        let kept = self.before.values().flatten().count() + self.wet.len();
        kept * BYTES + size_of_val(self.mark.trail.points()) + self.todo.bytes()
    }

    /// What the newest point of the trail adds.
    fn next_touches(&mut self) -> Vec<Touch> {
        let points = self.mark.trail.points();
        let (Some(first), Some(newest)) = (points.first(), points.last()) else { return Vec::new() };
        if self.medium.is_form() {
            let place = |p: &Point| Sample { x: p.x(), y: p.y(), ..Sample::default() };
            let (from, to) = (place(first), place(newest));
            return self.touches(from, to);
        }
        let mut samples = Vec::new();
        self.path.push(newest, &mut samples);
        self.follow(samples)
    }

    fn last_touches(&mut self) -> Vec<Touch> {
        let mut samples = Vec::new();
        if !self.medium.is_form() {
            self.path.finish(&mut samples);
        }
        self.follow(samples)
    }

    fn follow(&mut self, samples: Vec<Sample>) -> Vec<Touch> {
        let mut touches = Vec::new();
        for to in samples {
            let from = self.last.replace(to).unwrap_or(to);
            touches.extend(self.touches(from, to));
        }
        touches
    }

    fn touches(&mut self, from: Sample, to: Sample) -> Vec<Touch> {
        let mut touches = Vec::new();
        self.medium.touches(&from, &to, &mut touches);
        self.copies.of(&touches)
    }

    /// Everything back to before the mark.
    fn clear(&mut self, sheet: &mut Sheet) {
        self.wet.clear();
        for (index, tile) in self.before.drain() {
            sheet.swap(index, tile);
        }
    }

    fn wait(&mut self, touches: &[Touch], sheet: &Sheet) {
        if !self.medium.is_form() {
            self.todo.add(touches, &*self.medium, sheet);
        } else if !touches.is_empty() {
            self.todo.form(touches, self.wet.keys().copied(), &*self.medium, sheet);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::drawing::{Symmetry, Tool};
    use std::sync::Arc;

    /// What waits at most while a mark of so many points is drawn, bytes.
    fn waiting(points: u32) -> usize {
        let pen = Pen { tool: Tool::Ink, radius: 40, symmetry: Symmetry::Kaleidoscope, ..Pen::default() };
        let place = |i: u32| {
            let angle = i as f32 * 0.3;
            Point::new(2048.0 + 1500.0 * angle.cos(), 2048.0 + 900.0 * (angle * 1.3).sin(), 128, i * 16)
        };
        let mark = Mark { pen, trail: (0..points).map(place).collect() };
        let mut ground = Ground::new(512, 512, None, Arc::new(|_, _| None));
        let mut most = 0;
        Stroke::draw_heard(&mark, &mut ground, &mut |bytes| most = most.max(bytes));
        most
    }

    #[test]
    fn a_long_mark_needs_no_more_room_than_a_short_one() {
        let (short, long) = (waiting(30), waiting(240));
        assert!(short > 0 && long < short * 2, "{short} {long}");
        // A touch of this pen reaches four tiles here.
        assert!(long <= AT_ONCE * 8 * size_of::<Touch>(), "{long}");
    }
}
