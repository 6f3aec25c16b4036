//! One mark while it is drawn, live or again: the same code for both, so that both give the same bytes.

use super::ground::Ground;
use super::path::{Path, Sample};
use super::tile::{BYTES, EMPTY, SIDE, Shared, Sheet, WetTile, Window};
use super::tools::{Medium, Place, medium, wet_bounds};
use super::touch::{Copies, Touch};
use crate::art::parallel;
use crate::domain::drawing::{Mark, Pen, Point, Trail};
use std::collections::HashMap;
use std::sync::Arc;

/// The squares that a mark changed, as they were before it.
pub(super) type Before = HashMap<u32, Shared>;

/// From this many touched tiles on, threads are worth their start.
const WORTH_THREADS: usize = 24;

/// A mark in the making.
pub(super) struct Stroke {
    mark: Mark,
    medium: Box<dyn Medium>,
    path: Path,
    copies: Copies,
    last: Option<Sample>,
    wet: HashMap<u32, Box<WetTile>>,
    /// The same for a form before its last change.
    old: HashMap<u32, Box<WetTile>>,
    before: Before,
}

/// One tile's share of the work.
struct Task {
    index: u32,
    touches: Vec<u32>,
    wet: Box<WetTile>,
    /// What was wet before a form was drawn anew.
    old: Option<Box<WetTile>>,
    base: Shared,
    out: Shared,
    window: Window,
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
            old: HashMap::new(),
            before: Before::new(),
        };
        stroke.extend(at, ground);
        stroke
    }

    /// The hand moved or rested.
    pub fn extend(&mut self, at: Point, ground: &mut Ground) {
        if self.mark.trail.push(at) {
            let touches = self.next_touches();
            self.apply(&touches, &mut ground.sheet);
        }
    }

    /// The hand left. Gives the mark and what lay there before.
    pub fn end(mut self, ground: &mut Ground) -> (Mark, Before) {
        let touches = self.last_touches();
        self.apply(&touches, &mut ground.sheet);
        (self.mark, self.before)
    }

    /// As if it had never begun.
    pub fn cancel(mut self, sheet: &mut Sheet) {
        self.clear(sheet);
    }

    /// Draws a whole mark; what lay there before comes back. Nothing for a mark without points.
    pub fn draw(mark: &Mark, ground: &mut Ground) -> Before {
        let Some((first, rest)) = mark.trail.points().split_first() else { return Before::new() };
        let mut stroke = Self::begin(&mark.pen, *first, ground);
        if stroke.medium.is_form() {
            stroke.mark.trail = mark.trail.clone();
            let touches = stroke.next_touches();
            stroke.apply(&touches, &mut ground.sheet);
            return stroke.before;
        }
        let mut touches = Vec::new();
        for point in rest {
            stroke.mark.trail.push(*point);
            touches.extend(stroke.next_touches());
        }
        touches.extend(stroke.last_touches());
        stroke.apply(&touches, &mut ground.sheet);
        stroke.before
    }

    /// Bytes of wet paint and of what lay before.
    pub fn bytes(&self) -> usize {
        let kept = self.before.values().flatten().count() + self.wet.len() + self.old.len();
        kept * BYTES + size_of_val(self.mark.trail.points())
    }

    /// What the newest point of the trail adds.
    fn next_touches(&mut self) -> Vec<Touch> {
        let points = self.mark.trail.points();
        let (Some(first), Some(newest)) = (points.first(), points.last()) else { return Vec::new() };
        if self.medium.is_form() {
            let place = |p: &Point| Sample { x: p.x(), y: p.y(), ..Sample::default() };
            let (from, to) = (place(first), place(newest));
            self.old = std::mem::take(&mut self.wet);
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

    /// Wets and paints every tile that the touches reach.
    fn apply(&mut self, touches: &[Touch], sheet: &mut Sheet) {
        let unit = sheet.unit();
        let mut tasks = self.tasks(touches, sheet);
        let places: Vec<Place> = tasks.iter().map(|task| place(sheet, task.index, unit)).collect();
        let medium = &*self.medium;
        let work = |(task, place): (&mut Task, Place)| task.run(medium, touches, place);
        let jobs = tasks.iter_mut().zip(places);
        if jobs.len() >= WORTH_THREADS {
            parallel::each(jobs, work);
        } else {
            jobs.for_each(work);
        }
        for task in tasks {
            sheet.tiles[task.index as usize] = task.out;
            if !task.window.is_empty() {
                sheet.mark(task.index, task.window);
            }
            self.wet.insert(task.index, task.wet);
        }
        self.leave(sheet);
    }

    /// Where a form was and is no more, everything is as before.
    fn leave(&mut self, sheet: &mut Sheet) {
        for (index, _) in self.old.drain() {
            if let Some(tile) = self.before.remove(&index) {
                sheet.swap(index, tile);
            }
        }
    }

    /// Takes the tiles out of the sheet, each with the touches that reach it, in order.
    fn tasks(&mut self, touches: &[Touch], sheet: &mut Sheet) -> Vec<Task> {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (number, touch) in touches.iter().enumerate() {
            reached(touch, sheet, |index| pairs.push((index, number as u32)));
        }
        pairs.sort_unstable();
        let mut tasks: Vec<Task> = Vec::new();
        for (index, number) in pairs {
            if let Some(task) = tasks.last_mut().filter(|task| task.index == index) {
                task.touches.push(number);
            } else if sheet.tiles[index as usize].is_some() || !self.medium.needs_paint() {
                tasks.push(self.task(index, number, sheet));
            }
        }
        tasks
    }

    fn task(&mut self, index: u32, number: u32, sheet: &mut Sheet) -> Task {
        let out = sheet.tiles[index as usize].take();
        let base = self.before.entry(index).or_insert_with(|| out.clone()).clone();
        let wet = self.wet.remove(&index).unwrap_or_else(dry_tile);
        let old = self.old.remove(&index);
        Task { index, touches: vec![number], wet, old, base, out, window: Window::NONE }
    }
}

impl Task {
    fn run(&mut self, medium: &dyn Medium, touches: &[Touch], place: Place) {
        let mut mine = self.touches.iter().filter_map(|&number| touches.get(number as usize));
        self.window = medium.wet(&mut mine, place, &mut self.wet);
        if let Some(old) = &self.old {
            self.window = if *old == self.wet { Window::NONE } else { Window::WHOLE };
        }
        if self.window.is_empty() {
            return;
        }
        let base = self.base.as_deref().unwrap_or(&EMPTY);
        // Shared with the past: a copy is made here, once for each mark.
        let out = self.out.get_or_insert_with(|| Arc::new(EMPTY));
        medium.paint(base, &self.wet, self.window, place, Arc::make_mut(out));
    }
}

fn dry_tile() -> Box<WetTile> {
    Box::new([[0; 2]; SIDE * SIDE])
}

fn place(sheet: &Sheet, index: u32, unit: f32) -> Place {
    let (x, y) = sheet.corner(index);
    Place { x, y, unit }
}

/// Calls `found` with every tile that a touch may reach.
fn reached(touch: &Touch, sheet: &Sheet, mut found: impl FnMut(u32)) {
    let unit = sheet.unit();
    let [left, top, right, low] = touch.bounds();
    let side = SIDE as f32 * unit;
    let tiles = |from: f32, to: f32, count: usize| {
        let first = ((from - unit) / side).floor().max(0.0) as usize;
        let last = (((to + unit) / side).floor() + 1.0).max(0.0) as usize;
        first.min(count)..last.min(count)
    };
    let down = sheet.tiles.len() / sheet.across.max(1);
    for row in tiles(top, low, down) {
        for column in tiles(left, right, sheet.across) {
            let index = (row * sheet.across + column) as u32;
            if !wet_bounds(touch, place(sheet, index, unit)).is_empty() {
                found(index);
            }
        }
    }
}
