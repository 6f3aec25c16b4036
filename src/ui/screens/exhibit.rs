//! Exhibit: choose an exhibition, hang works, order them by taps, look at one label, write the web exhibition.

use super::works;
use crate::app::{Command, ExhibitCommand, WorksCommand};
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Use};
use crate::domain::exhibition::Exhibition;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SECOND, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// What only this screen knows: texts being typed.
#[derive(Default)]
pub struct ExhibitPage {
    title: String,
    folder: String,
    page: usize,
    hanging: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect) {
    let open = cx.state.exhibit.open.as_ref().and_then(|id| cx.state.library.exhibitions.get(id)).cloned();
    match open {
        Some(show) => table(ui, cx, page, rect, &show),
        None => choose(ui, cx, page, rect),
    }
}

fn choose(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect) {
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 72.0, 0.0]);
    let heading = cx.t("exhibitions");
    super::top::show(ui, cx, parts[0], &heading, &heading);
    let places = columns(parts[1], GAP, &[0.0, 240.0]);
    field(ui, cx, places[0], &mut page.title, "exhibition-title");
    let name = cx.t("new-exhibition");
    let ready = !page.title.trim().is_empty();
    let key = Key::new("new-exhibition", places[1], &name).icon("add").beside().radius(RADIUS_MAIN).enabled(ready);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Exhibit(ExhibitCommand::New(std::mem::take(&mut page.title))));
    }
    let mut shows: Vec<Exhibition> = cx.state.library.exhibitions.values().cloned().collect();
    shows.sort_by_key(|show| std::cmp::Reverse(show.made));
    if shows.is_empty() {
        let text = cx.t("exhibitions-empty");
        cx.words(ui, &text, parts[2], 24.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    for (index, show) in shows.iter().take(12).enumerate() {
        let cell = grid_cell(parts[2], GAP, (3, 4), (index % 3, index / 3));
        let name = cx.tn("open-exhibition", &[("name", &show.title)]);
        let second = summary(cx, show);
        let key = Key::new(("show", show.id.as_str()), cell, &name)
            .word(&show.title)
            .second(&second)
            .icon("exhibit")
            .beside();
        if key.fill(cx.colors.paper).radius(RADIUS_CARD).show(ui, cx) {
            cx.send(Command::Exhibit(ExhibitCommand::Open(Some(show.id.clone()))));
        }
    }
}

fn summary(cx: &Cx<'_>, show: &Exhibition) -> String {
    let count = show.count().to_string();
    let text = cx.tn("exhibition-summary", &[("dates", &show.dates), ("place", &show.place), ("count", &count)]);
    text.split(" · ").filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

fn field(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &mut String, label: &'static str) -> egui::Response {
    let label = cx.t(label);
    crate::ui::kit::field(ui, rect, text, &label, TYPE_WORD, 400)
}

fn table(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 0.0, 76.0]);
    let spoken = format!("{}. {}", show.title, summary(cx, show));
    super::top::show(ui, cx, parts[0], &show.title, &spoken);
    let upright = parts[1].height() > parts[1].width();
    let halves = if upright {
        rows(parts[1], GAP, &[parts[1].height() * 0.55, 0.0])
    } else {
        columns(parts[1], GAP * 1.5, &[parts[1].width() * 0.68, 0.0])
    };
    light_table(ui, cx, page, halves[0], show);
    side(ui, cx, halves[1], show);
    bottom(ui, cx, page, parts[2], show);
}

/// Whole pictures in order, never cropped; or those that can be hung.
fn light_table(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let parts = rows(rect, GAP, &[56.0, 0.0]);
    let tabs = columns(parts[0], GAP, &[0.0, 0.0]);
    for (hanging, text, icon, place) in
        [(false, "hung-works", "exhibit", tabs[0]), (true, "all-works", "works", tabs[1])]
    {
        let name = cx.t(text);
        if Key::new(("tab", text), place, &name)
            .icon(icon)
            .beside()
            .lines(1)
            .chosen(page.hanging == hanging)
            .show(ui, cx)
        {
            page.hanging = hanging;
            page.page = 0;
        }
    }
    let works: Vec<Artwork> = if page.hanging {
        cx.state.library.works(None).into_iter().filter(|work| !show.has(work.id.as_str())).cloned().collect()
    } else {
        show.works().filter_map(|id| cx.state.library.artworks.get(id).cloned()).collect()
    };
    if works.is_empty() {
        let text = cx.t(if page.hanging { "empty" } else { "hung-empty" });
        cx.words(ui, &text, parts[1], 22.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        return;
    }
    let across = ((parts[1].width() / 190.0) as usize).clamp(2, 6);
    let down = ((parts[1].height() / 190.0) as usize).clamp(1, 4);
    let pages = works.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { parts[1].shrink2(egui::vec2(80.0, 0.0)) } else { parts[1] };
    for (index, work) in works.iter().enumerate().skip(page.page * across * down).take(across * down) {
        let place = index - page.page * across * down;
        let cell = grid_cell(area, GAP, (across, down), (place % across, place / across));
        let title = works::title(cx, work);
        let text = if page.hanging { title.clone() } else { format!("{}. {title}", index + 1) };
        let name = cx.tn(if page.hanging { "add-work-named" } else { "open-work" }, &[("title", &title)]);
        let chosen = cx.state.exhibit.selected.as_ref() == Some(&work.id);
        if works::card(ui, cx, cell, work, &text, &name, chosen) {
            let command = match page.hanging {
                true => ExhibitCommand::Add(show.id.clone(), vec![work.id.clone()]),
                false => ExhibitCommand::Select(Some(work.id.clone())),
            };
            cx.send(Command::Exhibit(command));
        }
    }
    super::who::turn(ui, cx, parts[1], &mut page.page, pages);
}

/// The label and checks of the selected work, with taps to move it; else title, place and dates of the exhibition.
fn side(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = inset(rect, 16.0);
    let selected = cx.state.exhibit.selected.as_ref().and_then(|id| cx.state.library.artworks.get(id)).cloned();
    match selected.filter(|work| show.has(work.id.as_str())) {
        Some(work) => label(ui, cx, inner, show, &work),
        None => about(ui, cx, inner, show),
    }
}

fn about(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition) {
    let mut fields = [show.title.clone(), show.place.clone(), show.dates.clone()];
    let places = rows(rect, GAP, &[56.0, 56.0, 56.0, 0.0]);
    let mut changed = false;
    for ((text, label), place) in
        fields.iter_mut().zip(["exhibition-title", "exhibition-place", "exhibition-dates"]).zip(places)
    {
        changed |= field(ui, cx, place, text, label).changed();
    }
    if changed {
        let [title, place, dates] = fields;
        cx.send(Command::Exhibit(ExhibitCommand::Edit { show: show.id.clone(), title, place, dates }));
    }
}

fn label(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, work: &Artwork) {
    let parts = rows(rect, GAP, &[44.0, 34.0, 34.0, 0.0, 34.0, 56.0, 56.0, 56.0]);
    let title = works::title(cx, work);
    cx.words(ui, &title, parts[0], TYPE_TITLE * 0.8, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let maker = cx.tn("made-by", &[("name", &work.maker)]);
    cx.words(ui, &maker, parts[1], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let by_service = crate::app::is_by_service(work).then(|| cx.t("ai-notice").to_string());
    let style = work.style().map(|(style, _)| cx.tn(&format!("style-{style}"), &[])).unwrap_or_default();
    let touched = work.physical.as_ref().map(|physical| crate::text::made_of::words(&cx.texts, physical));
    let style = by_service.or(touched).unwrap_or(style);
    cx.words(ui, &style, parts[2], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let none = cx.t("label-no-description");
    let alt = work.alt.get(cx.state.lang());
    let alt = if alt.is_empty() { none.to_string() } else { alt.to_owned() };
    cx.words(ui, &alt, parts[3], TYPE_SECOND, Weight::Regular, Align::Left, 6, cx.colors.ink);
    let (text, color) = match work.consents.answer(Use::Web) {
        Answer::Unasked => ("check-unasked", cx.colors.care),
        Answer::Yes => ("answer-yes", cx.colors.done),
        Answer::No => ("check-refused", cx.colors.care),
        Answer::Withdrawn => ("check-withdrawn", cx.colors.care),
    };
    let text = cx.t(text);
    cx.words(ui, &text, parts[4], TYPE_SECOND, Weight::Bold, Align::Left, 1, color);
    consent(ui, cx, parts[5], work);
    let moves = columns(parts[6], GAP, &[0.0, 0.0]);
    for (icon, text, by, place) in [("left", "move-earlier", -1, moves[0]), ("right", "move-later", 1, moves[1])] {
        let name = cx.t(text);
        if Key::new(text, place, &name).icon(icon).beside().lines(1).show(ui, cx) {
            cx.send(Command::Exhibit(ExhibitCommand::Shift(show.id.clone(), work.id.clone(), by)));
        }
    }
    let down = cx.t("remove-work");
    if Key::new("take-down", parts[7], &down).icon("remove").beside().fill(cx.colors.tint(Tint::Negation)).show(ui, cx)
    {
        cx.send(Command::Exhibit(ExhibitCommand::TakeDown(show.id.clone(), work.id.clone())));
    }
}

/// What the maker says about showing this work on the web, asked while they see it. After a yes, a no takes it back.
fn consent(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    let now = work.consents.answer(Use::Web);
    let refusal = if matches!(now, Answer::Yes | Answer::Withdrawn) { Answer::Withdrawn } else { Answer::No };
    let places = columns(rect, GAP, &[0.0, 0.0]);
    for (answer, icon, text, place) in [(Answer::Yes, "check", "yes", places[0]), (refusal, "cross", "no", places[1])] {
        let word = cx.t(text);
        let ask = cx.t("consent-ask");
        let spoken = format!("{ask} {word}");
        let key = Key::new(("consent", text), place, &spoken).word(&word).icon(icon).beside().lines(1);
        if key.chosen(now == answer).show(ui, cx) {
            let (work, by) = (work.id.clone(), work.maker.clone());
            cx.send(Command::Works(WorksCommand::Consent { work, purpose: Use::Web, answer, by }));
        }
    }
}

fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let places = columns(rect, GAP, &[150.0_f32.min(rect.width() * 0.25), 0.0, 220.0_f32.min(rect.width() * 0.35)]);
    let back = cx.t("back");
    if Key::new("exhibit-back", places[0], &back).icon("previous").beside().show(ui, cx) {
        cx.send(Command::Exhibit(ExhibitCommand::Open(None)));
    }
    if page.folder.is_empty() {
        page.folder = default_folder(&cx.state.documents, &show.title);
    }
    field(ui, cx, inset(places[1], 6.0), &mut page.folder, "picture-folder");
    let exporting = cx.state.exhibit.exporting.is_some();
    let name = cx.t(if exporting { "exporting" } else { "export-web" });
    let ready = !exporting && show.count() > 0;
    let key = Key::new("export-web", places[2], &name).icon("web").beside().radius(RADIUS_MAIN).enabled(ready);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Exhibit(ExhibitCommand::Export {
            show: show.id.clone(),
            to: page.folder.clone().into(),
            products: Default::default(),
            options: Default::default(),
        }));
    }
}

/// A folder in the person's documents, named by the exhibition.
fn default_folder(documents: &std::path::Path, title: &str) -> String {
    let safe: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    documents.join(format!("malgeurim-{safe}")).display().to_string()
}
