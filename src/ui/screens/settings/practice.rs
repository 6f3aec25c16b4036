//! Trying a way of access: a few big targets, what was taken, and measures from which times are suggested.

use super::access::Open;
use super::lines::save;
use crate::domain::access::measure::{self, Reactions, Resting};
use crate::domain::access::{AccessSettings, Method, PATIENCE_MS};
use crate::domain::profile::Profile;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Practice, Sign, Weight, columns, grid_cell, rows};
use egui::{Pos2, Rect, Stroke, StrokeKind, Ui};

/// What is to be hit.
const TARGETS: [(&str, Tint); 6] = [
    ("🍎", Tint::Person),
    ("⚽", Tint::Verb),
    ("🌙", Tint::Description),
    ("🚲", Tint::Thing),
    ("🌷", Tint::Social),
    ("🎹", Tint::Place),
];
/// So often something is measured.
const MEASURES: usize = 5;
/// Where the pointer is to rest, parts of the place.
const RESTS: [(f32, f32); MEASURES] = [(0.2, 0.3), (0.8, 0.3), (0.5, 0.5), (0.2, 0.75), (0.8, 0.75)];
/// Half the size of that place, points.
const REST: f32 = 56.0;

/// What only this page knows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PracticePage {
    method: Method,
    /// Measuring; else hitting targets.
    measuring: bool,
    reactions: Reactions,
    resting: Resting,
    /// How many measures there were when one was taken last, and when that was.
    last: (usize, u64),
    /// Targets that were hit, the last one last.
    hit: Vec<usize>,
}

impl PracticePage {
    pub(super) fn new(method: Method) -> Self {
        Self {
            method,
            measuring: false,
            reactions: Reactions::default(),
            resting: Resting::default(),
            last: (0, 0),
            hit: Vec::new(),
        }
    }

    /// The page from which it was opened.
    pub(super) fn from(&self) -> Open {
        if self.method == Method::Dwell { Open::Dwell } else { Open::Scan }
    }

    fn count(&self) -> usize {
        if self.method == Method::Dwell { self.resting.count() } else { self.reactions.times().len() }
    }
}

/// Draws the page; false: it is left.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PracticePage, rect: Rect, person: &Profile) -> bool {
    let settings = AccessSettings { method: page.method, ..person.access.clone() };
    cx.kit.reach.practise(Practice { settings, measures: page.measuring });
    let parts = rows(rect, GAP, &[76.0, 0.0]);
    cx.kit.pad.part();
    let places = columns(parts[0], GAP, &[160.0, 0.0, 240.0]);
    let name = cx.t("back");
    let leave = Key::new("practice-back", places[0], &name).icon("left").beside().show(ui, cx);
    let text = if page.measuring { cx.t("cancel") } else { cx.t("practice-measure") };
    let key = Key::new("practice-measure", places[2], &text).icon(if page.measuring { "close" } else { "clock" });
    if key.beside().show(ui, cx) {
        *page = PracticePage { measuring: !page.measuring, ..PracticePage::new(page.method) };
    }
    cx.kit.pad.part();
    if page.measuring {
        measuring(ui, cx, page, places[1], parts[1]);
    } else if page.count() >= MEASURES {
        suggested(ui, cx, page, person, places[1], parts[1]);
    } else {
        hitting(ui, cx, page, places[1], parts[1]);
    }
    !leave
}

fn hitting(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PracticePage, title: Rect, rect: Rect) {
    let words = cx.t(if page.method == Method::Dwell { "practice-dwell" } else { "practice-scan" });
    let text = match page.hit.last() {
        Some(_) => cx.tn("practice-hits", &[("count", &page.hit.len().to_string())]),
        None => words.to_string(),
    };
    cx.words(ui, &text, title, TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    for (nth, (symbol, tint)) in TARGETS.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP * 2.0, (3, 2), (nth % 3, nth / 3));
        let name = cx.tn("practice-target", &[("number", &(nth + 1).to_string())]);
        let key = Key::new(("practice", nth), cell, &name).sign(Sign::Symbol(SymbolRef::from(symbol)));
        let fill = cx.colors.tint(tint);
        if key.fill(fill).radius(RADIUS_CARD).chosen_quietly(page.hit.last() == Some(&nth)).show(ui, cx) {
            page.hit.push(nth);
        }
    }
}

fn measuring(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PracticePage, title: Rect, rect: Rect) {
    let now = cx.kit.pad.now_ms();
    let words = cx.t(if page.method == Method::Dwell { "measure-rest" } else { "measure-reaction" });
    let text = format!("{words} {} / {MEASURES}", page.count());
    cx.words(ui, &text, title, TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    if page.method == Method::Dwell {
        let (x, y) = RESTS[page.count() % MEASURES];
        let place = Rect::from_center_size(rect.lerp_inside(egui::vec2(x, y)), egui::Vec2::splat(REST * 2.0));
        light(ui, cx, place.center(), true);
        let at = cx.kit.reach.rests_at(ui.ctx());
        let on = at.is_some_and(|at| place.contains(at));
        page.resting.on(at.map(|at| (at.x, at.y)), on, now);
    } else {
        page.reactions.on(cx.kit.reach.pressed(), now);
        light(ui, cx, rect.center(), page.reactions.is_lit(now));
    }
    let count = page.count();
    if page.last.0 != count || page.last.1 == 0 {
        page.last = (count, now.max(1));
    }
    // Nothing can be chosen while it is measured: who cannot go on is not left here.
    let stuck = now.saturating_sub(page.last.1) > PATIENCE_MS;
    if count >= MEASURES || stuck {
        page.measuring = false;
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(500));
}

/// A light that is on is larger, filled and has a dot: not by colour alone.
fn light(ui: &Ui, cx: &Cx<'_>, at: Pos2, on: bool) {
    let painter = ui.painter();
    if on {
        painter.circle_filled(at, REST, cx.colors.main);
        painter.circle_filled(at, 8.0, cx.colors.on_main);
    }
    painter.circle_stroke(at, if on { REST } else { REST * 0.6 }, Stroke::new(4.0, cx.colors.ink));
}

/// What was measured, and the times it suggests; taken over by a tap.
fn suggested(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PracticePage, person: &Profile, title: Rect, rect: Rect) {
    let heading = cx.t("measure-done");
    cx.words(ui, &heading, title, TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let seconds = |ms: u32| format!("{:.2}", f64::from(ms) / 1000.0);
    let mut access = person.access.clone();
    let text = if page.method == Method::Dwell {
        measure::steadiness(page.resting.rests()).map(|found| {
            (access.dwell.time_ms, access.dwell.room) = (found.time_ms, found.room);
            let spread = format!("{:.0}", found.spread);
            cx.tn("measure-dwell", &[("spread", &spread), ("time", &seconds(found.time_ms))])
        })
    } else {
        let times = page.reactions.times();
        measure::reaction(times).zip(measure::step(times)).map(|(reaction, step)| {
            access.scan.step_ms = step;
            cx.tn("measure-scan", &[("reaction", &seconds(reaction)), ("time", &seconds(step))])
        })
    };
    let parts = rows(rect, GAP * 2.0, &[0.0, 96.0]);
    let shown = text.clone().unwrap_or_else(|| cx.t("measure-failed").to_string());
    cx.words(ui, &shown, parts[0], TYPE_SENTENCE, Weight::Regular, Align::Center, 4, cx.colors.ink);
    let name = cx.t("measure-take");
    let key = Key::new("measure-take", parts[1], &name).icon("check").beside().enabled(text.is_some());
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        *page = PracticePage::new(page.method);
        save(cx, Profile { access, ..person.clone() });
    }
}
