//! The mounting list: a table on A4, lying across, and CSV.

use super::error::PrintError;
use super::page::{Area, Block, Faces, Part, Press, PressInfo, Role, Scale, SetBlock, Sheet, Style, height, mm, set};
use crate::domain::exhibition::{Edition, ExportOptions};
use crate::domain::locale::Lang;
use crate::formats::mounting::{COLUMNS, MountingList, mounting_list};
use crate::formats::paper::{day_of, language_of};
use crate::io::export::Supplies;
use krilla::tagging::{ArtifactType, Tag};

/// Ink, what stands back, lines, every other row.
const INK: [u8; 3] = [35, 34, 37];
const SOFT: [u8; 3] = [82, 77, 70];
const LINE: [u8; 3] = [170, 164, 154];
const BAND: [u8; 3] = [247, 244, 237];
/// The paper and its margins.
const PAGE: (f32, f32) = (mm(297.0), mm(210.0));
const SIDE: f32 = mm(15.0);
const TOP: f32 = mm(15.0);
const BOTTOM: f32 = mm(17.0);
/// Widths of the columns in millimetres; with the margins they are as wide as the page.
const WIDTHS: [f32; COLUMNS] = [13.0, 28.0, 48.0, 31.0, 16.0, 16.0, 23.0, 20.0, 42.0, 30.0];
/// Space within a cell.
const CELL: f32 = mm(1.6);
/// Columns with numbers, which stand at the right.
const NUMBERS: std::ops::RangeInclusive<usize> = 4..=7;

/// The list as CSV: UTF-8 with a byte order mark; no cell can be taken for a formula.
pub fn csv(edition: &Edition, options: &ExportOptions, supplies: &Supplies<'_>, lang: Lang) -> Vec<u8> {
    crate::formats::mounting::csv(&mounting_list(edition, options, supplies.vocabulary, lang)).into_bytes()
}

/// The list as PDF/UA-1.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, no work that may be hung, the PDF library failed.
pub fn pdf(
    edition: &Edition,
    options: &ExportOptions,
    supplies: &Supplies<'_>,
    lang: Lang,
) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::new(supplies.fonts)?;
    let list = mounting_list(edition, options, supplies.vocabulary, lang);
    if list.rows.is_empty() {
        return Err(PrintError::Empty);
    }
    let date = day_of(edition.at, edition.offset_min);
    let mut press = Press::new(&faces, PressInfo { title: &list.title, lang, date })?;
    press.bookmark(0, &list.title, 0);
    let table = Table { list: &list, faces: &faces, lang };
    let top = table.top();
    let pages = table.pages(TOP + height(&top) + mm(5.0));
    let count = pages.len();
    for (number, rows) in pages.into_iter().enumerate() {
        press.page(PAGE, |sheet| {
            let mut start = TOP;
            if number == 0 {
                let parts = sheet.column(&top, SIDE, TOP);
                sheet.push(Part::section(parts));
                start += height(&top) + mm(5.0);
            }
            table.draw(sheet, &rows, start);
            table.foot(sheet, number, count);
        })?;
    }
    press.finish()
}

/// The cells of a row, set.
type Row = Vec<Vec<SetBlock>>;

struct Table<'a> {
    list: &'a MountingList,
    faces: &'a Faces<'a>,
    lang: Lang,
}

fn row_height(row: &Row) -> f32 {
    row.iter().map(|cell| height(cell)).fold(0.0, f32::max) + 2.0 * CELL
}

impl Table<'_> {
    fn top(&self) -> Vec<SetBlock> {
        let text = |text: &str, style, role| Block::text(text, style, language_of(text, self.lang), role);
        let title = text(&self.list.title, Style::bold(19.0, INK), Role::Heading(1));
        let facts = text(&self.list.facts, Style::plain(10.5, SOFT), Role::Paragraph);
        let help = text(&self.list.help, Style::plain(9.5, INK), Role::Paragraph);
        let width = PAGE.0 - 2.0 * SIDE;
        set(&[title, Block::Gap(3.0), facts, Block::Gap(6.0), help], width, Scale::ONE, self.faces)
    }

    fn row(&self, cells: &[String; COLUMNS], style: Style) -> Row {
        let cell = |(text, width): (&String, f32)| {
            let block = Block::text(text.as_str(), style, language_of(text, self.lang), Role::Paragraph);
            set(&[block], mm(width) - 2.0 * CELL, Scale::ONE, self.faces)
        };
        cells.iter().zip(WIDTHS).map(cell).collect()
    }

    fn head(&self) -> Row {
        self.row(&self.list.heads, Style { leading: 1.3, ..Style::bold(8.5, INK) })
    }

    /// Rows on pages; the first page begins lower. A row is never divided; one that is taller than a page stands alone.
    fn pages(&self, first: f32) -> Vec<Vec<Row>> {
        let head = row_height(&self.head());
        let (bottom, mut used) = (PAGE.1 - BOTTOM, first + head);
        let mut pages: Vec<Vec<Row>> = vec![Vec::new()];
        for cells in &self.list.rows {
            let row = self.row(cells, Style { leading: 1.35, ..Style::plain(9.0, INK) });
            let tall = row_height(&row);
            if used + tall > bottom && pages.last().is_some_and(|page| !page.is_empty()) {
                pages.push(Vec::new());
                used = TOP + head;
            }
            used += tall;
            if let Some(page) = pages.last_mut() {
                page.push(row);
            }
        }
        pages
    }

    fn draw(&self, sheet: &mut Sheet<'_, '_>, rows: &[Row], top: f32) {
        let (head, width) = (self.head(), PAGE.0 - 2.0 * SIDE);
        let mut y = top + row_height(&head);
        let mut parts = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let area = Area { left: SIDE, top: y, width, height: row_height(row) };
            if number % 2 == 1 {
                sheet.decoration(|sheet| sheet.rect(area, BAND));
            }
            // Bands lie below lines.
            sheet.rule(SIDE, y, width, if number == 0 { INK } else { LINE });
            parts.push(self.cells(sheet, row, y, false));
            y += area.height;
        }
        sheet.rule(SIDE, y, width, LINE);
        let head = self.cells(sheet, &head, top, true);
        let table = vec![Part::Group(Tag::THead.into(), vec![head]), Part::Group(Tag::TBody.into(), parts)];
        sheet.push(Part::Group(Tag::Table.into(), table));
    }

    fn cells(&self, sheet: &mut Sheet<'_, '_>, row: &Row, top: f32, is_head: bool) -> Part {
        let mut left = SIDE;
        let mut cells = Vec::new();
        for (column, (cell, width)) in row.iter().zip(WIDTHS).enumerate() {
            let inner = mm(width) - 2.0 * CELL;
            let shift = if NUMBERS.contains(&column) { self.slack(cell, inner) } else { 0.0 };
            cells.push(sheet.column(cell, left + CELL + shift, top + CELL));
            left += mm(width);
        }
        Part::row(cells, is_head)
    }

    /// How far a short text is moved to stand at the right.
    fn slack(&self, cell: &[SetBlock], width: f32) -> f32 {
        match cell {
            [SetBlock::Lines { lines, style, .. }] => {
                let wide = |line: &String| self.faces.width(style.bold, line) * style.size;
                (width - lines.iter().map(wide).fold(0.0, f32::max)).max(0.0)
            }
            _ => 0.0,
        }
    }

    fn foot(&self, sheet: &mut Sheet<'_, '_>, number: usize, count: usize) {
        let area = Area { left: SIDE, top: PAGE.1 - BOTTOM + mm(5.0), width: PAGE.0 - 2.0 * SIDE, height: mm(5.0) };
        let style = Style::plain(8.5, SOFT);
        sheet.running(&format!("{} / {count}", number + 1), style, area, 1.0, ArtifactType::PageNumber);
        sheet.running(&self.list.date, style, area, 0.0, ArtifactType::Footer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_page() {
        assert!((mm(WIDTHS.iter().sum::<f32>()) + 2.0 * SIDE - PAGE.0).abs() < 0.01);
    }
}
