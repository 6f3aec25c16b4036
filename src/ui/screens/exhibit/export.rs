//! What is made of an exhibition and how, where it goes, how far it is, and what became of it.

use super::parts::{KEY, Roll, choices, heading, key, panel, sentence};
use super::typing::{LINE, Text};
use super::went::Went;
use super::{ExhibitPage, checks, exhibit, see};
use crate::app::{Command, ExhibitCommand, ExhibitView, ExportPlan, Exported, Exporting};
use crate::domain::exhibition::{
    CatalogueFormat, Exhibition, LabelColors, LabelStock, Outing, PAPERS, PictureFormat, Product,
};
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, grid_cell, rows};
use egui::{Rect, Ui};
use std::collections::{BTreeMap, BTreeSet};

/// What only this screen knows.
#[derive(Default)]
pub(super) struct ExportPage {
    folder: String,
    of: Option<ExhibitionId>,
    roll: Roll,
    results: Roll,
    went: Went,
    counts: Option<((u64, ExhibitionId), BTreeMap<Product, usize>)>,
}

/// Dots an inch, and millimetres beyond the edge, that can be chosen.
const DPIS: [u32; 3] = [150, 200, 300];
const BLEEDS: [u32; 3] = [0, 3, 5];
/// Heights of the middle of a picture that can be chosen, in millimetres: for wheelchairs and children, usual, 54 inches, high.
const HEIGHTS: [u32; 4] = [1200, 1300, 1372, 1500];

/// The message that names a product.
pub(super) fn product_key(product: Product) -> &'static str {
    match product {
        Product::Web => "make-web",
        Product::Prints => "make-prints",
        Product::Labels => "make-labels",
        Product::Catalogue => "make-catalogue",
        Product::Mounting => "make-mounting",
        Product::Archive => "make-archive",
        Product::Publicity => "make-publicity",
    }
}

fn product_icon(product: Product) -> &'static str {
    match product {
        Product::Web => "web",
        Product::Prints => "print",
        Product::Labels => "label",
        Product::Catalogue => "paper",
        Product::Mounting => "order",
        Product::Archive => "archive",
        Product::Publicity => "people",
    }
}

impl ExportPage {
    /// How many works may go into each product; counted once for every change.
    fn counts(&mut self, cx: &Cx<'_>, show: &Exhibition) -> BTreeMap<Product, usize> {
        let key = (cx.state.library.version(), show.id.clone());
        if let Some((_, counts)) = self.counts.as_ref().filter(|(of, _)| *of == key) {
            return counts.clone();
        }
        let works: Vec<_> = show.works().filter_map(|id| cx.state.library.artworks.get(id)).collect();
        let count =
            |product: Product| works.iter().filter(|work| work.consents.allows(product.purpose()).is_ok()).count();
        let counts: BTreeMap<Product, usize> =
            Product::ALL.into_iter().map(|product| (product, count(product))).collect();
        self.counts = Some((key, counts.clone()));
        counts
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    if page.export.of.as_ref() != Some(&show.id) {
        page.export.folder = default_folder(&cx.state.documents, &show.title);
        page.export.of = Some(show.id.clone());
    }
    let upright = rect.height() > rect.width();
    let parts = rows(rect, GAP, &[if upright { 168.0 } else { 80.0 }, 0.0, 68.0]);
    products(ui, cx, page, parts[0], show, upright);
    let halves = if upright {
        rows(parts[1], GAP, &[parts[1].height() * 0.58, 0.0])
    } else {
        columns(parts[1], GAP, &[parts[1].width() * 0.6, 0.0])
    };
    let inner = panel(ui, cx, halves[0]);
    options(ui, cx, page, inner);
    let inner = rows(panel(ui, cx, halves[1]), GAP, &[0.0, KEY]);
    results(ui, cx, page, inner[0], show);
    if key(ui, cx, inner[1], "proof-open", "pen", true) {
        see(cx, ExhibitView::Proof);
    }
    bottom(ui, cx, page, parts[2], show);
}

fn plan_with(cx: &mut Cx<'_>, change: impl FnOnce(&mut ExportPlan)) {
    let mut plan = cx.state.exhibit.plan.clone();
    change(&mut plan);
    exhibit(cx, ExhibitCommand::Plan(Box::new(plan)));
}

/// What is made, each with how many works may go into it.
fn products(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition, upright: bool) {
    let counts = page.export.counts(cx, show);
    let (across, down) = if upright { (4, 2) } else { (7, 1) };
    for (nth, product) in Product::ALL.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (nth % across, nth / across));
        let chosen = cx.state.exhibit.plan.products.contains(&product);
        let name = cx.t(product_key(product));
        let count = counts.get(&product).copied().unwrap_or_default().to_string();
        let count = cx.tn("make-count", &[("count", &count), ("all", &show.count().to_string())]);
        let spoken = format!("{name}. {count}");
        let key = Key::new(("make", product.name()), cell, &spoken).word(&name).second(&count).size(17.0).lines(1);
        // The sign says what is chosen, too: not by colour alone.
        let icon = if chosen { "check" } else { product_icon(product) };
        if key.icon(icon).beside().sign_max(28.0).chosen(chosen).show(ui, cx) {
            plan_with(cx, |plan| {
                if !plan.products.remove(&product) {
                    plan.products.insert(product);
                }
            });
        }
    }
}

/// A row of choices with its name at the left; the one that was tapped.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str, words: &[(String, bool)]) -> Option<usize> {
    if !rect.is_positive() {
        return None;
    }
    let places = columns(rect, GAP, &[(rect.width() * 0.26).min(170.0), 0.0]);
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_SECOND, Weight::Bold, Align::Left, 2, cx.colors.ink);
    choices(ui, cx, places[1], &name, words)
}

/// Yes or no.
fn switch(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str, now: bool) -> Option<bool> {
    let words = [(cx.t("on").to_string(), now), (cx.t("off").to_string(), !now)];
    row(ui, cx, rect, text, &words).map(|nth| nth == 0)
}

fn options(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect) {
    let products = cx.state.exhibit.plan.products.clone();
    let wants = |some: &[Product]| some.iter().any(|product| products.contains(product));
    let mut lines = page.export.roll.begin(rect);
    if products.is_empty() {
        let (line, text) = (lines.line(60.0), cx.t("make-nothing"));
        sentence(ui, cx, line, &text);
    }
    // Labels and lists say the size. Pictures for publicity have one of their own.
    if wants(&[Product::Prints, Product::Labels, Product::Catalogue, Product::Mounting]) {
        prints(ui, cx, &mut lines, wants(&[Product::Prints]));
    }
    if wants(&[Product::Labels]) {
        labels(ui, cx, &mut lines);
    }
    if wants(&[Product::Catalogue]) {
        catalogue(ui, cx, &mut lines);
    }
    if wants(&[Product::Mounting]) {
        mounting(ui, cx, &mut lines);
    }
    // Labels have it as a code to be photographed.
    if wants(&[Product::Web, Product::Labels]) {
        let line = lines.line(LINE);
        address(ui, cx, page, line);
    }
    if wants(&[Product::Web, Product::Prints, Product::Publicity, Product::Archive]) {
        files(ui, cx, &mut lines);
    }
    lines.end(ui, cx, &mut page.export.roll);
}

fn prints(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut super::parts::Lines, all: bool) {
    let print = cx.state.exhibit.plan.options.print;
    let line = lines.head(30.0);
    heading(ui, cx, line, "make-prints");
    let words: Vec<_> = PAPERS.iter().map(|(name, mm)| ((*name).to_owned(), print.mm == *mm)).collect();
    if let Some((_, mm)) = row(ui, cx, lines.line(KEY), "print-size", &words).and_then(|nth| PAPERS.get(nth)) {
        plan_with(cx, |plan| plan.options.print.mm = *mm);
    }
    if !all {
        return;
    }
    let words = DPIS.map(|dpi| (format!("{dpi} dpi"), print.dpi == dpi));
    if let Some(dpi) = row(ui, cx, lines.line(KEY), "print-dpi", &words).and_then(|nth| DPIS.get(nth)) {
        plan_with(cx, |plan| plan.options.print.dpi = *dpi);
    }
    let formats = [PictureFormat::Png, PictureFormat::Tiff, PictureFormat::Jpeg];
    let words = formats.map(|format| (format.ending().to_uppercase(), print.format == format));
    if let Some(format) = row(ui, cx, lines.line(KEY), "print-format", &words).and_then(|nth| formats.get(nth)) {
        plan_with(cx, |plan| plan.options.print.format = *format);
    }
    let words = BLEEDS.map(|mm| (format!("{mm} mm"), print.bleed_mm == mm));
    if let Some(mm) = row(ui, cx, lines.line(KEY), "print-bleed", &words).and_then(|nth| BLEEDS.get(nth)) {
        plan_with(cx, |plan| plan.options.print.bleed_mm = *mm);
    }
    if let Some(on) = switch(ui, cx, lines.line(KEY), "print-crop-marks", print.crop_marks) {
        plan_with(cx, |plan| plan.options.print.crop_marks = on);
    }
}

fn labels(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut super::parts::Lines) {
    let paper = cx.state.exhibit.plan.options.paper;
    let line = lines.head(30.0);
    heading(ui, cx, line, "make-labels");
    let stock = |stock: LabelStock| match stock {
        LabelStock::A6 => "stock-a6",
        LabelStock::A5 => "stock-a5",
        LabelStock::Sheet8 => "stock-sheet8",
        LabelStock::Sheet14 => "stock-sheet14",
    };
    let words = LabelStock::ALL.map(|one| (cx.t(stock(one)).to_string(), paper.stock == one));
    if let Some(stock) = row(ui, cx, lines.line(60.0), "label-stock", &words).and_then(|nth| LabelStock::ALL.get(nth)) {
        plan_with(cx, |plan| plan.options.paper.stock = *stock);
    }
    let color = |colors: LabelColors| match colors {
        LabelColors::White => "colors-white",
        LabelColors::Cream => "colors-cream",
        LabelColors::Yellow => "colors-yellow",
        LabelColors::Black => "colors-black",
    };
    let words = LabelColors::ALL.map(|one| (cx.t(color(one)).to_string(), paper.colors == one));
    if let Some(colors) =
        row(ui, cx, lines.line(60.0), "label-colors", &words).and_then(|nth| LabelColors::ALL.get(nth))
    {
        plan_with(cx, |plan| plan.options.paper.colors = *colors);
    }
    if let Some(on) = switch(ui, cx, lines.line(KEY), "label-english", paper.english) {
        plan_with(cx, |plan| plan.options.paper.english = on);
    }
    if let Some(on) = switch(ui, cx, lines.line(KEY), "label-large", paper.large) {
        plan_with(cx, |plan| plan.options.paper.large = on);
    }
    if let Some(on) = switch(ui, cx, lines.line(KEY), "label-pictograms", paper.pictograms) {
        plan_with(cx, |plan| plan.options.paper.pictograms = on);
    }
}

fn catalogue(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut super::parts::Lines) {
    let paper = cx.state.exhibit.plan.options.paper;
    let line = lines.head(30.0);
    heading(ui, cx, line, "make-catalogue");
    let formats = [(CatalogueFormat::A4, "catalogue-a4"), (CatalogueFormat::Square, "catalogue-square")];
    let words = formats.map(|(format, text)| (cx.t(text).to_string(), paper.catalogue == format));
    if let Some((format, _)) = row(ui, cx, lines.line(KEY), "catalogue-format", &words).and_then(|nth| formats.get(nth))
    {
        plan_with(cx, |plan| plan.options.paper.catalogue = *format);
    }
    let words = [1_u8, 2].map(|count| (count.to_string(), paper.per_page == count));
    if let Some(nth) = row(ui, cx, lines.line(KEY), "catalogue-per-page", &words) {
        plan_with(cx, |plan| plan.options.paper.per_page = if nth == 0 { 1 } else { 2 });
    }
}

fn mounting(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut super::parts::Lines) {
    let now = cx.state.exhibit.plan.options.paper.height_mm;
    let line = lines.head(30.0);
    heading(ui, cx, line, "make-mounting");
    let words = HEIGHTS.map(|mm| (format!("{} cm", (mm + 5) / 10), now == mm));
    if let Some(mm) = row(ui, cx, lines.line(KEY), "make-height", &words).and_then(|nth| HEIGHTS.get(nth)) {
        plan_with(cx, |plan| plan.options.paper.height_mm = *mm);
    }
}

/// Where the pages will be on the web.
fn address(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect) {
    let name = cx.t("web-address");
    let stored = cx.state.exhibit.plan.options.base_url.clone().unwrap_or_default();
    let plan = cx.state.exhibit.plan.clone();
    let text = Text { limit: 300, ..Text::line("web-address", &name, &stored).hint("https://") };
    page.typing.show(ui, cx, rect, &text, move |typed| {
        let mut plan = plan.clone();
        let url = typed.trim();
        plan.options.base_url = (!url.is_empty()).then(|| url.to_owned());
        Command::Exhibit(ExhibitCommand::Plan(Box::new(plan)))
    });
}

fn files(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut super::parts::Lines) {
    let (names, unsigned) = (cx.state.exhibit.plan.options.names_in_files, cx.state.exhibit.plan.options.unsigned);
    let line = lines.head(30.0);
    heading(ui, cx, line, "make-files");
    if let Some(on) = switch(ui, cx, lines.line(KEY), "files-names", names) {
        plan_with(cx, |plan| plan.options.names_in_files = on);
    }
    if let Some(on) = switch(ui, cx, lines.line(KEY), "files-signed", !unsigned) {
        plan_with(cx, |plan| plan.options.unsigned = !on);
    }
}

/// What was made, what was left out and why, where works went.
fn results(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let problems = checks::problems(cx, &mut page.checks, show);
    let stopping: BTreeSet<&ArtworkId> =
        problems.iter().filter(|problem| problem.stops).filter_map(|problem| problem.work.as_ref()).collect();
    let mut lines = page.export.results.begin(rect);
    if !stopping.is_empty() {
        let places = columns(lines.line(60.0), GAP, &[0.0, 130.0]);
        let text = cx.tn("export-missing", &[("count", &stopping.len().to_string())]);
        cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Bold, Align::Left, 3, cx.colors.care);
        if key(ui, cx, places[1], "checks-open", "check", true) {
            see(cx, ExhibitView::Checks);
        }
    }
    if let Some(Exported { to, left_out, .. }) = exported(cx, show) {
        let (line, text) = (lines.line(30.0), "export-made");
        heading(ui, cx, line, text);
        let (line, text) = (lines.line(44.0), to.display().to_string());
        sentence(ui, cx, line, &text);
        for out in left_out {
            let use_name = cx.t(super::parts::use_key(out.purpose));
            let why = cx.tn(out.why.key(), &[]);
            let title = if out.title.is_empty() { cx.t("untitled").to_string() } else { out.title.clone() };
            let text = format!("{title} — {use_name}: {why}");
            let line = lines.line(44.0);
            sentence(ui, cx, line, &text);
        }
    }
    let line = lines.head(30.0);
    heading(ui, cx, line, "went-out");
    let outings = page.export.went.found(cx, show.id.as_str(), |outing| outing.show == show.id);
    if outings.is_empty() {
        let (line, text) = (lines.line(32.0), cx.t("went-none"));
        sentence(ui, cx, line, &text);
    }
    for outing in outings.iter().filter_map(|id| cx.state.library.outings.get(id)) {
        let line = lines.line(64.0);
        out(ui, cx, line, outing);
    }
    lines.end(ui, cx, &mut page.export.results);
}

/// What came of the last export, where it was of this exhibition.
fn exported<'a>(cx: &Cx<'a>, show: &Exhibition) -> Option<&'a Exported> {
    cx.state.exhibit.exported.as_ref().filter(|exported| exported.show == show.id)
}

/// One export: when, what with how many works, where to.
fn out(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, outing: &Outing) {
    let at = dates::day_and_time(cx.state.lang(), outing.at, cx.state.utc_offset_min);
    let parts = rows(rect, 0.0, &[0.0, 24.0]);
    let made: Vec<String> =
        outing.went.iter().map(|(product, works)| format!("{} {}", cx.t(product_key(*product)), works.len())).collect();
    let text = format!("{at} · {}", made.join(", "));
    cx.words(ui, &text, parts[0], 16.0, Weight::Bold, Align::Left, 2, cx.colors.ink);
    cx.words(ui, &outing.to, parts[1], 15.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
}

/// The folder, and the one main action; while it is made, how far it is and the key that stops it.
fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let places = columns(rect, GAP, &[0.0, 260.0_f32.min(rect.width() * 0.36)]);
    if let Some(exporting) = &cx.state.exhibit.exporting {
        progress(ui, cx, places[0], exporting, show);
        if key(ui, cx, places[1], "export-stop", "stop-sound", true) {
            exhibit(cx, ExhibitCommand::StopExport);
        }
        return;
    }
    let label = cx.t("export-folder");
    field(ui, places[0].shrink2(egui::vec2(0.0, 4.0)), &mut page.export.folder, &label, TYPE_SECOND, 400);
    let plan = &cx.state.exhibit.plan;
    let ready = show.count() > 0 && !plan.products.is_empty() && !page.export.folder.trim().is_empty();
    let name = cx.t("export-begin");
    let key = Key::new("export-begin", places[1], &name).icon("export").beside().radius(RADIUS_MAIN).enabled(ready);
    let key = key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main);
    if key.size(TYPE_WORD).lines(1).show(ui, cx) {
        // An address that is still being typed counts.
        page.typing.finish(cx);
        let (products, options) = (plan.products.clone(), Box::new(plan.options.clone()));
        let to = page.export.folder.trim().into();
        exhibit(cx, ExhibitCommand::Export { show: show.id.clone(), to, only: None, products, options });
    }
}

/// How much of all that is made is there, and how many works are whole. One export is under way at a time: that of another exhibition
/// says of which.
fn progress(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, exporting: &Exporting, show: &Exhibition) {
    let done = exporting.done.clamp(0.0, 1.0);
    let mut text = cx.tn("export-progress", &[("percent", &format!("{:.0}", done * 100.0))]);
    if let Some((whole, all)) = exporting.works {
        let works = cx.tn("export-works", &[("whole", &whole.to_string()), ("all", &all.to_string())]);
        text = format!("{works} · {text}");
    }
    let other = cx.state.library.exhibitions.get(&exporting.show).filter(|other| other.id != show.id);
    if let Some(other) = other {
        text = cx.tn("export-other", &[("title", &other.title), ("progress", &text)]);
    }
    let (words, bar) = rect.split_top_bottom_at_fraction(0.55);
    cx.words(ui, &text, words, TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let bar = bar.shrink2(egui::vec2(0.0, 6.0));
    ui.painter().rect_filled(bar, 8.0, cx.colors.line);
    let filled = bar.with_max_x(bar.left() + bar.width() * done);
    ui.painter().rect_filled(filled, 8.0, cx.colors.progress);
    let response = ui.interact(bar, egui::Id::unique("export-bar"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
}

/// A folder in the person's documents, named by the exhibition.
pub(super) fn default_folder(documents: &std::path::Path, title: &str) -> String {
    // File systems take 255 bytes; a Hangul syllable is three.
    const LONGEST: usize = 60;
    let safe: String = title.chars().take(LONGEST).map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    documents.join(format!("malgeurim-{safe}")).display().to_string()
}
