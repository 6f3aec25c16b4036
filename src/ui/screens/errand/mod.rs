//! 볼일 보기: where am I, what do I want, say it, understand the answer. Every part is one tap away in a line that never moves.

mod ask;
mod card;
mod emergency;
mod enter;
mod guide;
mod heard;
mod large;
mod places;
mod wishes;

use super::services::PinPad;
use crate::app::{Command, ErrandCommand, ErrandView};
use crate::domain::id::WordId;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Cx, Key, Sign, columns, grid_cell, rows};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct ErrandPage {
    /// What somebody else says, as it is typed.
    heard: String,
    /// A question, as it is typed.
    question: String,
    /// The page of the guide.
    page: usize,
    /// The guide shows every place.
    all: bool,
    /// The PIN of whoever enters the card, and what is being entered.
    pin: PinPad,
    entering: Option<enter::Form>,
}

const TABS: [(ErrandView, &str, &str); 7] = [
    (ErrandView::Places, "errand-where-at", "globe"),
    (ErrandView::Wishes, "errand-wishes", "talk"),
    (ErrandView::Heard, "errand-heard", "people"),
    (ErrandView::Guide, "errand-guide", "order"),
    (ErrandView::Ask, "errand-ask", "help"),
    (ErrandView::Card, "errand-card", "card"),
    (ErrandView::Emergency, "errand-emergency", "warning"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    if cx.state.talk.big.is_some() {
        return large::show(ui, cx, rect);
    }
    if cx.state.errand.view != ErrandView::Card {
        // Digits and private texts are not left lying about.
        (page.pin, page.entering) = (PinPad::default(), None);
    }
    let down = if rect.width() < 620.0 { 2.0 } else { 1.0 };
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), down * (76.0 + GAP) - GAP, 0.0]);
    let title = title(cx);
    super::top::show(ui, cx, parts[0], &title, &title);
    tabs(ui, cx, parts[1], down > 1.0);
    match cx.state.errand.view {
        ErrandView::Places => places::show(ui, cx, parts[2]),
        ErrandView::Wishes => wishes::show(ui, cx, parts[2]),
        ErrandView::Heard => heard::show(ui, cx, page, parts[2]),
        ErrandView::Ask => ask::show(ui, cx, page, parts[2]),
        ErrandView::Guide => guide::show(ui, cx, page, parts[2]),
        ErrandView::Card => card::show(ui, cx, page, parts[2]),
        ErrandView::Emergency => emergency::show(ui, cx, parts[2]),
    }
}

/// What is read aloud, too.
fn title(cx: &mut Cx<'_>) -> String {
    let lang = cx.state.lang();
    match cx.state.errand.view {
        ErrandView::Places => cx.t("errand-where").to_string(),
        ErrandView::Card => cx.t("about-title").to_string(),
        ErrandView::Ask => cx.t("question-title").to_string(),
        ErrandView::Emergency => cx.t("errand-emergency-title").to_string(),
        ErrandView::Guide => match cx.state.errand_procedure() {
            Some(one) => one.title.get(lang).to_owned(),
            None => cx.t("errand-guide-title").to_string(),
        },
        ErrandView::Wishes | ErrandView::Heard => {
            cx.state.errand_place().map(|place| place.name.get(lang).to_owned()).unwrap_or_default()
        }
    }
}

fn tabs(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, narrow: bool) {
    // Nothing of a service is seen while none is on.
    let asks = cx.state.asker().is_some();
    let tabs: Vec<_> = TABS.into_iter().filter(|(view, ..)| asks || *view != ErrandView::Ask).collect();
    let (across, down) = if narrow { (tabs.len().div_ceil(2), 2) } else { (tabs.len(), 1) };
    let at_place = cx.state.errand_place().is_some() && !cx.state.errand_is_emergency();
    for (index, (view, text, icon)) in tabs.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let name = cx.t(text);
        let needs_place = matches!(view, ErrandView::Wishes | ErrandView::Heard);
        let key = Key::new(("errand-tab", text), cell, &name).icon(icon).lines(1);
        let key = key.chosen(cx.state.errand.view == view).enabled(at_place || !needs_place);
        let key = if cell.width() > 180.0 { key.beside().size(18.0) } else { key.size(15.0) };
        if key.show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::See(view)));
        }
    }
}

/// A key with the picture of a word beside or above its text.
fn pictured<'a>(
    cx: &Cx<'_>,
    id: impl std::hash::Hash + std::fmt::Debug,
    cell: Rect,
    text: &'a str,
    word: &WordId,
) -> Key<'a> {
    let key = Key::new(id, cell, text).sign(Sign::Symbol(cx.state.symbol_of_word(word.as_str())));
    let key = key.size(TYPE_WORD).lines(2);
    if cell.width() > cell.height() * 1.7 { key.beside() } else { key }
}

/// How many cells stand side by side, and how many below each other, for `count` keys.
fn grid(rect: Rect, count: usize, wanted: f32) -> (usize, usize) {
    let across = ((rect.width() + GAP) / (wanted + GAP)).floor().max(2.0) as usize;
    let down = count.div_ceil(across).max(1);
    // Lines as full as each other.
    (count.div_ceil(down).max(1), down)
}

/// Height of the line of replies.
fn replies_height(cx: &Cx<'_>, rect: Rect) -> f32 {
    let place = cx.state.errand.place.clone().unwrap_or_default();
    let count = cx.state.errands.replies_at(&place).count();
    let (_, down) = grid(rect, count, REPLY);
    down as f32 * (84.0 + GAP) - GAP
}

/// The least width of a reply.
const REPLY: f32 = 128.0;

/// What fits at any time of the conversation: said at a tap.
fn replies(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let lang = cx.state.lang();
    let state = cx.state;
    let place = state.errand.place.as_deref().unwrap_or_default();
    let all: Vec<_> = state.errands.replies_at(place).collect();
    let (across, down) = grid(rect, all.len(), REPLY);
    for (index, reply) in all.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let key = Key::new(("reply", reply.id.as_str()), cell, reply.text.get(lang))
            .word(reply.label.get(lang))
            .sign(Sign::Symbol(state.symbol_of_word(reply.symbol.as_str())))
            .size(16.0)
            .lines(1)
            .sign_share(0.56)
            .fill(cx.colors.tint(crate::ui::kit::tokens::Tint::Social));
        if key.show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::Reply(reply.id.clone())));
        }
    }
}

/// A line of keys of equal width.
fn line(rect: Rect, count: usize) -> Vec<Rect> {
    columns(rect, GAP, &vec![0.0; count])
}
