//! The scene as a quick sketch: ground, sky and the symbols where they will stand. The painter draws it properly.

use crate::app::PictureKey;
use crate::domain::scene::{Ground, Scene, Sky};
use crate::ui::kit::{Cx, side_for};
use egui::{Color32, CornerRadius, Mesh, Rect, Shape, Ui, Vec2, pos2, vec2};

/// Draws the scene into the largest square of `rect`: as the painter will see it, or until that is here, as a sketch.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, scene: &Scene) {
    let side = rect.width().min(rect.height());
    let paper = Rect::from_center_size(rect.center(), Vec2::splat(side));
    let sample = cx.state.create.draft.sample.clone();
    let drawn = PictureKey::Sample(sample, String::new(), cx.state.create.draft.tone, 512);
    if let Some(shown) = cx.kit.textures.get(ui.ctx(), cx.state, &drawn) {
        ui.painter().image(shown.id, paper, shown.uv, Color32::WHITE);
        return;
    }
    let painter = ui.painter().with_clip_rect(paper);
    let (top, bottom) = sky(scene.sky);
    gradient(&painter, paper, top, bottom);
    let ground = Rect::from_min_max(pos2(paper.left(), paper.top() + side * 0.62), paper.max);
    if scene.ground != Ground::Space {
        painter.rect_filled(ground, CornerRadius::ZERO, earth(scene.ground));
    }
    for object in &scene.objects {
        let size = object.size * side;
        let foot = pos2(paper.left() + object.x * side, paper.top() + object.y * side);
        let place = Rect::from_center_size(foot - vec2(0.0, size / 2.0), Vec2::splat(size));
        let key = PictureKey::Symbol(object.symbol.clone(), side_for(size, ui.ctx().pixels_per_point()));
        let Some(shown) = cx.kit.textures.get(ui.ctx(), cx.state, &key) else { continue };
        let mut part = shown.uv;
        if object.flipped {
            (part.min.x, part.max.x) = (part.max.x, part.min.x);
        }
        let mut mesh = Mesh::with_texture(shown.id);
        mesh.add_rect_with_uv(place, part, Color32::WHITE);
        mesh.rotate(egui::emath::Rot2::from_angle(object.tilt.to_radians()), place.center());
        painter.add(Shape::mesh(mesh));
    }
}

fn sky(sky: Sky) -> (Color32, Color32) {
    let rgb = Color32::from_rgb;
    match sky {
        Sky::Clear => (rgb(84, 142, 206), rgb(205, 228, 244)),
        Sky::Cloudy => (rgb(142, 154, 168), rgb(214, 219, 224)),
        Sky::Rain => (rgb(96, 112, 132), rgb(176, 190, 202)),
        Sky::Snow => (rgb(160, 178, 198), rgb(232, 238, 244)),
        Sky::Sunset => (rgb(120, 110, 170), rgb(248, 178, 110)),
        Sky::Night => (rgb(20, 26, 58), rgb(62, 74, 122)),
    }
}

fn earth(ground: Ground) -> Color32 {
    let rgb = Color32::from_rgb;
    match ground {
        Ground::Field | Ground::Space => rgb(112, 164, 84),
        Ground::Sea => rgb(52, 116, 168),
        Ground::City => rgb(148, 146, 144),
        Ground::Room | Ground::Table => rgb(196, 152, 108),
        Ground::Mountain => rgb(120, 142, 120),
        Ground::Snow => rgb(238, 242, 248),
        Ground::Stage => rgb(150, 96, 62),
    }
}

fn gradient(painter: &egui::Painter, rect: Rect, top: Color32, bottom: Color32) {
    let mut mesh = Mesh::default();
    for (corner, color) in
        [(rect.left_top(), top), (rect.right_top(), top), (rect.right_bottom(), bottom), (rect.left_bottom(), bottom)]
    {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}
