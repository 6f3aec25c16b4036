//! 더 그리기: one brush, named colours, four sizes. A stroke is saved when it ends; undo takes strokes back one by one.

use super::CreatePage;
use crate::app::{Command, CreateCommand, PictureKey};
use crate::art::canvas::{Brush as Tip, Stroke};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD};
use crate::ui::kit::{Cx, Key, columns, grid_cell, inset, paint_picture, rows};
use egui::{Color32, Pos2, Rect, Sense, Shape, Ui, Vec2, pos2};

/// Side of the picture that strokes are measured in, pixels.
const SIDE: f32 = 1024.0;
/// Points of one stroke; a longer one is ended and begun anew.
const MAX_POINTS: usize = 2000;

/// Colours by name; the names are spoken.
const COLORS: [(&str, [u8; 3]); 12] = [
    ("color-black", [43, 42, 45]),
    ("color-white", [255, 255, 255]),
    ("color-red", [204, 51, 51]),
    ("color-orange", [226, 118, 44]),
    ("color-yellow", [244, 201, 93]),
    ("color-green", [94, 133, 84]),
    ("color-turquoise", [54, 142, 140]),
    ("color-blue", [64, 124, 196]),
    ("color-navy", [31, 58, 95]),
    ("color-purple", [128, 88, 160]),
    ("color-pink", [226, 138, 164]),
    ("color-brown", [128, 86, 58]),
];
const SIZES: [(&str, f32); 3] = [("brush-size-small", 6.0), ("brush-size-medium", 14.0), ("brush-size-large", 32.0)];

/// Chosen colour and size, and the stroke under the finger.
#[derive(Default)]
pub struct Brush {
    color: usize,
    size: usize,
    points: Vec<(f32, f32)>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    // Twelve colours stand on two lines where one line would make them too small.
    let height = if rect.width() < 960.0 { 2.0 * 76.0 + 6.0 } else { 76.0 };
    let parts = rows(rect, GAP, &[height, 0.0]);
    colors(ui, cx, &mut page.brush, parts[0]);
    let sides = columns(parts[1], GAP, &[84.0, 0.0, 84.0]);
    sizes(ui, cx, &mut page.brush, sides[0]);
    paper(ui, cx, &mut page.brush, sides[1]);
    if super::super::top::tool(ui, cx, sides[2].with_max_y(sides[2].top() + 84.0), "redo", "redo") {
        cx.send(Command::Redo);
    }
}

fn colors(ui: &mut Ui, cx: &mut Cx<'_>, brush: &mut Brush, rect: Rect) {
    for (index, (text, rgb)) in COLORS.into_iter().enumerate() {
        let lines = if rect.height() > 100.0 { 2 } else { 1 };
        let across = COLORS.len() / lines;
        let cell = grid_cell(rect, 6.0, (across, lines), (index % across, index / across));
        let name = cx.t(text);
        let color = Color32::from_rgb(rgb[0], rgb[1], rgb[2]);
        let chosen = index == brush.color;
        let key = Key::new(("colour", index), cell, &name).wordless().fill(color).chosen_quietly(chosen);
        if key.border(if chosen { cx.colors.main } else { cx.colors.line }).show(ui, cx) {
            brush.color = index;
            cx.send(Command::Say(name.to_string()));
        }
        if chosen {
            ui.painter().rect_stroke(
                inset(cell, 4.0),
                12.0,
                egui::Stroke::new(4.0, cx.colors.paper),
                egui::StrokeKind::Inside,
            );
            ui.painter().rect_stroke(cell, 16.0, egui::Stroke::new(5.0, cx.colors.main), egui::StrokeKind::Inside);
        }
    }
}

fn sizes(ui: &mut Ui, cx: &mut Cx<'_>, brush: &mut Brush, rect: Rect) {
    for (index, (text, radius)) in SIZES.into_iter().enumerate() {
        let cell = Rect::from_min_size(rect.min + egui::vec2(0.0, index as f32 * 92.0), Vec2::new(rect.width(), 84.0));
        let name = cx.t(text);
        let chosen = index == brush.size;
        if Key::new(("size", index), cell, &name).wordless().chosen(chosen).show(ui, cx) {
            brush.size = index;
        }
        let color = if chosen { cx.colors.on_chosen } else { cx.colors.ink };
        ui.painter().circle_filled(cell.center(), radius.min(28.0), color);
    }
}

fn paper(ui: &mut Ui, cx: &mut Cx<'_>, brush: &mut Brush, rect: Rect) {
    let side = rect.width().min(rect.height());
    let paper = Rect::from_center_size(rect.center(), Vec2::splat(side));
    let work = cx.state.create.draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    // The size the strokes are measured in; an own picture may not be square.
    let size = work.map_or(Vec2::splat(SIDE), |work| egui::vec2(work.width as f32, work.height as f32));
    let scale = (paper.width() / size.x).min(paper.height() / size.y);
    let sheet = Rect::from_center_size(paper.center(), size * scale);
    ui.painter().rect_filled(sheet, 4.0, Color32::WHITE);
    ui.painter().rect_stroke(
        sheet,
        RADIUS_CARD.min(4.0),
        egui::Stroke::new(2.0, cx.colors.line),
        egui::StrokeKind::Outside,
    );
    if let Some(blob) = work.map(|work| work.picture.clone()) {
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, sheet, |_| PictureKey::Blob(blob.clone(), PictureKey::LARGE));
    }
    let to_screen = |p: &(f32, f32)| sheet.min + egui::vec2(p.0, p.1) * scale;
    for stroke in &cx.state.create.drawing {
        let [r, g, b, _] = stroke.brush.color;
        line(
            ui,
            stroke.points.iter().map(to_screen).collect(),
            stroke.brush.radius * scale,
            Color32::from_rgb(r, g, b),
        );
    }
    draw(ui, cx, brush, sheet, scale);
    let (_, [r, g, b]) = COLORS[brush.color.min(COLORS.len() - 1)];
    let (_, radius) = SIZES[brush.size.min(SIZES.len() - 1)];
    line(ui, brush.points.iter().map(to_screen).collect(), radius * scale, Color32::from_rgb(r, g, b));
}

fn line(ui: &Ui, points: Vec<Pos2>, radius: f32, color: Color32) {
    if let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) {
        ui.painter().circle_filled(first, radius, color);
        ui.painter().circle_filled(last, radius, color);
    }
    if points.len() > 1 {
        ui.painter().add(Shape::line(points, egui::Stroke::new(radius * 2.0, color)));
    }
}

/// The finger on the paper: one pointer, every point kept, the stroke ends when the finger leaves.
fn draw(ui: &mut Ui, cx: &mut Cx<'_>, brush: &mut Brush, sheet: Rect, scale: f32) {
    let response = ui.interact(sheet, egui::Id::unique("canvas"), Sense::drag());
    let name = cx.t("canvas");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &*name));
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
        let at = at.clamp(sheet.min, sheet.max);
        let point = pos2((at.x - sheet.left()) / scale, (at.y - sheet.top()) / scale);
        let far = brush.points.last().is_none_or(|last| pos2(last.0, last.1).distance(point) > 1.5);
        if far {
            brush.points.push((point.x, point.y));
        }
    }
    let ended = !response.is_pointer_button_down_on() || brush.points.len() >= MAX_POINTS;
    if ended && !brush.points.is_empty() {
        let (_, [r, g, b]) = COLORS[brush.color.min(COLORS.len() - 1)];
        let (_, radius) = SIZES[brush.size.min(SIZES.len() - 1)];
        let points = std::mem::take(&mut brush.points);
        cx.send(Command::Create(CreateCommand::Stroke(Stroke { points, brush: Tip::new([r, g, b, 255], radius) })));
    }
}
