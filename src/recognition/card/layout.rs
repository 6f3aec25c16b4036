//! What is where on a printed card, in millimetres from its top left corner: the printer draws it, the recogniser expects it.

/// A rectangle in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// From the left edge of the card.
    pub left: f32,
    /// From its top edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// Whether the point lies inside.
    pub fn holds(&self, x: f32, y: f32) -> bool {
        (self.left..self.left + self.width).contains(&x) && (self.top..self.top + self.height).contains(&y)
    }

    fn square(left: f32, top: f32, side: f32) -> Self {
        Self { left, top, width: side, height: side }
    }
}

/// The places on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Width of the card.
    pub width: f32,
    /// Height of the card.
    pub height: f32,
    /// The dark frame, by its outer edge: it makes the card a quadrilateral before any background.
    pub frame: Area,
    /// Width of the frame's line.
    pub line: f32,
    /// The band in the colour of the word class.
    pub band: Area,
    /// The picture.
    pub picture: Area,
    /// The word.
    pub word: Area,
    /// The code with its quiet zone; `None`: a card without one.
    pub code: Option<Area>,
}

/// Width of the part of an A4 sheet that cards are cut from.
pub const SHEET_WIDTH: f32 = 190.0;
/// Its height.
pub const SHEET_HEIGHT: f32 = 270.0;
/// How many cards a sheet can have.
pub const PER_PAGE: [usize; 3] = [6, 8, 12];

/// Columns and rows of a sheet; `None` for another number than those of [`PER_PAGE`].
pub fn columns_and_rows(per_page: usize) -> Option<(usize, usize)> {
    match per_page {
        6 => Some((2, 3)),
        8 => Some((2, 4)),
        12 => Some((3, 4)),
        _ => None,
    }
}

impl Layout {
    /// The card of a sheet with `per_page` cards: 6 (95 x 90 mm, code 46 mm with its quiet zone), 8 (95 x 67.5, 41) or 12
    /// (63 x 67.5, 30). `None` for another number.
    pub fn of(per_page: usize) -> Option<Self> {
        let (columns, rows) = columns_and_rows(per_page)?;
        let (band, picture, code) = match per_page {
            6 => (6.0, 38.0, 46.0),
            8 => (5.0, 40.0, 41.0),
            _ => (5.0, 24.0, 30.0),
        };
        let mut layout = Self::empty(SHEET_WIDTH / columns as f32, SHEET_HEIGHT / rows as f32, band);
        let inner = layout.inner();
        let room = inner.width - picture - code;
        let (gap, top) = (room / 2.0, inner.top + band);
        layout.code = Some(Area::square(inner.left + inner.width - code, top, code));
        layout.picture = Area::square(inner.left + gap, top + (code - picture) / 2.0 + 0.5, picture);
        layout.word = Area { top: top + code, height: inner.height - band - code - 2.0, ..inner };
        Some(layout)
    }

    /// The same card without a code: the picture in the middle, as large as it can be.
    pub fn without_code(&self) -> Self {
        let inner = self.inner();
        let band = self.band.height;
        let side = ((inner.height - band) * 0.72).min(inner.width - 4.0);
        let picture = Area::square(inner.left + (inner.width - side) / 2.0, inner.top + band + 1.0, side);
        let top = picture.top + side;
        let word = Area { top, height: inner.top + inner.height - top - 1.0, ..inner };
        Self { picture, word, code: None, ..*self }
    }

    /// A card of another maker: no frame, no band; the picture above, the word below it.
    pub fn plain(width: f32, height: f32) -> Self {
        let mut layout = Self::empty(width, height, 0.0);
        layout.line = 0.0;
        layout.without_code()
    }

    fn empty(width: f32, height: f32, band: f32) -> Self {
        let (inset, line) = (3.0, 1.0);
        let frame = Area { left: inset, top: inset, width: width - 2.0 * inset, height: height - 2.0 * inset };
        let none = Area::square(0.0, 0.0, 0.0);
        let mut layout = Self { width, height, frame, line, band: none, picture: none, word: none, code: None };
        layout.band = Area { height: band, ..layout.inner() };
        layout
    }

    /// What is inside the frame.
    fn inner(&self) -> Area {
        let (f, line) = (self.frame, self.line);
        Area { left: f.left + line, top: f.top + line, width: f.width - 2.0 * line, height: f.height - 2.0 * line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_on_a_card_overlaps() {
        for layout in PER_PAGE.into_iter().filter_map(Layout::of).flat_map(|l| [l, l.without_code()]) {
            let areas: Vec<Area> = [layout.band, layout.picture, layout.word].into_iter().chain(layout.code).collect();
            for (i, a) in areas.iter().enumerate() {
                assert!(a.left >= 3.9 && a.top >= 3.9 && a.left + a.width <= layout.width - 3.9, "{a:?}");
                assert!(a.top + a.height <= layout.height - 3.9 && a.height > 4.0, "{a:?} of {layout:?}");
                for b in &areas[i + 1..] {
                    let apart = a.left + a.width <= b.left + 0.01
                        || b.left + b.width <= a.left + 0.01
                        || a.top + a.height <= b.top + 0.01
                        || b.top + b.height <= a.top + 0.01;
                    assert!(apart, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_code_is_at_least_28_mm_at_six_and_eight_to_a_page() {
        for per_page in [6, 8] {
            let side = Layout::of(per_page).and_then(|l| l.code).map_or(0.0, |code| code.width);
            assert!(side * 21.0 / 29.0 >= 28.0, "{per_page}");
        }
        assert!(Layout::of(7).is_none());
    }
}
