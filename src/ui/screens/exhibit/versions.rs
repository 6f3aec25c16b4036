//! Versions: how the exhibition was at moments that the curator kept, and the way back.

use super::details::said;
use super::parts::{KEY, key, sentence};
use super::{ExhibitPage, exhibit};
use crate::app::{ExhibitCommand, ShowEdit};
use crate::domain::exhibition::{Exhibition, Version};
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let details = &mut page.details;
    let mut lines = details.roll.begin(rect);
    let line = lines.line(60.0);
    said(ui, cx, line, "details-versions");
    let places = columns(lines.line(KEY), GAP, &[0.0, 220.0]);
    let name = cx.t("version-name");
    field(ui, places[0], &mut details.name, &name, TYPE_WORD, 80);
    if key(ui, cx, places[1], "version-keep", "save", true) {
        let typed = std::mem::take(&mut details.name);
        let name = if typed.trim().is_empty() {
            cx.tn("version-nth", &[("nth", &(show.versions.len() + 1).to_string())])
        } else {
            typed
        };
        exhibit(cx, ExhibitCommand::Change(show.id.clone(), ShowEdit::Keep(name)));
    }
    // The newest first.
    for (nth, version) in show.versions.iter().enumerate().rev() {
        let line = lines.line(60.0);
        kept(ui, cx, line, show, nth, version);
    }
    if show.versions.is_empty() {
        let text = cx.t("versions-none");
        let line = lines.line(60.0);
        sentence(ui, cx, line, &text);
    }
    lines.end(ui, cx, &mut details.roll);
}

fn kept(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, nth: usize, version: &Version) {
    let places = columns(rect, GAP, &[0.0, 190.0, 60.0]);
    let words = rows(places[0], 0.0, &[0.0, 26.0]);
    cx.words(ui, &version.name, words[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let at = dates::day_and_time(cx.state.lang(), version.at, cx.state.utc_offset_min);
    let count = cx.tn("works-count", &[("count", &version.was.count().to_string())]);
    let second = format!("{at} · {count}");
    cx.words(ui, &second, words[1], 15.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let (word, name) = (cx.t("version-back"), &version.name);
    let spoken = format!("{name}: {word}");
    let key = Key::new(("version-back", nth), places[1], &spoken).word(&word).icon("history").beside();
    if key.size(TYPE_SECOND).show(ui, cx) {
        exhibit(cx, ExhibitCommand::Change(show.id.clone(), ShowEdit::BackTo(nth)));
    }
    let spoken = format!("{name}: {}", cx.t("version-forget"));
    if Key::new(("version-forget", nth), places[2], &spoken).icon("trash").wordless().show(ui, cx) {
        exhibit(cx, ExhibitCommand::Change(show.id.clone(), ShowEdit::Forget(nth)));
    }
}
