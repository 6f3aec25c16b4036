//! Texts that are typed: one change for a text that was left or paused at, none for a letter.

use crate::app::Command;
use crate::ui::kit::tokens::{TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, area, hinted};
use egui::{Rect, Ui};

/// After so long without a letter a text is kept, seconds.
const PAUSE_S: f64 = 1.2;
/// Height of the name above a text.
const NAME: f32 = 26.0;
/// Height of one line with its name.
pub(super) const LINE: f32 = NAME + 50.0;
/// Height of some lines with their name.
pub(super) const AREA: f32 = NAME + 112.0;

/// The text that is being typed now; there is one at most.
#[derive(Default)]
pub(super) struct Typing {
    draft: Option<Draft>,
}

struct Draft {
    id: String,
    text: String,
    /// What was stored when it was looked at last.
    stored: String,
    changed_s: f64,
    sent: bool,
    /// It was drawn in this frame.
    seen: bool,
    make: Box<dyn Fn(String) -> Command>,
}

impl Draft {
    fn send(&mut self, cx: &mut Cx<'_>) {
        if !std::mem::replace(&mut self.sent, true) {
            cx.send((self.make)(self.text.clone()));
        }
    }
}

/// A text: what it is, its name, and how it is stored now.
pub(super) struct Text<'a> {
    /// Which text of which thing.
    pub id: String,
    /// Its name in words.
    pub name: &'a str,
    /// What could stand there.
    pub hint: &'a str,
    /// As it is stored.
    pub stored: &'a str,
    /// Longest in characters.
    pub limit: usize,
    /// Some lines.
    pub lines: bool,
}

impl<'a> Text<'a> {
    /// One line.
    pub fn line(id: impl Into<String>, name: &'a str, stored: &'a str) -> Self {
        Self { id: id.into(), name, hint: "", stored, limit: 120, lines: false }
    }

    /// Some lines.
    pub fn area(id: impl Into<String>, name: &'a str, stored: &'a str) -> Self {
        Self { limit: 2000, lines: true, ..Self::line(id, name, stored) }
    }

    /// With an example.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }
}

impl Typing {
    /// A frame begins.
    pub fn begin(&mut self) {
        if let Some(draft) = &mut self.draft {
            draft.seen = false;
        }
    }

    /// It ends: a text that is not seen any more is kept.
    pub fn end(&mut self, cx: &mut Cx<'_>) {
        if self.draft.as_ref().is_some_and(|draft| !draft.seen) {
            self.finish(cx);
        }
    }

    /// Keeps what is being typed, at once.
    pub fn finish(&mut self, cx: &mut Cx<'_>) {
        if let Some(mut draft) = self.draft.take() {
            draft.send(cx);
        }
    }

    /// Draws a text with its name above; `make` is what is wanted when it was typed.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rect: Rect,
        text: &Text<'_>,
        make: impl Fn(String) -> Command + 'static,
    ) {
        if !rect.is_positive() {
            return;
        }
        let (name, place) = rect.split_top_bottom_at_y(rect.top() + NAME);
        cx.words(ui, text.name, name, TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
        self.follow(text);
        let draft = self.draft.as_ref().filter(|draft| draft.id == text.id);
        let mut typed = draft.map_or_else(|| text.stored.to_owned(), |draft| draft.text.clone());
        let response = if text.lines {
            area(ui, place, &mut typed, text.name, TYPE_SECOND, text.limit)
        } else {
            hinted(ui, place, &mut typed, (text.name, text.hint), TYPE_WORD, text.limit)
        };
        let now = ui.input(|input| input.time);
        if response.changed() {
            self.typed(cx, text, typed, now, Box::new(make));
        }
        self.rest(ui, cx, &text.id, now, response.has_focus());
    }

    /// What is stored changes once when the text was sent; when it changes again, somebody else did it (an undo).
    fn follow(&mut self, text: &Text<'_>) {
        let Some(draft) = self.draft.as_mut().filter(|draft| draft.id == text.id) else { return };
        draft.seen = true;
        if draft.stored == text.stored {
            return;
        }
        let ours = draft.sent && draft.text.trim() == text.stored;
        draft.stored = text.stored.to_owned();
        if !ours && draft.sent {
            self.draft = None;
        }
    }

    fn typed(
        &mut self,
        cx: &mut Cx<'_>,
        text: &Text<'_>,
        typed: String,
        now: f64,
        make: Box<dyn Fn(String) -> Command>,
    ) {
        if self.draft.as_ref().is_some_and(|draft| draft.id != text.id) {
            self.finish(cx);
        }
        let stored = text.stored.to_owned();
        let id = text.id.clone();
        self.draft = Some(Draft { id, text: typed, stored, changed_s: now, sent: false, seen: true, make });
    }

    /// A pause keeps it, leaving ends it.
    fn rest(&mut self, ui: &Ui, cx: &mut Cx<'_>, id: &str, now: f64, focused: bool) {
        let Some(draft) = self.draft.as_mut().filter(|draft| draft.id == id) else { return };
        if !focused {
            return self.finish(cx);
        }
        let left = PAUSE_S - (now - draft.changed_s);
        if left <= 0.0 {
            draft.send(cx);
        } else if !draft.sent {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }
}
