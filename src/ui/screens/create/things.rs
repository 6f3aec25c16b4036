//! The things of the scene under the finger: a tap chooses one, a tap elsewhere brings it there; keys change it. Nothing has
//! to be dragged.

use super::scene_view;
use crate::app::{Command, CreateCommand, ThingEdit};
use crate::art::compose::edit;
use crate::domain::scene::Scene;
use crate::ui::kit::tokens::TARGET;
use crate::ui::kit::{Cx, Key, grid_cell};
use egui::{Event, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// A press of an arrow moves a thing by so much of the picture.
const NUDGE: f32 = 0.03;

/// Draws the scene and lets things be chosen. True: one is chosen.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, chosen: &mut Option<usize>, rect: Rect) -> bool {
    let scene = cx.state.create.draft.scene.clone();
    if chosen.is_some_and(|nth| nth >= scene.objects.len()) {
        *chosen = None;
    }
    let side = rect.width().min(rect.height());
    let paper = Rect::from_center_size(rect.center(), Vec2::splat(side));
    scene_view::show(ui, cx, rect, &scene);
    let response = ui.interact(paper, Id::unique("scene"), Sense::click());
    let name = cx.t("scene-things");
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &*name));
    if let Some(at) = response.interact_pointer_pos().filter(|at| response.clicked() && !cx.kit.pad.is_covered_at(*at))
    {
        tapped(cx, chosen, &scene, ((at - paper.min) / side).to_pos2());
    }
    if response.has_focus() {
        by_keys(ui, cx, chosen, &scene, response.id);
    }
    let Some(thing) = chosen.and_then(|nth| scene.objects.get(nth)) else { return false };
    let [left, top, right, foot] = thing.bounds();
    let frame =
        Rect::from_min_max(paper.min + vec2(left, top) * side, paper.min + vec2(right, foot) * side).expand(6.0);
    ui.painter().rect_stroke(frame, 10.0, Stroke::new(5.0, cx.colors.paper), StrokeKind::Outside);
    ui.painter().rect_stroke(frame, 10.0, Stroke::new(3.0, cx.colors.main), StrokeKind::Outside);
    true
}

/// On a thing: it is chosen. Beside all things: the chosen one goes there.
fn tapped(cx: &mut Cx<'_>, chosen: &mut Option<usize>, scene: &Scene, at: Pos2) {
    match (edit::hit(scene, at.x, at.y), *chosen) {
        (Some(hit), Some(now)) if hit == now => *chosen = None,
        (Some(hit), _) => *chosen = Some(hit),
        (None, Some(nth)) => {
            cx.send(Command::Create(CreateCommand::Thing(ThingEdit::Move { nth, x: at.x, y: at.y })));
            // It may stand elsewhere in the order now.
            *chosen = None;
        }
        (None, None) => {}
    }
}

/// Enter goes from thing to thing, arrows move the chosen one.
fn by_keys(ui: &Ui, cx: &mut Cx<'_>, chosen: &mut Option<usize>, scene: &Scene, id: Id) {
    let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let events = ui.input(|input| input.events.clone());
    for event in events {
        let Event::Key { key, pressed: true, .. } = event else { continue };
        let (dx, dy) = match key {
            egui::Key::ArrowLeft => (-NUDGE, 0.0),
            egui::Key::ArrowRight => (NUDGE, 0.0),
            egui::Key::ArrowUp => (0.0, -NUDGE),
            egui::Key::ArrowDown => (0.0, NUDGE),
            egui::Key::Enter | egui::Key::Space if !scene.objects.is_empty() => {
                *chosen = chosen.map_or(Some(0), |nth| (nth + 1 < scene.objects.len()).then_some(nth + 1));
                continue;
            }
            _ => continue,
        };
        if let Some(nth) = *chosen {
            cx.send(Command::Create(CreateCommand::Thing(ThingEdit::Nudge { nth, dx, dy })));
        }
    }
}

/// What can be done with the chosen thing.
pub(super) fn keys(ui: &mut Ui, cx: &mut Cx<'_>, chosen: &mut Option<usize>, rect: Rect) {
    let Some(nth) = *chosen else { return };
    let keys: [(&str, &str, ThingEdit); 7] = [
        ("bigger", "thing-bigger", ThingEdit::Bigger(nth)),
        ("smaller", "thing-smaller", ThingEdit::Smaller(nth)),
        ("flip", "thing-flip", ThingEdit::Flip(nth)),
        ("up", "thing-front", ThingEdit::ToFront(nth)),
        ("down", "thing-back", ThingEdit::ToBack(nth)),
        ("duplicate", "thing-again", ThingEdit::Duplicate(nth)),
        ("trash", "thing-away", ThingEdit::Remove(nth)),
    ];
    let fit = (((rect.width() + 6.0) / (TARGET + 6.0)) as usize).clamp(1, keys.len() + 1);
    // Where not all have room, taking out and the sizes matter most.
    let order: &[usize] = if fit > keys.len() { &[0, 1, 2, 3, 4, 5, 6] } else { &[0, 1, 6, 2, 3, 4, 5] };
    for (place, index) in order.iter().take(fit.saturating_sub(1).max(1)).enumerate() {
        let (icon, text, edit) = keys[*index];
        let cell = grid_cell(rect, 6.0, (fit.max(2), 1), (place, 0));
        let name = cx.t(text);
        if Key::new(("thing", text), cell, &name).icon(icon).size(13.0).lines(1).show(ui, cx) {
            let leaves = matches!(edit, ThingEdit::Remove(_) | ThingEdit::ToFront(_) | ThingEdit::ToBack(_));
            cx.send(Command::Create(CreateCommand::Thing(edit)));
            *chosen = chosen.filter(|_| !leaves);
        }
    }
    let name = cx.t("thing-done");
    let cell = grid_cell(rect, 6.0, (fit.max(2), 1), (fit.max(2) - 1, 0));
    if Key::new("thing-done", cell, &name).icon("check").size(13.0).lines(1).show(ui, cx) {
        *chosen = None;
    }
}
