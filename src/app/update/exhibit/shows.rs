//! Exhibitions themselves: made, copied, entitled, described, kept as versions, deleted.

use super::super::one_line;
use super::{change, edit};
use crate::app::effect::Effect;
use crate::app::exhibit::{ExhibitView, ShowEdit};
use crate::app::state::State;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ExhibitionId;
use crate::domain::locale::{Lang, LocalText};
use crate::domain::notice::Notice;
use crate::domain::record::{Kind, Record, Write};
use unicode_normalization::UnicodeNormalization;

/// Longest title, place or dates in characters.
const MAX_LINE: usize = 120;
/// Longest text.
const MAX_TEXT: usize = 4000;
/// Copies of one title that are counted.
const MAX_COPIES: usize = 1000;

pub(super) fn new(state: &mut State, title: &str) -> Vec<Effect> {
    let title = line(title);
    if title.is_empty() {
        state.tell(Notice::problem("name-empty"));
        return Vec::new();
    }
    if state.library.exhibition(&title).is_some() {
        state.tell(Notice::problem("exhibition-exists").with("name", &title));
        return Vec::new();
    }
    let show = Exhibition { id: state.ids.make("x"), title, made: state.now, ..Exhibition::default() };
    vec![add(state, show)]
}

/// A new exhibition is the open one.
fn add(state: &mut State, show: Exhibition) -> Effect {
    (state.exhibit.open, state.exhibit.selected) = (Some(show.id.clone()), None);
    state.exhibit.view = ExhibitView::Hang;
    change(state, "exhibition-add", Write::put(Record::Exhibition(show)))
}

/// A draft of its own: `봄` becomes `봄 2`.
pub(super) fn copy(state: &mut State, id: &ExhibitionId) -> Vec<Effect> {
    let Some(show) = state.library.exhibitions.get(id).cloned() else { return Vec::new() };
    let short: String = show.title.chars().take(MAX_LINE - 5).collect();
    let titles = (2..MAX_COPIES).map(|nth| format!("{short} {nth}"));
    let free = titles.into_iter().find(|title| state.library.exhibition(title).is_none());
    let Some(title) = free else { return Vec::new() };
    let copy = show.copy(state.ids.make("x"), title, state.now);
    vec![add(state, copy)]
}

pub(super) fn delete(state: &mut State, id: &ExhibitionId) -> Vec<Effect> {
    if !state.library.exhibitions.contains_key(id) {
        return Vec::new();
    }
    (state.exhibit.open, state.exhibit.selected) = (None, None);
    vec![change(state, "exhibition-delete", Write::Delete(Kind::Exhibition, id.0.clone()))]
}

/// Titles are names on the command line: no two exhibitions have the same.
fn is_taken(state: &mut State, id: &ExhibitionId, title: &str) -> bool {
    let title = line(title);
    let taken = state.library.exhibitions.values().any(|other| other.id != *id && other.title == title);
    if taken {
        state.tell(Notice::problem("exhibition-exists").with("name", &title));
    }
    taken
}

pub(super) fn change_of(state: &mut State, id: &ExhibitionId, change: ShowEdit) -> Vec<Effect> {
    match change {
        ShowEdit::Title(title) if is_taken(state, id, &title) => Vec::new(),
        ShowEdit::Keep(name) => keep(state, id, &name),
        ShowEdit::BackTo(version) => back_to(state, id, version),
        ShowEdit::Forget(version) => edit(state, id, "exhibition-version-forget", |show| {
            if version < show.versions.len() {
                show.versions.remove(version);
            }
        }),
        change => edit(state, id, "exhibition-edit", |show| describe(show, change)),
    }
}

fn describe(show: &mut Exhibition, change: ShowEdit) {
    match change {
        ShowEdit::Title(title) => show.title = line(&title),
        ShowEdit::Place(place) => show.place = line(&place),
        ShowEdit::Dates(dates) => show.dates = line(&dates),
        ShowEdit::Host(host) => show.host = line(&host),
        ShowEdit::Credits(credits) => show.credits = text(&credits),
        ShowEdit::Rights(rights) => show.rights = line(&rights),
        ShowEdit::About(lang, about) => *of(&mut show.about, lang) = text(&about),
        ShowEdit::Notice(lang, notice) => *of(&mut show.ai_notice, lang) = text(&notice),
        ShowEdit::Notes(notes) => show.notes = text(&notes),
        ShowEdit::Keep(_) | ShowEdit::BackTo(_) | ShowEdit::Forget(_) => {}
    }
}

fn keep(state: &mut State, id: &ExhibitionId, name: &str) -> Vec<Effect> {
    let (name, now) = (line(name), state.now);
    edit(state, id, "exhibition-version", |show| show.keep_version(name, now))
}

/// As it was in a version, but for a title that another exhibition has meanwhile.
fn back_to(state: &mut State, id: &ExhibitionId, version: usize) -> Vec<Effect> {
    let others = |title: &str| state.library.exhibitions.values().any(|show| show.id != *id && show.title == title);
    let was = state.library.exhibitions.get(id).and_then(|show| show.versions.get(version));
    let is_taken = was.is_some_and(|version| others(&version.was.title));
    edit(state, id, "exhibition-version-back", |show| {
        let title = show.title.clone();
        show.back_to(version);
        if is_taken {
            show.title = title;
        }
    })
}

fn of(text: &mut LocalText, lang: Lang) -> &mut String {
    match lang {
        Lang::Ko => &mut text.ko,
        Lang::En => &mut text.en,
    }
}

pub(super) fn line(text: &str) -> String {
    one_line(text, MAX_LINE)
}

/// Some lines of text as they are kept.
pub(super) fn text(text: &str) -> String {
    let kept = text.nfc().filter(|c| *c == '\n' || !c.is_control());
    kept.collect::<String>().trim().chars().take(MAX_TEXT).collect()
}
