//! How large the keys are: as large as the person wants and the window allows.

use crate::domain::keyboard::{KeyboardSettings, Layout, Place, ROW, folded};
use crate::ui::kit::tokens::{GAP, TARGET};
use egui::{Rect, pos2, vec2};

/// Space between two keys.
const BETWEEN: f32 = 6.0;
/// Keys of a person who wants them large.
const LARGE: f32 = 96.0;
/// No key is lower.
const LEAST: f32 = 40.0;
/// So much of the room stays in view above the keyboard.
const ABOVE: f32 = 150.0;

/// A line above the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Words and sentences that could be meant.
    Offers,
    /// What was typed, and where the cursor is.
    Text,
}

/// Which keys, how high, and where.
pub(super) struct Plan {
    rect: Rect,
    pub layout: Layout,
    pub rows: Vec<Vec<Place>>,
    /// Shares of a whole row.
    shares: f32,
    key: f32,
    pub lines: Vec<Line>,
}

impl Plan {
    /// At the lower edge of `rect`.
    pub fn below(rect: Rect, layout: Layout, settings: &KeyboardSettings, secret: bool) -> Self {
        let mut plan = Self::new(rect, layout, settings);
        if settings.offers && !secret {
            plan.lines.push(Line::Offers);
        }
        let room = rect.height() - ABOVE;
        let wanted = plan.height_with(plan.lines.len() + 1, plan.wish(settings));
        if plan.lines.is_empty() || wanted <= room {
            plan.lines.push(Line::Text);
        }
        plan.fit(room, settings);
        plan.rect = rect.with_min_y(rect.bottom() - plan.height());
        plan
    }

    /// In all of `rect`.
    pub fn within(rect: Rect, layout: Layout, settings: &KeyboardSettings) -> Self {
        let mut plan = Self::new(rect, layout, settings);
        plan.lines.push(Line::Offers);
        let rows = plan.rows.len() as f32;
        plan.key = (rect.height() - plan.lines_height()) / rows - BETWEEN;
        plan
    }

    fn new(rect: Rect, layout: Layout, _: &KeyboardSettings) -> Self {
        let rows = layout.rows();
        let narrow = (rect.width() + BETWEEN) / 10.0 - BETWEEN < TARGET - 1.0;
        let folds = narrow && rect.height() > rect.width() && layout != Layout::Cheonjiin;
        let (rows, shares) = if folds { (folded(rows), ROW / 2) } else { (rows, ROW) };
        Self { rect, layout, rows, shares: f32::from(shares), key: TARGET, lines: Vec::new() }
    }

    fn wish(&self, settings: &KeyboardSettings) -> f32 {
        if settings.large { LARGE } else { TARGET }
    }

    fn fit(&mut self, room: f32, settings: &KeyboardSettings) {
        let rows = self.rows.len() as f32;
        let most = (room - self.lines_height()) / rows - BETWEEN;
        self.key = self.wish(settings).min(most).max(LEAST);
    }

    fn lines_height(&self) -> f32 {
        self.lines.len() as f32 * (TARGET + GAP)
    }

    fn height_with(&self, lines: usize, key: f32) -> f32 {
        lines as f32 * (TARGET + GAP) + self.rows.len() as f32 * (key + BETWEEN) - BETWEEN
    }

    /// Height of lines and keys.
    pub fn height(&self) -> f32 {
        self.height_with(self.lines.len(), self.key)
    }

    /// Where a line lies.
    pub fn line(&self, nth: usize) -> Rect {
        let top = self.rect.top() + nth as f32 * (TARGET + GAP);
        Rect::from_min_size(pos2(self.rect.left(), top), vec2(self.rect.width(), TARGET))
    }

    /// Where the keys of a row lie; a row that is not full stands in the middle.
    pub fn row(&self, nth: usize) -> Vec<Rect> {
        let Some(row) = self.rows.get(nth) else { return Vec::new() };
        let share = (self.rect.width() + BETWEEN) / self.shares;
        let used: f32 = row.iter().map(|key| f32::from(key.width)).sum();
        let top = self.rect.top() + self.lines_height() + nth as f32 * (self.key + BETWEEN);
        let mut left = self.rect.left() + (self.shares - used) / 2.0 * share;
        row.iter()
            .map(|key| {
                let width = f32::from(key.width) * share;
                let place = Rect::from_min_size(pos2(left, top), vec2(width - BETWEEN, self.key));
                left += width;
                place
            })
            .collect()
    }
}
