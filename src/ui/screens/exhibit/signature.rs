//! A pad to sign on with a finger or pen.

use crate::ui::kit::Cx;
use crate::ui::kit::tokens::RADIUS_BUTTON;
use egui::{Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

/// Width of a pad over its height: that of the picture it becomes.
const SHAPE: f32 = 3.0;
/// Places closer than this are one, points.
const CLOSE: f32 = 1.5;

/// Lines as they are drawn: places from the left and the top, 0..=1 of the pad.
#[derive(Default)]
pub(super) struct Pad {
    lines: Vec<Vec<[f32; 2]>>,
    is_down: bool,
}

impl Pad {
    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Takes the lines off.
    pub fn take(&mut self) -> Vec<Vec<[f32; 2]>> {
        self.is_down = false;
        std::mem::take(&mut self.lines)
    }

    /// Draws the pad, the largest that fits.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        let width = rect.width().min(rect.height() * SHAPE);
        let place = Rect::from_center_size(rect.center(), egui::vec2(width, width / SHAPE));
        let response = ui.interact(place, Id::unique("signature"), Sense::click_and_drag());
        let name = cx.t("sign-here");
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &*name));
        self.follow(ui, place);
        ui.painter().rect_filled(place, RADIUS_BUTTON, cx.colors.paper);
        let edge = Stroke::new(cx.colors.border.max(3.0), cx.colors.ink);
        ui.painter().rect_stroke(place, RADIUS_BUTTON, edge, StrokeKind::Inside);
        let base = place.bottom() - place.height() * 0.22;
        let line = Stroke::new(2.0, cx.colors.line);
        ui.painter().line_segment([pos2(place.left() + 30.0, base), pos2(place.right() - 30.0, base)], line);
        let at = |[x, y]: &[f32; 2]| place.min + egui::vec2(x * place.width(), y * place.height());
        for line in &self.lines {
            let places: Vec<Pos2> = line.iter().map(at).collect();
            match places.as_slice() {
                [one] => drop(ui.painter().circle_filled(*one, 2.5, cx.colors.ink)),
                _ => drop(ui.painter().line(places, Stroke::new(4.0, cx.colors.ink))),
            }
        }
    }

    fn follow(&mut self, ui: &Ui, place: Rect) {
        let (pressed, down, at) = ui.input(|input| {
            (input.pointer.primary_pressed(), input.pointer.primary_down(), input.pointer.interact_pos())
        });
        let inside = at.filter(|at| place.contains(*at));
        if pressed && inside.is_some() {
            self.is_down = true;
            self.lines.push(Vec::new());
        }
        self.is_down &= down || pressed;
        let (Some(at), true) = (inside, self.is_down) else { return };
        let share = [(at.x - place.left()) / place.width(), (at.y - place.top()) / place.height()];
        let far = |last: &[f32; 2]| {
            let (dx, dy) = ((last[0] - share[0]) * place.width(), (last[1] - share[1]) * place.height());
            dx.hypot(dy) > CLOSE
        };
        if let Some(line) = self.lines.last_mut().filter(|line| line.last().is_none_or(far)) {
            line.push(share);
        }
    }
}
