//! The consent form with pictures: the work, a question for every use, and who says so. Two pages of A4 for every work.

use super::error::PrintError;
use super::page::{Area, Block, Faces, Part, Press, PressInfo, Role, Scale, Sheet, Style, height, mm, px, set};
use super::supplies::{Supplies, Symbols};
use crate::art::picture::Picture;
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::Exhibition;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::SymbolRef;
use crate::formats::paper::{FormAnswer, FormQuestion, FormSigner, FormWords, InLanguages, consent_form};

/// A work whose maker is asked.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The work.
    pub work: &'a Artwork,
    /// Where it would hang, if that is known.
    pub show: Option<&'a Exhibition>,
    /// A guardian has to agree too (`Profile::guardian_agrees`).
    pub guardian: bool,
}

const INK: [u8; 3] = [25, 24, 27];
const SOFT: [u8; 3] = [82, 77, 70];
const LINE: [u8; 3] = [120, 114, 105];
const BAND: [u8; 3] = [248, 244, 234];
const PAGE: (f32, f32) = (mm(210.0), mm(297.0));
const SIDE: f32 = mm(18.0);
const TOP: f32 = mm(15.0);
const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;

/// Forms for works, in these languages (the first one large). `picture` gives the picture of a work, its longer side at most so many
/// pixels. `date` stands in the document's data: year, month, day.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, no work, the PDF library failed.
pub fn pdf(
    asked: &[Asked<'_>],
    langs: &[Lang],
    supplies: &Supplies<'_>,
    picture: &dyn Fn(&Artwork, u32) -> Option<Picture>,
    date: (u16, u8, u8),
) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::new(supplies.fonts)?;
    let form = |asked: &Asked<'_>| consent_form(asked.work, asked.show, asked.guardian, langs, supplies.vocabulary);
    let name = asked.first().map(|asked| form(asked).name).ok_or(PrintError::Empty)?;
    let lang = langs.first().copied().unwrap_or_default();
    let mut press = Press::new(&faces, PressInfo { title: &name, lang, date })?;
    let symbols = Symbols::new(supplies.blob);
    for asked in asked {
        let words = form(asked);
        let paper = Paper { words: &words, faces: &faces, symbols: &symbols };
        press.bookmark(0, &words.name, press.pages());
        press.page(PAGE, |sheet| paper.questions(sheet, &|px| picture(asked.work, px)))?;
        press.page(PAGE, |sheet| paper.answers(sheet))?;
    }
    press.finish()
}

struct Paper<'a> {
    words: &'a FormWords,
    faces: &'a Faces<'a>,
    symbols: &'a Symbols<'a>,
}

impl Paper<'_> {
    /// A text below `top`, the other languages smaller; what was drawn, and where it ends.
    fn said(
        &self,
        sheet: &mut Sheet<'_, '_>,
        text: &InLanguages,
        style: Style,
        role: Role,
        place: (f32, f32, f32),
    ) -> (Vec<Part>, f32) {
        let blocks = said(text, style, role);
        let (left, top, width) = place;
        let done = set(&blocks, width, Scale::ONE, self.faces);
        (sheet.column(&done, left, top), top + height(&done))
    }

    /// How tall a text will be.
    fn tall(&self, text: &InLanguages, style: Style, width: f32) -> f32 {
        height(&set(&said(text, style, Role::Paragraph), width, Scale::ONE, self.faces))
    }

    fn symbol(&self, sheet: &mut Sheet<'_, '_>, symbol: &SymbolRef, area: Area) {
        if let Some(picture) = self.symbols.get(symbol) {
            sheet.decoration(|sheet| sheet.symbol(&picture, area));
        }
    }

    /// The first page: the picture, and what is asked.
    fn questions(&self, sheet: &mut Sheet<'_, '_>, picture: &dyn Fn(u32) -> Option<Picture>) {
        let words = self.words;
        let (mut parts, y) =
            self.said(sheet, &words.head, Style::bold(26.0, INK), Role::Heading(1), (SIDE, TOP, WIDTH));
        let (figure, y) = self.work(sheet, picture, y + mm(3.0));
        parts.extend(figure);
        let (how, mut y) =
            self.said(sheet, &words.how, Style::plain(12.0, INK), Role::Paragraph, (SIDE, y + mm(3.0), WIDTH));
        parts.extend(how);
        y += mm(2.5);
        let room = (PAGE.1 - TOP - y) / words.questions.len().max(1) as f32;
        let mut items = Vec::new();
        for question in &words.questions {
            let area = Area { left: SIDE, top: y, width: WIDTH, height: room - mm(2.5) };
            items.push(self.question(sheet, question, area));
            y += room;
        }
        parts.push(Part::list(items));
        sheet.push(Part::section(parts));
    }

    /// The picture, and beside it what it is and where it would be shown.
    fn work(&self, sheet: &mut Sheet<'_, '_>, picture: &dyn Fn(u32) -> Option<Picture>, top: f32) -> (Vec<Part>, f32) {
        let words = self.words;
        let room = Area { left: SIDE, top, width: WIDTH * 0.55, height: mm(62.0) };
        let found = picture(px(room.width.max(room.height))).filter(|picture| !picture.is_empty());
        let area = found.as_ref().map_or(room, |picture| room.fitted(picture.width, picture.height));
        let area = Area { left: SIDE, top, ..area };
        let figure = sheet.figure(&words.alt.1, words.alt.0, area, |sheet| match &found {
            Some(picture) => {
                sheet.photograph(picture, area, usize::MAX);
            }
            None => sheet.frame(area, LINE, 0.7),
        });
        let left = area.right() + mm(7.0);
        let width = SIDE + WIDTH - left;
        let title = vec![words.work.clone()];
        let (mut parts, y) = self.said(
            sheet,
            &title,
            Style { size: 16.0, ..Style::bold(16.0, INK) },
            Role::Paragraph,
            (left, top, width),
        );
        let (show, y) =
            self.said(sheet, &words.show, Style::plain(11.0, SOFT), Role::Paragraph, (left, y + mm(2.0), width));
        parts.extend(show);
        parts.insert(0, figure);
        (parts, y.max(area.bottom()))
    }

    /// A question with its picture and three boxes.
    fn question(&self, sheet: &mut Sheet<'_, '_>, question: &FormQuestion, area: Area) -> Vec<Part> {
        sheet.decoration(|sheet| sheet.rect(area, BAND));
        let side = (area.height - mm(6.0)).min(mm(20.0));
        let middle = area.top + (area.height - side) / 2.0;
        self.symbol(
            sheet,
            &question.symbol,
            Area { left: area.left + mm(4.0), top: middle, width: side, height: side },
        );
        let left = area.left + side + mm(9.0);
        let boxes = mm(26.0) * self.words.answers.len() as f32;
        let width = area.right() - boxes - mm(3.0) - left;
        let style = Style { leading: 1.4, ..Style::bold(13.0, INK) };
        let tall = self.tall(&question.text, style, width);
        let top = area.top + (area.height - tall).max(0.0) / 2.0;
        let (mut parts, _) = self.said(sheet, &question.text, style, Role::Paragraph, (left, top, width));
        for (at, answer) in self.words.answers.iter().enumerate() {
            let place =
                Area { left: area.right() - boxes + mm(26.0) * at as f32, top: area.top, width: mm(24.0), ..area };
            parts.extend(self.answer(sheet, answer, place));
        }
        parts
    }

    /// An empty box to mark; below it what it means, as a picture and in words.
    fn answer(&self, sheet: &mut Sheet<'_, '_>, answer: &FormAnswer, area: Area) -> Vec<Part> {
        let style = Style { leading: 1.25, ..Style::bold(10.5, INK) };
        let words = self.tall(&answer.text, style, area.width);
        let sign = mm(8.0);
        let side = (area.height - words - sign - mm(7.0)).min(mm(18.0));
        let top = area.top + (area.height - side - sign - words - mm(2.5)) / 2.0;
        let square = Area { left: area.left + (area.width - side) / 2.0, top, width: side, height: side };
        sheet.decoration(|sheet| {
            sheet.rect(square, [255; 3]);
            sheet.frame(square, INK, 1.6);
        });
        self.symbol(sheet, &answer.symbol, Area { top: square.bottom() + mm(1.5), height: sign, ..area });
        let mut parts = Vec::new();
        let mut y = square.bottom() + sign + mm(2.5);
        for (at, (lang, text)) in answer.text.iter().enumerate() {
            let style = if at == 0 { style } else { small(style) };
            let line = Area { top: y, height: style.size * style.leading, ..area };
            parts.push(sheet.short(text, style, line, 0.5, (*lang, Role::Paragraph)));
            y += line.height;
        }
        parts
    }

    /// The second page: the name, what one should know, and who says so.
    fn answers(&self, sheet: &mut Sheet<'_, '_>) {
        let words = self.words;
        let (mut parts, y) =
            self.said(sheet, &words.naming, Style::bold(18.0, INK), Role::Heading(2), (SIDE, TOP, WIDTH));
        let (names, y) = self.names(sheet, y + mm(4.0));
        parts.extend(names);
        let (known, y) = self.good_to_know(sheet, y + mm(5.0));
        parts.push(known);
        let (seen, mut y) = self.seen(sheet, y + mm(2.0));
        parts.extend(seen);
        let room = (PAGE.1 - TOP - y) / words.signers.len().max(1) as f32;
        for signer in &words.signers {
            parts.extend(self.signer(
                sheet,
                signer,
                Area { left: SIDE, top: y, width: WIDTH, height: room.min(mm(82.0)) },
            ));
            y += room;
        }
        sheet.push(Part::section(parts));
    }

    /// A box, and beside it what it means.
    fn choice(
        &self,
        sheet: &mut Sheet<'_, '_>,
        text: &InLanguages,
        (left, top, width): (f32, f32, f32),
    ) -> (Vec<Part>, f32) {
        let side = mm(8.0);
        let style = Style { leading: 1.35, ..Style::plain(12.0, INK) };
        let tall = self.tall(text, style, width - side - mm(3.0)).max(side);
        let square = Area { left, top: top + (tall - side) / 2.0, width: side, height: side };
        sheet.decoration(|sheet| sheet.frame(square, INK, 1.4));
        let (parts, end) =
            self.said(sheet, text, style, Role::Paragraph, (left + side + mm(3.0), top, width - side - mm(3.0)));
        (parts, end.max(square.bottom()))
    }

    fn names(&self, sheet: &mut Sheet<'_, '_>, top: f32) -> (Vec<Part>, f32) {
        let width = WIDTH / self.words.names.len().max(1) as f32;
        let (mut items, mut bottom) = (Vec::new(), top);
        for (at, name) in self.words.names.iter().enumerate() {
            let (parts, end) = self.choice(sheet, name, (SIDE + width * at as f32, top, width - mm(3.0)));
            items.push(parts);
            bottom = bottom.max(end);
        }
        let line = bottom + mm(13.0);
        sheet.rule(SIDE, line, WIDTH, LINE);
        (vec![Part::list(items)], line)
    }

    fn good_to_know(&self, sheet: &mut Sheet<'_, '_>, top: f32) -> (Part, f32) {
        let (side, mut y) = (mm(14.0), top);
        let mut items = Vec::new();
        for (symbol, text) in &self.words.good_to_know {
            self.symbol(sheet, symbol, Area { left: SIDE, top: y, width: side, height: side });
            let style = Style { leading: 1.4, ..Style::plain(13.0, INK) };
            let width = WIDTH - side - mm(5.0);
            let inset = ((side - self.tall(text, style, width)) / 2.0).max(0.0);
            let (parts, end) =
                self.said(sheet, text, style, Role::Paragraph, (SIDE + side + mm(5.0), y + inset, width));
            items.push(parts);
            y = end.max(y + side) + mm(2.5);
        }
        (Part::list(items), y)
    }

    fn seen(&self, sheet: &mut Sheet<'_, '_>, top: f32) -> (Vec<Part>, f32) {
        let (parts, end) = self.choice(sheet, &self.words.seen, (SIDE, top, WIDTH));
        (parts, end + mm(5.0))
    }

    /// Lines for name and date, and a field for a signature or drawing.
    fn signer(&self, sheet: &mut Sheet<'_, '_>, signer: &FormSigner, area: Area) -> Vec<Part> {
        sheet.rule(area.left, area.top, area.width, LINE);
        let place = (area.left, area.top + mm(3.0), area.width);
        let (mut parts, y) = self.said(sheet, &signer.head, Style::bold(15.0, INK), Role::Heading(2), place);
        let (text, y) =
            self.said(sheet, &signer.text, Style::plain(11.0, INK), Role::Paragraph, (area.left, y, area.width));
        parts.extend(text);
        let [name, signature, date] = &self.words.lines;
        let half = area.width * 0.42;
        let style = Style::plain(10.0, SOFT);
        let mut line = |sheet: &mut Sheet<'_, '_>, text: &InLanguages, top: f32, left: f32, width: f32| {
            let (drawn, end) = self.said(sheet, text, style, Role::Paragraph, (left, top, width));
            parts.extend(drawn);
            end
        };
        let top = y + mm(3.0);
        let bottom = (area.bottom() - mm(4.0)).max(top + mm(20.0));
        line(sheet, name, top, area.left, half);
        let middle = (top + bottom) / 2.0;
        sheet.rule(area.left, middle - mm(1.0), half, INK);
        line(sheet, date, middle + mm(1.0), area.left, half);
        sheet.rule(area.left, bottom, half, INK);
        let left = area.left + half + mm(8.0);
        let end = line(sheet, signature, top, left, area.right() - left);
        let field = Area {
            left,
            top: end + mm(1.0),
            width: area.right() - left,
            height: (bottom - end - mm(1.0)).max(mm(10.0)),
        };
        sheet.decoration(|sheet| sheet.frame(field, INK, 1.2));
        parts
    }
}

/// The second language.
fn small(style: Style) -> Style {
    Style { size: (style.size * 0.72).max(8.0), bold: false, ink: SOFT, ..style }
}

fn said(text: &InLanguages, style: Style, role: Role) -> Vec<Block> {
    let one = |(at, (lang, text)): (usize, &(Lang, String))| {
        let (style, role) = if at == 0 { (style, role) } else { (small(style), Role::Paragraph) };
        Block::text(text, style, *lang, role)
    };
    text.iter().enumerate().map(one).collect()
}
