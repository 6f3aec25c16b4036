//! Lists: what was said, newest first; what is kept, by folders.

use super::found::Which;
use super::{SayingsPage, is_narrow, nothing, sentence, turn};
use crate::app::complete::Offered;
use crate::app::{Command, SayingsCommand, TalkCommand};
use crate::domain::strip::Utterance;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use crate::ui::screens::find::Finding;
use egui::{Rect, Ui, pos2, vec2};

const ROW: f32 = 76.0;
const KEY: f32 = 72.0;

/// What the person said: say it again, go on with it, keep it, forget it.
pub(super) fn said(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    page.found.look(cx, Which::Said, &page.finding);
    if page.found.all() == 0 {
        return nothing(ui, cx, rect, "history-empty");
    }
    let mut place = Place::of(rect);
    forget_all(ui, cx, page, place.below);
    let shown = find(ui, cx, page, &mut place, Which::Said);
    turn(ui, cx, "said", place.turns, &mut page.page, page.found.len().div_ceil(place.per_page));
    for (index, one) in shown.iter().enumerate() {
        let places = columns(line(place.list, index), GAP, &[0.0, KEY, KEY, KEY]);
        say(ui, cx, one, places[0]);
        take(ui, cx, one, places[1]);
        let name = cx.t(if one.favourite { "favourite-remove" } else { "favourite-add" });
        let icon = if one.favourite { "favourite-on" } else { "favourite" };
        let key = Key::new(("favourite", &one.id), places[2], &name).icon(icon).wordless().chosen(one.favourite);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Favourite(one.id.clone(), !one.favourite)));
        }
        let name = cx.t("delete");
        if Key::new(("forget", &one.id), places[3], &name).icon("trash").wordless().show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Forget(one.id.clone())));
        }
    }
}

/// The line to look for something, where there is more than a page, and what is shown then.
fn find(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, place: &mut Place, which: Which) -> Vec<Utterance> {
    let long = page.found.all() > place.per_page || page.finding.is_on();
    if let (Some((top, rest)), true) = (Finding::split(place.list, ROW), long) {
        if page.finding.show(ui, cx, top) {
            page.page = 0;
        }
        place.shorten(rest);
        page.found.look(cx, which, &page.finding);
    }
    if page.found.len() == 0 {
        nothing(ui, cx, place.list, "search-nothing");
    }
    page.page = page.page.min(page.found.len().saturating_sub(1) / place.per_page);
    page.found.page(cx, page.page, place.per_page)
}

/// A list, what stands below it, and the keys that turn its pages: beside it, or where that is too narrow, below.
struct Place {
    list: Rect,
    below: Rect,
    turns: [Rect; 2],
    per_page: usize,
}

impl Place {
    fn of(rect: Rect) -> Self {
        let parts = rows(rect, GAP, &[0.0, KEY]);
        let (list, below, turns) = if is_narrow(rect) {
            let low = columns(parts[1], GAP, &[0.0, KEY, KEY]);
            (parts[0], low[0], [low[1], low[2]])
        } else {
            let sides = columns(parts[0], GAP, &[0.0, 76.0]);
            let turns = rows(sides[1], GAP, &[0.0, 0.0]);
            (sides[0], parts[1], [turns[0], turns[1]])
        };
        Self { list, below, turns, per_page: fit(list) }
    }

    /// Something stands above the list.
    fn shorten(&mut self, list: Rect) {
        (self.list, self.per_page) = (list, fit(list));
    }
}

fn fit(list: Rect) -> usize {
    (((list.height() + GAP) / (ROW + GAP)) as usize).max(1)
}

fn line(rect: Rect, index: usize) -> Rect {
    Rect::from_min_size(pos2(rect.left(), rect.top() + index as f32 * (ROW + GAP)), vec2(rect.width(), ROW))
}

fn say(ui: &mut Ui, cx: &mut Cx<'_>, said: &Utterance, rect: Rect) {
    if Key::new(("again", &said.id), rect, &said.text).wordless().show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::SayAgain(said.id.clone())));
    }
    sentence(ui, cx, rect, said);
}

fn take(ui: &mut Ui, cx: &mut Cx<'_>, said: &Utterance, rect: Rect) {
    let name = cx.t("use-again");
    if Key::new(("take", &said.id), rect, &name).icon("up").size(14.0).lines(1).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Complete(Offered::Said(said.id.clone()))));
    }
}

/// That it is the person's own, and the key that forgets all of it: asked once more.
fn forget_all(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let can = page.found.forgets();
    // Where there is room for two keys only, they say it.
    let (words, key) = if is_narrow(rect) { (0.001, 0.0) } else { (0.0, 190.0_f32.min(rect.width() * 0.3)) };
    let places = columns(rect, GAP, &[words, key, key]);
    let text = cx.t(if page.sure { "forget-all-sure" } else { "history-private" });
    cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    if !page.sure {
        let name = cx.t("forget-all");
        page.sure =
            Key::new("forget-all", places[2], &name).icon("trash").beside().size(16.0).enabled(can).show(ui, cx);
        return;
    }
    let yes = cx.t("forget-all-yes");
    if Key::new("forget-all-yes", places[1], &yes).size(16.0).show(ui, cx) {
        page.sure = false;
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::ForgetAll)));
    }
    let no = cx.t("cancel");
    if Key::new("forget-all-no", places[2], &no).size(16.0).show(ui, cx) {
        page.sure = false;
    }
}

/// What the person keeps. Folders left, sentences right.
pub(super) fn kept(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let which = Which::Kept(page.folder.clone());
    page.found.look(cx, which.clone(), &page.finding);
    let wide = if rect.width() > 900.0 { 200.0 } else { rect.width().min(500.0) * 0.22 };
    let sides = columns(rect, GAP, &[wide.max(KEY), 0.0]);
    let mut place = Place::of(sides[1]);
    keep_strip(ui, cx, page, place.below);
    if !page.found.keeps() {
        return nothing(ui, cx, place.list, "kept-empty");
    }
    let names = page.found.folders().to_vec();
    folders(ui, cx, page, sides[0], &names);
    let shown = find(ui, cx, page, &mut place, which);
    turn(ui, cx, "kept", place.turns, &mut page.page, page.found.len().div_ceil(place.per_page));
    for (index, one) in shown.iter().enumerate() {
        let places = columns(line(place.list, index), GAP, &[0.0, KEY, KEY]);
        say(ui, cx, one, places[0]);
        take(ui, cx, one, places[1]);
        let name = cx.t("kept-change");
        if Key::new(("open", &one.id), places[2], &name).icon("edit").size(14.0).lines(1).show(ui, cx) {
            (page.open, page.name) = (Some(one.id.clone()), String::new());
        }
    }
}

fn folders(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect, names: &[String]) {
    let fit = (((rect.height() + GAP) / (72.0 + GAP)) as usize).max(2);
    let all = cx.t("folder-all");
    let shown: Vec<Option<&String>> = std::iter::once(None).chain(names.iter().map(Some)).collect();
    let cell = |index: usize| {
        Rect::from_min_size(pos2(rect.left(), rect.top() + index as f32 * (72.0 + GAP)), vec2(rect.width(), 72.0))
    };
    // The last place turns on, where there are more folders than places.
    let more = shown.len() > fit;
    let per_page = if more { fit - 1 } else { fit };
    let pages = shown.len().div_ceil(per_page);
    page.folders %= pages;
    for (index, name) in shown.iter().skip(page.folders * per_page).take(per_page).enumerate() {
        let text = name.map_or(&*all, String::as_str);
        let chosen = page.folder.as_ref() == *name;
        let key = Key::new(("folder", text), cell(index), text).size(17.0).folder(name.is_some()).chosen(chosen);
        if key.show(ui, cx) {
            (page.folder, page.page) = (name.cloned(), 0);
        }
    }
    let next = cx.t("page-next");
    if more && Key::new("folders-next", cell(fit - 1), &next).icon("down").wordless().show(ui, cx) {
        page.folders += 1;
    }
}

/// Keeps what stands in the strip, in the folder that is looked at.
fn keep_strip(ui: &mut Ui, cx: &mut Cx<'_>, page: &SayingsPage, rect: Rect) {
    let name = cx.t("keep-strip");
    let can = !cx.state.strip().tiles.is_empty();
    let place = rect.with_max_x(rect.left() + rect.width().min(420.0));
    if Key::new("keep-strip", place, &name).icon("add").beside().size(17.0).enabled(can).show(ui, cx) {
        let folder = page.folder.clone().unwrap_or_default();
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::KeepStrip(folder))));
    }
}
