//! The face before the camera: measured at rest, each gesture as far as the person makes it, then used as switches or as a pointer.

use super::access::{hint, keep};
use super::lines::{Lines, choice, number};
use crate::domain::access::{FaceMeasures, GESTURES, Gesture, HeadSettings, Role, Source, Switch, SwitchSettings};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// Each frame's share of what is taken as the person's face now: jitter of the camera is measured away within half a second.
const SHARE: f32 = 0.15;
/// A gesture goes at least this far, in distances of the eyes.
const LEAST: f32 = 0.03;

/// What only this page knows: the face now, calmed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FacePage {
    now: Option<FaceMeasures>,
    /// The camera is wanted, and when this page was shown last, milliseconds.
    looks: bool,
    shown_ms: u64,
}

/// A page that was not shown for so long has been left, milliseconds.
const LEFT_MS: u64 = 1000;

impl FacePage {
    /// Nothing seen yet.
    pub(super) const NEW: Self = Self { now: None, looks: false, shown_ms: 0 };

    fn follow(&mut self, seen: Option<FaceMeasures>) {
        self.now = match (self.now, seen) {
            (Some(now), Some(seen)) => {
                let calm = |now: f32, seen: f32| now + (seen - now) * SHARE;
                Some(FaceMeasures {
                    smile: calm(now.smile, seen.smile),
                    brows: calm(now.brows, seen.brows),
                    mouth: calm(now.mouth, seen.mouth),
                    across: calm(now.across, seen.across),
                    up: calm(now.up, seen.up),
                })
            }
            (_, seen) => seen,
        };
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut FacePage, lines: &mut Lines, person: &Profile) {
    page.follow(cx.state.access.face);
    let now_ms = cx.kit.pad.now_ms();
    page.looks &= now_ms.saturating_sub(page.shown_ms) < LEFT_MS;
    page.shown_ms = now_ms;
    let mut new = person.access.clone();
    camera(ui, cx, lines, page);
    if page.looks {
        cx.kit.reach.show_face();
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(LEFT_MS / 4));
    }
    let places = columns(lines.line(), GAP, &[(ui.max_rect().width() * 0.32).min(420.0), 0.0]);
    let name = cx.t("face-rest");
    let there = page.now.is_some();
    if Key::new("face-rest", places[0], &name).icon("person").beside().enabled(there).show(ui, cx) {
        new.head.rest = page.now;
    }
    let text = cx.t(if new.head.rest.is_some() { "face-rest-known" } else { "face-rest-first" });
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    for gesture in GESTURES {
        one(ui, cx, lines.line(), page, gesture, &mut new.head, &mut new.switches);
    }
    let able = new.head.rest.is_some();
    let now = usize::from(!new.head.pointer);
    if let Some(index) = choice(ui, cx, lines.line(), "face-pointer", &["on", "off"], now) {
        new.head.pointer = index == 0 && able;
    }
    let shown = new.head.gain.to_string();
    let by = number(ui, cx, lines.line(), "face-gain", &shown, (new.head.gain > 1, new.head.gain < 10));
    new.head.gain = new.head.gain.saturating_add_signed(by as i8);
    let shown = new.head.dead.to_string();
    let by = number(ui, cx, lines.line(), "face-dead", &shown, (new.head.dead > 0, new.head.dead < 10));
    new.head.dead = new.head.dead.saturating_add_signed(by as i8);
    keep(cx, person, new);
}

/// Whether the camera is open, and the key that opens it here.
fn camera(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, page: &mut FacePage) {
    let row = lines.line();
    let places = columns(row, GAP, &[(row.width() * 0.32).min(420.0), 0.0]);
    let (looking, there) = (page.looks, page.now.is_some());
    let name = cx.t(if looking { "face-stop" } else { "face-look" });
    let key = Key::new("face-look", places[0], &name).icon(if looking { "eye-off" } else { "camera" }).beside();
    if key.show(ui, cx) {
        page.looks = !looking;
    }
    let text = match (cx.state.access.looking, there) {
        (false, _) => "face-off",
        (true, false) => "face-searching",
        (true, true) => "face-there",
    };
    let text = cx.t(text);
    let open = cx.state.access.looking;
    if open {
        ui.painter().circle_filled(places[1].left_center() + egui::vec2(10.0, 0.0), 6.0, cx.colors.live);
    }
    let place = places[1].with_min_x(places[1].left() + if open { 26.0 } else { 0.0 });
    cx.words(ui, &text, place, TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    hint(ui, cx, lines, "face-private");
}

/// A gesture: how far it has gone now, a key that measures it, a key that makes it a switch.
fn one(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    page: &FacePage,
    gesture: Gesture,
    head: &mut HeadSettings,
    switches: &mut SwitchSettings,
) {
    let (name, measure) = match gesture {
        Gesture::Smile => ("switch-smile", "face-measure-smile"),
        Gesture::Brows => ("switch-brows", "face-measure-brows"),
        Gesture::Mouth => ("switch-mouth", "face-measure-mouth"),
    };
    let places = columns(row, GAP, &[170.0, 0.0, 0.0, 0.0]);
    let name = cx.t(name);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let level = page.now.map_or(0.0, |now| head.level(gesture, &now));
    bar(ui, cx, places[1].shrink2(egui::vec2(0.0, 22.0)), level);
    let text = cx.t(measure);
    let gone = head.rest.zip(page.now).map(|(rest, now)| now.of(gesture) - rest.of(gesture)).filter(|far| *far > LEAST);
    let key = Key::new(("face-measure", measure), places[2], &text).lines(2).size(17.0);
    if key.enabled(gone.is_some()).show(ui, cx) {
        head.set_reach(gesture, gone.unwrap_or(LEAST));
    }
    let source = Source::Face(gesture);
    let used = switches.of(&source).is_some();
    let word = cx.t("face-use");
    let spoken = format!("{name}: {word}");
    let key = Key::new(("face-use", measure), places[3], &spoken).word(&word).chosen(used).lines(2).size(17.0);
    if key.enabled(head.rest.is_some()).show(ui, cx) {
        if used {
            switches.switches.retain(|switch| switch.source != source);
        } else if switches.switches.len() < SwitchSettings::MOST {
            switches.switches.push(Switch { source, role: Role::Select });
        }
    }
}

/// How far a gesture has gone, with the line from which on it counts.
fn bar(ui: &Ui, cx: &Cx<'_>, rect: Rect, level: f32) {
    let painter = ui.painter();
    painter.rect_filled(rect, 8.0, cx.colors.paper);
    let part = level.clamp(0.0, 1.2) / 1.2;
    painter.rect_filled(rect.with_max_x(rect.left() + rect.width() * part), 8.0, cx.colors.progress);
    let x = rect.left() + rect.width() * 0.5;
    painter.vline(x, rect.y_range(), Stroke::new(4.0, cx.colors.ink));
    painter.rect_stroke(rect, 8.0, Stroke::new(2.0, cx.colors.ink), StrokeKind::Outside);
}
