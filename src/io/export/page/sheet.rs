//! One page: draws texts, pictures, codes and lines, and keeps what each of them means.

use super::faces::Faces;
use super::parts::{Part, Role};
use super::set::{PlacedWord, SetBlock, Style, row_height};
use super::{Area, px};
use crate::art::codec;
use crate::art::picture::Picture;
use crate::domain::locale::Lang;
use crate::recognition::card::code::{Modules, QUIET};
use krilla::Data;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Identifier, SpanTag, Tag, TagKind};
use krilla::text::TextDirection;

/// JPEG quality of pictures: no difference is seen in print.
const QUALITY: u8 = 90;

/// Longer side below which no picture is made smaller so that many fit into a document.
const LEAST_PX: u32 = 64;

/// The picture of a word, as a file: a document may have thousands of them.
#[derive(Clone, Debug)]
pub struct Symbol {
    png: Data,
    width: u32,
    height: u32,
}

impl Symbol {
    /// Of these pixels; none: there are none.
    pub fn of(picture: &Picture) -> Option<Self> {
        let png = codec::encode_png(picture).ok()?.into();
        Some(Self { png, width: picture.width, height: picture.height })
    }
}

/// A page that is being drawn.
pub struct Sheet<'s, 'f> {
    surface: Surface<'s>,
    faces: &'f Faces<'f>,
    parts: Vec<Part>,
    links: Vec<Annotation>,
    page: usize,
    size: (f32, f32),
}

impl<'s, 'f> Sheet<'s, 'f> {
    pub(super) fn new(surface: Surface<'s>, faces: &'f Faces<'f>, page: usize, size: (f32, f32)) -> Self {
        Self { surface, faces, parts: Vec::new(), links: Vec::new(), page, size }
    }

    pub(super) fn finish(self) -> (Vec<Part>, Vec<Annotation>) {
        self.surface.finish();
        (self.parts, self.links)
    }

    /// What it is set in.
    pub fn faces(&self) -> &'f Faces<'f> {
        self.faces
    }

    /// What was drawn belongs to the document, after what is there already.
    pub fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Blocks below each other from `top` on.
    pub fn column(&mut self, blocks: &[SetBlock], left: f32, top: f32) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut y = top;
        for block in blocks {
            match block {
                SetBlock::Lines { lines, whole, style, lang, role } => {
                    parts.push(self.lines(lines, whole, *style, *lang, *role, (left, y)));
                }
                SetBlock::Rows { rows, side, style, lang } => {
                    parts.push(self.rows(rows, *side, *style, *lang, (left, y)));
                }
                SetBlock::Gap(_) => {}
            }
            y += block.height();
        }
        parts
    }

    fn lines(&mut self, lines: &[String], whole: &str, style: Style, lang: Lang, role: Role, at: (f32, f32)) -> Part {
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(Some(lang.tag()))));
        for (i, line) in lines.iter().enumerate() {
            // The space at the end keeps words apart where lines are joined again.
            let ended = if i + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            self.line(&ended, style, at.0, at.1 + i as f32 * style.size * style.leading);
        }
        self.surface.end_tagged();
        Part::text(role, lang, whole, id)
    }

    /// One line whose box begins at `(left, top)`.
    fn line(&mut self, text: &str, style: Style, left: f32, top: f32) {
        // The letters stand in the middle of their line: a face is about 0.88 above and 0.24 below the base.
        let base = top + style.size * ((style.leading - 1.12) / 2.0 + 0.88);
        self.fill_with(style.ink);
        let font = self.faces.font(style.bold);
        self.surface.draw_text(Point::from_xy(left, base), font, style.size, text, false, TextDirection::LeftToRight);
    }

    /// A text on one line; where it stands: 0 from the left, 0.5 in the middle, 1 at the right of the area.
    pub fn short(&mut self, text: &str, style: Style, area: Area, align: f32, (lang, role): (Lang, Role)) -> Part {
        let text = self.faces.clean(text).replace('\n', " ");
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(Some(lang.tag()))));
        self.aligned(&text, style, area, align);
        self.surface.end_tagged();
        Part::text(role, lang, &text, id)
    }

    /// Lines that were broken already, in the middle of an area.
    pub fn centred(&mut self, lines: &[String], style: Style, area: Area) {
        let high = style.size * style.leading;
        let top = area.top + (area.height - high * lines.len() as f32) / 2.0;
        for (i, line) in lines.iter().enumerate() {
            // The space at the end keeps words apart where lines are joined again.
            let ended = if i + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            let left = area.left + (area.width - self.faces.width(style.bold, line) * style.size) / 2.0;
            self.line(&ended, style, left, top + i as f32 * high);
        }
    }

    fn aligned(&mut self, text: &str, style: Style, area: Area, align: f32) {
        let wide = self.faces.width(style.bold, text) * style.size;
        let style = if wide > area.width { Style { size: style.size * area.width / wide, ..style } } else { style };
        let left = area.left + (area.width - wide.min(area.width)) * align;
        self.line(text, style, left, area.top + (area.height - style.size * style.leading) / 2.0);
    }

    /// A text that is no part of what is read: page numbers, running heads.
    pub fn running(&mut self, text: &str, style: Style, area: Area, align: f32, kind: ArtifactType) {
        let text = self.faces.clean(text);
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        self.aligned(&text, style, area, align);
        self.surface.end_tagged();
    }

    fn rows(&mut self, rows: &[Vec<PlacedWord>], side: f32, style: Style, lang: Lang, at: (f32, f32)) -> Part {
        let mut items = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let top = at.1 + i as f32 * row_height(side, style);
            for word in row {
                items.push(vec![self.pictogram(word, side, style, lang, (at.0, top))]);
            }
        }
        Part::list(items)
    }

    /// The picture says what the word below says, so it is not read a second time.
    fn pictogram(&mut self, placed: &PlacedWord, side: f32, style: Style, lang: Lang, at: (f32, f32)) -> Part {
        let area = Area { left: at.0 + placed.left, top: at.1, width: placed.width, height: side };
        if let Some(picture) = &placed.word.picture {
            self.decoration(|sheet| sheet.symbol(picture, area));
        }
        let below = Area { top: area.bottom() + style.size * 0.1, height: style.size * style.leading, ..area };
        self.short(&placed.word.word, style, below, 0.5, (lang, Role::Paragraph))
    }

    /// Draws something that means nothing of its own.
    pub fn decoration(&mut self, draw: impl FnOnce(&mut Self)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        draw(self);
        self.surface.end_tagged();
    }

    /// A picture of its own, with what it shows in words.
    pub fn figure(&mut self, alt: &str, lang: Lang, area: Area, draw: impl FnOnce(&mut Self)) -> Part {
        let id: Identifier = self.surface.start_tagged(ContentTag::Other);
        draw(self);
        self.surface.end_tagged();
        let area = Rect::from_xywh(area.left, area.top, area.width, area.height).map(|rect| BBox::new(self.page, rect));
        let figure = Tag::Figure(Some(alt.to_owned())).with_lang(Some(lang.tag().to_owned())).with_bbox(area);
        Part::Group(TagKind::from(figure), vec![Part::Drawn(id)])
    }

    /// A picture, whole, in the middle of the area, with at most 300 dots an inch, and with fewer where its file would have more than
    /// `most` bytes: then it gives how many. See-through places become white.
    pub fn photograph(&mut self, picture: &Picture, area: Area, most: usize) -> Option<u32> {
        let area = area.fitted(picture.width, picture.height);
        let whole = px(area.width.max(area.height));
        let (jpeg, side) = jpeg(picture, whole, most)?;
        if let Ok(image) = Image::from_jpeg(jpeg.into(), false) {
            self.image(image, area);
        }
        (side < whole.min(picture.width.max(picture.height))).then_some(side * 300 / whole)
    }

    /// A symbol, see-through where it is.
    pub fn symbol(&mut self, symbol: &Symbol, area: Area) {
        let area = area.fitted(symbol.width, symbol.height);
        if let Ok(image) = Image::from_png(symbol.png.clone(), false) {
            self.image(image, area);
        }
    }

    fn image(&mut self, image: Image, area: Area) {
        let Some(size) = Size::from_wh(area.width, area.height) else { return };
        self.surface.push_transform(&Transform::from_translate(area.left, area.top));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }

    /// A code, black on white with its quiet zone.
    pub fn code(&mut self, modules: &Modules, area: Area) {
        self.rect(area, [255; 3]);
        let square = area.width / (modules.side + 2 * QUIET) as f32;
        let inner = Area { left: area.left + square * QUIET as f32, top: area.top + square * QUIET as f32, ..area };
        self.fill_with([0; 3]);
        if let Some(path) = strips(modules, inner, square) {
            self.surface.draw_path(&path);
        }
    }

    /// A filled area.
    pub fn rect(&mut self, area: Area, color: [u8; 3]) {
        self.fill_with(color);
        if let Some(path) = rect_path(area) {
            self.surface.draw_path(&path);
        }
    }

    /// The edge of an area.
    pub fn frame(&mut self, area: Area, color: [u8; 3], width: f32) {
        self.stroke(rect_path(area), color, width, None);
    }

    /// An area with round corners, filled or only outlined.
    pub fn tile(&mut self, area: Area, radius: f32, fill: Option<[u8; 3]>, (line, width): ([u8; 3], f32)) {
        if let (Some(fill), Some(path)) = (fill, round_path(area, radius)) {
            self.fill_with(fill);
            self.surface.draw_path(&path);
        }
        self.stroke(round_path(area.inner(width / 2.0), radius - width / 2.0), line, width, None);
    }

    /// A straight line; `dash`: how long its parts are.
    pub fn stroke_line(&mut self, from: (f32, f32), to: (f32, f32), color: [u8; 3], (width, dash): (f32, Option<f32>)) {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        self.stroke(path.finish(), color, width, dash);
    }

    fn stroke(&mut self, path: Option<Path>, color: [u8; 3], width: f32, dash: Option<f32>) {
        let dash = dash.map(|part| StrokeDash { array: vec![part, part], offset: 0.0 });
        self.surface.set_fill(None);
        let [r, g, b] = color;
        self.surface.set_stroke(Some(Stroke {
            paint: rgb::Color::new(r, g, b).into(),
            width,
            dash,
            ..Stroke::default()
        }));
        if let Some(path) = path {
            self.surface.draw_path(&path);
        }
        self.surface.set_stroke(None);
    }

    /// A thin line across a column.
    pub fn rule(&mut self, left: f32, top: f32, width: f32, ink: [u8; 3]) {
        self.decoration(|sheet| sheet.stroke_line((left, top), (left + width, top), ink, (0.5, None)));
    }

    /// The colour of the whole page.
    pub fn ground(&mut self, color: [u8; 3]) {
        let area = Area { left: 0.0, top: 0.0, width: self.size.0, height: self.size.1 };
        self.decoration(|sheet| sheet.rect(area, color));
    }

    /// What one sees leads to another page (from 0); `says` is read out.
    pub fn link(&mut self, area: Area, page: usize, says: &str, seen: Vec<Part>) -> Part {
        let Some(rect) = Rect::from_xywh(area.left, area.top, area.width, area.height) else {
            return Part::Group(Tag::Span.into(), seen);
        };
        let to = XyzDestination::new(page, Point::from_xy(0.0, 0.0));
        let link = LinkAnnotation::new(rect, Target::Destination(to.into()));
        self.links.push(Annotation::new_link(link, Some(says.to_owned())));
        Part::Link(self.links.len() - 1, seen)
    }

    fn fill_with(&mut self, [r, g, b]: [u8; 3]) {
        self.surface.set_stroke(None);
        let paint = rgb::Color::new(r, g, b).into();
        self.surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }));
    }
}

/// A picture as a JPEG file of at most `most` bytes and its longer side, `px` pixels or fewer; never below [`LEAST_PX`].
fn jpeg(picture: &Picture, px: u32, most: usize) -> Option<(Vec<u8>, u32)> {
    let mut side = px.min(picture.width.max(picture.height));
    loop {
        let file = codec::encode_jpeg(&picture.thumbnail(side), QUALITY).ok()?;
        if file.len() <= most || side <= LEAST_PX {
            return Some((file, side));
        }
        // Files grow as areas do, a little less; so it seldom takes a third time.
        let part = (most as f64 / file.len() as f64).sqrt() * 0.95;
        side = ((f64::from(side) * part) as u32).max(LEAST_PX);
    }
}

fn rect_path(area: Area) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(area.left, area.top, area.width, area.height)?);
    path.finish()
}

/// A rectangle with corners that are quarters of a circle.
fn round_path(area: Area, radius: f32) -> Option<Path> {
    // How far the handles of a Bézier curve stand for a quarter of a circle, in radii: 4/3 · (√2 − 1).
    const HANDLE: f32 = 0.552_285;
    let radius = radius.clamp(0.0, area.width.min(area.height) / 2.0);
    let (left, top, right, bottom) = (area.left, area.top, area.right(), area.bottom());
    let near = radius * (1.0 - HANDLE);
    let mut path = PathBuilder::new();
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.cubic_to(right - near, top, right, top + near, right, top + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - near, right - near, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.cubic_to(left + near, bottom, left, bottom - near, left, bottom - radius);
    path.line_to(left, top + radius);
    path.cubic_to(left, top + near, left + near, top, left + radius, top);
    path.close();
    path.finish()
}

/// The dark squares of a code, those beside each other as one strip, so that no light shines between them.
fn strips(modules: &Modules, area: Area, square: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for row in 0..modules.side {
        let mut column = 0;
        while column < modules.side {
            let length = (column..modules.side).take_while(|c| modules.is_dark(*c, row)).count();
            let (left, top) = (area.left + column as f32 * square, area.top + row as f32 * square);
            if let Some(rect) = Rect::from_xywh(left, top, length as f32 * square, square).filter(|_| length > 0) {
                path.push_rect(rect);
            }
            column += length.max(1);
        }
    }
    path.finish()
}
