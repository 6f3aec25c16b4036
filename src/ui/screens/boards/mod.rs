//! 판 고치기: the board as in Talk, in the same places; a tap chooses, and beside it stands what can be done. No drag, no small
//! target: everything is a key, so that every way of access gets there. Behind the instructor's PIN.

mod board;
mod color;
mod deeds;
mod name;
mod others;
mod panel;
mod picture;
mod sound;
mod spot;
mod typed;
mod whole;
mod words;

use super::create::Shown;
use super::find::Finding;
use super::services::{PinPad, pin_pad};
use crate::app::SymbolFound;
use crate::domain::board::is_own_set;
use crate::domain::id::BoardId;
use crate::ui::kit::tokens::{GAP, TYPE_SENTENCE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct BoardsPage {
    pin: PinPad,
    /// Where the board is panned to.
    pan: (usize, usize),
    open: Open,
    /// Texts being typed: what is shown in Korean and English, and what is said.
    typed: [String; 3],
    finding: Finding,
    /// What was found for what: looked for once, not in every frame.
    found: (String, Vec<SymbolFound>),
    /// The page of a list.
    page: usize,
    /// Where a file is.
    path: String,
    /// The first corner of a new hot spot: column and row of the lattice on the picture.
    corner: Option<(usize, usize)>,
    snapshot: Shown,
    /// A picture was being read in the frame before.
    reading: bool,
    /// The board and what was chosen on it in the frame before.
    before: (BoardId, Option<crate::app::Place>),
}

/// What lies beside the board, or in its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    /// What can be done.
    #[default]
    Deeds,
    /// Colours.
    Color,
    /// Where a hot spot lies.
    Spot,
    /// A word, in the place of the board.
    Words,
    /// A text in both languages, and what is said.
    Text,
    /// A picture.
    Picture,
    /// The board that a button opens.
    Link,
    /// Another board to be changed.
    Others,
    /// A new board.
    New,
    /// The name of the board.
    Name,
    /// The size of the board and its picture.
    Whole,
}

impl BoardsPage {
    fn open(&mut self, open: Open) {
        self.open = open;
        self.typed = Default::default();
        self.found = Default::default();
        self.finding = if open == Open::Words { Finding::begun() } else { Finding::default() };
        self.page = 0;
    }

    /// What belongs to what was chosen before is closed.
    fn settle(&mut self, cx: &Cx<'_>) {
        let editing = &cx.state.editing;
        let now = (editing.board.clone(), editing.chosen.clone());
        if now != self.before {
            if now.0 != self.before.0 {
                self.pan = (0, 0);
            }
            // An empty place asks for its word at once.
            let asks = matches!(now.1, Some(crate::app::Place::New(_)));
            self.open(if asks { Open::Words } else { Open::Deeds });
            self.before = now;
        }
        // The photograph that was taken is on its button now.
        let reading = editing.reading.is_some();
        if std::mem::replace(&mut self.reading, reading) && !reading && self.open == Open::Picture {
            self.open(Open::Deeds);
        }
        if editing.next.is_none() {
            self.corner = None;
        }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let parts = rows(rect, GAP, &[super::top::height(rect), 0.0]);
    let board = cx.state.edited_board().cloned();
    let name = board.as_ref().map(|board| board.name.get(cx.state.lang()).to_owned()).unwrap_or_default();
    let person = cx.state.person().map(|person| person.name.clone()).unwrap_or_default();
    let of_file = board.as_ref().is_some_and(|board| !board.is_builtin() && !is_own_set(&board.set));
    // Boards of files are everybody's: whoever changes one sees it.
    let title = if of_file { "boards-title-file" } else { "boards-title" };
    let title = cx.tn(title, &[("person", &person), ("name", &name)]);
    super::top::show(ui, cx, parts[0], &title, &title);
    if !cx.state.services.unlocked {
        *page = BoardsPage { pin: std::mem::take(&mut page.pin), ..BoardsPage::default() };
        let parts = rows(parts[1], GAP, &[44.0, 0.0]);
        let text = cx.t("boards-pin");
        cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        return pin_pad(ui, cx, &mut page.pin, parts[1]);
    }
    page.settle(cx);
    // A notice never lies over the board.
    let pushed = if cx.state.notices.is_empty() { 0.0 } else { super::notices::HEIGHT + GAP };
    let rect = parts[1].with_min_y(parts[1].top() + pushed);
    if cx.state.lens.is_some() {
        return super::camera::show(ui, cx, &mut page.snapshot, rect);
    }
    match page.open {
        Open::Words => words::show(ui, cx, page, rect),
        Open::Text => typed::text(ui, cx, page, rect),
        Open::Picture => picture::show(ui, cx, page, rect),
        Open::Link | Open::Others => others::show(ui, cx, page, rect),
        Open::New => typed::new_board(ui, cx, page, rect),
        Open::Name => name::show(ui, cx, page, rect),
        Open::Deeds | Open::Color | Open::Spot | Open::Whole => {
            let Some(board) = board else { return missing(ui, cx, rect) };
            let parts = if rect.height() > rect.width() {
                rows(rect, GAP * 1.5, &[0.0, panel::lying_height(rect)])
            } else {
                cx.sided(rect, GAP * 1.5, &[0.0, panel::width(rect)])
            };
            cx.kit.pad.part();
            board::show(ui, cx, page, &board, parts[0]);
            cx.kit.pad.part();
            panel::show(ui, cx, page, &board, parts[1]);
        }
    }
}

/// The board is not there any more: an undo took it back.
fn missing(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 84.0]);
    let text = cx.t("boards-gone");
    cx.words(ui, &text, parts[0], TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    let place = columns(parts[1], GAP, &[0.0, 320.0_f32.min(rect.width()), 0.0])[1];
    let name = cx.t("boards-back");
    if Key::new("boards-back", place, &name).icon("previous").beside().show(ui, cx) {
        cx.send(crate::app::Command::Edit(crate::app::EditCommand::Back));
    }
}

/// The line at the top of a page that lies where the board is: its title, and the way back.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect, title: &str) {
    let places = columns(rect, GAP, &[0.0, 150.0_f32.min(rect.width() * 0.3)]);
    cx.words(ui, title, places[0], TYPE_SENTENCE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let name = cx.t("back");
    if Key::new("edit-back", places[1], &name).icon("previous").beside().lines(1).show(ui, cx) {
        page.open(Open::Deeds);
        if matches!(cx.state.editing.chosen, Some(crate::app::Place::New(_))) {
            cx.send(crate::app::Command::Edit(crate::app::EditCommand::Tap(None)));
        }
    }
}
