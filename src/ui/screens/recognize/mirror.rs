//! The small mirror: hands as bones in ink on paper, the outline of a card, the loudness of a voice. Never a picture of
//! the camera.

use super::shown::paint_hand;
use crate::app::{Attending, View};
use crate::domain::shown::Way;
use crate::ui::kit::tokens::RADIUS_BUTTON;
use crate::ui::kit::{Cx, inset, ring};
use crate::ui::screens::recognize::Look;
use egui::{Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// A mirror lower than this, in points, shows what is held up rather than the whole frame.
const SMALL: f32 = 120.0;
/// Bars of the loudness meter.
const BARS: usize = 14;

/// Draws what is seen or heard now, as a labelled picture; red-framed while the camera or microphone is open.
pub fn mirror(ui: &mut Ui, cx: &mut Cx<'_>, on: &Attending, rect: Rect) {
    if !rect.is_positive() {
        return;
    }
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, RADIUS_BUTTON, cx.colors.hanji);
    let (line, width) = if on.open { (cx.colors.live, 3.0) } else { (cx.colors.line, cx.colors.border) };
    painter.rect_stroke(rect, RADIUS_BUTTON, Stroke::new(width, line), StrokeKind::Inside);
    let inner = inset(rect, 5.0);
    match on.way {
        Way::Sketch => {}
        Way::Word => meter(&painter, cx, inner, on),
        Way::Sign | Way::Card => seen(ui, cx, &painter, inner, on),
    }
    progress(&painter, cx, rect, &on.view);
    let name = cx.t(match (on.way, on.view.present) {
        (Way::Sign, true) => "mirror-hand",
        (Way::Sign, false) => "mirror-no-hand",
        (Way::Card, true) => "mirror-card",
        (Way::Card, false) => "mirror-no-card",
        _ => "mirror-loudness",
    });
    let id = egui::Id::unique(("mirror", rect.min.x as i32, rect.min.y as i32));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &*name));
}

/// Width of the frame as a share of its height.
fn aspect(view: &View) -> f32 {
    if view.aspect.is_finite() && view.aspect > 0.1 { view.aspect.min(4.0) } else { 4.0 / 3.0 }
}

/// The part of the frame, in fractions, that a small mirror shows: what is held up, with some room around it.
fn near(view: &View) -> Rect {
    let points = view.hands.iter().flatten().chain(view.card.iter().flatten());
    let bounds = points.filter(|point| point.iter().all(|v| v.is_finite())).fold(Rect::NOTHING, |mut bounds, point| {
        bounds.extend_with(pos2(point[0], point[1]));
        bounds
    });
    if !bounds.is_positive() {
        return Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    }
    Rect::from_center_size(bounds.center(), (bounds.size() * 1.15).max(vec2(0.2, 0.2)))
}

/// A frame of this shape, whole and as large as there is room.
fn frame(rect: Rect, aspect: f32) -> Rect {
    let size = vec2(rect.width().min(rect.height() * aspect), rect.height().min(rect.width() / aspect));
    Rect::from_center_size(rect.center(), size)
}

fn seen(ui: &Ui, cx: &mut Cx<'_>, painter: &Painter, rect: Rect, on: &Attending) {
    let part = if rect.height() < SMALL { near(&on.view) } else { Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)) };
    let aspect = aspect(&on.view);
    let frame = frame(rect, aspect * part.width() / part.height());
    let at = |point: &[f32; 2]| frame.min + (pos2(point[0], point[1]) - part.min) / part.size() * frame.size();
    if let Some(corners) = &on.view.card {
        let mut outline: Vec<Pos2> = corners.iter().map(at).collect();
        painter.add(Shape::convex_polygon(outline.clone(), cx.colors.progress.gamma_multiply(0.4), Stroke::NONE));
        outline.extend(outline.first().copied());
        painter.add(Shape::line(outline, Stroke::new(4.0, cx.colors.ink)));
    }
    for hand in &on.view.hands {
        paint_hand(painter, &std::array::from_fn(|place| at(&hand[place])), cx.colors.ink);
    }
    if on.view.hands.is_empty() && on.view.card.is_none() {
        // What belongs here, faintly.
        let side = rect.size().min_elem() * 0.62;
        let place = Rect::from_center_size(rect.center(), Vec2::splat(side));
        cx.icon(ui.ctx(), Look::of(on.way).icon, place, cx.colors.soft_ink.gamma_multiply(0.45));
    }
}

/// Bars that rise with the voice; a narrow place has one column of them.
fn meter(painter: &Painter, cx: &Cx<'_>, rect: Rect, on: &Attending) {
    let upright = rect.height() > rect.width() * 1.5;
    let rect = inset(rect, 4.0);
    for bar in 0..BARS {
        let part = (bar as f32 + 0.5) / BARS as f32;
        let place = if upright {
            let size = vec2(rect.width(), rect.height() / BARS as f32);
            let top = rect.bottom() - (bar + 1) as f32 * size.y;
            Rect::from_min_size(pos2(rect.left(), top), size - vec2(0.0, 2.0))
        } else {
            let size = vec2(rect.width() / BARS as f32, rect.height() * (0.35 + 0.65 * part));
            let left = rect.left() + bar as f32 * size.x;
            Rect::from_min_size(pos2(left, rect.center().y - size.y / 2.0), size - vec2(size.x * 0.3, 0.0))
        };
        let lit = on.open && on.view.level >= part;
        if lit {
            painter.rect_filled(place, 3.0, cx.colors.done);
        } else {
            painter.rect_stroke(place, 3.0, Stroke::new(1.5, cx.colors.line), StrokeKind::Inside);
        }
    }
}

/// A ring that fills while a hand is held or a card is kept still.
fn progress(painter: &Painter, cx: &Cx<'_>, rect: Rect, view: &View) {
    if view.progress <= 0.02 {
        return;
    }
    if rect.height() < SMALL {
        // A bar at the lower edge leaves a small mirror to the hand.
        let bar = rect.shrink2(vec2(14.0, 0.0)).with_min_y(rect.bottom() - 11.0).with_max_y(rect.bottom() - 5.0);
        painter.rect_filled(bar, 3.0, cx.colors.paper);
        painter.rect_stroke(bar, 3.0, Stroke::new(1.0, cx.colors.soft_ink), StrokeKind::Inside);
        let done = bar.with_max_x(bar.left() + bar.width() * view.progress.min(1.0));
        painter.rect_filled(done, 3.0, cx.colors.done);
        return;
    }
    let radius = (rect.size().min_elem() * 0.14).clamp(9.0, 30.0);
    let center = rect.right_bottom() - Vec2::splat(radius + 9.0);
    painter.circle_filled(center, radius + 5.0, cx.colors.paper);
    painter.add(ring(center, radius, view.progress.min(1.0), cx.colors.done));
}
