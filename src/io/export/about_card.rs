//! The card of a person on paper: one page of A4, to be shown at a counter or carried in a bag.

use super::error::PrintError;
use super::page::{Area, Block, Faces, Part, Press, PressInfo, Role, Scale, Sheet, Style, height, mm, set};
use super::supplies::{Supplies, Symbols};
use crate::app::CardToPrint;
use crate::formats::paper::{CardLine, CardPart, CardWords, about_card};

const INK: [u8; 3] = [25, 24, 27];
const BAND: [u8; 3] = [248, 244, 234];
const LINE: [u8; 3] = [120, 114, 105];
const PAGE: (f32, f32) = (mm(210.0), mm(297.0));
const SIDE: f32 = mm(16.0);
const TOP: f32 = mm(14.0);
const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;

/// The card as the bytes of a PDF. `date` stands in the document's data: year, month, day.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, the PDF library failed.
pub fn pdf(card: &CardToPrint, supplies: &Supplies<'_>, date: (u16, u8, u8)) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::new(supplies.fonts)?;
    let words = about_card(&card.name, &card.about, card.lang, supplies.vocabulary);
    let mut press = Press::new(&faces, PressInfo { title: &words.title, lang: card.lang, date })?;
    let symbols = Symbols::new(supplies.blob);
    let paper = Paper { card, words: &words, faces: &faces, symbols: &symbols };
    press.bookmark(0, &words.title, 0);
    // What is entered can be long or short: everything is as large as the page allows.
    let fits = |scale: &f32| paper.tall(*scale) <= PAGE.1 - 2.0 * TOP;
    let scale = [1.4, 1.2, 1.0, 0.9, 0.8, 0.7, 0.6].into_iter().find(fits).unwrap_or(0.5);
    press.page(PAGE, |sheet| paper.draw(sheet, scale))?;
    press.finish()
}

struct Paper<'a> {
    card: &'a CardToPrint,
    words: &'a CardWords,
    faces: &'a Faces<'a>,
    symbols: &'a Symbols<'a>,
}

/// Lengths at a scale.
#[derive(Clone, Copy)]
struct Sizes {
    face: f32,
    symbol: f32,
    gap: f32,
    pad: f32,
    by: f32,
}

impl Sizes {
    fn of(by: f32) -> Self {
        Self { face: mm(34.0) * by, symbol: mm(13.0) * by, gap: mm(5.0) * by, pad: mm(4.0) * by, by }
    }

    fn style(self, size: f32, bold: bool) -> Style {
        let style = if bold { Style::bold(size * self.by, INK) } else { Style::plain(size * self.by, INK) };
        Style { leading: 1.3, ..style }
    }
}

impl Paper<'_> {
    fn block(&self, text: &str, style: Style, role: Role) -> Vec<Block> {
        vec![Block::text(text, style, self.card.lang, role)]
    }

    fn text_height(&self, text: &str, style: Style, width: f32) -> f32 {
        height(&set(&self.block(text, style, Role::Paragraph), width, Scale::ONE, self.faces))
    }

    /// A text below `top`; what was drawn, and where it ends.
    fn text(
        &self,
        sheet: &mut Sheet<'_, '_>,
        text: &str,
        (style, role): (Style, Role),
        at: (f32, f32, f32),
    ) -> (Vec<Part>, f32) {
        let (left, top, width) = at;
        let done = set(&self.block(text, style, role), width, Scale::ONE, self.faces);
        (sheet.column(&done, left, top), top + height(&done))
    }

    fn line_height(&self, line: &CardLine, sizes: Sizes) -> f32 {
        let width = WIDTH - 2.0 * sizes.pad - sizes.symbol - sizes.gap;
        self.text_height(&line.text, sizes.style(17.0, true), width).max(sizes.symbol) + sizes.gap * 0.5
    }

    fn part_height(&self, part: &CardPart, sizes: Sizes) -> f32 {
        let head = self.text_height(&part.head, sizes.style(13.0, false), WIDTH - 2.0 * sizes.pad);
        let lines: f32 = part.lines.iter().map(|line| self.line_height(line, sizes)).sum();
        head + lines + 2.5 * sizes.pad
    }

    fn tall(&self, scale: f32) -> f32 {
        let sizes = Sizes::of(scale);
        let parts: f32 = self.words.parts.iter().map(|part| self.part_height(part, sizes) + sizes.gap).sum();
        sizes.face + sizes.gap + parts
    }

    fn draw(&self, sheet: &mut Sheet<'_, '_>, scale: f32) {
        let sizes = Sizes::of(scale);
        let mut parts = self.head(sheet, sizes);
        let mut top = TOP + sizes.face + sizes.gap;
        for part in &self.words.parts {
            parts.extend(self.part(sheet, part, top, sizes));
            top += self.part_height(part, sizes) + sizes.gap;
        }
        sheet.push(Part::section(parts));
    }

    /// The picture, and beside it what this is and the name.
    fn head(&self, sheet: &mut Sheet<'_, '_>, sizes: Sizes) -> Vec<Part> {
        let face = Area { left: SIDE, top: TOP, width: sizes.face, height: sizes.face };
        if let Some(picture) = self.symbols.get(&self.card.picture) {
            sheet.decoration(|sheet| sheet.symbol(&picture, face));
        }
        let left = face.right() + sizes.gap;
        let width = SIDE + WIDTH - left;
        let (mut parts, y) = self.text(
            sheet,
            &self.words.title,
            (sizes.style(18.0, false), Role::Heading(1)),
            (left, TOP + sizes.pad, width),
        );
        let (name, _) = self.text(
            sheet,
            &self.words.name,
            (sizes.style(30.0, true), Role::Paragraph),
            (left, y + sizes.pad, width),
        );
        parts.extend(name);
        parts
    }

    fn part(&self, sheet: &mut Sheet<'_, '_>, part: &CardPart, top: f32, sizes: Sizes) -> Vec<Part> {
        let tall = self.part_height(part, sizes);
        sheet.decoration(|sheet| {
            let area = Area { left: SIDE, top, width: WIDTH, height: tall };
            sheet.tile(area, mm(3.0), Some(BAND), (LINE, 0.7));
        });
        let left = SIDE + sizes.pad;
        let head = (sizes.style(13.0, false), Role::Heading(2));
        let (mut parts, mut y) = self.text(sheet, &part.head, head, (left, top + sizes.pad, WIDTH - 2.0 * sizes.pad));
        y += sizes.pad * 0.5;
        let mut items = Vec::new();
        for line in &part.lines {
            items.push(self.line(sheet, line, (left, y), sizes));
            y += self.line_height(line, sizes);
        }
        parts.push(Part::list(items));
        parts
    }

    /// The picture says what the words beside it say, so it is not read a second time.
    fn line(&self, sheet: &mut Sheet<'_, '_>, line: &CardLine, (left, top): (f32, f32), sizes: Sizes) -> Vec<Part> {
        let tall = self.line_height(line, sizes) - sizes.gap * 0.5;
        let side = sizes.symbol;
        if let Some(picture) = self.symbols.get(&line.symbol) {
            let area = Area { left, top: top + (tall - side) / 2.0, width: side, height: side };
            sheet.decoration(|sheet| sheet.symbol(&picture, area));
        }
        let style = sizes.style(17.0, true);
        let width = WIDTH - 2.0 * sizes.pad - side - sizes.gap;
        let inset = (tall - self.text_height(&line.text, style, width)) / 2.0;
        self.text(sheet, &line.text, (style, Role::Paragraph), (left + side + sizes.gap, top + inset.max(0.0), width)).0
    }
}
