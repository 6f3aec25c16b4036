//! A line in which one types what is looked for in a long list: letters, initial consonants (초성), words, English.

use crate::language::find::{Needle, folded};
use crate::ui::kit::tokens::{GAP, TARGET, TYPE_WORD};
use crate::ui::kit::{Cx, Key, columns, finder};
use egui::{Rect, Ui};

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
