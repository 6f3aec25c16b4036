//! What waits for an answer, oldest first: a card each with the person, one sentence and two big keys; then what was put off.

use crate::app::{Command, PictureKey, QueueCommand, Waiting, WaitsFor};
use crate::domain::id::{AskId, ProfileId};
use crate::domain::queue::{About, NotYet, Reason};
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::services;
use crate::ui::screens::settings::lines::Turned;
use egui::{Rect, Stroke, StrokeKind, Ui};

/// What only this screen knows.
#[derive(Default)]
pub(super) struct QueuePage {
    /// To what a reason is being chosen.
    about: Option<About>,
    /// What is looked at closely.
    opened: Option<AskId>,
    turned: Turned,
    page: usize,
}

/// Height of a card, and from which width on its keys stand side by side.
const CARD: f32 = 148.0;
const WIDE: f32 = 900.0;

enum Line {
    Waits(Waiting),
    Said(NotYet),
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect) {
    let state = cx.state;
    if let Some(ask) = page.opened.as_ref().and_then(|id| state.library.asks.get(id)) {
        return services::closely(ui, cx, (&mut page.opened, &mut page.turned), rect, ask);
    }
    let queue = state.queue();
    if let Some(about) = page.about.clone() {
        match queue.iter().find(|waiting| waiting.about == about) {
            Some(waiting) => return reasons(ui, cx, page, rect, waiting),
            None => page.about = None,
        }
    }
    let said = state.put_off().into_iter().cloned().map(Line::Said);
    let lines: Vec<Line> = queue.into_iter().map(Line::Waits).chain(said).collect();
    if lines.is_empty() {
        let text = cx.t("queue-empty");
        return cx.words(ui, &text, rect, TYPE_TITLE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    cards(ui, cx, page, rect, &lines);
}

fn cards(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, lines: &[Line]) {
    let fit = (((rect.height() + GAP) / (CARD + GAP)) as usize).max(1);
    let pages = lines.len().div_ceil(fit);
    page.page = page.page.min(pages.saturating_sub(1));
    let sides = columns(rect, GAP, if pages > 1 { &[0.0, 72.0] } else { &[0.0] });
    for (nth, line) in lines.iter().skip(page.page * fit).take(fit).enumerate() {
        let top = sides[0].top() + nth as f32 * (CARD + GAP);
        let height = CARD.min(rect.height());
        let place = Rect::from_min_size(egui::pos2(sides[0].left(), top), egui::vec2(sides[0].width(), height));
        ui.painter().rect_filled(place, RADIUS_CARD, cx.colors.paper);
        let line_of = Stroke::new(cx.colors.border, cx.colors.line);
        ui.painter().rect_stroke(place, RADIUS_CARD, line_of, StrokeKind::Inside);
        match line {
            Line::Waits(waiting) => waits(ui, cx, page, inset(place, 8.0), waiting),
            Line::Said(said) => put_off(ui, cx, page, inset(place, 8.0), said),
        }
    }
    if let Some(keys) = sides.get(1) {
        turn(ui, cx, page, *keys, pages);
    }
}

fn turn(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, pages: usize) {
    let places = rows(rect, GAP, &[0.0, 0.0]);
    let before = cx.t("page-previous");
    if Key::new("queue-before", places[0], &before).icon("up").wordless().enabled(page.page > 0).show(ui, cx) {
        page.page = page.page.saturating_sub(1);
    }
    let (after, more) = (cx.t("page-next"), page.page + 1 < pages);
    if Key::new("queue-after", places[1], &after).icon("down").wordless().enabled(more).show(ui, cx) {
        page.page += 1;
    }
}

/// Picture of the thing, the person and one sentence, the keys.
fn places(rect: Rect) -> Vec<Rect> {
    let wide = rect.width() > WIDE;
    let key = if wide { 340.0 } else { (rect.width() * 0.3).clamp(120.0, 200.0) };
    let picture = if rect.width() < 520.0 { 72.0 } else { rect.height() };
    columns(rect, GAP, &[picture, 0.0, key])
}

fn waits(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, waiting: &Waiting) {
    let places = places(rect);
    let name = name_of(cx, &waiting.profile);
    picture(ui, cx, page, places[0], &waiting.about, &name);
    let text = sentence(cx, waiting, &name);
    let date = dates::day_and_time(cx.texts.lang(), waiting.since, cx.state.utc_offset_min);
    let since = cx.tn("queue-since", &[("date", &date)]);
    told(ui, cx, places[1], &waiting.profile, &text, &since);
    let keys =
        if places[2].width() > 250.0 { columns(places[2], GAP, &[0.0; 2]) } else { rows(places[2], GAP, &[0.0; 2]) };
    let is_show = matches!(waiting.about, About::Show(_));
    let is_report = waiting.waits == WaitsFor::Report;
    if waiting.waits == WaitsFor::Tablet {
        return not_yet_key(ui, cx, page, keys[1], waiting, &name);
    }
    let word = cx.t(if is_show { "queue-ask" } else { "queue-yes" });
    let spoken = cx.tn("queue-decide", &[("name", &name), ("what", &word)]);
    let key = Key::new(("queue-yes", waiting.about.key()), keys[0], &spoken).word(&word).icon("check").lines(2);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Queue(QueueCommand::Agree(waiting.about.clone())));
    }
    if is_report {
        // Only to be read: there is nothing to say no to.
        return;
    }
    not_yet_key(ui, cx, page, keys[1], waiting, &name);
}

fn not_yet_key(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, waiting: &Waiting, name: &str) {
    let word = cx.t("queue-not-yet");
    let spoken = cx.tn("queue-decide", &[("name", name), ("what", &word)]);
    if Key::new(("queue-no", waiting.about.key()), rect, &spoken).word(&word).icon("clock").lines(2).show(ui, cx) {
        page.about = Some(waiting.about.clone());
    }
}

/// The person's own picture, what it is in one sentence, and since when.
fn told(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, person: &ProfileId, text: &str, when: &str) {
    let lines = rows(rect, 2.0, &[0.0, 26.0]);
    let side = if rect.width() > 260.0 { 56.0 } else { 0.0 };
    let places = columns(lines[0], GAP, &[side, 0.0]);
    if let Some(symbol) = cx.state.library.profiles.get(person).map(|person| person.picture.clone()) {
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, places[0], |side| PictureKey::Symbol(symbol.clone(), side));
    }
    cx.words(ui, text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 3, cx.colors.ink);
    cx.words(ui, when, lines[1], TYPE_SECOND * 0.9, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
}

fn name_of(cx: &Cx<'_>, person: &ProfileId) -> String {
    let lang = cx.state.lang();
    cx.state.library.profiles.get(person).map(|person| person.called(lang)).unwrap_or_default()
}

/// What it is, in one sentence.
fn sentence(cx: &Cx<'_>, waiting: &Waiting, name: &str) -> String {
    let text = format!("queue-{}", waiting.waits.name());
    let words = words_of(cx, &waiting.about);
    cx.tn(&text, &[("name", name), ("words", &words)])
}

/// What was asked for, or the title of the work.
fn words_of(cx: &Cx<'_>, about: &About) -> String {
    let library = &cx.state.library;
    match about {
        About::Ask(id) => library.asks.get(id).map(|ask| match &ask.answer {
            Some(answer) => format!("{} → {}", ask.shown.get(cx.state.lang()), answer.sentences.join(" ")),
            None => ask.shown.get(cx.state.lang()).to_owned(),
        }),
        About::Show(id) => library.artworks.get(id).map(|work| work.title.text.clone()),
    }
    .unwrap_or_default()
}

/// What came, what goes along, or the work; a tap shows everything of an ask.
fn picture(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, about: &About, person: &str) {
    let state = cx.state;
    match about {
        About::Ask(id) => {
            let blob = state.library.asks.get(id).and_then(services::shown).cloned();
            let name = cx.tn("services-look-closely", &[("name", person)]);
            let key = Key::new(("queue-closely", id.as_str()), rect, &name).wordless().fill(cx.colors.paper);
            let key = if blob.is_none() { key.icon("words") } else { key };
            if key.show(ui, cx) {
                page.opened = Some(id.clone());
            }
            if let Some(blob) = blob {
                let painter = ui.painter().clone();
                paint_picture(ui, cx, &painter, inset(rect, 6.0), |side| PictureKey::Blob(blob.clone(), side));
            }
        }
        About::Show(id) => {
            if let Some(work) = state.library.artworks.get(id) {
                let painter = ui.painter().clone();
                paint_picture(ui, cx, &painter, inset(rect, 6.0), |side| state.work_picture(work, side));
            }
        }
    }
}

/// What was put off, why, and whether the person has read it; it can be looked at again.
fn put_off(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, said: &NotYet) {
    let places = places(rect);
    let name = name_of(cx, &said.profile);
    picture(ui, cx, page, places[0], &said.about, &name);
    let reason = cx.tn(&format!("not-yet-{}", said.reason.name().0), &[]);
    let read = cx.t(if said.read { "queue-read" } else { "queue-unread" });
    let text = cx.tn("queue-said", &[("name", &name), ("reason", &reason), ("read", &read)]);
    let date = dates::day_and_time(cx.texts.lang(), said.at, cx.state.utc_offset_min);
    told(ui, cx, places[1], &said.profile, &text, &date);
    let again = cx.t("queue-again");
    let spoken = cx.tn("queue-decide", &[("name", &name), ("what", &again)]);
    let key = Key::new(("queue-again", &said.id), places[2], &spoken).word(&again).icon("repeat").beside().lines(2);
    if key.show(ui, cx) {
        cx.send(Command::Queue(QueueCommand::Again(said.id.clone())));
    }
}

/// Which kind reason the person is told.
fn reasons(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut QueuePage, rect: Rect, waiting: &Waiting) {
    let parts = rows(rect, GAP, &[72.0, 0.0, 72.0]);
    let name = name_of(cx, &waiting.profile);
    let text = cx.tn("queue-reason", &[("name", &name)]);
    cx.words(ui, &text, parts[0], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let across = if rect.width() > WIDE { Reason::ALL.len() } else { 2 };
    let down = Reason::ALL.len().div_ceil(across);
    for (index, reason) in Reason::ALL.into_iter().enumerate() {
        let cell = grid_cell(parts[1], GAP, (across, down), (index % across, index / across));
        let (text, word) = reason.name();
        let text = cx.tn(&format!("not-yet-{text}"), &[]);
        let key = Key::new(("queue-reason", index), cell, &text).sign(Sign::Symbol(cx.state.symbol_of_word(word)));
        let key = key.size(TYPE_WORD).lines(3).sign_max(150.0).radius(RADIUS_CARD);
        if key.fill(cx.colors.tint(Tint::Social)).show(ui, cx) {
            cx.send(Command::Queue(QueueCommand::NotYet(waiting.about.clone(), reason)));
            page.about = None;
        }
    }
    let cancel = cx.t("cancel");
    let place = parts[2].with_max_x(parts[2].left() + 240.0_f32.min(parts[2].width()));
    if Key::new("queue-cancel", place, &cancel).icon("close").beside().lines(1).show(ui, cx) {
        page.about = None;
    }
}
