//! What happened: the people who said yes, and a month of one of them as pictures and plain sentences. No scores, no order of more and less.

use crate::app::{Command, HappenedCommand};
use crate::domain::happened::{Day, MayTell, Month, MonthOf};
use crate::domain::id::ProfileId;
use crate::domain::profile::Profile;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, paint_picture, rows};
use crate::ui::screens::settings::lines::{Lines, ROW, Turned};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub(super) struct HappenedPage {
    /// Whose months are seen, and which of them, counted from the newest.
    person: Option<ProfileId>,
    back: usize,
    /// What is about to be deleted: a month, or everything.
    deleting: Option<Option<MonthOf>>,
    turned: Turned,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HappenedPage, rect: Rect) {
    let state = cx.state;
    let person = page.person.as_ref().and_then(|id| state.library.profiles.get(id));
    match person.filter(|person| state.may_tell(&person.id) == MayTell::Yes) {
        Some(person) => months(ui, cx, page, rect, person),
        None => people(ui, cx, page, rect),
    }
}

fn send(cx: &mut Cx<'_>, command: HappenedCommand) {
    cx.send(Command::Happened(command));
}

/// Everybody, what they said to it, and a key to ask or to look.
fn people(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HappenedPage, rect: Rect) {
    let state = cx.state;
    let mut lines = Lines::new(rect, &page.turned);
    let text = cx.t("happened-about");
    cx.words(ui, &text, lines.line(), TYPE_WORD, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let everybody = state.library.people();
    if everybody.is_empty() {
        let text = cx.t("workshop-nobody");
        cx.words(ui, &text, lines.line(), TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    }
    for person in everybody {
        let row = lines.line();
        if !row.is_positive() {
            continue;
        }
        let may = state.may_tell(&person.id);
        let places = columns(row, GAP, &[ROW, 0.0, 200.0_f32.min(row.width() * 0.34)]);
        let painter = ui.painter().clone();
        let symbol = person.picture.clone();
        paint_picture(ui, cx, &painter, places[0], |side| crate::app::PictureKey::Symbol(symbol.clone(), side));
        let (name, said) = (person.called(state.lang()), cx.tn(&format!("happened-may-{}", may.name()), &[]));
        cx.words(ui, &format!("{name} · {said}"), places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
        let yes = may == MayTell::Yes;
        let word = cx.t(if yes { "happened-look" } else { "happened-ask" });
        let spoken = cx.tn("queue-decide", &[("name", &name), ("what", &word)]);
        let key = Key::new(("happened-person", &person.id), places[2], &spoken).word(&word).lines(2);
        let key = key.icon(if yes { "calendar" } else { "consent" }).beside().enabled(may != MayTell::Asked);
        if key.show(ui, cx) {
            match yes {
                true => *page = HappenedPage { person: Some(person.id.clone()), ..HappenedPage::default() },
                false => send(cx, HappenedCommand::Ask(person.id.clone())),
            }
        }
    }
    lines.turn(ui, cx, &mut page.turned, rect);
}

/// One month of one person.
fn months(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HappenedPage, rect: Rect, person: &Profile) {
    let months: Vec<Month> = cx.state.months_of(&person.id).into_iter().cloned().collect();
    page.back = page.back.min(months.len().saturating_sub(1));
    let month = months.iter().rev().nth(page.back);
    if let Some(what) = page.deleting {
        return confirm(ui, cx, page, rect, person, what);
    }
    let narrow = rect.width() < 900.0;
    let head = if narrow { 72.0 * 2.0 + GAP } else { 72.0 };
    let parts = rows(rect, GAP, &[head, 0.0]);
    let heads = if narrow { rows(parts[0], GAP, &[0.0; 2]) } else { columns(parts[0], GAP, &[0.0; 2]) };
    which(ui, cx, page, heads[0], person, (month, months.len()));
    deeds(ui, cx, page, heads[1], person, month);
    let Some(month) = month else {
        let text = cx.t("happened-nothing");
        return cx.words(ui, &text, parts[1], TYPE_TITLE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    };
    let mut lines = Lines::new(parts[1], &page.turned);
    told(ui, cx, &mut lines, month);
    lines.turn(ui, cx, &mut page.turned, parts[1]);
}

/// Back, the month before, which it is, the month after.
fn which(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut HappenedPage,
    rect: Rect,
    person: &Profile,
    (month, count): (Option<&Month>, usize),
) {
    let places = columns(rect, GAP, &[96.0, 72.0, 0.0, 72.0]);
    let back = cx.t("back");
    if Key::new("happened-back", places[0], &back).icon("left").lines(1).show(ui, cx) {
        *page = HappenedPage::default();
        return;
    }
    let (before, after) = (cx.t("happened-before"), cx.t("happened-after"));
    let more = page.back + 1 < count;
    if Key::new("happened-before", places[1], &before).icon("previous").wordless().enabled(more).show(ui, cx) {
        page.back += 1;
        page.turned.turn_back();
    }
    let name = person.called(cx.state.lang());
    let text = match month {
        Some(month) => {
            let (year, nth) = (month.of.year.to_string(), month.of.month.to_string());
            cx.tn("happened-month", &[("name", &name), ("year", &year), ("month", &nth)])
        }
        None => name,
    };
    cx.words(ui, &text, places[2], TYPE_WORD * 1.1, Weight::Bold, Align::Center, 2, cx.colors.ink);
    if Key::new("happened-after", places[3], &after).icon("next").wordless().enabled(page.back > 0).show(ui, cx) {
        page.back = page.back.saturating_sub(1);
        page.turned.turn_back();
    }
}

fn deeds(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HappenedPage, rect: Rect, person: &Profile, month: Option<&Month>) {
    let places = columns(rect, GAP, &[0.0; 3]);
    let some = month.is_some();
    let name = cx.t("happened-save");
    let free = some && cx.state.happened.saving.is_none();
    if Key::new("happened-save", places[0], &name).icon("save").beside().lines(2).enabled(free).show(ui, cx) {
        send(cx, HappenedCommand::Save(person.id.clone(), month.map(|month| month.of)));
    }
    let name = cx.t("happened-delete");
    if Key::new("happened-delete", places[1], &name).icon("trash").beside().lines(2).enabled(some).show(ui, cx) {
        page.deleting = Some(month.map(|month| month.of));
    }
    let name = cx.t("happened-delete-all");
    if Key::new("happened-delete-all", places[2], &name).icon("trash").beside().lines(2).enabled(some).show(ui, cx) {
        page.deleting = Some(None);
    }
}

/// What is deleted here no undo brings back: that is said before.
fn confirm(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HappenedPage, rect: Rect, person: &Profile, what: Option<MonthOf>) {
    let parts = rows(rect, GAP, &[160.0, 84.0, 0.0]);
    let text = match what {
        Some(MonthOf { year, month }) => {
            cx.tn("happened-really", &[("year", &year.to_string()), ("month", &month.to_string())])
        }
        None => cx.t("happened-really-all").to_string(),
    };
    cx.words(ui, &text, parts[0], TYPE_TITLE, Weight::Bold, Align::Left, 4, cx.colors.ink);
    let places = columns(parts[1], GAP, &[0.0, 0.0]);
    let cancel = cx.t("cancel");
    if Key::new("happened-keep", places[0], &cancel).icon("close").beside().lines(1).show(ui, cx) {
        page.deleting = None;
    }
    let name = cx.t("happened-delete-now");
    let key = Key::new("happened-delete-now", places[1], &name).icon("trash").beside().lines(1);
    if key.border(cx.colors.care).show(ui, cx) {
        send(cx, HappenedCommand::Delete(person.id.clone(), what));
        (page.deleting, page.back) = (None, 0);
    }
}

/// A month as pictures and plain sentences.
fn told(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, month: &Month) {
    let whole = month.whole();
    sentence(ui, cx, lines, "calendar", "happened-days", month.days.len());
    for (room, seconds) in &whole.rooms_s {
        let (minutes, room) = (seconds.div_ceil(60).to_string(), cx.tn(&format!("happened-room-{room}"), &[]));
        let text = cx.tn("happened-time", &[("room", &room), ("minutes", &minutes)]);
        row(ui, cx, lines, Sign::Icon("clock"), &text);
    }
    if !whole.ways.is_empty() {
        let ways: Vec<String> = whole.ways.keys().map(|way| cx.tn(&format!("happened-way-{way}"), &[])).collect();
        let text = cx.tn("happened-ways", &[("ways", &ways.join(", "))]);
        row(ui, cx, lines, Sign::Icon("hand"), &text);
    }
    if whole.works > 0 {
        sentence(ui, cx, lines, "works", "happened-works", whole.works as usize);
        works(ui, cx, lines, month);
    }
    for id in &whole.lessons {
        let title = cx.state.library.lesson(id).map(|lesson| lesson.title.get(cx.state.lang()).to_owned());
        let text = cx.tn("happened-lesson", &[("title", &title.unwrap_or_else(|| id.0.clone()))]);
        row(ui, cx, lines, Sign::Icon("play"), &text);
    }
    if !whole.taught.is_empty() {
        sentence(ui, cx, lines, "teach", "happened-taught", whole.taught.len());
        words(ui, cx, lines, &whole, |day, id| day.taught.contains_key(id));
    }
    if !whole.words.is_empty() {
        sentence(ui, cx, lines, "words", "happened-words", whole.words.len());
        words(ui, cx, lines, &whole, |day, id| day.words.contains_key(id));
    }
}

fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, icon: &'static str, text: &str, count: usize) {
    let text = cx.tn(text, &[("count", &count.to_string())]);
    row(ui, cx, lines, Sign::Icon(icon), &text);
}

/// A picture and a sentence.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, sign: Sign, text: &str) {
    let row = lines.line();
    if !row.is_positive() {
        return;
    }
    let places = columns(row, GAP, &[ROW, 0.0]);
    if let Sign::Icon(icon) = sign {
        let ctx = ui.ctx().clone();
        cx.icon(&ctx, icon, places[0].shrink(12.0), cx.colors.ink);
    }
    cx.words(ui, text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
}

/// Words with their pictures, in the order of the vocabulary: none stands before another for having been said more often.
fn words(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, whole: &Day, is_in: impl Fn(&Day, &str) -> bool) {
    let lang = cx.state.lang();
    let all: Vec<(String, SymbolRef)> = cx
        .state
        .words
        .words()
        .iter()
        .filter(|word| is_in(whole, word.id.as_str()))
        .map(|word| (word.text(lang).to_owned(), word.symbol.clone()))
        .collect();
    let across = cells_across(lines);
    for some in all.chunks(across) {
        let row = lines.line();
        if !row.is_positive() {
            continue;
        }
        for (index, (text, symbol)) in some.iter().enumerate() {
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let key = Key::new(("happened-word", text), cell, text).sign(Sign::Symbol(symbol.clone())).size(15.0);
            if key.lines(1).fill(cx.colors.tint(Tint::Little)).show(ui, cx) {
                cx.send(Command::Say(text.clone()));
            }
        }
    }
}

fn cells_across(lines: &Lines) -> usize {
    (((lines.width() + GAP) / (96.0 + GAP)) as usize).clamp(2, 12)
}

/// The works of the month that are still there.
fn works(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, month: &Month) {
    let (state, offset) = (cx.state, cx.state.utc_offset_min);
    let of_month = |at| crate::domain::happened::month_at(at, offset).0 == month.of;
    let works: Vec<_> =
        state.library.works(Some(&month.profile)).into_iter().filter(|work| of_month(work.made)).collect();
    let across = cells_across(lines);
    for some in works.chunks(across) {
        let row = lines.line();
        if !row.is_positive() {
            continue;
        }
        for (index, work) in some.iter().enumerate() {
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let painter = ui.painter().clone();
            paint_picture(ui, cx, &painter, cell, |side| state.work_picture(work, side));
        }
    }
}
