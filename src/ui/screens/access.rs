//! What the ways of access need on every screen: their line at the bottom, and the question whether a new way is kept.

use crate::app::{Command, SettingsCommand};
use crate::domain::access::Method;
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TARGET, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, rows};
use egui::{Id, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

/// Height of a line without keys.
const WORDS: f32 = 36.0;
/// The question's card.
const CARD: egui::Vec2 = vec2(820.0, 420.0);

/// A window lower than this has no room for a line with keys below the room: it stands beside it.
const LOW: f32 = 560.0;

/// The place of the room, and that of the line of a way of access, if it needs one: below the room, or beside it.
pub(super) fn places(cx: &Cx<'_>, rect: Rect) -> (Rect, Option<Rect>) {
    let high = match (cx.kit.reach.is_asleep(), cx.kit.reach.method()) {
        (true, _) | (_, Method::Dwell) => TARGET,
        (_, Method::Scan) => WORDS,
        (_, Method::Touch) => return (rect, None),
    };
    if high == TARGET && rect.height() < LOW && rect.width() > rect.height() {
        let sides = cx.sided(rect, GAP, &[0.0, TARGET]);
        return (sides[0], Some(sides[1]));
    }
    let parts = rows(rect, GAP, &[0.0, high]);
    (parts[0], Some(parts[1]))
}

/// Its parts: the key, and the rest of it.
fn parts(rect: Rect, wide: f32) -> (Rect, Rect) {
    let split = if rect.height() > rect.width() {
        rows(rect, GAP, &[0.0, TARGET * 1.4]).into_iter().rev().collect()
    } else {
        columns(rect, GAP, &[(rect.width() * 0.4).min(wide), 0.0])
    };
    (split[0], split[1])
}

/// The line at the bottom.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.kit.pad.part();
    let rect = if cx.state.access.looking { camera_open(ui, cx, rect) } else { rect };
    if cx.kit.reach.is_asleep() {
        let (key, beside) = parts(rect, 320.0);
        let name = cx.t("access-wake");
        let icon = Key::new("access-wake", key, &name).icon("switch");
        if sized(icon, key).show(ui, cx) {
            cx.kit.reach.wake();
        }
        return words(ui, cx, beside, "access-asleep");
    }
    match cx.kit.reach.method() {
        Method::Touch => {}
        Method::Dwell => rest(ui, cx, rect),
        Method::Scan => {
            let text = if cx.kit.reach.is_marked() { "scan-going" } else { "scan-waiting" };
            words(ui, cx, rect, text);
        }
    }
}

/// The key that ends and begins the rest, beside a place where nothing is chosen.
fn rest(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (place, beside) = parts(rect, 240.0);
    let resting = cx.kit.reach.is_resting();
    let name = cx.t(if resting { "dwell-wake" } else { "dwell-rest" });
    let key = Key::new("dwell-rest", place, &name).icon(if resting { "play" } else { "pause" });
    if sized(key, place).wakes().chosen_quietly(resting).show(ui, cx)
        && !cx.kit.pad.selected().is_some_and(|(_, by)| by == Method::Dwell)
    {
        // Dwelling on it has done so already.
        cx.kit.reach.set_resting(!resting);
    }
    ui.painter().rect_stroke(beside, RADIUS_CARD, Stroke::new(1.0, cx.colors.line), StrokeKind::Inside);
    words(ui, cx, beside, if resting { "dwell-resting" } else { "dwell-rest-zone" });
}

/// That the camera looks, with a dot; what is left of the line.
fn camera_open(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    let upright = rect.height() > rect.width();
    let places = if upright {
        rows(rect, GAP, &[0.0, 96.0])
    } else {
        columns(rect, GAP, &[0.0, (rect.width() * 0.35).min(340.0)])
    };
    let dot = if upright { places[1].center_top() } else { places[1].left_center() } + vec2(10.0, 10.0);
    let dot = if upright { dot } else { dot - vec2(0.0, 10.0) };
    ui.painter().circle_filled(dot, 6.0, cx.colors.live);
    let beside = if upright { places[1].with_min_y(dot.y + 8.0) } else { places[1].with_min_x(dot.x + 8.0) };
    words(ui, cx, beside, "face-open");
    places[0]
}

/// In a narrow place the word stands below the icon.
fn sized<'a>(key: Key<'a>, place: Rect) -> Key<'a> {
    if place.width() > 140.0 { key.beside() } else { key.size(14.0) }
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) {
    let text = cx.t(text);
    let (size, lines) = if rect.width() < 140.0 { (14.0, 8) } else { (TYPE_SECOND, 2) };
    cx.words(ui, &text, inset(rect, 4.0), size, Weight::Regular, Align::Center, lines, cx.colors.soft_ink);
}

/// Whether a new way of access is kept: asked over everything, answered by that very way.
pub(super) fn question(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect) {
    if cx.kit.reach.screen_is_switch() {
        // No finger reaches what lies below.
        ui.interact(ui.max_rect(), Id::unique("switch-screen"), Sense::click_and_drag());
    }
    let Some((settings, left)) = cx.kit.reach.trial().map(|(settings, left)| (settings.clone(), left)) else { return };
    let whole = ui.max_rect();
    let under = Id::unique("trial");
    ui.interact(whole, under, Sense::click());
    cx.kit.pad.shield(under, whole);
    ui.painter().rect_filled(whole, 0.0, cx.colors.veil);
    let card = Rect::from_center_size(room.center(), room.size().min(CARD));
    ui.painter().rect_filled(card, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(card, RADIUS_CARD, Stroke::new(4.0, cx.colors.main), StrokeKind::Inside);
    let parts = rows(inset(card, 24.0), GAP * 2.0, &[56.0, 0.0, 120.0]);
    let title = cx.t("trial-question");
    cx.words(ui, &title, parts[0], TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let how = cx.t(match settings.method {
        Method::Dwell => "trial-by-dwell",
        _ => "trial-by-scan",
    });
    let seconds = left.div_ceil(1000).to_string();
    let back = cx.tn("trial-left", &[("seconds", &seconds)]);
    let text = format!("{how} {back}");
    cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Regular, Align::Center, 4, cx.colors.ink);
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(250));
    cx.kit.pad.part();
    let places = columns(parts[2], GAP * 3.0, &[0.0, 0.0]);
    let no = cx.t("trial-no");
    let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
    if Key::new("trial-no", places[0], &no).icon("cross").beside().size(26.0).show(ui, cx) || escaped {
        answer(cx, false);
    }
    let yes = cx.t("trial-yes");
    let key = Key::new("trial-yes", places[1], &yes).icon("check").beside().size(26.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        answer(cx, true);
    }
}

fn answer(cx: &mut Cx<'_>, yes: bool) {
    // A key of the keyboard or a screen reader counts as a finger here: it shows nothing about the way that is tried.
    let by = cx.kit.pad.selected().map_or(Method::Touch, |(_, by)| by);
    let Some(access) = cx.kit.reach.answered(yes, by) else { return };
    if let Some(person) = cx.state.person() {
        let person = Profile { access, ..person.clone() };
        cx.send(Command::Settings(SettingsCommand::Save(Box::new(person))));
    }
}
