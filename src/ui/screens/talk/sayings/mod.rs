//! The person's sentences, theirs alone: what they said, what they keep, what has to be quick; what others say, and where they are.

mod found;
mod heard;
mod list;
mod one;
mod place;
mod quick;

use crate::app::{Command, PictureKey, SayingsCommand, TalkCommand};
use crate::domain::id::UtteranceId;
use crate::domain::strip::Utterance;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::find::Finding;
use egui::{Rect, Ui, Vec2, pos2};

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// What was said, newest first.
    #[default]
    Said,
    /// What is kept, in folders.
    Kept,
    /// What has to be quick.
    Quick,
    /// What somebody else said, and answers.
    Heard,
    /// Where the person is.
    Place,
}

const TABS: [(Tab, &str, &str); 5] = [
    (Tab::Said, "history", "history"),
    (Tab::Kept, "kept", "favourite"),
    (Tab::Quick, "quick", "spark"),
    (Tab::Heard, "heard", "people"),
    (Tab::Place, "place-now", "globe"),
];

/// What only these pages know.
#[derive(Default)]
pub struct SayingsPage {
    tab: Tab,
    /// Which page of a list.
    page: usize,
    /// What is looked for in a list, and what was found.
    finding: Finding,
    found: found::Found,
    /// The folder that is looked at; `None`: all.
    folder: Option<String>,
    /// Which page of the folders.
    folders: usize,
    /// The kept sentence that is looked at, and the name of a new folder for it.
    open: Option<UtteranceId>,
    name: String,
    /// What somebody else says, as it is typed.
    heard: String,
    /// Two boards have room on this screen.
    pub(super) two_fit: bool,
    /// Whether everything is to be forgotten has been asked.
    sure: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    if page.open.is_some() && is_narrow(rect) {
        return one::show(ui, cx, page, rect);
    }
    let down = if is_narrow(rect) { 2.0 } else { 1.0 };
    let parts = rows(rect, GAP, &[down * (72.0 + GAP) - GAP, 0.0]);
    tabs(ui, cx, page, parts[0]);
    match page.tab {
        Tab::Said => list::said(ui, cx, page, parts[1]),
        Tab::Kept if page.open.is_some() => one::show(ui, cx, page, parts[1]),
        Tab::Kept => list::kept(ui, cx, page, parts[1]),
        Tab::Quick => quick::show(ui, cx, page, parts[1]),
        Tab::Heard => heard::show(ui, cx, page, parts[1]),
        Tab::Place => place::show(ui, cx, parts[1], page.two_fit),
    }
}

fn tabs(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let (across, down) = if is_narrow(rect) { (TABS.len().div_ceil(2), 2) } else { (TABS.len() + 1, 1) };
    let cell = |index: usize| grid_cell(rect, GAP, (across, down), (index % across, index / across));
    for (index, (tab, text, icon)) in TABS.into_iter().enumerate() {
        let name = cx.t(text);
        let key = Key::new(("sayings", text), cell(index), &name).icon(icon);
        let key = if rect.width() > 900.0 { key.beside() } else { key.size(14.0) };
        if key.lines(2).chosen(page.tab == tab).show(ui, cx) {
            (page.tab, page.page, page.open, page.sure) = (tab, 0, None, false);
            page.finding = Finding::default();
            // A microphone is open only where it is seen.
            if tab != Tab::Heard && cx.state.talk.captions.is_some() {
                cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Listen(false))));
            }
        }
    }
    let repeat = cx.t("repeat");
    let said_something = !cx.state.talk.last_said.is_empty();
    let key = Key::new("repeat", cell(TABS.len()), &repeat).icon("repeat").lines(2).enabled(said_something);
    let key = if rect.width() > 900.0 { key.beside() } else { key.size(14.0) };
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Repeat));
    }
}

/// The pictures of what was tapped.
fn symbols(cx: &Cx<'_>, said: &Utterance) -> Vec<SymbolRef> {
    let all = said.tiles.iter().map(|tile| cx.state.tile_symbol(tile));
    all.filter(|symbol| !symbol.0.is_empty()).collect()
}

/// What was said, on its button: the pictures of the words, as many as fit into less than half of it, and the sentence.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, said: &Utterance) {
    const SIDE: f32 = 56.0;
    let inner = inset(rect, 10.0);
    let room = (inner.width() * 0.45 / SIDE) as usize;
    let painter = ui.painter().clone();
    let mut left = inner.left();
    for symbol in symbols(cx, said).iter().take(room) {
        let place = Rect::from_min_size(pos2(left, inner.center().y - SIDE / 2.0), Vec2::splat(SIDE));
        paint_picture(ui, cx, &painter, inset(place, 3.0), |side| PictureKey::Symbol(symbol.clone(), side));
        left += SIDE;
    }
    let words = inner.with_min_x(left + 10.0);
    cx.kit.labels.paint(&painter, &said.text, words, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
}

/// Up and down, for a list of so many pages.
fn turn(ui: &mut Ui, cx: &mut Cx<'_>, name: &'static str, turns: [Rect; 2], page: &mut usize, pages: usize) {
    *page = (*page).min(pages.saturating_sub(1));
    let before = cx.t("page-previous");
    let key = Key::new((name, "before"), turns[0], &before).icon("up").wordless().enabled(*page > 0);
    if key.show(ui, cx) {
        *page -= 1;
    }
    let after = cx.t("page-next");
    let key = Key::new((name, "after"), turns[1], &after).icon("down").wordless().enabled(*page + 1 < pages);
    if key.show(ui, cx) {
        *page += 1;
    }
}

/// Words where there is nothing to show.
fn nothing(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) {
    let text = cx.t(text);
    cx.words(ui, &text, rect, 24.0, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
}

/// Windows of a phone: a line has no room for many keys.
fn is_narrow(rect: Rect) -> bool {
    rect.width() < 620.0
}
