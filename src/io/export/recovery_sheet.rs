//! The recovery code on paper: one page of A4, to be kept where only instructors come.

use super::error::PrintError;
use super::page::{Area, Block, Faces, Part, Press, PressInfo, Role, Scale, Sheet, Style, height, mm, set};
use crate::domain::locale::Lang;
use crate::domain::recovery::RecoveryCode;
use crate::formats::paper::RecoveryWords;
use crate::io::fonts::Hangul;

const INK: [u8; 3] = [25, 24, 27];
const BAND: [u8; 3] = [248, 244, 234];
const LINE: [u8; 3] = [120, 114, 105];
const PAGE: (f32, f32) = (mm(210.0), mm(297.0));
const SIDE: f32 = mm(20.0);
const TOP: f32 = mm(24.0);
const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
/// Groups beside each other, and the height of one.
const ACROSS: usize = 4;
const TALL: f32 = mm(24.0);
const GAP: f32 = mm(6.0);

/// The sheet as the bytes of a PDF. `date` stands in the document's data: year, month, day.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, the PDF library failed.
pub fn pdf(
    code: &RecoveryCode,
    words: &RecoveryWords,
    lang: Lang,
    fonts: Option<&Hangul>,
    date: (u16, u8, u8),
) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::new(fonts)?;
    let mut press = Press::new(&faces, PressInfo { title: &words.title, lang, date })?;
    press.bookmark(0, &words.title, 0);
    press.page(PAGE, |sheet| draw(sheet, code, words, lang))?;
    press.finish()
}

fn draw(sheet: &mut Sheet<'_, '_>, code: &RecoveryCode, words: &RecoveryWords, lang: Lang) {
    let style = |size: f32, bold: bool| {
        let style = if bold { Style::bold(size, INK) } else { Style::plain(size, INK) };
        Style { leading: 1.35, ..style }
    };
    let mut top = TOP;
    let mut parts = Vec::new();
    parts.extend(text(sheet, &words.title, (style(26.0, true), Role::Heading(1)), lang, &mut top));
    parts.extend(text(sheet, &words.what, (style(14.0, false), Role::Paragraph), lang, &mut top));
    top += GAP;
    parts.extend(groups(sheet, code, &mut top));
    for step in &words.steps {
        parts.extend(text(sheet, step, (style(14.0, false), Role::Paragraph), lang, &mut top));
    }
    top += GAP;
    parts.extend(text(sheet, &words.made, (style(12.0, false), Role::Paragraph), lang, &mut top));
    sheet.push(Part::section(parts));
}

fn text(sheet: &mut Sheet<'_, '_>, text: &str, (style, role): (Style, Role), lang: Lang, top: &mut f32) -> Vec<Part> {
    let done = set(&[Block::text(text, style, lang, role)], WIDTH, Scale::ONE, sheet.faces());
    let parts = sheet.column(&done, SIDE, *top);
    *top += height(&done) + GAP / 2.0;
    parts
}

/// Each group in a frame of its own with its number, in the order in which they are typed.
fn groups(sheet: &mut Sheet<'_, '_>, code: &RecoveryCode, top: &mut f32) -> Vec<Part> {
    let (number, letters) = (Style::plain(11.0, INK), Style::bold(26.0, INK));
    let wide = (WIDTH - GAP * (ACROSS - 1) as f32) / ACROSS as f32;
    let mut parts = Vec::new();
    for (row, line) in code.groups().chunks(ACROSS).enumerate() {
        for (column, group) in line.iter().enumerate() {
            let left = SIDE + column as f32 * (wide + GAP);
            let frame = Area { left, top: *top, width: wide, height: TALL };
            let place = (row * ACROSS + column + 1).to_string();
            sheet.decoration(|sheet| sheet.tile(frame, mm(3.0), Some(BAND), (LINE, 0.7)));
            let line = |from: f32, tall: f32| Area {
                left: left + mm(3.0),
                top: *top + from,
                width: wide - mm(6.0),
                height: tall,
            };
            parts.push(sheet.short(&place, number, line(mm(2.0), mm(5.0)), 0.0, (Lang::En, Role::Paragraph)));
            parts.push(sheet.short(group, letters, line(mm(8.0), mm(12.0)), 0.5, (Lang::En, Role::Paragraph)));
        }
        *top += TALL + GAP;
    }
    parts
}
