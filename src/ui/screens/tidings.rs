//! What a person is told of what waits: a line on their first screen, and a page behind it. Kind words, with pictures, to be heard.

use crate::app::{Command, HappenedCommand, PictureKey, QueueCommand, Waiting};
use crate::domain::happened::MayTell;
use crate::domain::queue::NotYet;
use crate::domain::vocabulary::SymbolRef;
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_SENTENCE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// One thing that is told.
struct Told {
    symbol: SymbolRef,
    text: String,
    second: String,
    asks: Asks,
}

/// What the person can say to it.
#[derive(Clone, PartialEq)]
enum Asks {
    Nothing,
    /// A "not yet" that they have still to read.
    Read(String),
    /// Whether their days may be told.
    Tell,
    /// They said yes to that, and can take it back.
    TakeBack,
}

/// What is told, the newest answers first, then what waits longest.
fn all(cx: &mut Cx<'_>) -> Vec<Told> {
    let state = cx.state;
    let Some(who) = state.who.as_ref() else { return Vec::new() };
    let mut told: Vec<Told> = state.unread(who).into_iter().map(|said| answer(cx, said)).collect();
    told.extend(state.awaited_by(who).iter().map(|waiting| waits(cx, waiting)));
    match state.may_tell(who) {
        MayTell::Asked => told.insert(0, telling(cx, "happened-question", Asks::Tell)),
        MayTell::Yes => told.push(telling(cx, "happened-on", Asks::TakeBack)),
        MayTell::Unasked | MayTell::No => {}
    }
    told
}

fn telling(cx: &Cx<'_>, text: &str, asks: Asks) -> Told {
    let second = cx.tn(if asks == Asks::Tell { "happened-question-more" } else { "happened-on-more" }, &[]);
    Told { symbol: cx.state.symbol_of_word("teacher"), text: cx.tn(text, &[]), second, asks }
}

/// Whether there is anything to tell.
pub(super) fn is_any(cx: &Cx<'_>) -> bool {
    let who = cx.state.who.as_ref();
    let told = |who| matches!(cx.state.may_tell(who), MayTell::Asked | MayTell::Yes);
    who.is_some_and(|who| told(who) || !cx.state.unread(who).is_empty() || !cx.state.awaited_by(who).is_empty())
}

fn answer(cx: &Cx<'_>, said: &NotYet) -> Told {
    let (text, word) = said.reason.name();
    let text = cx.tn(&format!("not-yet-{text}"), &[]);
    let date = dates::day(cx.texts.lang(), said.at, cx.state.utc_offset_min);
    let second = cx.tn("tidings-said", &[("date", &date)]);
    Told { symbol: cx.state.symbol_of_word(word), text, second, asks: Asks::Read(said.id.clone()) }
}

fn waits(cx: &Cx<'_>, waiting: &Waiting) -> Told {
    let text = cx.tn(&format!("tidings-{}", waiting.waits.name()), &[]);
    let date = dates::day_and_time(cx.texts.lang(), waiting.since, cx.state.utc_offset_min);
    let second = cx.tn("tidings-since", &[("date", &date)]);
    Told { symbol: cx.state.symbol_of_word("wait"), text, second, asks: Asks::Nothing }
}

/// The line on the first screen: the newest of it; a tap shows all.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let all = all(cx);
    // That one may take a yes back is no news, where there is any.
    let Some(first) = all.iter().find(|told| told.asks != Asks::TakeBack).or(all.first()) else { return };
    let second = match all.len() - 1 {
        0 => first.second.clone(),
        more => cx.tn("tidings-more", &[("second", &first.second), ("count", &more.to_string())]),
    };
    let name = format!("{}. {} {second}", cx.t("tidings"), first.text);
    let key = Key::new("tidings", rect, &name).word(&first.text).second(&second).beside().lines(1).size(TYPE_WORD);
    let tint = if matches!(first.asks, Asks::Read(_)) { Tint::Social } else { Tint::Question };
    let key = key.sign(Sign::Symbol(first.symbol.clone())).radius(RADIUS_CARD).fill(cx.colors.tint(tint));
    if key.show(ui, cx) {
        cx.send(Command::Queue(QueueCommand::Tidings(true)));
    }
}

/// Height of a card on the page.
const CARD: f32 = 112.0;

/// What only this page knows.
#[derive(Default)]
pub(super) struct TidingsPage {
    page: usize,
}

/// The page.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TidingsPage, rect: Rect) {
    let mut all = all(cx);
    // What can be stopped stands where it is seen at once.
    all.sort_by_key(|told| told.asks != Asks::TakeBack);
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 0.0, 80.0]);
    let title = cx.t("tidings");
    let spoken: Vec<String> = all.iter().map(|told| format!("{} {}", told.text, told.second)).collect();
    super::top::show(ui, cx, parts[0], &title, &spoken.join(" "));
    let fit = (((parts[1].height() + GAP) / (CARD + GAP)) as usize).max(1);
    if all.is_empty() {
        let text = cx.t("tidings-none");
        cx.words(ui, &text, parts[1], TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    let pages = all.len().div_ceil(fit).max(1);
    page.page = page.page.min(pages - 1);
    for (nth, told) in all.iter().skip(page.page * fit).take(fit).enumerate() {
        let top = parts[1].top() + nth as f32 * (CARD + GAP);
        let size = egui::vec2(parts[1].width(), CARD.min(parts[1].height()));
        card(ui, cx, Rect::from_min_size(egui::pos2(parts[1].left(), top), size), (nth, told));
    }
    let back = cx.t("back");
    let places = columns(parts[2], GAP, &[260.0_f32.min(parts[2].width() * 0.5), 0.0, 80.0, 80.0]);
    turn(ui, cx, page, pages, (places[2], places[3]));
    if Key::new("tidings-back", places[0], &back).icon("left").beside().lines(1).show(ui, cx) {
        cx.send(Command::Queue(QueueCommand::Tidings(false)));
    }
}

/// To the page before and the next one, where there are several.
fn turn(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TidingsPage, pages: usize, (left, right): (Rect, Rect)) {
    if pages < 2 {
        return;
    }
    let before = cx.t("page-previous");
    let key = Key::new("page-previous", left, &before).icon("left").wordless().enabled(page.page > 0);
    if key.show(ui, cx) {
        page.page -= 1;
    }
    let after = cx.t("page-next");
    let key = Key::new("page-next", right, &after).icon("right").wordless().enabled(page.page + 1 < pages);
    if key.show(ui, cx) {
        page.page += 1;
    }
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (nth, told): (usize, &Told)) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = inset(rect, 10.0);
    let key = if rect.width() > 900.0 { 140.0 } else { 84.0 };
    let answers = answers(cx, &told.asks);
    let mut widths = vec![inner.height(), 0.0, key];
    widths.extend(answers.iter().map(|_| key));
    let places = columns(inner, GAP, &widths);
    let painter = ui.painter().clone();
    let symbol = told.symbol.clone();
    paint_picture(ui, cx, &painter, places[0], |side| PictureKey::Symbol(symbol.clone(), side));
    let lines = rows(places[1], 2.0, &[0.0, inner.height() * 0.4]);
    let size = if places[1].width() > 420.0 { TYPE_SENTENCE } else { TYPE_WORD };
    cx.words(ui, &told.text, lines[0], size, Weight::Bold, Align::Left, 3, cx.colors.ink);
    cx.words(ui, &told.second, lines[1], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let (word, spoken) = (cx.t("read-aloud"), format!("{} {}", told.text, told.second));
    let name = format!("{word}: {}", told.text);
    if Key::new(("tidings-hear", nth), places[2], &name).word(&word).icon("read-aloud").size(16.0).show(ui, cx) {
        cx.send(Command::Say(spoken));
    }
    for ((text, sign, command), place) in answers.into_iter().zip(places.iter().skip(3)) {
        let word = cx.t(text);
        let name = format!("{word}: {}", told.text);
        let key = Key::new(("tidings-answer", nth, text), *place, &name).word(&word).sign(sign).size(16.0).lines(2);
        if key.fill(cx.colors.tint(Tint::Social)).show(ui, cx) {
            cx.send(command);
        }
    }
}

/// The keys of an answer: their word, picture and command. Not to know is a no.
fn answers(cx: &Cx<'_>, asks: &Asks) -> Vec<(&'static str, Sign, Command)> {
    let symbol = |word: &str| Sign::Symbol(cx.state.symbol_of_word(word));
    let answer = |yes| Command::Happened(HappenedCommand::Answer(yes));
    match asks {
        Asks::Nothing => Vec::new(),
        Asks::Read(id) => vec![("tidings-ok", Sign::Icon("check"), Command::Queue(QueueCommand::Read(id.clone())))],
        Asks::Tell => vec![
            ("tidings-yes", symbol("yes"), answer(true)),
            ("tidings-no", symbol("no"), answer(false)),
            ("tidings-not-know", symbol("not-know"), answer(false)),
        ],
        Asks::TakeBack => vec![("happened-stop", symbol("stop"), answer(false))],
    }
}
