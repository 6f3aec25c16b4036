//! The drawing as small squares that are shared until they change: an empty one costs nothing, an old state costs only
//! the squares that are different.

use super::Dirty;
use std::sync::Arc;

/// Side of a tile, pixels.
pub(super) const SIDE: usize = 64;
/// Pixels of a tile.
pub(super) const PIXELS: usize = SIDE * SIDE;

/// Red, green, blue, alpha (straight) of every pixel of a tile.
pub(super) type Tile = [[u8; 4]; PIXELS];
/// What lies wet on one pixel while a mark is drawn; each tool has its own meaning for the two numbers.
pub(super) type Wet = [u16; 2];
/// Wet paint of a tile.
pub(super) type WetTile = [Wet; PIXELS];
/// A tile, if anything was ever drawn there.
pub(super) type Shared = Option<Arc<Tile>>;

/// Nothing drawn.
pub(super) static EMPTY: Tile = [[0; 4]; PIXELS];

/// Bytes that one tile takes.
pub(super) const BYTES: usize = size_of::<Tile>();

/// Part of a tile, pixels within it; the second of each pair is past the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub x: (usize, usize),
    pub y: (usize, usize),
}

impl Window {
    pub const WHOLE: Self = Self { x: (0, SIDE), y: (0, SIDE) };
    pub const NONE: Self = Self { x: (SIDE, 0), y: (SIDE, 0) };

    pub fn is_empty(self) -> bool {
        self.x.0 >= self.x.1 || self.y.0 >= self.y.1
    }

    pub fn union(self, other: Self) -> Self {
        let around = |a: (usize, usize), b: (usize, usize)| (a.0.min(b.0), a.1.max(b.1));
        Self { x: around(self.x, other.x), y: around(self.y, other.y) }
    }
}

/// Which pixels of a tile changed: a stretch in every row, past the end in the second number; none where it is not after the
/// first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spans(pub [(u8, u8); SIDE]);

impl Spans {
    pub const NONE: Self = Self([(SIDE as u8, 0); SIDE]);
    pub const WHOLE: Self = Self([(0, SIDE as u8); SIDE]);

    /// Where two wet tiles differ.
    pub fn between(old: &WetTile, new: &WetTile) -> Self {
        let mut spans = Self::NONE;
        for (row, (old, new)) in old.chunks_exact(SIDE).zip(new.chunks_exact(SIDE)).enumerate() {
            let differs = |x: &usize| old[*x] != new[*x];
            if let (Some(first), Some(last)) = ((0..SIDE).find(differs), (0..SIDE).rev().find(differs)) {
                spans.add(row, first, last + 1);
            }
        }
        spans
    }

    /// Notes a stretch of a row.
    #[inline]
    pub fn add(&mut self, row: usize, from: usize, to: usize) {
        let span = &mut self.0[row];
        *span = (span.0.min(from as u8), span.1.max(to as u8));
    }

    /// The smallest window around all of them.
    pub fn window(&self) -> Window {
        let rows = self.0.iter().enumerate().filter(|(_, span)| span.0 < span.1);
        rows.fold(Window::NONE, |window, (row, span)| {
            window.union(Window { x: (usize::from(span.0), usize::from(span.1)), y: (row, row + 1) })
        })
    }
}

/// One layer of tiles with what changed since the last look.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub width: u32,
    pub height: u32,
    pub across: usize,
    pub tiles: Vec<Shared>,
    changed: Vec<Window>,
    touched: Vec<u32>,
}

impl Sheet {
    pub fn new(width: u32, height: u32) -> Self {
        let across = (width as usize).div_ceil(SIDE);
        let count = across * (height as usize).div_ceil(SIDE);
        let (tiles, changed) = (vec![None; count], vec![Window::NONE; count]);
        Self { width, height, across, tiles, changed, touched: Vec::new() }
    }

    /// Units that one pixel is wide.
    pub fn unit(&self) -> f32 {
        crate::domain::drawing::SHEET / self.width.max(self.height).max(1) as f32
    }

    /// The pixel at the left upper corner of a tile.
    pub fn corner(&self, index: u32) -> (usize, usize) {
        let index = index as usize;
        (index % self.across * SIDE, index / self.across * SIDE)
    }

    /// Puts another tile in place; gives back the old one.
    pub fn swap(&mut self, index: u32, tile: Shared) -> Shared {
        self.mark(index, Window::WHOLE);
        std::mem::replace(&mut self.tiles[index as usize], tile)
    }

    /// Notes that a part of a tile changed.
    pub fn mark(&mut self, index: u32, window: Window) {
        let known = &mut self.changed[index as usize];
        if known.is_empty() {
            self.touched.push(index);
        }
        *known = known.union(window);
    }

    /// Notes that everything changed.
    pub fn mark_all(&mut self) {
        (0..self.tiles.len() as u32).for_each(|index| self.mark(index, Window::WHOLE));
    }

    /// What changed since the last call.
    pub fn take_dirty(&mut self) -> Vec<Dirty> {
        let touched = std::mem::take(&mut self.touched);
        let rects = touched.into_iter().map(|index| {
            let window = std::mem::replace(&mut self.changed[index as usize], Window::NONE);
            let (x, y) = self.corner(index);
            let dirty = Dirty {
                x: (x + window.x.0) as u32,
                y: (y + window.y.0) as u32,
                w: (window.x.1 - window.x.0) as u32,
                h: (window.y.1 - window.y.0) as u32,
            };
            dirty.within(self.width, self.height)
        });
        super::area::merged(rects.collect())
    }

    /// One row of pixels of the drawing, from `x` on, handed out piece by piece: offset from `x`, pixels (`None`: empty).
    pub fn row<'a>(
        &'a self,
        x: usize,
        y: usize,
        width: usize,
        mut piece: impl FnMut(usize, usize, Option<&'a [[u8; 4]]>),
    ) {
        let mut at = x;
        while at < x + width {
            let index = y / SIDE * self.across + at / SIDE;
            let inside = at % SIDE;
            let count = (SIDE - inside).min(x + width - at);
            let start = y % SIDE * SIDE + inside;
            let tile = self.tiles.get(index).and_then(|tile| tile.as_deref());
            piece(at - x, count, tile.map(|tile| &tile[start..start + count]));
            at += count;
        }
    }

    /// Bytes of all tiles.
    pub fn bytes(&self) -> usize {
        self.tiles.iter().flatten().count() * BYTES + self.tiles.len() * (size_of::<Shared>() + size_of::<Window>())
    }
}
