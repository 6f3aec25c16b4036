//! Half of the screen turned by half a circle, for who sits opposite: what was drawn is turned, and what is touched is found where it lies then.

use super::Cx;
use egui::epaint::ClippedShape;
use egui::{Pos2, Rect, Shape, Ui};
use std::f32::consts::PI;
use std::sync::Arc;

/// A place as it lies when everything is turned by half a circle around a point.
pub fn turned(rect: Rect, about: Pos2) -> Rect {
    Rect::from_min_max(opposite(rect.max, about), opposite(rect.min, about))
}

fn opposite(pos: Pos2, about: Pos2) -> Pos2 {
    (about.to_vec2() * 2.0 - pos.to_vec2()).to_pos2()
}

/// Draws something turned by half a circle around the middle of its place. Pictures that wait are drawn before and after.
pub fn half_circle(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, draw: impl FnOnce(&mut Ui, &mut Cx<'_>)) {
    cx.kit.textures.flush(ui);
    let (layer, about) = (ui.layer_id(), rect.center());
    let next = |ui: &Ui| ui.ctx().graphics_mut(|graphics| graphics.entry(layer).next_idx());
    let first = next(ui);
    let before = cx.kit.turned.replace(about);
    draw(ui, cx);
    cx.kit.turned = before;
    cx.kit.textures.flush(ui);
    let end = next(ui);
    ui.ctx().graphics_mut(|graphics| {
        let list = graphics.entry(layer);
        for index in first.0..end.0 {
            list.mutate_shape(egui::layers::ShapeIdx(index), |clipped: &mut ClippedShape| {
                clipped.clip_rect = turned(clipped.clip_rect, about);
                turn(&mut clipped.shape, about);
            });
        }
    });
}

/// Turns a shape by half a circle.
fn turn(shape: &mut Shape, about: Pos2) {
    let put = |pos: &mut Pos2| *pos = opposite(*pos, about);
    match shape {
        Shape::Noop | Shape::Callback(_) => {}
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| turn(shape, about)),
        Shape::Circle(circle) => put(&mut circle.center),
        Shape::Ellipse(ellipse) => put(&mut ellipse.center),
        Shape::LineSegment { points, .. } => points.iter_mut().for_each(put),
        Shape::Path(path) => path.points.iter_mut().for_each(put),
        Shape::Rect(rect) => {
            rect.rect = turned(rect.rect, about);
            rect.angle += PI;
        }
        // Its pivot is its corner: the corner goes to the other side, and the text with it.
        Shape::Text(text) => {
            put(&mut text.pos);
            text.angle += PI;
        }
        Shape::Mesh(mesh) => Arc::make_mut(mesh).vertices.iter_mut().for_each(|vertex| put(&mut vertex.pos)),
        Shape::QuadraticBezier(curve) => curve.points.iter_mut().for_each(put),
        Shape::CubicBezier(curve) => curve.points.iter_mut().for_each(put),
        Shape::Band(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, Stroke, pos2, vec2};

    #[test]
    fn half_a_circle_twice_is_where_it_was() {
        let about = pos2(50.0, 30.0);
        let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(20.0, 8.0));
        assert_eq!(turned(rect, about), Rect::from_min_size(pos2(70.0, 42.0), vec2(20.0, 8.0)));
        assert_eq!(turned(turned(rect, about), about), rect);
        let mut line = Shape::line_segment([pos2(0.0, 0.0), about], Stroke::new(1.0, Color32::BLACK));
        turn(&mut line, about);
        let Shape::LineSegment { points, .. } = line else { panic!("{line:?}") };
        assert_eq!(points, [pos2(100.0, 60.0), about]);
    }
}
