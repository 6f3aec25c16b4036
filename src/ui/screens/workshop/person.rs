//! One person: how they are called, their group, what they must be spared, how it stands with their yes; and the ways to everything of theirs.

use super::{View, WorkshopPage, new};
use crate::app::{Command, PackagesCommand, Room, WorkshopCommand};
use crate::domain::consent::{Answer, Use};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use crate::ui::screens::settings::lines::{Lines, choice};
use egui::{Rect, Ui};

/// Least width of a group's key.
const KEY: f32 = 150.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, person: &Profile) {
    let parts = rows(rect, GAP, &[80.0, 0.0]);
    head(ui, cx, page, parts[0], person);
    let mut lines = Lines::new(parts[1], &page.turned);
    ways(ui, cx, page, &mut lines, person);
    let places = columns(lines.line(), GAP, &[0.0, 0.0]);
    let name = cx.t("calm");
    if Key::new("workshop-calm", places[1], &name).icon("eye-off").beside().lines(2).show(ui, cx) {
        page.open(View::Calm(person.id.clone()));
        return;
    }
    let name = cx.tn("contact-of", &[("name", &person.name)]);
    if Key::new("workshop-guardian", places[0], &name).icon("people").beside().lines(2).show(ui, cx) {
        super::guardian::open(cx, page, person);
        return;
    }
    let consent = consent(cx, person);
    cx.words(ui, &consent, lines.line(), TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    if let Some(address) = new::addresses(ui, cx, lines.line(), person.address) {
        save(cx, Profile { address, ..person.clone() });
    }
    let language = usize::from(person.lang == crate::domain::locale::Lang::En);
    if let Some(index) = choice(ui, cx, lines.line(), "person-language", &["language-ko", "language-en"], language) {
        let lang = if index == 1 { crate::domain::locale::Lang::En } else { crate::domain::locale::Lang::Ko };
        save(cx, Profile { lang, ..person.clone() });
    }
    let spared = usize::from(!person.face.motion);
    if let Some(index) = choice(ui, cx, lines.line(), "spare-motion", &["spare-no", "spare-yes"], spared) {
        let mut changed = person.clone();
        changed.face.motion = index == 0;
        save(cx, changed);
    }
    let spared = usize::from(person.access.answer.quiet);
    if let Some(index) = choice(ui, cx, lines.line(), "spare-sound", &["spare-no", "spare-yes"], spared) {
        let mut changed = person.clone();
        changed.access.answer.quiet = index == 1;
        save(cx, changed);
    }
    let known: Vec<String> = cx.state.library.groups().into_iter().map(str::to_owned).collect();
    if let Some(group) = groups(ui, cx, &mut lines, &mut page.group, &known, &person.group) {
        save(cx, Profile { group, ..person.clone() });
    }
    rename(ui, cx, page, lines.line(), person);
    let places = columns(lines.line(), GAP, &[0.0, 0.0]);
    let name = cx.tn("package-person", &[("name", &person.name)]);
    if Key::new("workshop-package", places[0], &name).icon("export").beside().lines(2).show(ui, cx) {
        cx.send(Command::Packages(PackagesCommand::SavePeople(vec![person.id.clone()])));
    }
    let name = cx.tn("person-remove", &[("name", &person.name)]);
    if Key::new("workshop-remove", places[1], &name).icon("trash").beside().lines(2).show(ui, cx) {
        cx.send(Command::Workshop(WorkshopCommand::Remove(person.id.clone())));
        page.open(View::People);
    }
    lines.turn(ui, cx, &mut page.turned, parts[1]);
}

fn save(cx: &mut Cx<'_>, person: Profile) {
    cx.send(Command::Workshop(WorkshopCommand::Save(Box::new(person))));
}

/// Back, and who it is.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, person: &Profile) {
    let places = columns(rect, GAP, &[110.0, 80.0, 0.0]);
    let back = cx.t("back");
    if Key::new("workshop-back", places[0], &back).icon("left").lines(1).show(ui, cx) {
        page.open(View::People);
    }
    let name = cx.tn("person-picture-of", &[("name", &person.name)]);
    let key = Key::new("workshop-picture", places[1], &name).wordless().enabled(false);
    key.sign(Sign::Symbol(person.picture.clone())).show(ui, cx);
    let about = super::people::about(cx, person);
    let called = person.called(cx.state.lang());
    let text = if about.is_empty() { called } else { format!("{called} · {about}") };
    cx.words(ui, &text, places[2], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
}

/// To their settings, their boards, a lesson for them.
fn ways(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, lines: &mut Lines, person: &Profile) {
    let places = columns(lines.line(), GAP, &[0.0, 0.0, 0.0]);
    let name = cx.t("lesson-for-them");
    if Key::new("workshop-lessons", places[2], &name).icon("play").beside_in(places[2].width()).show(ui, cx) {
        page.open(View::Lessons(vec![person.id.clone()]));
    }
    for (place, (room, text, icon)) in
        places.iter().zip([(Room::Settings, "settings", "settings"), (Room::Boards, "boards-edit", "edit")])
    {
        let name = cx.t(text);
        if Key::new(("workshop-open", text), *place, &name).icon(icon).beside_in(place.width()).show(ui, cx) {
            cx.send(Command::Workshop(WorkshopCommand::Open(person.id.clone(), room)));
        }
    }
}

/// How many of their works may be shown, and of how many nobody has asked yet.
fn consent(cx: &mut Cx<'_>, person: &Profile) -> String {
    let state = cx.state;
    let works = state.library.works(Some(&person.id));
    let yes = works.iter().filter(|work| Use::ALL.iter().any(|purpose| work.consents.allows(*purpose).is_ok())).count();
    let asked = |answer: Answer| !matches!(answer, Answer::Unasked);
    let open =
        works.iter().filter(|work| !Use::ALL.iter().any(|purpose| asked(work.consents.answer(*purpose)))).count();
    let (works, yes, open) = (works.len().to_string(), yes.to_string(), open.to_string());
    cx.tn("person-consents", &[("works", &works), ("yes", &yes), ("open", &open)])
}

/// Groups to choose from, and a new one; the one that is wanted. The one that was chosen before takes them out.
pub(super) fn groups(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    lines: &mut Lines,
    typed: &mut String,
    known: &[String],
    now: &str,
) -> Option<String> {
    let mut wanted = None;
    let name = cx.t("group");
    let row = lines.line();
    let label = (row.width() * 0.32).min(300.0);
    let places = columns(row, GAP, &[label, 0.0, 180.0_f32.min(row.width() * 0.3)]);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let hint = cx.t("group-name");
    field(ui, places[1], typed, &hint, TYPE_WORD, new::MAX_NAME);
    let add = cx.t("group-new");
    let ready = !typed.trim().is_empty();
    if Key::new("workshop-group-new", places[2], &add).icon("add").beside().enabled(ready).show(ui, cx) {
        wanted = Some(std::mem::take(typed));
    }
    // A new one is seen as chosen before anybody is in it.
    let mut all: Vec<&str> = known.iter().map(String::as_str).collect();
    if !now.is_empty() && !all.contains(&now) {
        all.insert(0, now);
    }
    let across = (((row.width() + GAP) / (KEY + GAP)) as usize).max(1);
    for some in all.chunks(across) {
        let row = lines.line();
        for (index, group) in some.iter().enumerate() {
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let spoken = format!("{name}: {group}");
            let key = Key::new(("workshop-in-group", group), cell, &spoken).word(group).lines(2);
            if key.chosen(*group == now).show(ui, cx) {
                wanted = Some(if *group == now { String::new() } else { (*group).to_owned() });
            }
        }
    }
    wanted
}

fn rename(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, row: Rect, person: &Profile) {
    let places = columns(row, GAP, &[0.0, 180.0_f32.min(row.width() * 0.3)]);
    let kept = page.name.take().filter(|(id, _)| *id == person.id);
    let (_, mut name) = kept.unwrap_or_else(|| (person.id.clone(), person.name.clone()));
    let label = cx.t("person-name");
    field(ui, places[0], &mut name, &label, TYPE_WORD, new::MAX_NAME);
    let text = cx.t("name-change");
    let ready = !name.trim().is_empty() && name.trim() != person.name;
    if Key::new("workshop-rename", places[1], &text).icon("check").beside().lines(2).enabled(ready).show(ui, cx) {
        save(cx, Profile { name: name.trim().to_owned(), ..person.clone() });
    } else {
        page.name = Some((person.id.clone(), name));
    }
}
