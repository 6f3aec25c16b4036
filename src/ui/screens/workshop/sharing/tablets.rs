//! Who belongs to the circle: each tablet with when it was there last; shutting one out; a code for one more.

use super::super::WorkshopPage;
use super::{Asked, ask, found, main_key, when};
use crate::app::{CircleDeed, CodeShown, Command, SharingCommand, TabletSeen};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, NO_ROW, Weight, columns, inset, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Light squares round a code, as cameras need.
const QUIET: usize = 4;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let Some(circle) = cx.state.sharing.circle.clone() else { return };
    if let Some(code) = cx.state.sharing.code.clone() {
        return code_shown(ui, cx, &code, rect);
    }
    let says = cx.state.sharing.found.is_some() || cx.state.sharing.busy;
    let parts = rows(rect, GAP, &[0.0, if says { 72.0 } else { NO_ROW }, 88.0]);
    let mut lines = Lines::new(parts[0], &page.turned);
    for tablet in &circle.tablets {
        let row = lines.line();
        one(ui, cx, page, row, tablet, circle.keeps);
    }
    lines.turn(ui, cx, &mut page.turned, parts[0]);
    if says {
        found(ui, cx, parts[1]);
    }
    if !circle.keeps {
        let text = cx.t("share-not-keeper");
        return cx.words(ui, &text, parts[2], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    }
    let ready = !cx.state.sharing.busy;
    let places = columns(parts[2], GAP, &[0.0, 0.0]);
    let name = cx.t("share-invite-keeper");
    if Key::new("share-invite-keeper", places[0], &name).icon("lock").beside().lines(2).enabled(ready).show(ui, cx) {
        cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Invite { keeper: true })));
    }
    if main_key(ui, cx, places[1], ("share-invite", "add"), ready) {
        cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Invite { keeper: false })));
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, row: Rect, tablet: &TabletSeen, keeps: bool) {
    if page.sharing.asked == Some(Asked::ShutOut(tablet.id.clone())) {
        let question = cx.tn("share-put-out-sure", &[("name", &tablet.name)]);
        if ask(ui, cx, &mut page.sharing, row, (&question, "share-put-out")) {
            cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::ShutOut(tablet.id.clone()))));
        }
        return;
    }
    let places = columns(row, GAP, &[(row.width() * 0.3).min(300.0), 0.0, (row.width() * 0.24).min(200.0)]);
    cx.words(ui, &tablet.name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let at = when(cx, tablet.last);
    let mut about = vec![cx.tn("share-last", &[("when", &at)])];
    if tablet.is_this {
        about.push(cx.t("share-this").to_string());
    } else if tablet.is_up_to_date {
        about.push(cx.t("share-up-to-date").to_string());
    }
    if tablet.keeps {
        about.push(cx.t("share-keeper").to_string());
    }
    let text = about.join(" · ");
    cx.words(ui, &text, places[1], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    if keeps && !tablet.is_this && row.is_positive() {
        let (word, name) = (cx.t("share-put-out"), cx.tn("share-put-out-name", &[("name", &tablet.name)]));
        let key = Key::new(("share-out", &tablet.id.0), places[2], &name).word(&word).icon("close").beside().lines(1);
        if key.show(ui, cx) {
            page.sharing.asked = Some(Asked::ShutOut(tablet.id.clone()));
        }
    }
}

/// A code, as large as it goes, and its letters to be copied.
fn code_shown(ui: &mut Ui, cx: &mut Cx<'_>, code: &CodeShown, rect: Rect) {
    let parts = rows(rect, GAP, &[64.0, 0.0, 72.0]);
    let text = cx.t("share-code-about");
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    match &code.picture {
        Some((side, dark)) => squares(ui, cx, inset(parts[1], 4.0), *side, dark),
        None => {
            let text = cx.t("share-code-long");
            cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Regular, Align::Center, 2, cx.colors.ink);
        }
    }
    let places = columns(parts[2], GAP, &[0.0, 0.0]);
    let name = cx.t("share-code-copy");
    if Key::new("share-code-copy", places[0], &name).icon("duplicate").beside().lines(2).show(ui, cx) {
        ui.ctx().copy_text(code.text.reveal().to_owned());
    }
    if main_key(ui, cx, places[1], ("share-code-done", "check"), true) {
        cx.send(Command::Sharing(SharingCommand::HideCode));
    }
}

/// The picture of a code: black on white in every theme, as cameras read it.
fn squares(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, side: usize, dark: &[bool]) {
    let across = side + 2 * QUIET;
    let px = (rect.width().min(rect.height()) / across as f32).max(1.0);
    let whole = Rect::from_center_size(rect.center(), vec2(px, px) * across as f32);
    ui.painter().rect_filled(whole, 0.0, Color32::WHITE);
    let start = whole.min + vec2(px, px) * QUIET as f32;
    for (row, squares) in dark.chunks(side.max(1)).enumerate() {
        let mut column = 0;
        // Squares side by side are one bar: fewer shapes, and no light lines between them.
        while column < squares.len() {
            let run = squares[column..].iter().take_while(|square| **square == squares[column]).count();
            if squares[column] {
                let min = pos2(start.x + column as f32 * px, start.y + row as f32 * px);
                ui.painter().rect_filled(Rect::from_min_size(min, vec2(px * run as f32, px)), 0.0, Color32::BLACK);
            }
            column += run;
        }
    }
    let name = cx.t("share-code-picture");
    let response = ui.interact(whole, egui::Id::unique("share-code-picture"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &*name));
}
