//! What the person said, theirs alone: favourites first; say it again, keep it, forget it.

use super::TalkPage;
use crate::app::{Command, PictureKey, TalkCommand};
use crate::domain::strip::Utterance;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Ui, Vec2, pos2};

const ROW: f32 = 76.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let Some(who) = cx.state.who.clone() else { return };
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let heading = columns(parts[0], GAP, &[0.0, 220.0_f32.min(rect.width() * 0.4)]);
    let private = cx.t("history-private");
    let repeat = cx.t("repeat");
    let said_something = !cx.state.talk.last_said.is_empty();
    let key = Key::new("repeat", heading[1], &repeat).icon("repeat").beside().lines(1).enabled(said_something);
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Repeat));
    }
    cx.words(ui, &private, heading[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let symbols = |said: &Utterance| said.tiles.iter().map(|tile| cx.state.tile_symbol(tile)).collect::<Vec<_>>();
    let said = cx.state.library.said(&who).into_iter();
    let said: Vec<_> = said.map(|s| (s.id.clone(), s.text.clone(), s.favourite, symbols(s))).collect();
    if said.is_empty() {
        let empty = cx.t("history-empty");
        cx.words(ui, &empty, parts[1], 24.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        return;
    }
    let per_page = (((parts[1].height() + GAP) / (ROW + GAP)) as usize).max(1);
    let pages = said.len().div_ceil(per_page);
    page.history_page = page.history_page.min(pages - 1);
    let sides = columns(parts[1], GAP, &[0.0, 76.0]);
    for (index, (id, text, favourite, symbols)) in
        said.iter().skip(page.history_page * per_page).take(per_page).enumerate()
    {
        let top = sides[0].top() + index as f32 * (ROW + GAP);
        let row = Rect::from_min_size(egui::pos2(sides[0].left(), top), egui::vec2(sides[0].width(), ROW));
        let places = columns(row, GAP, &[0.0, ROW, ROW]);
        if Key::new(("again", id), places[0], text).wordless().show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::SayAgain(id.clone())));
        }
        sentence(ui, cx, places[0], symbols, text);
        let name = cx.t(if *favourite { "favourite-remove" } else { "favourite-add" });
        let icon = if *favourite { "favourite-on" } else { "favourite" };
        if Key::new(("favourite", id), places[1], &name).icon(icon).wordless().chosen(*favourite).show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Favourite(id.clone(), !favourite)));
        }
        let name = cx.t("delete");
        if Key::new(("forget", id), places[2], &name).icon("trash").wordless().show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Forget(id.clone())));
        }
    }
    let turns = rows(sides[1], GAP, &[0.0, 0.0]);
    let before = cx.t("page-previous");
    if Key::new("said-before", turns[0], &before).icon("up").wordless().enabled(page.history_page > 0).show(ui, cx) {
        page.history_page -= 1;
    }
    let after = cx.t("page-next");
    if Key::new("said-after", turns[1], &after)
        .icon("down")
        .wordless()
        .enabled(page.history_page + 1 < pages)
        .show(ui, cx)
    {
        page.history_page += 1;
    }
}

/// What was said, on its button: the pictures of the words, as many as fit into less than half of it, and the sentence.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, symbols: &[SymbolRef], text: &str) {
    const SIDE: f32 = 56.0;
    let inner = inset(rect, 10.0);
    let room = (inner.width() * 0.45 / SIDE) as usize;
    let painter = ui.painter().clone();
    let mut left = inner.left();
    for symbol in symbols.iter().filter(|symbol| !symbol.0.is_empty()).take(room) {
        let place = Rect::from_min_size(pos2(left, inner.center().y - SIDE / 2.0), Vec2::splat(SIDE));
        paint_picture(ui, cx, &painter, inset(place, 3.0), |side| PictureKey::Symbol(symbol.clone(), side));
        left += SIDE;
    }
    let words = inner.with_min_x(left + 10.0);
    cx.kit.labels.paint(&painter, text, words, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
}
