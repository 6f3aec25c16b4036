//! A line in which one types what is looked for in a long list: letters, initial consonants (초성), words, English; and words to choose
//! from, with their pictures.

use crate::domain::id::WordId;
use crate::language::find::{Needle, folded};
use crate::ui::kit::tokens::{GAP, TARGET, TYPE_WORD, Tint};
use crate::ui::kit::{Cx, Key, Sign, columns, finder, grid_cell};
use egui::{Rect, Ui};
use std::sync::Arc;

/// What is looked for in a list.
#[derive(Default)]
pub struct Finding {
    typed: String,
    /// It takes the keyboard when it is shown first.
    begins: bool,
}

impl Finding {
    /// A line in which one is about to type.
    pub fn begun() -> Self {
        Self { typed: String::new(), begins: true }
    }

    /// Whether anything is looked for.
    pub fn is_on(&self) -> bool {
        !self.typed.trim().is_empty()
    }

    /// The line at the top of a list, and what is left for the list; where the line would leave less than a row of this
    /// height, there is none.
    pub fn split(list: Rect, row: f32) -> Option<(Rect, Rect)> {
        let (line, rest) = list.split_top_bottom_at_y(list.top() + TARGET + GAP);
        (rest.height() >= row).then(|| (line.with_max_y(line.bottom() - GAP), rest))
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What is looked for; nothing is in every text.
    pub fn needle(&self) -> Needle {
        Needle::new(&self.typed)
    }

    /// Draws the line and the key that empties it; true when something else is looked for.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> bool {
        let places = columns(rect, GAP, &[0.0, TARGET]);
        let label = cx.t("search-here");
        let line = finder(ui, places[0], &mut self.typed, &label, TYPE_WORD);
        // Once: who closes the keyboard has closed it.
        if std::mem::take(&mut self.begins) {
            line.request_focus();
        }
        let changed = line.changed();
        let name = cx.t("search-clear");
        let key = Key::new("search-clear", places[1], &name).icon("close").wordless().enabled(!self.typed.is_empty());
        if key.show(ui, cx) {
            self.typed.clear();
            return true;
        }
        changed
    }
}

/// Whether what is looked for is in one of these texts.
pub fn is_in(needle: &Needle, texts: &[&str]) -> bool {
    texts.iter().any(|text| needle.is_in(&folded(text)))
}

/// Least width of a word, and height of its row.
const WORD: (f32, f32) = (118.0, 98.0);
/// Most height of a row of words.
const WORD_HIGH: f32 = 124.0;

/// Words with their pictures, as many as there is room for; the one that was tapped. `lit` are chosen already.
pub fn word_cells(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    words: &[WordId],
    lit: impl Fn(&WordId) -> bool,
) -> Option<WordId> {
    let across = ((rect.width() / WORD.0) as usize).clamp(2, 8);
    let down = (((rect.height() + GAP) / (WORD.1 + GAP)) as usize).clamp(1, 6);
    let height = rect.height().min(down as f32 * (WORD_HIGH + GAP) - GAP);
    let place = Rect::from_min_size(rect.min, egui::vec2(rect.width(), height));
    let vocabulary = Arc::clone(&cx.state.words);
    let mut tapped = None;
    for (index, word) in words.iter().filter_map(|id| vocabulary.word(id.as_str())).take(across * down).enumerate() {
        let cell = grid_cell(place, GAP, (across, down), (index % across, index / across));
        let text = word.text(cx.state.lang());
        let mut key = Key::new(("word", word.id.as_str()), cell, text).sign(Sign::Symbol(word.symbol.clone()));
        key = if lit(&word.id) { key.chosen(true) } else { key.fill(cx.colors.tint(Tint::of(word))) };
        if key.size(TYPE_WORD).lines(2).show(ui, cx) {
            tapped = Some(word.id.clone());
        }
    }
    tapped
}
