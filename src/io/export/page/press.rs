//! The document: pages, tags, bookmarks, what it is called, and the check for PDF/UA-1.

use super::super::error::PrintError;
use super::faces::Faces;
use super::sheet::Sheet;
use crate::domain::locale::Lang;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

/// What a document is called, its language, and its date.
pub struct PressInfo<'a> {
    pub title: &'a str,
    pub lang: Lang,
    pub date: (u16, u8, u8),
}

/// A document that is being made.
pub struct Press<'a> {
    document: Document,
    tree: TagTree,
    faces: &'a Faces<'a>,
    marks: Vec<OutlineNode>,
    pages: usize,
    info: PressInfo<'a>,
}

fn pdf_error(error: impl std::fmt::Debug) -> PrintError {
    PrintError::Pdf(format!("{error:?}"))
}

impl<'a> Press<'a> {
    /// A document without a page.
    ///
    /// # Errors
    /// `Pdf`: the PDF library knows no PDF/UA-1.
    pub fn new(faces: &'a Faces<'a>, info: PressInfo<'a>) -> Result<Self, PrintError> {
        let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let settings =
            SerializeSettings { configuration: configuration.map_err(pdf_error)?, ..SerializeSettings::default() };
        let tree = TagTree::new().with_lang(Some(info.lang.tag().to_owned()));
        Ok(Self { document: Document::new_with(settings), tree, faces, marks: Vec::new(), pages: 0, info })
    }

    /// Pages so far.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// A page of this size in points; `draw` fills it.
    ///
    /// # Errors
    /// `Pdf`: a page cannot have that size.
    pub fn page(&mut self, size: (f32, f32), draw: impl FnOnce(&mut Sheet<'_, '_>)) -> Result<(), PrintError> {
        let settings = PageSettings::from_wh(size.0, size.1).ok_or_else(|| pdf_error("page size"))?;
        let mut page = self.document.start_page_with(settings);
        let mut sheet = Sheet::new(page.surface(), self.faces, self.pages, size);
        draw(&mut sheet);
        let (parts, links) = sheet.finish();
        let links: Vec<_> = links.into_iter().map(|link| page.add_tagged_annotation(link)).collect();
        page.finish();
        parts.into_iter().for_each(|part| self.tree.push(part.into_node(&links)));
        self.pages += 1;
        Ok(())
    }

    /// A bookmark that leads to a page (from 0); `level` 0 stands at the edge, 1 below the last one of level 0.
    pub fn bookmark(&mut self, level: usize, text: &str, page: usize) {
        let node = OutlineNode::new(text.to_owned(), XyzDestination::new(page, Point::from_xy(0.0, 0.0)));
        match self.marks.last_mut() {
            Some(last) if level > 0 => last.push_child(node),
            _ => self.marks.push(node),
        }
    }

    /// The bytes.
    ///
    /// # Errors
    /// `Pdf`: it would not be PDF/UA-1.
    pub fn finish(mut self) -> Result<Vec<u8>, PrintError> {
        let mut outline = Outline::new();
        self.marks.into_iter().for_each(|mark| outline.push_child(mark));
        self.document.set_outline(outline);
        self.document.set_tag_tree(self.tree);
        let named = Metadata::new().title(self.info.title.to_owned()).language(self.info.lang.tag().to_owned());
        let (year, month, day) = self.info.date;
        let made = DateTime::new(year).month(month).day(day);
        self.document.set_metadata(named.creator("Malgeurim".to_owned()).creation_date(made));
        self.document.finish().map_err(pdf_error)
    }
}
