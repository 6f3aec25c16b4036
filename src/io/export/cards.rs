//! Sheets of picture cards: A4, tagged PDF, the word in an embedded Hangul face, a code that names the word.

use super::deck::PrintCard;
use super::error::PrintError;
use super::metrics::Metrics;
use crate::art::picture::Picture;
use crate::domain::locale::Lang;
use crate::io::fonts::Hangul;
use crate::recognition::card::code::{Modules, QUIET};
use crate::recognition::card::layout::{Area, Layout, SHEET_HEIGHT, SHEET_WIDTH, columns_and_rows};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Paint, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};

/// A4 in millimetres.
const PAGE: (f32, f32) = (210.0, 297.0);
/// Points in a millimetre.
const POINT: f32 = 72.0 / 25.4;
/// Space above the cards.
const TOP: f32 = 10.0;
/// Words and frames, second words, codes: sRGB.
const INK: [u8; 3] = [43, 42, 45];
const SOFT: [u8; 3] = [107, 102, 94];
const BLACK: [u8; 3] = [0; 3];

/// What every page needs.
struct Press<'a> {
    layout: Layout,
    columns: usize,
    font: Font,
    metrics: Metrics<'a>,
    lang: Lang,
}

/// Sheets with `per_page` cards (6, 8 or 12), as the bytes of a PDF. `title` stands in the footer and is the document's name.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, nothing to print, another number of cards, the PDF library failed.
pub fn print_cards(
    cards: &[PrintCard],
    title: &str,
    per_page: usize,
    lang: Lang,
    fonts: Option<&Hangul>,
) -> Result<Vec<u8>, PrintError> {
    let fonts = fonts.ok_or(PrintError::NoFont)?;
    let (columns, _) = columns_and_rows(per_page).ok_or(PrintError::PerPage(per_page))?;
    let layout = Layout::of(per_page).ok_or(PrintError::PerPage(per_page))?;
    if cards.is_empty() {
        return Err(PrintError::Empty);
    }
    let unusable = || PrintError::Font(fonts.family.clone());
    let font = Font::new(fonts.bold.bytes.clone().into(), fonts.bold.index).ok_or_else(unusable)?;
    let metrics = Metrics::new(&fonts.bold.bytes, fonts.bold.index).ok_or_else(unusable)?;
    let press = Press { layout, columns, font, metrics, lang };
    let mut document = Document::new_with(SerializeSettings::default());
    let mut tree = TagTree::new().with_lang(Some(lang.tag().to_owned()));
    let pages = cards.len().div_ceil(per_page);
    for (i, sheet) in cards.chunks(per_page).enumerate() {
        let footer = format!("{title} · {} / {pages}", i + 1);
        let groups = press.sheet(&mut document, sheet, &footer)?;
        groups.into_iter().for_each(|group| tree.push(group));
    }
    document.set_tag_tree(tree);
    let named = Metadata::new().title(title.to_owned()).language(lang.tag().to_owned());
    document.set_metadata(named.creator("Malgeurim".to_owned()));
    document.finish().map_err(|error| PrintError::Pdf(format!("{error:?}")))
}

impl Press<'_> {
    fn sheet(&self, document: &mut Document, cards: &[PrintCard], footer: &str) -> Result<Vec<TagGroup>, PrintError> {
        let size = PageSettings::from_wh(PAGE.0 * POINT, PAGE.1 * POINT);
        let mut page = document.start_page_with(size.ok_or_else(|| PrintError::Pdf("page size".to_owned()))?);
        let mut surface = page.surface();
        let groups = cards.iter().enumerate().map(|(i, card)| self.card(&mut surface, i, card)).collect();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Page)));
        self.cut_lines(&mut surface);
        surface.end_tagged();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let place = Area { left: left_edge(), top: TOP + SHEET_HEIGHT + 3.0, width: SHEET_WIDTH, height: 6.0 };
        self.text(&mut surface, place, footer, 9.0, SOFT);
        surface.end_tagged();
        surface.finish();
        page.finish();
        Ok(groups)
    }

    /// One card, as a group: the picture with its word as alternative text, then the word.
    fn card(&self, surface: &mut Surface<'_>, number: usize, card: &PrintCard) -> TagGroup {
        let (column, row) = (number % self.columns, number / self.columns);
        let (left, top) = (left_edge() + column as f32 * self.layout.width, TOP + row as f32 * self.layout.height);
        surface.push_transform(&Transform::from_translate(left * POINT, top * POINT));
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.fill(surface, rects([self.layout.band]), card.tint);
        self.fill(surface, rects(frame(&self.layout)), INK);
        surface.end_tagged();
        let mut group = TagGroup::new(Tag::Section);
        if let Some(picture) = &card.picture {
            group
                .push(self.figure(surface, &card.label, |surface| draw_picture(surface, self.layout.picture, picture)));
        }
        if let (Some(area), Some(modules)) = (self.layout.code, card.name.modules()) {
            let alt = card.name.content().unwrap_or_default();
            group.push(self.figure(surface, &alt, |surface| self.fill(surface, code(area, &modules), BLACK)));
        }
        let span = SpanTag::empty().with_lang(Some(self.lang.tag()));
        let id = surface.start_tagged(ContentTag::Span(span));
        self.text(surface, self.layout.word, &card.label, 64.0, INK);
        surface.end_tagged();
        let mut word = TagGroup::new(Tag::P);
        word.push(id);
        group.push(word);
        surface.pop();
        group
    }

    fn figure(&self, surface: &mut Surface<'_>, alt: &str, draw: impl FnOnce(&mut Surface<'_>)) -> Node {
        let id = surface.start_tagged(ContentTag::Other);
        draw(surface);
        surface.end_tagged();
        let mut figure = TagGroup::new(Tag::Figure(Some(alt.to_owned())));
        figure.push(id);
        figure.into()
    }

    /// A text in the middle of an area, as large as fits and at most `largest` points; on two lines where that is larger.
    fn text(&self, surface: &mut Surface<'_>, area: Area, text: &str, largest: f32, color: [u8; 3]) {
        // What the font cannot draw would be empty boxes.
        let text: String = text.chars().filter(|c| self.metrics.has(*c)).collect();
        let (width, height) = (area.width * POINT, area.height * POINT);
        let size_of = |lines: &[&str]| {
            let longest = lines.iter().map(|line| self.metrics.width(line)).fold(0.1, f32::max);
            (width * 0.96 / longest).min(height * 0.92 / (1.16 * lines.len() as f32)).min(largest)
        };
        let one = vec![text.trim()];
        let two = in_two(text.trim());
        let lines = two.filter(|two| size_of(two) > size_of(&one)).unwrap_or(one);
        let size = size_of(&lines);
        set_fill(surface, color);
        let first = area.top * POINT + (height - size * 1.16 * lines.len() as f32) / 2.0 + size * 0.94;
        for (i, line) in lines.iter().enumerate() {
            let left = area.left * POINT + (width - self.metrics.width(line) * size) / 2.0;
            let start = Point::from_xy(left, first + i as f32 * size * 1.16);
            surface.draw_text(start, self.font.clone(), size, line, false, TextDirection::LeftToRight);
        }
    }

    fn fill(&self, surface: &mut Surface<'_>, path: Option<Path>, color: [u8; 3]) {
        set_fill(surface, color);
        if let Some(path) = path {
            surface.draw_path(&path);
        }
    }

    /// Dashed lines between the cards and around them.
    fn cut_lines(&self, surface: &mut Surface<'_>) {
        let mut lines = PathBuilder::new();
        let rows = (SHEET_HEIGHT / self.layout.height).round() as usize;
        let (left, right, bottom) = (left_edge(), left_edge() + SHEET_WIDTH, TOP + SHEET_HEIGHT);
        for i in 0..=self.columns {
            let x = (left + i as f32 * self.layout.width) * POINT;
            lines.move_to(x, TOP * POINT);
            lines.line_to(x, bottom * POINT);
        }
        for i in 0..=rows {
            let y = (TOP + i as f32 * self.layout.height) * POINT;
            lines.move_to(left * POINT, y);
            lines.line_to(right * POINT, y);
        }
        let dash = Some(StrokeDash { array: vec![4.0, 4.0], offset: 0.0 });
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: paint(SOFT), width: 0.5, dash, ..Stroke::default() }));
        if let Some(path) = lines.finish() {
            surface.draw_path(&path);
        }
        surface.set_stroke(None);
    }
}

fn left_edge() -> f32 {
    (PAGE.0 - SHEET_WIDTH) / 2.0
}

fn paint([r, g, b]: [u8; 3]) -> Paint {
    rgb::Color::new(r, g, b).into()
}

fn set_fill(surface: &mut Surface<'_>, color: [u8; 3]) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: paint(color), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }));
}

/// The four sides of the frame.
fn frame(layout: &Layout) -> [Area; 4] {
    let (f, line) = (layout.frame, layout.line);
    let inner = f.height - 2.0 * line;
    [
        Area { height: line, ..f },
        Area { top: f.top + f.height - line, height: line, ..f },
        Area { top: f.top + line, width: line, height: inner, ..f },
        Area { left: f.left + f.width - line, top: f.top + line, width: line, height: inner },
    ]
}

/// Areas in millimetres as one path in points.
fn rects(areas: impl IntoIterator<Item = Area>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for area in areas {
        let scaled = [area.left, area.top, area.width, area.height].map(|v| v * POINT);
        if let Some(rect) = Rect::from_xywh(scaled[0], scaled[1], scaled[2], scaled[3]) {
            path.push_rect(rect);
        }
    }
    path.finish()
}

/// The dark squares of a code, those beside each other as one strip, so that no light shines between them.
fn code(area: Area, modules: &Modules) -> Option<Path> {
    let square = area.width / (modules.side + 2 * QUIET) as f32;
    let at = |from: f32, i: usize| from + (i + QUIET) as f32 * square;
    let mut strips = Vec::new();
    for row in 0..modules.side {
        let mut column = 0;
        while column < modules.side {
            let length = (column..modules.side).take_while(|c| modules.is_dark(*c, row)).count();
            if length > 0 {
                let (left, top) = (at(area.left, column), at(area.top, row));
                strips.push(Area { left, top, width: length as f32 * square, height: square });
            }
            column += length.max(1);
        }
    }
    rects(strips)
}

/// The picture, whole, in the middle of its place.
fn draw_picture(surface: &mut Surface<'_>, area: Area, picture: &Picture) {
    let longer = picture.width.max(picture.height).max(1) as f32;
    let (width, height) = (area.width * picture.width as f32 / longer, area.height * picture.height as f32 / longer);
    let (left, top) = (area.left + (area.width - width) / 2.0, area.top + (area.height - height) / 2.0);
    let Some(size) = Size::from_wh(width * POINT, height * POINT) else { return };
    surface.push_transform(&Transform::from_translate(left * POINT, top * POINT));
    surface.draw_image(Image::from_rgba8(picture.rgba.clone(), picture.width, picture.height), size);
    surface.pop();
}

/// A text broken between words, as evenly as can be; `None` when it is one word.
fn in_two(text: &str) -> Option<Vec<&str>> {
    let breaks = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    let at = breaks.min_by_key(|at| at.abs_diff(text.len() / 2))?;
    Some(vec![text[..at].trim(), text[at..].trim()])
}
