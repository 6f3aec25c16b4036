//! Draws the pages of a catalogue.

use super::super::error::PrintError;
use super::super::page::{Area, Block, Part, Press, Role, Scale, SetBlock, Sheet, Style, height, mm, px, set};
use super::super::supplies::{Missing, Supplies, Unfit};
use super::plan::{Leaf, Plan};
use super::rows::{Goal, LEFT, PAGE_WIDTH, Row};
use super::work::PlacedWork;
use super::{Form, HANJI, INK, LINE, SOFT};
use crate::art::picture::Picture;
use crate::domain::exhibition::{Edition, Shown};
use crate::domain::locale::Lang;
use crate::formats::paper::{CatalogueWords, LabelWords};
use krilla::tagging::{ArtifactType, Tag};

/// What is drawn, and of what.
pub struct Drawer<'a> {
    pub words: &'a CatalogueWords,
    pub edition: &'a Edition,
    pub form: Form,
    pub supplies: &'a Supplies<'a>,
    pub unfit: &'a mut Vec<Unfit>,
    /// Bytes that one picture may take.
    pub share: usize,
    /// Fewest dots an inch of a picture that was made smaller for that.
    pub least_dpi: Option<u32>,
}

impl Drawer<'_> {
    /// All pages.
    ///
    /// # Errors
    /// `Pdf`.
    pub fn draw(&mut self, press: &mut Press<'_>, plan: &Plan) -> Result<(), PrintError> {
        for (number, leaf) in plan.leaves.iter().enumerate() {
            press.page(self.form.size, |sheet| self.leaf(sheet, leaf, plan, number))?;
        }
        for (level, text, page) in &plan.marks {
            press.bookmark(*level, text, *page);
        }
        Ok(())
    }

    fn leaf(&mut self, sheet: &mut Sheet<'_, '_>, leaf: &Leaf, plan: &Plan, number: usize) {
        match leaf {
            Leaf::Cover => return self.cover(sheet),
            Leaf::Text { blocks, inset } => self.text(sheet, blocks, *inset),
            Leaf::Rows { head, rows, is_contents } => self.rows(sheet, head, rows, plan, *is_contents),
            Leaf::Works(works) => works.iter().for_each(|placed| self.work(sheet, placed)),
        }
        self.foot(sheet, number);
    }

    fn text(&self, sheet: &mut Sheet<'_, '_>, blocks: &[SetBlock], inset: f32) {
        let parts = sheet.column(blocks, self.form.side, self.form.top + inset);
        sheet.push(Part::section(parts));
    }

    /// Page number and title, as artifacts.
    fn foot(&self, sheet: &mut Sheet<'_, '_>, number: usize) {
        let (side, top) = (self.form.side, self.form.size.1 - self.form.bottom + mm(9.0));
        let area = Area { left: side, top, width: self.form.width(), height: mm(5.0) };
        let style = Style::plain(8.5, SOFT);
        sheet.running(&(number + 1).to_string(), style, area, 1.0, ArtifactType::PageNumber);
        let title = Area { width: area.width * 0.8, ..area };
        sheet.running(&self.words.title.1, style, title, 0.0, ArtifactType::Footer);
    }

    /// The cover: title, a picture, when, where and who.
    fn cover(&mut self, sheet: &mut Sheet<'_, '_>) {
        let (form, words) = (self.form, self.words);
        sheet.ground(HANJI);
        let (lang, title) = (words.title.0, words.title.1.as_str());
        let head = [Block::text(title, Style::bold(34.0, INK), lang, Role::Heading(1))];
        let mut facts = Vec::new();
        for fact in &words.facts {
            facts.extend(super::blocks::said(fact, Style::plain(12.0, INK), Role::Paragraph, 1.0));
            facts.push(Block::Gap(3.0));
        }
        let (width, faces) = (form.width(), sheet.faces());
        let (head, facts) = (set(&head, width, Scale::ONE, faces), set(&facts, width, Scale::ONE, faces));
        let (top, bottom) = (form.top + mm(6.0), form.size.1 - form.top - height(&facts));
        let picture_top = top + height(&head) + mm(12.0);
        let room =
            Area { left: form.side, top: picture_top, width, height: (bottom - mm(12.0) - picture_top).max(mm(20.0)) };
        let mut parts = sheet.column(&head, form.side, top);
        let first = self.edition.works().iter().zip(&words.works).next();
        parts.extend(first.map(|(shown, label)| self.picture(sheet, shown, label, room, 0.5).0));
        parts.extend(sheet.column(&facts, form.side, bottom));
        sheet.push(Part::section(parts));
    }

    /// The picture of a work, `align` from the left (0..=1) and from the top of its area, and how tall it is.
    fn picture(
        &mut self,
        sheet: &mut Sheet<'_, '_>,
        shown: &Shown,
        label: &LabelWords,
        room: Area,
        align: f32,
    ) -> (Part, f32) {
        let work = &shown.work;
        let (wide, tall) = (work.width.max(1), work.height.max(1));
        let meant = room.fitted(wide, tall);
        let found =
            (self.supplies.picture)(shown, px(meant.width.max(meant.height))).filter(|picture| !picture.is_empty());
        let area = found.as_ref().map_or(meant, |picture: &Picture| room.fitted(picture.width, picture.height));
        let area = Area { left: room.left + (room.width - area.width) * align, top: room.top, ..area };
        let (lang, alt) = (label.alt.0, label.alt.1.as_str());
        let mut dpi = None;
        let part = sheet.figure(alt, lang, area, |sheet| match &found {
            Some(picture) => dpi = sheet.photograph(picture, area, self.share),
            None => sheet.frame(area, LINE, 0.5),
        });
        self.least_dpi = self.least_dpi.into_iter().chain(dpi).min();
        if found.is_none() {
            let unfit = Unfit { work: work.id.clone(), what: Missing::Picture };
            self.unfit.extend((!self.unfit.contains(&unfit)).then_some(unfit));
        }
        (part, area.height)
    }

    fn work(&mut self, sheet: &mut Sheet<'_, '_>, placed: &PlacedWork) {
        let edition = self.edition;
        let (Some(shown), Some(label)) = (edition.works().get(placed.work), self.words.works.get(placed.work)) else {
            return;
        };
        let align = if placed.beside { 0.0 } else { 0.5 };
        let (figure, tall) = self.picture(sheet, shown, label, placed.picture, align);
        let top = placed.picture.top + if placed.beside { 0.0 } else { tall + mm(7.0) };
        let mut parts = vec![figure];
        for (left, blocks) in &placed.columns {
            parts.extend(sheet.column(blocks, self.form.side + left, top));
        }
        sheet.push(Part::section(parts));
    }

    fn rows(&self, sheet: &mut Sheet<'_, '_>, head: &[SetBlock], rows: &[Row], plan: &Plan, is_contents: bool) {
        let form = self.form;
        let mut parts = sheet.column(head, form.side, form.top);
        let mut top = form.top + if head.is_empty() { 0.0 } else { height(head) + mm(4.0) };
        let mut items = Vec::new();
        for row in rows {
            top += row.above;
            items.push(self.row(sheet, row, top, plan));
            top += row.text_height();
        }
        parts.push(if is_contents {
            let item = |part| Part::Group(Tag::TOCI.into(), vec![part]);
            Part::Group(Tag::TOC.into(), items.into_iter().map(item).collect())
        } else {
            Part::list(items.into_iter().map(|part| vec![part]).collect())
        });
        sheet.push(Part::section(parts));
    }

    /// A row is one link: what it is, and the page.
    fn row(&self, sheet: &mut Sheet<'_, '_>, row: &Row, top: f32, plan: &Plan) -> Part {
        let (left, width) = (self.form.side, self.form.width());
        let page = match row.goal {
            Goal::Room(at) => plan.rooms.get(at),
            Goal::Work(at) => plan.works.get(at),
        };
        let page = page.copied().unwrap_or_default();
        let columns = [left, left + (width - PAGE_WIDTH) * LEFT];
        let mut seen: Vec<Part> = Vec::new();
        for (cell, left) in row.cells.iter().zip(columns) {
            seen.extend(sheet.column(cell, left, top));
        }
        let area = Area { left, top, width, height: row.text_height() };
        let number = Area { left: left + width - PAGE_WIDTH, width: PAGE_WIDTH, height: mm(5.8), ..area };
        let style = Style::plain(10.0, SOFT);
        seen.push(sheet.short(&(page + 1).to_string(), style, number, 1.0, (Lang::Ko, Role::Paragraph)));
        let seen = seen.into_iter().map(Part::inline).collect();
        Part::paragraph(vec![sheet.link(area, page, &self.words.leads_to(&row.says, page + 1), seen)])
    }
}
