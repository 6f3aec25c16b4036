//! What an exhibition says of itself: title, place, dates, texts, terms, notes; its rooms; its versions.

use super::parts::{KEY, Roll, choices, heading, key, panel, sentence};
use super::typing::{AREA, LINE, Text, Typing};
use super::{ExhibitPage, exhibit, rooms as rooms_of, versions};
use crate::app::{Command, ExhibitCommand, ShowEdit};
use crate::domain::exhibition::Exhibition;
use crate::domain::locale::Lang;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// What only these forms know.
#[derive(Default)]
pub(super) struct DetailsPage {
    section: usize,
    pub roll: Roll,
    /// The name of a version or room, being typed.
    pub name: String,
    /// Deleting was pressed once.
    deleting: bool,
}

const SECTIONS: [(&str, &str); 3] =
    [("details-texts", "edit"), ("details-rooms", "frame"), ("details-versions", "history")];

/// Terms that can be chosen: their text and their address (Creative Commons, RightsStatements.org).
const RIGHTS: [(&str, &str); 5] = [
    ("rights-makers", ""),
    ("rights-by", "http://creativecommons.org/licenses/by/4.0/"),
    ("rights-by-nc", "http://creativecommons.org/licenses/by-nc/4.0/"),
    ("rights-by-nc-nd", "http://creativecommons.org/licenses/by-nc-nd/4.0/"),
    ("rights-in-copyright", "http://rightsstatements.org/vocab/InC/1.0/"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let parts = rows(rect, GAP, &[KEY, 0.0]);
    for (nth, ((text, icon), place)) in SECTIONS.into_iter().zip(columns(parts[0], GAP, &[0.0; 3])).enumerate() {
        let name = cx.t(text);
        let key = Key::new(("details", text), place, &name).icon(icon).beside().size(TYPE_SECOND).lines(1);
        if key.chosen(page.details.section == nth).show(ui, cx) {
            page.details.section = nth;
            page.details.roll.rewind();
        }
    }
    let inner = panel(ui, cx, parts[1]);
    match page.details.section {
        0 => texts(ui, cx, page, inner, show),
        1 => rooms_of::show(ui, cx, page, inner, show),
        _ => versions::show(ui, cx, page, inner, show),
    }
}

/// A text of the exhibition.
pub(super) fn field(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    typing: &mut Typing,
    rect: Rect,
    show: &Exhibition,
    text: &Text<'_>,
    edit: impl Fn(String) -> ShowEdit + 'static,
) {
    let id = show.id.clone();
    let text = Text { id: format!("{id}/{}", text.id), ..*text };
    typing.show(ui, cx, rect, &text, move |typed| Command::Exhibit(ExhibitCommand::Change(id.clone(), edit(typed))));
}

fn texts(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let ExhibitPage { typing, details, .. } = page;
    let mut lines = details.roll.begin(rect);
    let name = cx.t("exhibition-title");
    field(ui, cx, typing, lines.line(LINE), show, &Text::line("title", &name, &show.title), ShowEdit::Title);
    let places = columns(lines.line(LINE), GAP, &[0.0, 0.0]);
    let (name, hint) = (cx.t("exhibition-place"), cx.texts.hint("exhibition-place").unwrap_or_default());
    field(ui, cx, typing, places[0], show, &Text::line("place", &name, &show.place).hint(&hint), ShowEdit::Place);
    let (name, hint) = (cx.t("exhibition-dates"), cx.texts.hint("exhibition-dates").unwrap_or_default());
    field(ui, cx, typing, places[1], show, &Text::line("dates", &name, &show.dates).hint(&hint), ShowEdit::Dates);
    let places = columns(lines.line(LINE), GAP, &[0.0, 0.0]);
    let name = cx.t("exhibition-host");
    field(ui, cx, typing, places[0], show, &Text::line("host", &name, &show.host), ShowEdit::Host);
    let name = cx.t("exhibition-credits");
    field(ui, cx, typing, places[1], show, &Text::line("credits", &name, &show.credits), ShowEdit::Credits);
    let places = columns(lines.line(AREA), GAP, &[0.0, 0.0]);
    for (lang, text, place) in [(Lang::Ko, "about-ko", places[0]), (Lang::En, "about-en", places[1])] {
        let name = cx.t(text);
        let edit = move |typed| ShowEdit::About(lang, typed);
        field(ui, cx, typing, place, show, &Text::area(text, &name, of(&show.about, lang)), edit);
    }
    rights(ui, cx, lines.line(86.0), show);
    let places = columns(lines.line(AREA), GAP, &[0.0, 0.0]);
    for (lang, text, place) in [(Lang::Ko, "notice-ko", places[0]), (Lang::En, "notice-en", places[1])] {
        let name = cx.t(text);
        let edit = move |typed| ShowEdit::Notice(lang, typed);
        field(ui, cx, typing, place, show, &Text::area(text, &name, of(&show.ai_notice, lang)), edit);
    }
    let text = cx.texts.hint("notice-ko").unwrap_or_default();
    let line = lines.line(44.0);
    sentence(ui, cx, line, &text);
    let name = cx.t("exhibition-notes");
    field(ui, cx, typing, lines.line(AREA), show, &Text::area("notes", &name, &show.notes), ShowEdit::Notes);
    let line = lines.line(KEY);
    delete(ui, cx, details, line, show);
    lines.end(ui, cx, &mut details.roll);
}

/// The text of one language alone.
pub(super) fn of(text: &crate::domain::locale::LocalText, lang: Lang) -> &str {
    match lang {
        Lang::Ko => &text.ko,
        Lang::En => &text.en,
    }
}

/// Under which terms pictures may be used. An address that came from elsewhere stays until another one is chosen.
fn rights(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition) {
    let parts = rows(rect, 4.0, &[26.0, 0.0]);
    let name = cx.t("exhibition-rights");
    cx.words(ui, &name, parts[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    let words: Vec<(String, bool)> =
        RIGHTS.iter().map(|(text, url)| (cx.t(text).to_string(), show.rights == *url)).collect();
    if let Some((_, url)) = choices(ui, cx, parts[1], &name, &words).and_then(|nth| RIGHTS.get(nth)) {
        exhibit(cx, ExhibitCommand::Change(show.id.clone(), ShowEdit::Rights((*url).to_owned())));
    }
}

/// Copy; delete only with a second press.
fn delete(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut DetailsPage, rect: Rect, show: &Exhibition) {
    let places = columns(rect, GAP, &[0.0, 0.0, 0.0]);
    if key(ui, cx, places[0], "exhibition-copy", "duplicate", true) {
        exhibit(cx, ExhibitCommand::Copy(show.id.clone()));
    }
    if !page.deleting {
        page.deleting = key(ui, cx, places[1], "exhibition-delete", "trash", true);
        return;
    }
    if key(ui, cx, places[2], "cancel", "close", true) {
        page.deleting = false;
    }
    let name = cx.t("exhibition-delete-sure");
    let sure = Key::new("exhibition-delete-sure", places[1], &name).icon("trash").beside().size(TYPE_SECOND);
    if sure.fill(cx.colors.tint(Tint::Negation)).show(ui, cx) {
        page.deleting = false;
        exhibit(cx, ExhibitCommand::Delete(show.id.clone()));
    }
}

/// The heading of a section with what it is for.
pub(super) fn said(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) {
    let parts = rows(rect, 0.0, &[28.0, 0.0]);
    heading(ui, cx, parts[0], text);
    let hint = cx.texts.hint(text).unwrap_or_default();
    sentence(ui, cx, parts[1], &hint);
}
