//! What the ways of access show: the mark of scanning, the time of dwelling, the magnifying glass, the keyboard's focus. Never by
//! colour alone: double borders, size, words.

use super::pad::rect;
use super::tokens::{Colors, RADIUS_BUTTON, TYPE_WORD};
use super::{Align, Cx, Weight, ring};
use crate::app::{AccessCommand, Command};
use crate::domain::access::{Glass, Marked, Method, Progress};
use egui::emath::TSTransform;
use egui::{Color32, Context, CornerRadius, Id, LayerId, Order, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

/// Where nothing moves, time is shown in so many steps.
const STEPS: f32 = 5.0;
/// Width of each line of a double border.
const LINE: f32 = 4.0;
/// Size of the sign of the way back.
const BACK: egui::Vec2 = vec2(168.0, 56.0);

/// The keyboard's focus: a double border around the target.
pub fn focus(rect: Rect, colors: &Colors) -> Shape {
    Shape::Vec(double(rect, colors, colors.main))
}

/// Two lines of different lightness: one of them stands out on whatever is below.
fn double(rect: Rect, colors: &Colors, inner: Color32) -> Vec<Shape> {
    let corner = |by: f32| CornerRadius::same((RADIUS_BUTTON + by) as u8);
    vec![
        Shape::rect_stroke(rect, corner(0.0), Stroke::new(LINE, inner), StrokeKind::Inside),
        Shape::rect_stroke(rect, corner(LINE), Stroke::new(LINE, colors.ink), StrokeKind::Outside),
    ]
}

/// Draws what the ways of access show, over everything; and tells what is newly marked, where the person hears cues.
pub fn show(ctx: &Context, cx: &mut Cx<'_>) {
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("marks")));
    if let Some(glass) = cx.kit.reach.glass() {
        magnify(ctx, &painter, &cx.colors, glass);
    }
    if let Some(taken) = cx.kit.reach.taken() {
        painter.rect_stroke(taken, RADIUS_BUTTON, Stroke::new(LINE * 1.5, cx.colors.main), StrokeKind::Outside);
        ctx.request_repaint_after(std::time::Duration::from_millis(100));
    }
    dwelling(&painter, cx);
    if let Some((x, y)) = cx.kit.reach.pointer() {
        painter.circle_filled(pos2(x, y), 12.0, cx.colors.main);
        painter.circle_stroke(pos2(x, y), 12.0, Stroke::new(3.0, cx.colors.ink));
        painter.circle_stroke(pos2(x, y), 15.0, Stroke::new(3.0, cx.colors.paper));
    }
    let marked = cx.kit.reach.scan().marked().filter(|_| cx.kit.reach.method() == Method::Scan);
    if let Some(marked) = &marked {
        mark(&painter, cx, marked);
    }
    if cx.kit.reach.settings().scan.cue {
        let cue = marked.map(|marked| words(cx, &marked)).unwrap_or_default();
        if cx.kit.reach.tells(&cue) && !cue.is_empty() {
            cx.send(Command::Access(AccessCommand::Cue(cue)));
        }
    }
}

/// The mark around one target, or around all of a row or group.
fn mark(painter: &Painter, cx: &mut Cx<'_>, marked: &Marked<Id>) {
    let places = marked.ids.iter().filter_map(|id| cx.kit.pad.place_now(*id)).map(|place| place.rect);
    let around = places.fold(Rect::NOTHING, Rect::union);
    if !around.is_positive() {
        return;
    }
    painter.extend(double(around.expand(3.0), &cx.colors, cx.colors.main));
    if marked.is_back {
        let sign = Rect::from_center_size(around.center(), BACK);
        painter.rect_filled(sign, RADIUS_BUTTON, cx.colors.chosen);
        painter.rect_stroke(sign, RADIUS_BUTTON, Stroke::new(3.0, cx.colors.paper), StrokeKind::Outside);
        let name = cx.t("scan-back");
        let color = cx.colors.on_chosen;
        cx.kit.labels.paint(painter, &name, sign.shrink(6.0), TYPE_WORD, Weight::Bold, Align::Center, 1, color);
    }
}

/// What is told of the mark: one target by its name, a row by its first.
fn words(cx: &mut Cx<'_>, marked: &Marked<Id>) -> String {
    if marked.is_back {
        return cx.t("scan-back").to_string();
    }
    let first = marked.ids.first().and_then(|id| cx.kit.pad.place_now(*id));
    let name = first.map(|place| place.name.clone()).unwrap_or_default();
    if marked.ids.len() == 1 { name } else { cx.tn("cue-row", &[("name", &name)]) }
}

/// How much of the time of dwelling has passed, in the middle of the target.
fn dwelling(painter: &Painter, cx: &mut Cx<'_>) {
    let Some((id, part)) = cx.kit.reach.dwelling() else { return };
    let Some(place) = cx.kit.pad.place_now(id).map(|place| place.rect) else { return };
    let place = match cx.kit.reach.glass() {
        Some(glass) => {
            let corner = |at: egui::Pos2| pos2(glass.seen((at.x, at.y)).0, glass.seen((at.x, at.y)).1);
            Rect::from_min_max(corner(place.min), corner(place.max))
        }
        None => place,
    };
    painter.rect_stroke(place, RADIUS_BUTTON, Stroke::new(LINE, cx.colors.ink), StrokeKind::Inside);
    let radius = (place.height().min(place.width()) * 0.36).min(60.0);
    if !cx.motion() {
        return steps(painter, &cx.colors, place, part);
    }
    match cx.kit.reach.settings().dwell.progress {
        Progress::Ring => {
            painter.circle_stroke(place.center(), radius, Stroke::new(8.0, cx.colors.paper));
            painter.circle_stroke(place.center(), radius, Stroke::new(2.0, cx.colors.ink));
            painter.add(ring(place.center(), radius, part, cx.colors.main));
        }
        Progress::Dot => {
            let size = 4.0 + (radius - 4.0) * (1.0 - part);
            painter.circle_filled(place.center(), size, cx.colors.main.gamma_multiply(0.75));
            painter.circle_stroke(place.center(), size, Stroke::new(3.0, cx.colors.ink));
        }
    }
}

/// Time as a bar that grows in steps.
fn steps(painter: &Painter, colors: &Colors, place: Rect, part: f32) {
    let bar = Rect::from_min_max(pos2(place.left() + 8.0, place.bottom() - 18.0), place.max - vec2(8.0, 6.0));
    painter.rect_filled(bar, 4.0, colors.paper);
    let done = (part * STEPS).floor() / STEPS;
    painter.rect_filled(bar.with_max_x(bar.left() + bar.width() * done), 4.0, colors.main);
    painter.rect_stroke(bar, 4.0, Stroke::new(2.0, colors.ink), StrokeKind::Outside);
}

/// What was drawn in this frame, again and larger.
fn magnify(ctx: &Context, painter: &Painter, colors: &Colors, glass: Glass) {
    let (from, to) = (rect(glass.from), rect(glass.to));
    let larger = TSTransform::new(to.min - from.min * glass.times(), glass.times());
    let drawn: Vec<Shape> = ctx.graphics(|graphics| {
        let lists = graphics.get(LayerId::background());
        let shapes = lists.into_iter().flat_map(|list| list.all_entries());
        shapes.filter(|clipped| clipped.clip_rect.intersects(from)).map(|clipped| clipped.shape.clone()).collect()
    });
    let inside = painter.with_clip_rect(to);
    inside.rect_filled(to, 0.0, colors.hanji);
    inside.extend(drawn.into_iter().filter(|shape| shape.visual_bounding_rect().intersects(from)).map(|mut shape| {
        shape.transform(larger);
        shape
    }));
    painter.extend(double(to, colors, colors.main));
}
