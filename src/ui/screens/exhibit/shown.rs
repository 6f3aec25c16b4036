//! The label as it will hang, or stand on the page, drawn live.

use super::parts::paint;
use crate::domain::artwork::Artwork;
use crate::domain::consent::Use;
use crate::domain::exhibition::Exhibition;
use crate::domain::locale::Lang;
use crate::text::Texts;
use crate::text::label::{LabelText, Surface, Wording};
use crate::ui::kit::tokens::{GAP, RADIUS_BUTTON, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Labels, Weight, columns, inset, rows};
use egui::{Color32, Galley, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};
use std::sync::Arc;

/// Sizes of letters that are tried until a label fits, as parts of the usual size.
const SCALES: [f32; 6] = [1.25, 1.1, 1.0, 0.88, 0.76, 0.64];

/// What labels are worded with in a language.
pub(super) fn wording<'a>(cx: &Cx<'a>, lang: Lang) -> Wording<'a> {
    let state = cx.state;
    Wording { texts: Texts::new(lang), vocabulary: &state.words, offset_min: state.utc_offset_min }
}

/// The longer side of prints as it is planned, in millimetres.
pub(super) fn mm(cx: &Cx<'_>) -> u32 {
    cx.state.exhibit.plan.options.print.mm
}

/// A line of a label.
struct Part {
    text: String,
    size: f32,
    weight: Weight,
    soft: bool,
}

fn part(text: &str, size: f32, weight: Weight, soft: bool) -> Part {
    Part { text: text.to_owned(), size, weight, soft }
}

/// The lines of a label in their order; what is empty is no line.
fn parts(label: &LabelText) -> Vec<Part> {
    let quoted = |words: &[String]| match words.is_empty() {
        true => String::new(),
        false => words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(" "),
    };
    let words = if label.words.is_empty() { String::new() } else { format!("“{}”", label.words) };
    let dated = [&label.maker, &label.year].map(String::as_str).join(" · ");
    let made = [&label.technique, &label.size].into_iter().filter(|text| !text.is_empty());
    let made = made.map(String::as_str).collect::<Vec<_>>().join("\n");
    let regular = TYPE_SECOND * 0.9;
    let all = [
        part(&label.title, 26.0, Weight::Bold, false),
        part(&dated, TYPE_SECOND, Weight::Regular, false),
        part(&made, regular, Weight::Regular, true),
        part(&quoted(&label.tapped), regular, Weight::Bold, false),
        part(&words, TYPE_SECOND, Weight::Regular, false),
        part(&quoted(&label.words_tapped), regular, Weight::Bold, false),
        part(&label.easy, TYPE_SECOND, Weight::Regular, false),
        part(&label.price, regular, Weight::Regular, false),
        part(&label.credits, regular, Weight::Regular, true),
        part(&label.notice, regular, Weight::Bold, false),
        part(&label.changes.join("\n"), regular * 0.85, Weight::Regular, true),
    ];
    all.into_iter().filter(|part| !part.text.trim().is_empty()).collect()
}

/// What stands on the page of a work, in the order of the page.
fn on_page(texts: Texts, label: &LabelText) -> Vec<Part> {
    let row = |key: &str, text: &str| if text.is_empty() { None } else { Some(format!("{}: {text}", texts.get(key))) };
    let facts = [
        row("web-maker", &label.maker),
        row("web-year", &label.year),
        row("web-technique", &label.technique),
        row("web-size", &label.size),
        row("web-price", &label.price),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let alt = if label.alt.is_empty() { texts.get("web-description-none") } else { label.alt.clone() };
    let regular = TYPE_SECOND * 0.9;
    let all = [
        part(&label.title, 26.0, Weight::Bold, false),
        part(&facts, regular, Weight::Regular, false),
        part(&label.notice, regular, Weight::Bold, false),
        part(&label.words, TYPE_SECOND, Weight::Regular, false),
        part(&label.words_tapped.join(" "), regular, Weight::Bold, false),
        part(&label.tapped.join(" "), regular, Weight::Bold, false),
        part(&label.easy, TYPE_SECOND, Weight::Regular, false),
        part(&alt, regular, Weight::Regular, false),
        part(&label.ai, regular, Weight::Regular, true),
        part(&label.credits, regular, Weight::Regular, true),
        part(&label.changes.join("\n"), regular * 0.85, Weight::Regular, true),
    ];
    all.into_iter().filter(|part| !part.text.trim().is_empty()).collect()
}

/// What one says yes or no to: on the web the page with its picture, else the picture and the label that goes with it. Above it
/// stands which of them that is.
pub(super) fn as_used(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork, show: &Exhibition, purpose: Use) {
    let parts = rows(rect, GAP, &[30.0, 0.0]);
    let text = cx.t(match purpose {
        Use::Print => "ask-shows-print",
        Use::Web => "ask-shows-web",
        Use::Archive => "ask-shows-archive",
        Use::Publicity => "ask-shows-publicity",
    });
    cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let (lang, whole) = (cx.state.lang(), parts[1]);
    let surface = match purpose {
        Use::Web | Use::Archive => Surface::Screen,
        Use::Print | Use::Publicity => Surface::Paper(mm(cx)),
    };
    let label = wording(cx, lang).label(work, show, surface);
    let parts = if purpose == Use::Web { on_page(Texts::new(lang), &label) } else { self::parts(&label) };
    // Side by side where there is room: what is small cannot be agreed to.
    let halves = if whole.width() > whole.height() {
        columns(whole, GAP, &[whole.width() * 0.48, 0.0])
    } else {
        rows(whole, GAP, &[whole.height() * 0.48, 0.0])
    };
    if purpose == Use::Web {
        // The wall of the page.
        ui.painter().rect_filled(halves[0], 0.0, cx.colors.hanji);
        ui.painter().rect_stroke(halves[0], 0.0, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    }
    paint(ui, cx, inset(halves[0], 12.0), work);
    card(ui, cx, halves[1], parts, lang);
}

/// The label of a work on a card of paper, the letters as large as fit.
pub(super) fn label(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork, show: &Exhibition, lang: Lang) {
    let label = wording(cx, lang).label(work, show, Surface::Paper(mm(cx)));
    card(ui, cx, rect, parts(&label), lang);
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, parts: Vec<Part>, lang: Lang) {
    if !rect.is_positive() {
        return;
    }
    ui.painter().rect_filled(rect, RADIUS_BUTTON, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_BUTTON, Stroke::new(cx.colors.border, cx.colors.ink), StrokeKind::Inside);
    let inner = inset(rect, 16.0);
    let galleys = fitted(ui, cx, &parts, inner);
    let mut top = inner.top();
    let painter = ui.painter().with_clip_rect(rect);
    for galley in galleys {
        let height = galley.size().y;
        painter.galley(pos2(inner.left(), top), galley, Color32::PLACEHOLDER);
        top += height + 5.0;
    }
    let spoken = parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join("\n");
    let response = ui.interact(rect, Id::unique(("label-shown", lang.tag())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

fn fitted(ui: &Ui, cx: &Cx<'_>, parts: &[Part], rect: Rect) -> Vec<Arc<Galley>> {
    let lay = |scale: f32| -> Vec<Arc<Galley>> {
        let galley = |part: &Part| {
            let color = if part.soft { cx.colors.soft_ink } else { cx.colors.ink };
            ui.painter().layout(part.text.clone(), Labels::font(part.weight, part.size * scale), color, rect.width())
        };
        parts.iter().map(galley).collect()
    };
    let height = |galleys: &[Arc<Galley>]| galleys.iter().map(|galley| galley.size().y + 5.0).sum::<f32>();
    let sizes = SCALES.into_iter().map(lay);
    let mut last = Vec::new();
    for galleys in sizes {
        let fits = height(&galleys) <= rect.height();
        last = galleys;
        if fits {
            break;
        }
    }
    last
}

/// What read-aloud says of a label: title, maker, the maker's words, the easy description.
pub(super) fn spoken(cx: &Cx<'_>, work: &Artwork, show: &Exhibition) -> String {
    let label = wording(cx, cx.state.lang()).label(work, show, Surface::Paper(mm(cx)));
    let parts = [label.title, label.maker, label.words, label.easy];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}
