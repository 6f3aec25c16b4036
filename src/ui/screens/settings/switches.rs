//! The switches of a person: which they are, what each does; a new one is learnt by pressing it.

use super::access::{hint, keep};
use super::lines::Lines;
use crate::domain::access::{Gesture, Role, Side, Source, Switch, SwitchSettings};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Ui};

const ROLES: [(Role, &str); 4] = [
    (Role::Select, "switch-select"),
    (Role::Next, "switch-next"),
    (Role::Previous, "switch-previous"),
    (Role::Leave, "switch-leave"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.access.clone();
    if let Some(source) = cx.kit.reach.take_learnt() {
        add(&mut new.switches, source);
    }
    let many = new.switches.switches.len() > 1;
    let mut gone = None;
    for (nth, switch) in new.switches.switches.iter_mut().enumerate() {
        if one(ui, cx, lines.line(), nth, switch, many) {
            gone = Some(nth);
        }
    }
    if let Some(nth) = gone {
        new.switches.switches.remove(nth);
    }
    adding(ui, cx, lines.line(), &mut new.switches);
    if cx.kit.reach.is_learning() {
        hint(ui, cx, lines, "switch-press-now");
    } else if cx.state.access.failed {
        hint(ui, cx, lines, "switch-pads-failed");
    } else {
        hint(ui, cx, lines, "switch-help");
    }
    if !cx.state.access.pads.is_empty() {
        let text = cx.tn("switch-pads", &[("names", &cx.state.access.pads.join(", "))]);
        cx.words(ui, &text, lines.line(), TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    }
    keep(cx, person, new);
}

/// The second switch goes on where the first one takes, and so on: what is missing yet.
fn add(settings: &mut SwitchSettings, source: Source) {
    if settings.of(&source).is_some() || settings.switches.len() >= SwitchSettings::MOST {
        return;
    }
    let missing = |role: &Role| settings.switches.iter().all(|switch| switch.role != *role);
    let role = ROLES.into_iter().map(|(role, _)| role).find(missing).unwrap_or_default();
    settings.switches.push(Switch { source, role });
}

/// A switch: its name, what it does, and a key that takes it off. True: it is to go.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, nth: usize, switch: &mut Switch, many: bool) -> bool {
    let places = columns(row, GAP, &[(row.width() * 0.26).min(300.0), 0.0, 0.0, 0.0, 0.0, 72.0]);
    let name = name(cx, &switch.source);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    for ((role, text), place) in ROLES.into_iter().zip(&places[1..5]) {
        let word = cx.t(text);
        let spoken = format!("{name}: {word}");
        let key = Key::new(("switch-role", nth, text), *place, &spoken).word(&word).chosen(switch.role == role);
        if key.size(16.0).show(ui, cx) {
            switch.role = role;
        }
    }
    let remove = cx.tn("switch-remove", &[("name", &name)]);
    Key::new(("switch-remove", nth), places[5], &remove).icon("remove").wordless().enabled(many).show(ui, cx)
}

fn name(cx: &mut Cx<'_>, source: &Source) -> String {
    match source {
        Source::Key(key) => cx.tn("switch-key", &[("key", key)]),
        Source::Pad(number) => cx.tn("switch-pad", &[("number", &(number & 0xffff).to_string())]),
        Source::Screen(Side::Whole) => cx.t("switch-screen").to_string(),
        Source::Screen(Side::Left) => cx.t("switch-screen-left").to_string(),
        Source::Screen(Side::Right) => cx.t("switch-screen-right").to_string(),
        Source::Face(Gesture::Smile) => cx.t("switch-smile").to_string(),
        Source::Face(Gesture::Brows) => cx.t("switch-brows").to_string(),
        Source::Face(Gesture::Mouth) => cx.t("switch-mouth").to_string(),
    }
}

/// A switch is learnt, or the screen becomes one or two.
fn adding(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, settings: &mut SwitchSettings) {
    let places = columns(row, GAP, &[0.0; 4]);
    let learning = cx.kit.reach.is_learning();
    let name = cx.t(if learning { "cancel" } else { "switch-learn" });
    let free = settings.switches.len() < SwitchSettings::MOST;
    let key = Key::new("switch-learn", places[0], &name).icon(if learning { "close" } else { "add" }).beside();
    if key.enabled(free || learning).show(ui, cx) {
        cx.kit.reach.learn(!learning);
    }
    let screen = |side, role| Switch { source: Source::Screen(side), role };
    let sets: [(&'static str, &'static str, Vec<Switch>); 3] = [
        ("switch-set-screen", "tablet", vec![screen(Side::Whole, Role::Select)]),
        ("switch-set-halves", "order", vec![screen(Side::Left, Role::Next), screen(Side::Right, Role::Select)]),
        ("switch-set-keys", "keyboard", SwitchSettings::default().switches),
    ];
    for ((text, icon, switches), place) in sets.into_iter().zip(&places[1..]) {
        let name = cx.t(text);
        let key = Key::new(("switch-set", text), *place, &name).icon(icon).beside().lines(2).size(17.0);
        if key.chosen(settings.switches == switches).show(ui, cx) {
            settings.switches = switches;
        }
    }
}
