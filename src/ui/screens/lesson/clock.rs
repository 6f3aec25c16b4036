//! The quiet timer: a disc that shrinks. It neither flashes nor sounds, and nothing happens when it is gone.

use crate::domain::id::Millis;
use crate::domain::lesson::{Following, Lesson};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Weight, rows};
use egui::{Mesh, Pos2, Rect, Shape, Stroke, Ui, vec2};
use std::time::Duration;

/// Corners of a whole disc.
const CORNERS: usize = 96;

/// The time now: that of the last command and what has passed on the screen since. The face has no clock of its own.
#[derive(Default)]
pub(super) struct Clock {
    seen: Option<(Millis, f64)>,
}

impl Clock {
    fn now(&mut self, state_ms: Millis, screen_s: f64) -> Millis {
        let seen = self.seen.filter(|(at, _)| *at == state_ms).unwrap_or((state_ms, screen_s));
        self.seen = Some(seen);
        state_ms.saturating_add(((screen_s - seen.1).max(0.0) * 1000.0) as Millis)
    }
}

/// Draws what is left of the step's time, if it has one.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    clock: &mut Clock,
    rect: Rect,
    following: &Following,
    lesson: &Lesson,
) {
    let minutes = lesson.steps.get(following.place(lesson)).and_then(|step| step.minutes).unwrap_or_default();
    let now = clock.now(cx.state.now, ui.input(|input| input.time));
    let Some(left) = following.time_left(lesson, now) else { return };
    let whole = (left * f32::from(minutes)).ceil();
    // Who wants nothing to move sees whole minutes.
    let shown = if cx.motion() { left } else { whole / f32::from(minutes.max(1)) };
    let parts = rows(rect, GAP, &[0.0, 44.0]);
    let radius = parts[0].width().min(parts[0].height()) / 2.0 - 4.0;
    if radius > 8.0 {
        disc(ui, cx, parts[0].center(), radius, shown);
    }
    let text = match whole as u32 {
        0 => cx.t("lesson-time-over").to_string(),
        minutes => cx.tn("lesson-time-left", &[("minutes", &minutes.to_string())]),
    };
    cx.words(ui, &text, parts[1], TYPE_SECOND, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
}

fn disc(ui: &Ui, cx: &Cx<'_>, center: Pos2, radius: f32, part: f32) {
    let painter = ui.painter();
    painter.circle_filled(center, radius, cx.colors.paper);
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, cx.colors.progress);
    let corners = (CORNERS as f32 * part).ceil() as u32;
    for corner in 0..=corners {
        let share = part * corner as f32 / corners.max(1) as f32;
        // What is gone is gone clockwise from the top.
        let angle = -std::f32::consts::FRAC_PI_2 - std::f32::consts::TAU * share;
        mesh.colored_vertex(center + radius * vec2(angle.cos(), angle.sin()), cx.colors.progress);
        if corner > 0 {
            mesh.add_triangle(0, corner, corner + 1);
        }
    }
    if corners > 0 {
        painter.add(Shape::mesh(mesh));
    }
    painter.circle_stroke(center, radius, Stroke::new(cx.colors.border, cx.colors.ink));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_on_between_commands() {
        let mut clock = Clock::default();
        assert_eq!(clock.now(1000, 5.0), 1000);
        assert_eq!(clock.now(1000, 7.5), 3500);
        assert_eq!(clock.now(4000, 8.0), 4000, "a command tells the time anew");
        assert_eq!(clock.now(4000, 9.0), 5000);
    }
}
