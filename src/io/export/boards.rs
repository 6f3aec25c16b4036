//! Boards on paper as they are on the screen: one page a board, every cell in its place; masked cells are empty outlines.

mod scene;

use super::error::PrintError;
use super::page::{Area, Faces, Part, Press, PressInfo, Role, Sheet, Style, Symbol, lines, mm, px};
use crate::app::{CellPicture, Face, PAPER_INK as INK, PrintBoard, PrintCell};
use crate::art::picture::Picture;
use crate::art::{codec, icons, render_svg, symbols};
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::io::fonts::Hangul;
use krilla::tagging::ArtifactType;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The short and the long side of A4.
const A4: (f32, f32) = (mm(210.0), mm(297.0));
/// Space around everything.
const MARGIN: f32 = mm(10.0);
/// Height of the line with the title and the number of the page.
const HEAD: f32 = mm(7.0);
/// Between cells.
const GAP: f32 = mm(2.0);
/// The light colours of the face: second words and tabs; lines.
const SOFT: [u8; 3] = [0x6B, 0x66, 0x5E];
const LINE: [u8; 3] = [0xDD, 0xD3, 0xC0];
const PAPER: [u8; 3] = [0xFF, 0xFC, 0xF6];
/// Part of a cell's inside that the picture has; in tall cells the second.
const PICTURE: (f32, f32) = (0.62, 0.56);
/// Words are no larger, in points.
const LARGEST: f32 = 26.0;
/// From this part of its size downwards a text may take two lines more, as on the screen.
const MORE_LINES: f32 = 0.72;
/// Below this part of its size a word too long for its cell is broken.
const WHOLE_DOWN_TO: f32 = 0.4;
/// The word in the other language is smaller than the word by this.
const SECOND: f32 = 0.8;
/// No picture has more pixels on a side.
const MOST_PX: u32 = 640;
/// A picture that covers a page has at most so many pixels on its longer side: 300 dots an inch on A4.
const MAX_BACKGROUND: u32 = 3508;

/// One page a board, as the bytes of a PDF (PDF/UA-1). `title` is the document's name; `blob` gives the bytes of a stored picture.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, no board, the PDF library failed.
pub fn print_boards(
    boards: &[PrintBoard],
    (title, lang): (&str, Lang),
    date: (u16, u8, u8),
    fonts: Option<&Hangul>,
    blob: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::new(fonts)?;
    if boards.is_empty() {
        return Err(PrintError::Empty);
    }
    // A document, a page and a bookmark need a name (PDF/UA-1).
    let title = if faces.clean(title).trim().is_empty() { "Malgeurim" } else { title };
    let mut press = Press::new(&faces, PressInfo { title, lang, date })?;
    let mut pictures = Drawn { blob, known: BTreeMap::new() };
    for (number, board) in boards.iter().enumerate() {
        let nameless = faces.clean(&board.name).trim().is_empty();
        let name = if nameless { (number + 1).to_string() } else { board.name.clone() };
        press.bookmark(0, &name, number);
        let leaf = Leaf::of(board);
        press.page(leaf.size, |sheet| {
            leaf.head(sheet, &name, lang, &format!("{} / {}", number + 1, boards.len()));
            let cells =
                board.cells.iter().enumerate().flat_map(|(y, row)| row.iter().enumerate().map(move |(x, c)| (x, y, c)));
            let mut items = Vec::new();
            for (column, row, cell) in cells {
                let area = leaf.cell(column, row);
                match cell {
                    None => {}
                    Some(PrintCell::Masked) => {
                        sheet.decoration(|sheet| sheet.tile(area, leaf.radius, None, (LINE, 0.8)))
                    }
                    Some(PrintCell::Shown(face)) => items.extend(leaf.face(sheet, face, area, lang, &mut pictures)),
                }
            }
            if let Some(scene) = &board.scene {
                items.extend(leaf.scene(sheet, scene, lang, &pictures));
            }
            if !items.is_empty() {
                sheet.push(Part::list(items));
            }
            leaf.credits(sheet, &board.credits);
        })?;
    }
    press.finish()
}

/// How a board lies on its page.
struct Leaf {
    size: (f32, f32),
    cell: (f32, f32),
    gap: f32,
    radius: f32,
}

impl Leaf {
    /// The page stands where the grid is taller than wide, else it lies.
    fn of(board: &PrintBoard) -> Self {
        let rows = board.cells.len().max(1) as f32;
        let columns = board.cells.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
        let size = if rows > columns { A4 } else { (A4.1, A4.0) };
        let (width, height) = (size.0 - 2.0 * MARGIN, size.1 - 2.0 * MARGIN - HEAD);
        let gap = GAP.min(width / columns * 0.1).min(height / rows * 0.1);
        let side = |length: f32, cells: f32| (length - gap * (cells - 1.0)) / cells;
        let cell = (side(width, columns), side(height, rows));
        Self { size, cell, gap, radius: mm(4.0).min(cell.0.min(cell.1) * 0.16) }
    }

    fn cell(&self, column: usize, row: usize) -> Area {
        let left = MARGIN + column as f32 * (self.cell.0 + self.gap);
        let top = MARGIN + HEAD + row as f32 * (self.cell.1 + self.gap);
        Area { left, top, width: self.cell.0, height: self.cell.1 }
    }

    fn head(&self, sheet: &mut Sheet<'_, '_>, name: &str, lang: Lang, number: &str) {
        let width = self.size.0 - 2.0 * MARGIN;
        let left = Area { left: MARGIN, top: MARGIN - mm(2.0), width: width * 0.8, height: HEAD };
        let title = sheet.short(name, Style::bold(11.0, INK), left, 0.0, (lang, Role::Heading(1)));
        sheet.push(title);
        let right = Area { left: left.right(), width: width * 0.2, ..left };
        sheet.running(number, Style::plain(9.0, SOFT), right, 1.0, ArtifactType::Header);
    }

    /// In the margin below, in English, as licences are told everywhere.
    fn credits(&self, sheet: &mut Sheet<'_, '_>, credits: &[String]) {
        if credits.is_empty() {
            return;
        }
        let top = self.size.1 - MARGIN + mm(1.5);
        let area = Area { left: MARGIN, top, width: self.size.0 - 2.0 * MARGIN, height: mm(4.0) };
        let line = sheet.short(&credits.join(" · "), Style::plain(6.0, SOFT), area, 0.0, (Lang::En, Role::Paragraph));
        sheet.push(line);
    }

    /// A cell that is seen. The whole of it is read as its word; one without a word is not read.
    fn face(
        &self,
        sheet: &mut Sheet<'_, '_>,
        face: &Face,
        area: Area,
        lang: Lang,
        pictures: &mut Drawn<'_>,
    ) -> Option<Vec<Part>> {
        let inner = area.inner(area.width.min(area.height) * 0.06);
        let share = if area.height > area.width * 1.25 { PICTURE.1 } else { PICTURE.0 };
        let above = Area { height: inner.height * share, ..inner };
        let label = sheet.faces().clean(&face.label);
        let picture =
            face.picture.as_ref().and_then(|picture| pictures.get(picture, px(above.width.min(above.height))));
        let name = label.trim();
        let draw = |sheet: &mut Sheet<'_, '_>| {
            sheet.tile(area, self.radius, Some(face.fill), (LINE, 0.8));
            if face.opens {
                let (left, width) = (area.left + area.width * 0.3, area.width * 0.4);
                sheet.rect(Area { left, width, height: self.tab(), ..area }, SOFT);
            }
            if let Some(picture) = &picture {
                sheet.symbol(picture, if name.is_empty() { inner } else { above });
            }
            let below = Area { top: above.bottom(), height: inner.height - above.height, ..inner };
            let words = if picture.is_some() { below } else { inner };
            let (first, second) = if face.second.is_empty() { (words, None) } else { halves(words) };
            let (lines, size) = fitted(name, first, sheet.faces());
            sheet.centred(&lines, Style::bold(size, INK), first);
            if let Some(area) = second {
                let second = sheet.faces().clean(&face.second);
                let (lines, smaller) = fitted(second.trim(), area, sheet.faces());
                sheet.centred(&lines, Style::plain(smaller.min(size * SECOND), SOFT), area);
            }
        };
        if name.is_empty() {
            sheet.decoration(draw);
            return None;
        }
        Some(vec![sheet.figure(name, lang, area, draw)])
    }

    /// How far the tab of a folder reaches down.
    fn tab(&self) -> f32 {
        mm(1.6).min(self.cell.1 * 0.06)
    }
}

/// The word above, the same in the other language below.
fn halves(words: Area) -> (Area, Option<Area>) {
    let first = Area { height: words.height * 0.58, ..words };
    (first, Some(Area { top: first.bottom(), height: words.height - first.height, ..words }))
}

/// The lines of a word and their size. Lines end between 어절; a word is made smaller before it would be broken, and never cut.
fn fitted(text: &str, area: Area, faces: &Faces<'_>) -> (Vec<String>, f32) {
    let largest = LARGEST.min(area.height * 0.8);
    let leading = Style::bold(1.0, INK).leading;
    let mut scale = 1.0;
    loop {
        let size = largest * scale;
        let set = lines(text, &|line| faces.width(true, line) * size <= area.width);
        let fits = set.iter().all(|line| faces.width(true, line) * size <= area.width);
        let fits = fits && set.len() as f32 * size * leading <= area.height;
        let most = if scale > MORE_LINES { 2 } else { 4 };
        let is_whole = set.len() <= most && set.iter().flat_map(|line| line.split(' ')).eq(text.split_whitespace());
        if (fits && (is_whole || scale < WHOLE_DOWN_TO)) || size < 0.5 {
            return (set, size);
        }
        scale *= 0.95;
    }
}

/// Pictures that have been drawn once, by their side in pixels.
struct Drawn<'a> {
    blob: &'a dyn Fn(&BlobId) -> Option<Vec<u8>>,
    known: BTreeMap<(CellPicture, u32), Option<Rc<Symbol>>>,
}

impl Drawn<'_> {
    fn get(&mut self, picture: &CellPicture, side: u32) -> Option<Rc<Symbol>> {
        let side = side.min(MOST_PX);
        let key = (picture.clone(), side);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let drawn = self.draw(picture, side).and_then(|picture| Symbol::of(&picture)).map(Rc::new);
        self.known.insert(key, drawn.clone());
        drawn
    }

    fn draw(&self, picture: &CellPicture, side: u32) -> Option<Picture> {
        match picture {
            CellPicture::Blob(blob) => self.stored(blob, side),
            CellPicture::Symbol(symbol) => match symbol.blob() {
                Some(id) => self.stored(&BlobId::from(id), side),
                None => symbols::render(symbol, side),
            },
            CellPicture::Icon(name) => {
                let mut icon = icons::icon(name, side)?;
                icon.rgba.chunks_exact_mut(4).for_each(|pixel| pixel[..3].copy_from_slice(&INK));
                Some(icon)
            }
        }
    }

    /// A stored picture that covers a page; a photograph is as large as it is.
    fn photograph(&self, id: &BlobId) -> Option<Picture> {
        self.stored(id, MAX_BACKGROUND)
    }

    /// PNG, JPEG, WebP, GIF or SVG.
    fn stored(&self, id: &BlobId, side: u32) -> Option<Picture> {
        let bytes = (self.blob)(id)?;
        match codec::decode(&bytes) {
            Ok(picture) if picture.width.max(picture.height) <= side => Some(picture),
            Ok(picture) => Some(picture.thumbnail(side)),
            Err(_) => render_svg(std::str::from_utf8(&bytes).ok()?, side),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::fonts;

    #[test]
    fn words_stay_whole_and_inside_their_cell() {
        let Some(fonts) = fonts::hangul() else { return println!("skipped: no Hangul font") };
        let faces = Faces::new(Some(&fonts)).unwrap();
        let texts = [
            "물",
            "활동지원사",
            "화장실에 가고 싶어요",
            "저는 오늘 아침에 밥을 먹고 물을 마셨어요",
            "supercalifragilistic",
            "hot dog",
        ];
        for text in texts {
            for (width, height) in [(80.0, 30.0), (300.0, 60.0), (40.0, 90.0), (12.0, 12.0)] {
                let area = Area { left: 0.0, top: 0.0, width, height };
                let (lines, size) = fitted(text, area, &faces);
                let widest = lines.iter().map(|line| faces.width(true, line) * size).fold(0.0, f32::max);
                assert!(widest <= width && lines.len() as f32 * size <= height, "{text} {width} {lines:?}");
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""), "no letter is lost");
                let whole = lines.iter().flat_map(|line| line.split(' ')).eq(text.split(' '));
                assert!(whole || size < LARGEST * WHOLE_DOWN_TO, "{text} {lines:?}");
            }
        }
    }
}
