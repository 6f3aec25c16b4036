//! What is still to be done on the tiles that a mark reaches. Tiles do not know of each other, so they may be done in any order
//! and as many at a time as there is time for: the picture is the same when all are done.

use super::stroke::Before;
use super::tile::{EMPTY, PIXELS, SIDE, Shared, Sheet, Spans, WetTile};
use super::tools::{Medium, Place, wet_bounds};
use super::touch::Touch;
use crate::art::parallel;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// So many touches of tiles, and tiles themselves, are done at a time.
const BATCH: usize = 128;
/// From so many on, threads are worth their start.
const WORTH_THREADS: usize = 24;

/// What lies wet on a tile.
#[derive(Debug, PartialEq)]
pub(super) enum Wetness {
    /// Different things on different pixels.
    Mixed(Box<WetTile>),
    /// All of it is inside an evenly filled form.
    Full,
}

/// A tile in an evenly filled form.
static FULL: WetTile = [[u16::MAX, 0]; PIXELS];

impl Wetness {
    fn pixels(&self) -> &WetTile {
        match self {
            Self::Mixed(tile) => tile,
            Self::Full => &FULL,
        }
    }
}

/// What is to be done on one tile.
#[derive(Debug)]
enum Work {
    /// These touches come on top.
    Add(Vec<Touch>),
    /// Only these touches lie there from now on.
    Anew(Vec<Touch>),
    /// It is inside a form.
    Full,
}

impl Work {
    fn touches(&self) -> usize {
        match self {
            Self::Add(touches) | Self::Anew(touches) => touches.len(),
            Self::Full => 0,
        }
    }
}

/// The work that waits, oldest first.
#[derive(Default)]
pub(super) struct Todo {
    tiles: HashMap<u32, Work>,
    order: VecDeque<u32>,
}

/// One tile's share of the work.
struct Task {
    index: u32,
    work: Work,
    wet: Option<Wetness>,
    base: Shared,
    out: Shared,
    spans: Spans,
}

impl Todo {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Bytes of the touches that wait.
    pub fn bytes(&self) -> usize {
        self.tiles.values().map(Work::touches).sum::<usize>() * size_of::<Touch>()
    }

    /// Touches of a brush come on top.
    pub fn add(&mut self, touches: &[Touch], medium: &dyn Medium, sheet: &Sheet) {
        for touch in touches {
            reached(touch, medium, sheet, |index| {
                if medium.needs_paint() && sheet.tiles[index as usize].is_none() {
                    return;
                }
                match self.tiles.get_mut(&index) {
                    Some(Work::Add(waiting)) => waiting.push(*touch),
                    _ => self.put(index, Work::Add(vec![*touch])),
                }
            });
        }
    }

    /// A form is now made of these touches; `wet` are the tiles on which it was drawn until now.
    pub fn form(&mut self, touches: &[Touch], wet: impl Iterator<Item = u32>, medium: &dyn Medium, sheet: &Sheet) {
        let mut now: HashMap<u32, Work> = HashMap::new();
        for touch in touches {
            let rim = medium.area(touch).map(|corners| rim(&corners, sheet));
            reached(touch, medium, sheet, |index| {
                let inside = rim.as_ref().filter(|rim| !rim.contains(&index)).map(|_| {
                    let [x, y] = middle(sheet, index);
                    medium.is_inside(touch, x, y)
                });
                match (inside, now.get_mut(&index)) {
                    (Some(false), _) | (_, Some(Work::Full)) => {}
                    (Some(true), _) => drop(now.insert(index, Work::Full)),
                    (None, Some(Work::Add(all) | Work::Anew(all))) => all.push(*touch),
                    (None, None) => drop(now.insert(index, Work::Anew(vec![*touch]))),
                }
            });
        }
        let left = wet.chain(self.order.drain(..)).filter(|index| !now.contains_key(index));
        let left: HashSet<u32> = left.collect();
        self.tiles.clear();
        // In a fixed order, so that what is seen meanwhile is the same on every machine.
        let mut all: Vec<_> =
            now.into_iter().chain(left.into_iter().map(|index| (index, Work::Anew(vec![])))).collect();
        all.sort_by_key(|(index, _)| *index);
        all.into_iter().for_each(|(index, work)| self.put(index, work));
    }

    fn put(&mut self, index: u32, work: Work) {
        if self.tiles.insert(index, work).is_none() {
            self.order.push_back(index);
        }
    }

    /// Does what waits while `go_on` says so, and some in any case. True when nothing waits any more.
    pub fn work(
        &mut self,
        medium: &dyn Medium,
        wet: &mut HashMap<u32, Wetness>,
        before: &mut Before,
        sheet: &mut Sheet,
        go_on: &mut dyn FnMut() -> bool,
    ) -> bool {
        while !self.is_empty() {
            let (mut tasks, mut weight) = (Vec::new(), 0);
            while weight < BATCH {
                let Some(index) = self.order.pop_front() else { break };
                let Some(work) = self.tiles.remove(&index) else { continue };
                // A form that is whole here already.
                if !(matches!(work, Work::Full) && wet.get(&index) == Some(&Wetness::Full)) {
                    weight += 1 + work.touches();
                    tasks.push(Task::new(index, work, wet, before, sheet));
                }
            }
            let unit = sheet.unit();
            let jobs = tasks.iter_mut().map(|task| (place(sheet, task.index, unit), task));
            let jobs: Vec<_> = jobs.collect();
            let run = |(place, task): (Place, &mut Task)| task.run(medium, place);
            if weight >= WORTH_THREADS && jobs.len() > 1 {
                parallel::each(jobs.into_iter(), run);
            } else {
                jobs.into_iter().for_each(run);
            }
            tasks.into_iter().for_each(|task| task.done(wet, before, sheet));
            if !self.is_empty() && !go_on() {
                return false;
            }
        }
        true
    }
}

impl Task {
    /// Takes a tile out of the sheet.
    fn new(index: u32, work: Work, wet: &mut HashMap<u32, Wetness>, before: &mut Before, sheet: &mut Sheet) -> Self {
        let out = sheet.tiles[index as usize].take();
        let base = before.entry(index).or_insert_with(|| out.clone()).clone();
        Self { index, work, wet: wet.remove(&index), base, out, spans: Spans::NONE }
    }

    fn run(&mut self, medium: &dyn Medium, place: Place) {
        let old = self.wet.take();
        match std::mem::replace(&mut self.work, Work::Full) {
            Work::Add(touches) => {
                let mut wet = match old {
                    Some(Wetness::Mixed(wet)) => wet,
                    Some(Wetness::Full) => Box::new(FULL),
                    None => dry_tile(),
                };
                self.spans = medium.wet(&touches, place, &mut wet);
                self.wet = Some(Wetness::Mixed(wet));
            }
            Work::Anew(touches) if touches.is_empty() => return,
            Work::Anew(touches) => {
                let mut wet = dry_tile();
                let spans = medium.wet(&touches, place, &mut wet);
                self.spans = old.map_or(spans, |old| Spans::between(old.pixels(), &wet));
                self.wet = Some(Wetness::Mixed(wet));
            }
            Work::Full => {
                self.spans = old.map_or(Spans::WHOLE, |old| Spans::between(old.pixels(), &FULL));
                self.wet = Some(Wetness::Full);
            }
        }
        if let Some(wet) = self.wet.as_ref().filter(|_| self.spans != Spans::NONE) {
            let base = self.base.as_deref().unwrap_or(&EMPTY);
            // Shared with the past: a copy is made here, once for each mark.
            let out = self.out.get_or_insert_with(|| Arc::new(EMPTY));
            medium.paint(base, wet.pixels(), &self.spans, place, Arc::make_mut(out));
        }
    }

    /// Puts the tile back. Where a form was and is no more, everything is as before.
    fn done(self, wet: &mut HashMap<u32, Wetness>, before: &mut Before, sheet: &mut Sheet) {
        let Some(now) = self.wet else {
            before.remove(&self.index);
            sheet.swap(self.index, self.base);
            return;
        };
        sheet.tiles[self.index as usize] = self.out;
        if self.spans != Spans::NONE {
            sheet.mark(self.index, self.spans.window());
        }
        wet.insert(self.index, now);
    }
}

fn dry_tile() -> Box<WetTile> {
    Box::new([[0; 2]; PIXELS])
}

fn place(sheet: &Sheet, index: u32, unit: f32) -> Place {
    let (x, y) = sheet.corner(index);
    Place { x, y, unit }
}

/// The middle of a tile, units.
fn middle(sheet: &Sheet, index: u32) -> [f32; 2] {
    let (x, y) = sheet.corner(index);
    [x, y].map(|corner| (corner as f32 + SIDE as f32 / 2.0) * sheet.unit())
}

/// From the middle of a tile to its corner and two pixels more, units.
fn reach(sheet: &Sheet) -> f32 {
    (SIDE as f32 * 0.7072 + 2.0) * sheet.unit()
}

/// The tiles that the edge of an area may cross.
fn rim(corners: &[(f32, f32)], sheet: &Sheet) -> HashSet<u32> {
    let mut found = HashSet::new();
    for pair in corners.windows(2) {
        let spot = |(x, y): (f32, f32)| super::touch::Spot { x, y, ..Default::default() };
        let edge = Touch::sweep(spot(pair[0]), spot(pair[1]));
        boxed(&edge, sheet, |index| {
            let [x, y] = middle(sheet, index);
            if edge.is_near(x, y, reach(sheet)) {
                found.insert(index);
            }
        });
    }
    found
}

/// Calls `found` with every tile in the box of a touch.
fn boxed(touch: &Touch, sheet: &Sheet, mut found: impl FnMut(u32)) {
    let unit = sheet.unit();
    let [left, top, right, low] = touch.bounds();
    let side = SIDE as f32 * unit;
    // Two pixels for the soft edge.
    let tiles = |from: f32, to: f32, count: usize| {
        let first = ((from - unit * 2.0) / side).floor().max(0.0) as usize;
        let last = (((to + unit * 2.0) / side).floor() + 1.0).max(0.0) as usize;
        first.min(count)..last.min(count)
    };
    let down = sheet.tiles.len() / sheet.across.max(1);
    for row in tiles(top, low, down) {
        for column in tiles(left, right, sheet.across) {
            found((row * sheet.across + column) as u32);
        }
    }
}

/// Calls `found` with every tile that a touch may reach.
fn reached(touch: &Touch, medium: &dyn Medium, sheet: &Sheet, mut found: impl FnMut(u32)) {
    let (unit, reach) = (sheet.unit(), reach(sheet));
    boxed(touch, sheet, |index| {
        let [x, y] = middle(sheet, index);
        let is_near = medium.is_whole() || touch.is_near(x, y, reach);
        if is_near && !wet_bounds(touch, place(sheet, index, unit)).is_empty() {
            found(index);
        }
    });
}
