//! Wall labels on cards and stickers: everything of a label at the largest size that fits; what does not fit is told, never cut.

mod blocks;
mod fit;
mod stock;

use super::error::PrintError;
use super::page::{Area, Faces, Part, Press, PressInfo, Role, Sheet, Style, mm};
use super::supplies::{Missing, Printed, Supplies, Symbols, Unfit, lacking};
use crate::domain::exhibition::{Edition, ExportOptions, LabelColors};
use crate::domain::locale::Lang;
use crate::formats::paper::{LabelWords, Told, day_of, labels};
use crate::recognition::card::code::Modules;
use blocks::pieces;
use fit::{Fitted, fit};
use stock::Sheets;

/// Largest code: 89 squares on a side, 0.25 mm each on the smallest label.
const LARGEST_CODE: i16 = 14;
/// Lines along which cards are cut.
const CUT: [u8; 3] = [150, 146, 140];

/// The labels of an edition as a PDF/UA-1, in the order the works hang.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, no work that may be shown, the PDF library failed.
pub fn pdf(edition: &Edition, options: &ExportOptions, supplies: &Supplies<'_>) -> Result<Printed, PrintError> {
    let faces = Faces::new(supplies.fonts)?;
    let words = labels(edition, options, supplies.vocabulary);
    if words.is_empty() {
        return Err(PrintError::Empty);
    }
    let sheets = Sheets::of(options.paper.stock);
    let printer = Printer { faces: &faces, symbols: &Symbols::new(supplies.blob), options, sheets: &sheets };
    let title = crate::formats::paper::labels_title(edition);
    let date = day_of(edition.at, edition.offset_min);
    let mut press = Press::new(&faces, PressInfo { title: &title, lang: Lang::Ko, date })?;
    let mut printed = Printed::default();
    for cards in words.chunks(sheets.count()) {
        printer.sheet(&mut press, cards, &mut printed)?;
    }
    printed.pdf = press.finish()?;
    Ok(printed)
}

struct Printer<'a> {
    faces: &'a Faces<'a>,
    symbols: &'a Symbols<'a>,
    options: &'a ExportOptions,
    sheets: &'a Sheets,
}

impl Printer<'_> {
    fn sheet(&self, press: &mut Press<'_>, cards: &[LabelWords], printed: &mut Printed) -> Result<(), PrintError> {
        let page = press.pages();
        for label in cards {
            press.bookmark(0, &name(label), page);
        }
        press.page(self.sheets.page, |sheet| {
            for (at, label) in cards.iter().enumerate() {
                self.label(sheet, self.sheets.card(at), label, printed);
            }
            if self.sheets.is_cut {
                sheet.decoration(|sheet| self.cut_lines(sheet));
            }
        })
    }

    fn label(&self, sheet: &mut Sheet<'_, '_>, card: Area, label: &LabelWords, printed: &mut Printed) {
        let colors = self.options.paper.colors;
        if colors != LabelColors::White {
            sheet.decoration(|sheet| sheet.rect(card, colors.paper()));
        }
        let code = label.address.as_deref().and_then(|address| Modules::of(address, LARGEST_CODE));
        let inner = card.inner(self.sheets.padding);
        let side = if code.is_some() { self.sheets.code } else { mm(9.0) };
        let width = inner.width - side - mm(4.0);
        let pieces = pieces(label, &self.options.paper, self.symbols);
        let fitted = fit(&pieces, (width, inner.height), self.floor(), self.faces);
        self.tell(label, &fitted, code.is_some(), printed);
        let top = inner.top + ((inner.height - fitted.height()) / 2.0).min(mm(2.0)).max(0.0);
        let mut parts = sheet.column(&fitted.blocks, inner.left, top);
        parts.push(self.number(
            sheet,
            label,
            Area { left: inner.right() - mm(15.0), top, width: mm(15.0), height: mm(5.0) },
        ));
        if let Some(code) = &code {
            let area = Area {
                left: inner.right() - side,
                top: inner.bottom() - side - self.caption(),
                width: side,
                height: side,
            };
            parts.extend(self.code(sheet, code, area, label));
        }
        sheet.push(Part::section(parts));
    }

    /// The number in the mounting list, in the upper corner.
    fn number(&self, sheet: &mut Sheet<'_, '_>, label: &LabelWords, area: Area) -> Part {
        let size = if self.options.paper.large { 18.0 } else { self.sheets.floor + 1.0 };
        let style = Style::plain(size, self.options.paper.colors.soft());
        sheet.short(&label.number.to_string(), style, area, 1.0, (Lang::Ko, Role::Paragraph))
    }

    fn caption(&self) -> f32 {
        if self.sheets.is_cut { mm(4.5) } else { mm(3.4) }
    }

    fn code(&self, sheet: &mut Sheet<'_, '_>, code: &Modules, area: Area, label: &LabelWords) -> Vec<Part> {
        let figure = sheet.figure(&label.code_alt, Lang::Ko, area, |sheet| sheet.code(code, area));
        let below = Area { top: area.bottom() + 0.5, height: self.caption(), ..area };
        let style = Style::plain(if self.sheets.is_cut { 8.0 } else { 6.5 }, self.options.paper.colors.soft());
        let caption =
            label.told.first().map(|told| sheet.short(&told.code, style, below, 0.5, (told.lang, Role::Caption)));
        std::iter::once(figure).chain(caption).collect()
    }

    /// Smallest letters in points: what is read from 60 cm, or of large print.
    fn floor(&self) -> f32 {
        if self.options.paper.large { 18.0 } else { self.sheets.floor }
    }

    fn tell(&self, label: &LabelWords, fitted: &Fitted, has_code: bool, printed: &mut Printed) {
        let unfit = |what: &Missing| Unfit { work: label.work.clone(), what: *what };
        printed.unfit.extend(fitted.left_out.iter().map(unfit));
        let tapped = label.tapped.iter().map(|tapped| &tapped.word);
        printed.unfit.extend(lacking(self.faces, &label.work, label.told.iter().flat_map(texts).chain(tapped)));
        if !has_code {
            printed.without_code.push(label.work.clone());
        }
    }

    fn cut_lines(&self, sheet: &mut Sheet<'_, '_>) {
        let ((width, height), (across, down)) = (self.sheets.page, (self.sheets.columns, self.sheets.rows));
        for i in 1..across {
            let x = width * i as f32 / across as f32;
            sheet.stroke_line((x, 0.0), (x, height), CUT, (0.4, Some(3.0)));
        }
        for i in 1..down {
            let y = height * i as f32 / down as f32;
            sheet.stroke_line((0.0, y), (width, y), CUT, (0.4, Some(3.0)));
        }
    }
}

fn name(label: &LabelWords) -> String {
    let title = label.told.first().map_or("", |told| told.title.as_str());
    format!("{}. {title}", label.number)
}

/// Everything that somebody may have written.
fn texts(told: &Told) -> [&String; 8] {
    [&told.title, &told.maker, &told.facts, &told.words, &told.easy, &told.notice, &told.credits, &told.price]
}
