//! How a person reaches the program: fingers, a pointer that rests, switches; what is heard and felt; the shortcuts.

use super::face::{self, FacePage};
use super::lines::{Lines, choice, number, save};
use super::practice::{self, PracticePage};
use super::{SettingsPage, shortcuts, switches};
use crate::domain::access::{
    AccessSettings, Advance, DwellSettings, Method, Progress, ScanSettings, Style, SwitchSettings,
};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Ui};

/// Which part of the tab is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Open {
    /// The first lines.
    #[default]
    All,
    /// A pointer that rests.
    Dwell,
    /// Scanning.
    Scan,
    /// Switches.
    Switches,
    /// The face before the camera.
    Face(FacePage),
    /// Shortcuts of the keyboard.
    Keyboard,
    /// Trying it, with measures.
    Practice(PracticePage),
}

const PARTS: [(&str, &str, Open); 5] = [
    ("access-dwell", "dwell", Open::Dwell),
    ("access-scan", "scan", Open::Scan),
    ("access-switches", "switch", Open::Switches),
    ("access-face", "camera", Open::Face(FacePage::NEW)),
    ("access-keyboard", "keyboard", Open::Keyboard),
];

/// The tab in a place: lines, or a page of its own.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect, person: &Profile) {
    if let Open::Practice(practice) = &page.access {
        let mut practice = practice.clone();
        let open = practice::show(ui, cx, &mut practice, rect, person);
        page.access = if open { Open::Practice(practice) } else { practice.from() };
        return;
    }
    let mut lines = Lines::new(rect, &page.turned);
    if page.access != Open::All {
        back(ui, cx, page, &mut lines);
    }
    let part = page.access.clone();
    match part {
        Open::All | Open::Practice(_) => first(ui, cx, page, &mut lines, person),
        Open::Dwell => dwell(ui, cx, page, &mut lines, person),
        Open::Scan => scan(ui, cx, page, &mut lines, person),
        Open::Switches => switches::show(ui, cx, &mut lines, person),
        Open::Face(mut face) => {
            face::show(ui, cx, &mut face, &mut lines, person);
            if matches!(page.access, Open::Face(_)) {
                page.access = Open::Face(face);
            }
        }
        Open::Keyboard => shortcuts::show(ui, cx, &mut lines),
    }
    lines.turn(ui, cx, &mut page.turned, rect);
}

fn open(page: &mut SettingsPage, part: Open) {
    page.access = part;
    page.turn_to_top();
}

/// Back to the first lines, and to the page where it is tried.
fn back(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines) {
    let places = columns(lines.line(), GAP, &[200.0, 0.0]);
    let name = cx.t("back");
    if Key::new("access-back", places[0], &name).icon("left").beside().show(ui, cx) {
        cx.kit.reach.learn(false);
        open(page, Open::All);
    }
    let title = PARTS
        .iter()
        .find(|(_, _, part)| std::mem::discriminant(part) == std::mem::discriminant(&page.access))
        .map_or("settings-access", |(text, ..)| *text);
    let title = cx.t(title);
    cx.words(ui, &title, places[1], 26.0, Weight::Bold, Align::Left, 1, cx.colors.ink);
}

fn first(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    let mut new = person.access.clone();
    let methods = [Method::Touch, Method::Dwell, Method::Scan];
    let now = methods.iter().position(|method| *method == new.method).unwrap_or(0);
    let names = ["access-method-touch", "access-method-dwell", "access-method-scan"];
    if let Some(index) = choice(ui, cx, lines.line(), "access-method", &names, now) {
        new.method = methods[index];
    }
    let row = lines.line();
    for ((text, icon, part), place) in PARTS.into_iter().zip(columns(row, GAP, &[0.0; 5])) {
        let name = cx.t(text);
        if Key::new(("access-part", text), place, &name).icon(icon).beside().lines(2).show(ui, cx) {
            open(page, part);
        }
    }
    let on = |value: bool| usize::from(!value);
    if let Some(index) = choice(ui, cx, lines.line(), "answer-click", &["on", "off"], on(new.answer.click)) {
        new.answer.click = index == 0;
    }
    if let Some(index) = choice(ui, cx, lines.line(), "answer-shake", &["on", "off"], on(new.answer.shake)) {
        new.answer.shake = index == 0;
    }
    if new.answer.shake && !cx.state.access.shakes {
        hint(ui, cx, lines, "answer-shake-missing");
    }
    if let Some(index) = choice(ui, cx, lines.line(), "answer-quiet", &["on", "off"], on(new.answer.quiet)) {
        new.answer.quiet = index == 0;
    }
    let left = person.face.left_handed;
    if let Some(index) = choice(ui, cx, lines.line(), "left-handed", &["on", "off"], on(left)) {
        let mut person = person.clone();
        person.face.left_handed = index == 0;
        save(cx, person);
    }
    hint(ui, cx, lines, "access-way-out");
    keep(cx, person, new);
}

/// Words over a line.
pub(super) fn hint(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str) {
    let text = cx.t(text);
    cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
}

/// Saves what was changed; what could lock somebody out is tried first.
pub(super) fn keep(cx: &mut Cx<'_>, person: &Profile, new: AccessSettings) {
    let new = new.held();
    if new == person.access {
        return;
    }
    if new.must_be_tried(&person.access) {
        cx.kit.reach.try_out(new);
    } else {
        save(cx, Profile { access: new, ..person.clone() });
    }
}

/// A time with less and more, shown in seconds.
pub(super) fn time(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    lines: &mut Lines,
    text: &'static str,
    value: u32,
    (least, most, step): (u32, u32, u32),
) -> u32 {
    let shown = cx.tn("milliseconds", &[("value", &format!("{:.2}", f64::from(value) / 1000.0))]);
    let by = number(ui, cx, lines.line(), text, &shown, (value > least, value < most));
    value.saturating_add_signed(by * step as i32).clamp(least, most)
}

/// The way to the page where it is tried.
fn try_it(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, method: Method) {
    let row = lines.line();
    let name = cx.t("practice");
    let place = row.with_max_x(row.right().min(row.left() + 420.0));
    if Key::new("practice", place, &name).icon("hand").beside().fill(cx.colors.paper).show(ui, cx) {
        open(page, Open::Practice(PracticePage::new(method)));
    }
}

fn dwell(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    try_it(ui, cx, page, lines, Method::Dwell);
    let mut new = person.access.clone();
    let dwell = &mut new.dwell;
    let limits = (DwellSettings::LEAST_MS, DwellSettings::MOST_MS, 100);
    dwell.time_ms = time(ui, cx, lines, "dwell-time", dwell.time_ms, limits);
    let shown = format!("{}%", dwell.careful_percent);
    let more = (dwell.careful_percent > 100, dwell.careful_percent < 300);
    let by = number(ui, cx, lines.line(), "dwell-careful", &shown, more);
    dwell.careful_percent = dwell.careful_percent.saturating_add_signed(by * 25);
    dwell.room = length(ui, cx, lines, "dwell-room", dwell.room, 80.0);
    dwell.lapse_ms = time(ui, cx, lines, "dwell-lapse", dwell.lapse_ms, (0, 1000, 50));
    dwell.rest_ms = time(ui, cx, lines, "dwell-after", dwell.rest_ms, (0, 5000, 100));
    dwell.small = length(ui, cx, lines, "dwell-small", dwell.small, 160.0);
    let shown = [Progress::Ring, Progress::Dot];
    let now = shown.iter().position(|progress| *progress == dwell.progress).unwrap_or(0);
    if let Some(index) = choice(ui, cx, lines.line(), "dwell-progress", &["dwell-ring", "dwell-dot"], now) {
        dwell.progress = shown[index];
    }
    keep(cx, person, new);
}

fn length(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str, value: f32, most: f32) -> f32 {
    let shown = cx.tn("points", &[("value", &format!("{value:.0}"))]);
    let by = number(ui, cx, lines.line(), text, &shown, (value > 0.0, value < most));
    (value + by as f32 * 8.0).clamp(0.0, most)
}

fn scan(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    try_it(ui, cx, page, lines, Method::Scan);
    let mut new = person.access.clone();
    let scan = &mut new.scan;
    let styles = [Style::Groups, Style::Rows, Style::Linear];
    let now = styles.iter().position(|style| *style == scan.style).unwrap_or(0);
    let names = ["scan-groups", "scan-rows", "scan-linear"];
    if let Some(index) = choice(ui, cx, lines.line(), "scan-style", &names, now) {
        scan.style = styles[index];
    }
    let ways = [Advance::Auto, Advance::Step];
    let now = usize::from(scan.advance == Advance::Step);
    if let Some(index) = choice(ui, cx, lines.line(), "scan-advance", &["scan-auto", "scan-step"], now) {
        scan.advance = ways[index];
    }
    let limits = (ScanSettings::LEAST_MS, ScanSettings::MOST_MS, 100);
    if scan.advance == Advance::Auto {
        scan.step_ms = time(ui, cx, lines, "scan-time", scan.step_ms, limits);
    } else {
        scan.accept_ms = accept(ui, cx, lines, scan.accept_ms);
    }
    scan.first_ms = time(ui, cx, lines, "scan-first", scan.first_ms, (0, ScanSettings::MOST_MS, 100));
    let shown = cx.tn("scan-loops-value", &[("count", &scan.loops.to_string())]);
    let by = number(ui, cx, lines.line(), "scan-loops", &shown, (scan.loops > 1, scan.loops < 10));
    scan.loops = scan.loops.saturating_add_signed(by as i8);
    scan.late_ms =
        time(ui, cx, lines, "scan-late", scan.late_ms, (0, ScanSettings::MOST_LATE_MS.min(scan.step_ms / 2), 50));
    let choices: [(&'static str, &mut bool); 4] = [
        ("scan-way-back", &mut scan.back),
        ("scan-wait", &mut scan.wait),
        ("scan-pause", &mut scan.pause),
        ("scan-cue", &mut scan.cue),
    ];
    for (text, value) in choices {
        if let Some(index) = choice(ui, cx, lines.line(), text, &["on", "off"], usize::from(!*value)) {
            *value = index == 0;
        }
    }
    let switches = &mut new.switches;
    switches.hold_ms = time(ui, cx, lines, "switch-hold", switches.hold_ms, (0, SwitchSettings::MOST_MS, 50));
    switches.repeat_ms = time(ui, cx, lines, "switch-repeat", switches.repeat_ms, (0, SwitchSettings::MOST_MS, 50));
    keep(cx, person, new);
}

/// Off, or a time that is long enough to be seen.
fn accept(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, value: u32) -> u32 {
    let shown = if value == 0 {
        cx.t("off").to_string()
    } else {
        cx.tn("milliseconds", &[("value", &format!("{:.1}", f64::from(value) / 1000.0))])
    };
    match number(ui, cx, lines.line(), "scan-accept", &shown, (value > 0, value < ScanSettings::MOST_MS)) {
        1 if value == 0 => 1500,
        -1 if value <= 500 => 0,
        by => value.saturating_add_signed(by * 100),
    }
}
