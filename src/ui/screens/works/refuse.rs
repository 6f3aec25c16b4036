//! "I do not want to show it": said by who made it, in their own room, without anybody's PIN.

use super::WorksPage;
use crate::app::{Command, PictureKey, WorksCommand};
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Use};
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TARGET, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, paint_picture, rows};
use egui::{Rect, Ui};

/// The key, or that the work is not shown, at the foot of what is told of it; the rest of the place.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) -> Rect {
    if cx.state.who.as_ref() != Some(&work.profile) {
        return rect;
    }
    let consents = &work.consents;
    let hangs = || cx.state.library.exhibitions.values().any(|show| show.has(work.id.as_str()));
    if consents.forbids_all() {
        let parts = rows(rect, GAP, &[0.0, 36.0]);
        let text = cx.t("refused");
        cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
        return parts[0];
    }
    // What nobody thinks of showing needs no refusal.
    if !Use::ALL.into_iter().any(|purpose| consents.answer(purpose) == Answer::Yes) && !hangs() {
        return rect;
    }
    let parts = rows(rect, GAP, &[0.0, TARGET]);
    let name = cx.t("refuse");
    if Key::new("refuse", parts[1], &name).icon("eye-off").beside().lines(1).show(ui, cx) {
        page.refusing = true;
    }
    parts[0]
}

/// One calm question. Both answers look the same.
pub(super) fn question(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) {
    let (text, more) = (cx.t("refuse-question"), cx.t("refuse-more"));
    let parts = rows(rect, GAP * 1.5, &[super::super::top::height(rect), 0.0, 80.0, 64.0, 120.0]);
    let title = super::title(cx, work);
    super::super::top::show(ui, cx, parts[0], &title, &format!("{text} {more}"));
    let (painter, state) = (ui.painter().clone(), cx.state);
    paint_picture(ui, cx, &painter, parts[1], |_| state.work_picture(work, PictureKey::LARGE));
    cx.words(ui, &text, parts[2], TYPE_TITLE, Weight::Bold, Align::Center, 2, cx.colors.ink);
    cx.words(ui, &more, parts[3], TYPE_WORD, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    let places = columns(parts[4], GAP * 2.0, &[0.0, 0.0]);
    let answers = [("refuse-yes", "eye-off", true), ("refuse-no", "previous", false)];
    for ((text, icon, refuses), place) in answers.into_iter().zip(places) {
        let name = cx.t(text);
        let key = Key::new(text, place, &name).sign(Sign::Icon(icon)).lines(2).size(TYPE_SENTENCE * 0.85);
        let key = key.radius(RADIUS_MAIN).fill(cx.colors.paper).border(cx.colors.ink);
        if key.show(ui, cx) {
            page.refusing = false;
            if refuses {
                cx.send(Command::Works(WorksCommand::Refuse(work.id.clone())));
            }
        }
    }
}
