//! The live engine: a hand draws on it, and it follows the list of marks that is stored.

use super::Dirty;
use super::ground::{Ground, Stamps};
use super::history::History;
use super::render::{Backdrop, picture};
use super::stroke::Stroke;
use super::texture;
use crate::art::picture::Picture;
use crate::domain::drawing::{Mark, Pen, Point, SHEET, Trail};
use std::collections::VecDeque;
use std::sync::Arc;

/// Bytes kept for taking marks back.
const HISTORY: usize = 128 << 20;
/// Bytes kept for marks that were taken back and may come again.
const AHEAD: usize = 24 << 20;
/// Largest side, pixels.
const MAX_SIDE: u32 = 8192;
/// So many points of a trail are taken up at a time.
const POINTS: usize = 16;
/// Pieces of work, each about a millisecond, in one frame: so many while frames are quick, and never more than the most.
const PIECES: f32 = 4.0;
const MOST_PIECES: f32 = 12.0;
/// Of a slow frame, work takes about a quarter: pieces in a second of frames.
const PIECES_A_SECOND: f32 = 250.0;
/// When work is left for so many frames in a row, one piece more is done in each, until they are twice as many.
const PATIENCE: u32 = 4;

/// A mark on its way to the sheet.
struct Making {
    mark: Mark,
    /// So many points of its trail have been taken up.
    taken: usize,
    /// Begun when all before it is on the sheet: what it looks like may depend on that.
    stroke: Option<Stroke>,
}

impl Making {
    fn is_done(&self) -> bool {
        self.taken == self.mark.trail.points().len() && self.stroke.as_ref().is_none_or(Stroke::is_done)
    }

    /// Takes up the trail as far as it is known, while `go_on` says so, and some in any case. True when nothing waits.
    fn work(&mut self, ground: &mut Ground, go_on: &mut dyn FnMut() -> bool) -> bool {
        let Some(first) = self.mark.trail.points().first() else { return true };
        let stroke = self.stroke.get_or_insert_with(|| {
            self.taken = 1;
            Stroke::begin(&self.mark.pen, *first, ground)
        });
        loop {
            if stroke.is_done() {
                let next = self.mark.trail.points().iter().skip(self.taken).take(POINTS);
                next.for_each(|point| {
                    stroke.extend(*point, ground);
                    self.taken += 1;
                });
            }
            if !stroke.work(ground, go_on) {
                return false;
            }
            if self.taken == self.mark.trail.points().len() {
                return true;
            }
            if !go_on() {
                return false;
            }
        }
    }
}

/// A sheet under the hand. Owned by one thread; pixels are opaque sRGB.
pub struct Easel {
    ground: Ground,
    backdrop: Backdrop,
    shown: Vec<Arc<Mark>>,
    history: History,
    /// Marks taken back, the next one to come again last, with the tiles that bring them again.
    ahead: Vec<(Arc<Mark>, super::stroke::Before)>,
    /// Marks that are not wholly on the sheet, oldest first. The first is worked on, the others wait for it.
    making: VecDeque<Making>,
    /// The newest of them is still under the hand; the others are among those shown already.
    is_drawing: bool,
    /// Frames in a row that left work to the next.
    late: u32,
    /// How many of the marks shown were drawn here and have not been seen in a list yet.
    pending: usize,
    /// While marks are drawn again on the way to an older state, nothing is shown.
    is_hidden: bool,
}

impl Easel {
    /// A sheet of this many pixels (each side 1..=8192). Background and outline of another size are fitted.
    pub fn new(width: u32, height: u32, backdrop: Backdrop, stamps: Stamps) -> Self {
        texture::warm_up();
        let (width, height) = (width.clamp(1, MAX_SIDE), height.clamp(1, MAX_SIDE));
        let backdrop = backdrop.fitted(width, height);
        let mut ground = Ground::new(width, height, backdrop.outline.as_ref(), stamps);
        ground.sheet.mark_all();
        Self {
            ground,
            backdrop,
            shown: Vec::new(),
            history: History::new(HISTORY),
            ahead: Vec::new(),
            making: VecDeque::new(),
            is_drawing: false,
            late: 0,
            pending: 0,
            is_hidden: false,
        }
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.ground.sheet.width, self.ground.sheet.height)
    }

    /// Units in one pixel.
    pub fn unit(&self) -> f32 {
        SHEET / self.ground.sheet.width.max(self.ground.sheet.height) as f32
    }

    /// How strongly the background shows, 0 (white paper) ..= 1; less than 1 for tracing.
    pub fn fade(&mut self, opacity: f32) {
        if self.backdrop.opacity != opacity {
            self.backdrop.opacity = opacity;
            self.ground.sheet.mark_all();
        }
    }

    /// Sets the pen down; after [`follow`](Self::follow) has said that it is done, so that the mark lands on what is seen. A mark
    /// that is still being drawn is given up; those that ended are brought to the sheet before this one.
    pub fn begin(&mut self, pen: &Pen, at: Point) {
        self.cancel();
        let mark = Mark { pen: pen.clone(), trail: Trail::from_iter([at]) };
        self.making.push_back(Making { mark, taken: 0, stroke: None });
        self.is_drawing = true;
    }

    /// The hand moved, or rested: call it some twenty times a second also while nothing moves. Pixels follow in
    /// [`work`](Self::work) or [`dirty`](Self::dirty).
    pub fn extend(&mut self, at: Point) {
        if let Some(making) = self.making.back_mut().filter(|_| self.is_drawing) {
            making.mark.trail.push(at);
        }
    }

    /// Brings what the hand did to the sheet while `go_on` says so, and some in any case; the rest waits for the next call. However
    /// it is divided, the finished marks are the same. True when nothing waits.
    pub fn work(&mut self, go_on: &mut dyn FnMut() -> bool) -> bool {
        while let Some(first) = self.making.front_mut() {
            if !first.work(&mut self.ground, go_on) {
                return false;
            }
            if self.is_drawing && self.making.len() == 1 {
                return true;
            }
            let stroke = self.making.pop_front().and_then(|making| making.stroke);
            let before = stroke.map(|stroke| stroke.end(&mut self.ground).1);
            self.history.push(before.unwrap_or_default());
            if !self.making.is_empty() && !go_on() {
                return false;
            }
        }
        true
    }

    /// One frame's share of that: about 4 ms while frames are quick, more when much waits for long, and a quarter of the time where
    /// frames are slow. `frame_s`: how long a frame takes, seconds. True when nothing waits.
    pub fn work_a_frame(&mut self, frame_s: f32) -> bool {
        let mut left = pieces(frame_s, self.late);
        let done = self.work(&mut || {
            left = left.saturating_sub(1);
            left > 0
        });
        self.late = if done { 0 } else { self.late.saturating_add(1) };
        done
    }

    /// Whether everything that the hand did is on the sheet.
    pub fn is_done(&self) -> bool {
        match self.making.front() {
            None => true,
            Some(first) => self.is_drawing && self.making.len() == 1 && first.is_done(),
        }
    }

    /// The hand left. The mark is to be stored at once, and counts as shown from now on, though its last pixels may follow in
    /// [`work`](Self::work); [`follow`](Self::follow) knows it again.
    pub fn end(&mut self) -> Option<Arc<Mark>> {
        let making = self.making.back().filter(|_| self.is_drawing)?;
        let mark = Arc::new(making.mark.clone());
        self.is_drawing = false;
        self.ahead.clear();
        self.shown.push(Arc::clone(&mark));
        self.pending += 1;
        Some(mark)
    }

    /// Gives up the mark that is being drawn, as if it had never begun.
    pub fn cancel(&mut self) {
        if std::mem::take(&mut self.is_drawing) {
            self.drop_newest();
        }
    }

    /// Takes the newest mark in the making off the sheet again.
    fn drop_newest(&mut self) {
        if let Some(stroke) = self.making.pop_back().and_then(|making| making.stroke) {
            stroke.cancel(&mut self.ground.sheet);
        }
    }

    /// Whether a mark is being drawn.
    pub fn is_drawing(&self) -> bool {
        self.is_drawing
    }

    /// Marks shown now.
    pub fn shown(&self) -> &[Arc<Mark>] {
        &self.shown
    }

    /// Makes the sheet show exactly these marks: what differs is taken back or drawn. Marks are known by what they are, so no
    /// ids are needed. `go_on` is asked after each mark; when it says no, the rest waits for the next call. True when done.
    ///
    /// A mark that ended here and is not in the list yet stays while the list is otherwise the same. While the hand draws,
    /// nothing happens.
    pub fn follow(&mut self, marks: &[Arc<Mark>], go_on: &mut dyn FnMut() -> bool) -> bool {
        if self.is_drawing {
            return false;
        }
        let common = self.shown.iter().zip(marks).take_while(|(a, b)| is_same(a, b)).count();
        let confirmed = self.shown.len() - self.pending;
        if common == marks.len() && (confirmed..=self.shown.len()).contains(&common) {
            self.pending = self.shown.len() - common;
            // The list's own copies are known by their address from now on.
            self.shown[..common].clone_from_slice(marks);
            self.is_hidden = false;
            return true;
        }
        self.pending = 0;
        self.take_back(common);
        self.draw_on(marks, go_on)
    }

    /// Forgets marks that ended here and were not stored after all, or were undone before their list came: the next [`follow`](Self::follow) takes them back.
    pub fn forget_pending(&mut self) {
        self.pending = 0;
    }

    /// The parts that changed since the last call, few and not much larger than what changed. All that the hand did is among them.
    pub fn dirty(&mut self) -> Vec<Dirty> {
        self.work(&mut || true);
        self.seen_dirty()
    }

    /// The same without what waits still.
    pub fn seen_dirty(&mut self) -> Vec<Dirty> {
        if self.is_hidden { Vec::new() } else { self.ground.sheet.take_dirty() }
    }

    /// The pixels of a part as they are seen (opaque RGBA, row after row), in place of what was in `out`.
    pub fn composite(&self, area: Dirty, out: &mut Vec<u8>) {
        let (width, height) = self.size();
        self.backdrop.composite(&self.ground.sheet, area.within(width, height), out);
    }

    /// The whole picture as it is seen when nothing waits any more.
    pub fn flatten(&mut self) -> Picture {
        self.work(&mut || true);
        picture(&self.ground.sheet, &self.backdrop)
    }

    /// The drawing alone, see-through where nothing was drawn, when nothing waits any more.
    pub fn drawing(&mut self) -> Picture {
        self.work(&mut || true);
        super::render::drawing(&self.ground.sheet)
    }

    /// Bytes of pixels that the engine holds, shared pictures included.
    pub fn bytes(&self) -> usize {
        let ahead: usize = self.ahead.iter().map(|(_, tiles)| tiles.len() * super::tile::BYTES).sum();
        let trail = |making: &Making| size_of_val(making.mark.trail.points());
        let bytes = |making: &Making| trail(making) + making.stroke.as_ref().map_or(0, Stroke::bytes);
        let making: usize = self.making.iter().map(bytes).sum();
        self.ground.sheet.bytes() + self.history.bytes() + ahead + making + self.backdrop.bytes()
    }

    /// Takes marks back until at most `count` are shown; those of a joined group may be fewer.
    fn take_back(&mut self, count: usize) {
        while self.shown.len() > count && !self.making.is_empty() {
            self.drop_newest();
            self.shown.pop();
        }
        while self.shown.len() > count {
            let Some(group) = self.history.pop() else { break };
            let after = group.before.into_iter().map(|(index, tile)| (index, self.ground.sheet.swap(index, tile)));
            let after = after.collect();
            let first = self.shown.len().saturating_sub(group.marks);
            let mut gone = self.shown.split_off(first);
            if let (1, Some(mark)) = (gone.len(), gone.pop()) {
                self.keep_ahead(mark, after);
            } else {
                self.ahead.clear();
            }
            self.is_hidden = self.shown.len() < count;
        }
    }

    fn keep_ahead(&mut self, mark: Arc<Mark>, after: super::stroke::Before) {
        self.ahead.push((mark, after));
        let size = |ahead: &[(Arc<Mark>, super::stroke::Before)]| -> usize {
            ahead.iter().map(|(_, tiles)| tiles.len() * super::tile::BYTES).sum()
        };
        // The farthest ahead go first: they are needed last.
        while self.ahead.len() > 1 && size(&self.ahead) > AHEAD {
            self.ahead.remove(0);
        }
    }

    fn draw_on(&mut self, marks: &[Arc<Mark>], go_on: &mut dyn FnMut() -> bool) -> bool {
        if self.shown.len() < marks.len() && !self.work(go_on) {
            return false;
        }
        while let Some(mark) = marks.get(self.shown.len()) {
            let before = match self.ahead.pop() {
                Some((known, after)) if is_same(&known, mark) => {
                    after.into_iter().map(|(index, tile)| (index, self.ground.sheet.swap(index, tile))).collect()
                }
                _ => {
                    self.ahead.clear();
                    Stroke::draw(mark, &mut self.ground)
                }
            };
            self.history.push(before);
            self.shown.push(Arc::clone(mark));
            if self.shown.len() < marks.len() && !go_on() {
                return false;
            }
        }
        self.is_hidden = false;
        true
    }
}

/// How many pieces of work one frame takes that takes so many seconds, when so many before it left some to it.
fn pieces(frame_s: f32, late: u32) -> u32 {
    let quick = PIECES + ((late / PATIENCE) as f32).min(PIECES);
    // Not a number counts as quick.
    (frame_s * PIECES_A_SECOND).max(quick).min(MOST_PIECES) as u32
}

fn is_same(a: &Arc<Mark>, b: &Arc<Mark>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}
