//! 나를 알려 주는 카드: who I am, how I talk, what helps; whom to call. To be shown across a counter, or printed.

use super::{ErrandPage, enter};
use crate::app::{Command, ErrandCommand, PictureKey};
use crate::domain::errand::{AboutMe, Private};
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SECOND, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// A line of the card: its picture and what it says.
struct Line {
    symbol: SymbolRef,
    text: String,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    if page.entering.is_some() {
        return enter::show(ui, cx, page, rect);
    }
    let Some(person) = cx.state.person() else { return };
    let parts = rows(rect, GAP, &[0.0, 84.0]);
    let about = &person.about;
    let wide = rect.width() > 900.0;
    let inner = frame(ui, cx, parts[0]);
    let places = rows(inner, GAP, &[if wide { 110.0 } else { 130.0 }, 0.0]);
    let name = cx.tn("about-name", &[("name", &person.name)]);
    head(ui, cx, &person.picture, &name, places[0]);
    body(ui, cx, about, places[1], wide);
    keys(ui, cx, page, parts[1], &name);
}

fn frame(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Rect {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    inset(rect, 16.0)
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, picture: &SymbolRef, name: &str, rect: Rect) {
    let places = columns(rect, GAP * 2.0, &[rect.height(), 0.0]);
    let painter = ui.painter().clone();
    let picture = picture.clone();
    paint_picture(ui, cx, &painter, places[0], |side| match picture.blob() {
        Some(blob) => PictureKey::Blob(blob.into(), side),
        None => PictureKey::Symbol(picture.clone(), side),
    });
    cx.words(ui, name, places[1], TYPE_TITLE * 1.2, Weight::Bold, Align::Left, 2, cx.colors.ink);
}

/// How I talk and what helps beside each other, below them what was entered.
fn body(ui: &mut Ui, cx: &mut Cx<'_>, about: &AboutMe, rect: Rect, wide: bool) {
    let entered = entered(cx, about);
    // A row of no height would take a share of what is left.
    let below = (entered.len() as f32 * 52.0).max(0.1);
    let parts = rows(rect, GAP * 2.0, &[0.0, below]);
    let (talks, helps) = (talks(cx, about), helps(cx, about));
    let places = if wide {
        columns(parts[0], GAP * 2.0, &[0.0, 0.0])
    } else {
        // The longer list gets the greater part.
        let share = (talks.len() + 1) as f32 / (talks.len() + helps.len() + 2) as f32;
        rows(parts[0], GAP, &[(parts[0].height() - GAP) * share, 0.0])
    };
    // Side by side, both have lines of one height.
    let most = if wide { talks.len().max(helps.len()) } else { 0 };
    list(ui, cx, "about-talks", &talks, (places[0], most));
    list(ui, cx, "about-helps", &helps, (places[1], most));
    if entered.is_empty() {
        return;
    }
    for (index, (head, text)) in entered.iter().enumerate() {
        let row = rows(parts[1], 4.0, &vec![0.0; entered.len()])[index];
        let places = columns(row, GAP, &[190.0_f32.min(row.width() * 0.3), 0.0]);
        cx.words(ui, head, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
        cx.words(ui, text, places[1], TYPE_SENTENCE * 0.9, Weight::Bold, Align::Left, 1, cx.colors.ink);
    }
}

fn list(ui: &mut Ui, cx: &mut Cx<'_>, head: &'static str, lines: &[Line], (rect, most): (Rect, usize)) {
    let parts = rows(rect, GAP, &[36.0, 0.0]);
    let text = cx.t(head);
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let tall = ((parts[1].height() + GAP) / lines.len().max(most).max(1) as f32 - GAP).clamp(20.0, 84.0);
    for (index, line) in lines.iter().enumerate() {
        let top = parts[1].top() + index as f32 * (tall + GAP);
        let row = Rect::from_min_size(egui::pos2(parts[1].left(), top), egui::vec2(parts[1].width(), tall));
        let places = columns(row, GAP * 2.0, &[tall, 0.0]);
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, places[0], |side| PictureKey::Symbol(line.symbol.clone(), side));
        cx.words(ui, &line.text, places[1], TYPE_SENTENCE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    }
}

fn talks(cx: &Cx<'_>, about: &AboutMe) -> Vec<Line> {
    let named = about.talks_shown().into_iter().map(|way| way.name());
    named.map(|(name, word)| line(cx, &format!("about-talks-{name}"), word)).collect()
}

fn helps(cx: &Cx<'_>, about: &AboutMe) -> Vec<Line> {
    let named = about.helps_shown().into_iter().map(|help| help.name());
    named.map(|(name, word)| line(cx, &format!("about-helps-{name}"), word)).collect()
}

fn line(cx: &Cx<'_>, key: &str, word: &str) -> Line {
    Line { symbol: cx.state.symbol_of_word(word), text: cx.texts.get(key) }
}

/// What was entered, with its headings.
fn entered(cx: &Cx<'_>, about: &AboutMe) -> Vec<(String, String)> {
    let call = [about.guardian.0.trim(), about.phone.0.trim()].join(" ");
    let all = [
        ("about-note", about.note.clone()),
        ("about-call", call.trim().to_owned()),
        ("about-address", about.address.0.clone()),
        ("about-medical", about.medical.0.clone()),
    ];
    let filled = all.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled.map(|(head, text)| (cx.texts.get(head), text)).collect()
}

fn keys(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect, name: &str) {
    let places = cx.sided(rect, GAP, &[0.0, 0.0, 0.0]);
    let text = cx.t("about-edit");
    if Key::new("about-edit", places[0], &text).icon("lock").beside().size(TYPE_WORD).lines(2).show(ui, cx) {
        page.entering = cx.state.person().map(|person| enter::Form::of(&person.about));
    }
    let busy = cx.state.errand.printing.is_some();
    let text = cx.t(if busy { "about-printing" } else { "about-print" });
    let key = Key::new("about-print", places[1], &text).icon("print").beside().size(TYPE_WORD).lines(2).enabled(!busy);
    if key.show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::PrintCard));
    }
    let text = cx.t("about-read");
    let key = Key::new("about-read", places[2], &text).icon("speak").beside().size(TYPE_WORD * 1.1).radius(RADIUS_MAIN);
    if key.lines(1).fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        let spoken = spoken(cx, name);
        cx.send(Command::Errand(ErrandCommand::SayPrivate(Private(spoken))));
    }
}

/// The card as it is read: who, how, what helps. Telephone and address are read by eyes only.
fn spoken(cx: &Cx<'_>, name: &str) -> String {
    let Some(person) = cx.state.person() else { return String::new() };
    let lines = talks(cx, &person.about).into_iter().chain(helps(cx, &person.about)).map(|line| line.text);
    let note = Some(person.about.note.clone()).filter(|note| !note.is_empty());
    [name.to_owned()].into_iter().chain(lines).chain(note).map(|text| format!("{text}. ")).collect()
}
