//! How a work was made, step by step: whose hand, and what it did. A person's hand and a machine's never look alike.

use super::WorksPage;
use crate::domain::artwork::{Artwork, Deed, Hand, Step};
use crate::domain::strip::Piece;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// Height of a step in points.
const LINE: f32 = 38.0;
/// Width of the buttons that turn.
const TURN: f32 = 72.0;

/// The steps, oldest first; the newest ones are shown until somebody turns back.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) {
    let steps = cx.state.library.told(work).steps;
    let fit = ((rect.height() / LINE) as usize).max(1);
    let over = steps.len().saturating_sub(fit);
    page.steps = page.steps.min(over);
    let list = if over > 0 { turn(ui, cx, page, rect, fit, over) } else { rect };
    for (index, step) in steps.iter().skip(over - page.steps).take(fit).enumerate() {
        let corner = list.min + egui::vec2(0.0, index as f32 * LINE);
        let places = columns(Rect::from_min_size(corner, egui::vec2(list.width(), LINE)), GAP, &[26.0, 0.0]);
        let ctx = ui.ctx().clone();
        let place = Rect::from_center_size(places[0].center(), egui::Vec2::splat(26.0));
        cx.icon(&ctx, icon(step.by), place, cx.colors.ink);
        let text = step_text(cx, work, step);
        let weight = if step.by == Hand::Person { Weight::Bold } else { Weight::Regular };
        cx.words(ui, &text, places[1], TYPE_SECOND, weight, Align::Left, 1, cx.colors.ink);
    }
}

/// Two big buttons at the right, one above the other where there is room; what is left for the steps.
fn turn(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, fit: usize, over: usize) -> Rect {
    let (list, keys) = if rect.height() < TURN * 2.0 + GAP {
        let places = columns(rect, GAP, &[0.0, 48.0, 48.0]);
        (places[0], vec![places[1], places[2]])
    } else {
        let places = columns(rect, GAP, &[0.0, TURN]);
        let most = places[1].top() + 2.0 * 110.0;
        (places[0], rows(places[1].with_max_y(places[1].bottom().min(most)), GAP, &[0.0, 0.0]))
    };
    let before = cx.t("steps-earlier");
    let key = Key::new("steps-earlier", keys[0], &before).icon("up").wordless().enabled(page.steps < over);
    if key.show(ui, cx) {
        page.steps = (page.steps + fit).min(over);
    }
    let after = cx.t("steps-later");
    let key = Key::new("steps-later", keys[1], &after).icon("down").wordless().enabled(page.steps > 0);
    if key.show(ui, cx) {
        page.steps = page.steps.saturating_sub(fit);
    }
    list
}

/// The sign of a hand: not by words alone.
fn icon(hand: Hand) -> &'static str {
    match hand {
        Hand::Person => "hand",
        Hand::Painter => "paint",
        Hand::Service => "spark",
        Hand::Staff => "people",
    }
}

fn step_text(cx: &mut Cx<'_>, work: &Artwork, step: &Step) -> String {
    let hand = cx.t(match step.by {
        Hand::Person => "hand-person",
        Hand::Painter => "hand-painter",
        Hand::Service => "hand-service",
        Hand::Staff => "hand-staff",
    });
    let deed = match &step.did {
        Deed::Chose(pieces) => {
            let lang = cx.state.lang();
            let word = |piece: &Piece| match piece {
                Piece::Word(id) => cx.state.words.word(id.as_str()).map_or(id.0.clone(), |w| w.text(lang).to_owned()),
                Piece::Phrase(id) => id.0.clone(),
                Piece::Text(text) => text.clone(),
            };
            let words: Vec<String> = pieces.iter().map(word).collect();
            cx.tn("deed-chose-words", &[("words", &words.join(", "))])
        }
        // What the maker made with their hands is no picture from somewhere.
        Deed::Brought if work.physical.is_some() => cx.t("deed-photographed").to_string(),
        Deed::Brought => cx.t("deed-brought").to_string(),
        Deed::Composed(_) => cx.t("deed-composed").to_string(),
        Deed::Painted { style, .. } => {
            let style = cx.tn(&format!("style-{style}"), &[]);
            cx.tn("deed-painted", &[("style", &style)])
        }
        Deed::Generated { service, .. } => cx.tn("deed-generated", &[("service", service)]),
        Deed::Drew(count) => cx.tn("deed-drew", &[("count", &count.to_string())]),
        Deed::Titled(title) => cx.tn("deed-titled", &[("title", &title.text)]),
        Deed::Outlined => cx.t("deed-outlined").to_string(),
        Deed::Traced => cx.t("deed-traced").to_string(),
        Deed::CutOut => cx.t("deed-cut-out").to_string(),
        Deed::Imported => cx.t("deed-imported").to_string(),
    };
    cx.tn("by-hand", &[("hand", &hand), ("deed", &deed)])
}
