//! What is missing, of the exhibition and of every work, each with a key to where it is mended. What stops stands apart from advice.

use super::parts::{Roll, heading, nothing, paint_in_list, panel, sentence};
use super::{ExhibitPage, exhibit, see, see_field, see_work, side};
use crate::app::{ExhibitCommand, ExhibitView, ExportPlan};
use crate::domain::exhibition::{self, Exhibition, Fix, Problem, Wanted};
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, rows};
use egui::{Rect, Ui};
use std::rc::Rc;

/// Height of a problem with its key.
const ROW: f32 = 64.0;

/// The problems, found once for every change.
#[derive(Default)]
pub(super) struct ChecksPage {
    found: Option<Found>,
    roll: Roll,
}

struct Found {
    version: u64,
    show: ExhibitionId,
    plan: ExportPlan,
    problems: Rc<Vec<Problem>>,
}

/// Everything that is missing for what is planned.
pub(super) fn problems(cx: &Cx<'_>, page: &mut ChecksPage, show: &Exhibition) -> Rc<Vec<Problem>> {
    let (version, plan) = (cx.state.library.version(), &cx.state.exhibit.plan);
    let known = |found: &&Found| found.version == version && found.show == show.id && found.plan == *plan;
    if let Some(found) = page.found.as_ref().filter(known) {
        return Rc::clone(&found.problems);
    }
    let problems = Rc::new(find(cx, show, plan));
    page.found = Some(Found { version, show: show.id.clone(), plan: plan.clone(), problems: Rc::clone(&problems) });
    problems
}

fn find(cx: &Cx<'_>, show: &Exhibition, plan: &ExportPlan) -> Vec<Problem> {
    let Some(source) = cx.state.exhibition_source(&show.id) else { return Vec::new() };
    let print = plan.options.print;
    let may_show = |symbol: &_| cx.state.may_show(symbol);
    let wanted = Wanted { products: &plan.products, print_mm: print.mm, dpi: print.dpi, may_show: &may_show };
    exhibition::check(&source, &wanted)
}

/// What is missing of one work, or of the exhibition itself: as many as there is room for.
pub(super) fn few(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut ExhibitPage,
    rect: Rect,
    show: &Exhibition,
    work: Option<&ArtworkId>,
) {
    let all = problems(cx, &mut page.checks, show);
    let own: Vec<&Problem> = all.iter().filter(|problem| problem.work.as_ref() == work).collect();
    let elsewhere = all.len() - own.len();
    if own.is_empty() && (work.is_some() || elsewhere == 0) {
        return side::fine(ui, cx, rect);
    }
    let fit = (((rect.height() + GAP) / (ROW + GAP)) as usize).max(1);
    let more = (own.len() > fit) || (work.is_none() && elsewhere > 0);
    let shown = own.len().min(if more { fit.saturating_sub(1).max(1) } else { fit });
    let mut top = rect.top();
    for problem in own.iter().take(shown) {
        let line = Rect::from_min_size(egui::pos2(rect.left(), top), egui::vec2(rect.width(), ROW));
        if line.bottom() <= rect.bottom() + 1.0 {
            one(ui, cx, page, line, show, problem);
        }
        top += ROW + GAP;
    }
    let left = if work.is_none() { all.len() - shown } else { own.len() - shown };
    let line = Rect::from_min_size(egui::pos2(rect.left(), top), egui::vec2(rect.width(), 52.0));
    if left > 0 && line.bottom() <= rect.bottom() + 1.0 {
        let name = cx.tn("checks-more", &[("count", &left.to_string())]);
        if Key::new("checks-more", line, &name).icon("warning").beside().size(TYPE_SECOND).lines(1).show(ui, cx) {
            see(cx, ExhibitView::Checks);
        }
    }
}

/// What is wrong, what to do, and the key that leads there.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition, problem: &Problem) {
    if !rect.is_positive() {
        return;
    }
    let places = columns(rect, GAP, &[28.0, 0.0, 130.0_f32.min(rect.width() * 0.36)]);
    let (icon, color) = if problem.stops { ("warning", cx.colors.care) } else { ("info", cx.colors.soft_ink) };
    cx.icon(ui.ctx(), icon, Rect::from_center_size(places[0].center(), egui::vec2(26.0, 26.0)), color);
    let (what, fix) = (cx.texts.problem(problem), cx.texts.problem_fix(problem));
    // Not by colour alone: what leaves a work out says so.
    let leaves_out = problem.stops && problem.work.is_some();
    let what = if leaves_out { format!("{}: {what}", cx.t("check-stops")) } else { what };
    let words = rows(places[1], 0.0, &[rect.height() * 0.56, 0.0]);
    cx.words(
        ui,
        &what,
        words[0],
        17.0,
        Weight::Bold,
        Align::Left,
        2,
        if problem.stops { color } else { cx.colors.ink },
    );
    cx.words(ui, &fix, words[1], 15.0, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let word = cx.t(fix_key(problem));
    let spoken = format!("{what}. {word}");
    let id = ("fix", problem.what, problem.work.as_ref().map(ArtworkId::as_str));
    if Key::new(id, inset(places[2], 2.0), &spoken).word(&word).size(16.0).show(ui, cx) {
        mend(cx, page, show, problem);
    }
}

fn fix_key(problem: &Problem) -> &'static str {
    match (problem.fix, problem.what) {
        (Fix::Consent, _) => "fix-consent",
        (Fix::Field(_), _) => "fix-label",
        (Fix::Print, _) => "fix-print",
        (Fix::TakeDown, _) => "remove-work",
        (_, "check-no-works") => "fix-choose",
        _ => "fix-show",
    }
}

/// To the place where it is mended.
fn mend(cx: &mut Cx<'_>, page: &mut ExhibitPage, show: &Exhibition, problem: &Problem) {
    match (problem.fix, &problem.work) {
        (Fix::Consent, Some(work)) => see_work(cx, work, ExhibitView::Ask),
        (Fix::Field(field), Some(work)) => see_field(cx, page, work, field),
        (Fix::TakeDown, Some(work)) => exhibit(cx, ExhibitCommand::TakeDown(show.id.clone(), work.clone())),
        (Fix::Print, _) => see(cx, ExhibitView::Export),
        _ if problem.what == "check-no-works" => see(cx, ExhibitView::Choose),
        _ => see(cx, ExhibitView::Details),
    }
}

/// All of them: what stops first, then advice; each with the picture of its work.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let all = problems(cx, &mut page.checks, show);
    let inner = panel(ui, cx, rect);
    if all.is_empty() {
        return nothing(ui, cx, inner, "check-fine");
    }
    let mut lines = page.checks.roll.begin(inner);
    for (stops, text) in [(true, "checks-stop"), (false, "checks-advice")] {
        let some: Vec<&Problem> = all.iter().filter(|problem| problem.stops == stops).collect();
        if some.is_empty() {
            continue;
        }
        let line = lines.head(30.0);
        // What stops the exhibition itself leaves no work out.
        let of_show = stops && some.iter().all(|problem| problem.work.is_none());
        heading(ui, cx, line, if of_show { "checks" } else { text });
        for problem in some {
            let line = lines.line(ROW);
            with_work(ui, cx, page, line, show, problem);
        }
    }
    lines.end(ui, cx, &mut page.checks.roll);
}

fn with_work(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition, problem: &Problem) {
    if !rect.is_positive() {
        return;
    }
    let places = columns(rect, GAP, &[ROW, (rect.width() * 0.24).min(260.0), 0.0]);
    let work = problem.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    match (work, &problem.work) {
        (Some(work), Some(id)) => {
            paint_in_list(ui, cx, places[0], work);
            let title = super::super::works::title(cx, work);
            let number = super::number(show, id.as_str()).unwrap_or_default();
            let text = format!("{number}. {title}");
            cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
        }
        _ => sentence(ui, cx, places[1], &show.title),
    }
    one(ui, cx, page, places[2], show, problem);
}
