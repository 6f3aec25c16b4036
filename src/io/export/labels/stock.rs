//! Sizes of cards and stickers, and where they are on a sheet.

use super::super::page::{Area, mm};
use crate::domain::exhibition::LabelStock;

/// A sheet of labels.
pub struct Sheets {
    /// Width and height of the paper.
    pub page: (f32, f32),
    /// Labels beside each other.
    pub columns: usize,
    /// Labels below each other.
    pub rows: usize,
    /// Empty edge within a label.
    pub padding: f32,
    /// Side of the code.
    pub code: f32,
    /// Smallest letters.
    pub floor: f32,
    /// Whether the sheet is cut; stickers are cut already.
    pub is_cut: bool,
    first: (f32, f32),
    size: (f32, f32),
    pitch: (f32, f32),
}

impl Sheets {
    /// Of this kind. Cards lie across; stickers are those of the usual sheets for laser printers (8: 99.1 × 67.7 mm, 14: 99.1 × 38.1 mm,
    /// 2.5 mm between the columns).
    pub fn of(stock: LabelStock) -> Self {
        match stock {
            LabelStock::A6 => Self::cards((297.0, 210.0), (2, 2), (9.0, 25.0)),
            LabelStock::A5 => Self::cards((210.0, 297.0), (1, 2), (14.0, 32.0)),
            LabelStock::Sheet8 => Self::stickers(4, 67.7, (5.0, 20.0)),
            LabelStock::Sheet14 => Self::stickers(7, 38.1, (3.5, 17.0)),
        }
    }

    fn cards((width, height): (f32, f32), (columns, rows): (usize, usize), (padding, code): (f32, f32)) -> Self {
        let size = (mm(width) / columns as f32, mm(height) / rows as f32);
        let page = (mm(width), mm(height));
        let first = (0.0, 0.0);
        Self {
            page,
            columns,
            rows,
            padding: mm(padding),
            code: mm(code),
            floor: 8.0,
            is_cut: true,
            first,
            size,
            pitch: size,
        }
    }

    fn stickers(rows: usize, height: f32, (padding, code): (f32, f32)) -> Self {
        let top = (297.0 - rows as f32 * height) / 2.0;
        Self {
            page: (mm(210.0), mm(297.0)),
            columns: 2,
            rows,
            padding: mm(padding),
            code: mm(code),
            floor: 6.5,
            is_cut: false,
            first: (mm(4.65), mm(top)),
            size: (mm(99.1), mm(height)),
            pitch: (mm(101.6), mm(height)),
        }
    }

    /// How many labels a sheet has.
    pub fn count(&self) -> usize {
        self.columns * self.rows
    }

    /// The place of a label, counted from 0, row after row.
    pub fn card(&self, at: usize) -> Area {
        let (column, row) = ((at % self.columns) as f32, (at / self.columns) as f32);
        let (left, top) = (self.first.0 + column * self.pitch.0, self.first.1 + row * self.pitch.1);
        Area { left, top, width: self.size.0, height: self.size.1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_on_its_paper_and_none_on_another() {
        for stock in LabelStock::ALL {
            let sheets = Sheets::of(stock);
            let cards: Vec<Area> = (0..sheets.count()).map(|at| sheets.card(at)).collect();
            for (i, card) in cards.iter().enumerate() {
                let (right, bottom) = (card.right(), card.bottom());
                assert!(
                    card.left >= 0.0
                        && card.top >= 0.0
                        && right <= sheets.page.0 + 0.1
                        && bottom <= sheets.page.1 + 0.1
                );
                for other in &cards[..i] {
                    let apart = other.right() <= card.left + 0.1 || other.bottom() <= card.top + 0.1;
                    assert!(apart, "{}: {card:?} {other:?}", stock.name());
                }
            }
        }
        assert_eq!(LabelStock::ALL.map(|stock| Sheets::of(stock).count()), [4, 2, 8, 14]);
    }
}
