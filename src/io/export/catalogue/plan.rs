//! What is on which page.

use super::super::page::{Block, Faces, Role, Scale, SetBlock, Style, height, mm, set, take};
use super::super::supplies::Symbols;
use super::rows::{Goal, Row, Rows};
use super::work::{PlacedWork, Setter};
use super::{Form, INK, blocks};
use crate::formats::paper::{CatalogueWords, InLanguages, RoomWords};

/// Part of the page that is empty above the words of a room.
const OPENING: f32 = 0.28;

/// A page.
#[derive(Clone, Debug)]
pub enum Leaf {
    /// The cover.
    Cover,
    /// Text that goes on from page to page; the first page of it may begin lower.
    Text { blocks: Vec<SetBlock>, inset: f32 },
    /// Rows that lead somewhere, below a heading on their first page. Contents, or the index.
    Rows { head: Vec<SetBlock>, rows: Vec<Row>, is_contents: bool },
    /// A work, or two.
    Works(Vec<PlacedWork>),
}

/// The pages, and what begins where (pages counted from 0).
pub struct Plan {
    pub leaves: Vec<Leaf>,
    pub rooms: Vec<usize>,
    pub works: Vec<usize>,
    /// Bookmarks: level, text, page.
    pub marks: Vec<(usize, String, usize)>,
}

/// Puts things on pages.
pub struct Planner<'a> {
    pub words: &'a CatalogueWords,
    pub faces: &'a Faces<'a>,
    pub symbols: &'a Symbols<'a>,
    pub form: Form,
    pub pictograms: bool,
    pub per_page: u8,
}

impl Planner<'_> {
    /// All of them.
    pub fn pages(&self) -> Plan {
        let words = self.words;
        let rooms = vec![0; words.rooms.len()];
        let mut plan = Plan { leaves: vec![Leaf::Cover], rooms, works: vec![0; words.works.len()], marks: Vec::new() };
        plan.mark(0, &words.title.1);
        plan.text(self.form, self.about(), self.form.height() * OPENING);
        plan.next(0, &words.contents);
        self.list(&mut plan, &words.contents, self.contents(), true);
        for (at, room) in words.rooms.iter().enumerate() {
            self.room(&mut plan, at, room);
        }
        if !words.makers.is_empty() {
            plan.next(0, &words.index);
            self.list(&mut plan, &words.index, self.index(), false);
        }
        plan.next(0, &words.imprint);
        plan.text(self.form, self.imprint(), 0.0);
        plan
    }

    fn set(&self, blocks: &[Block]) -> Vec<SetBlock> {
        // Lines of running text are kept short.
        set(blocks, self.form.width().min(mm(130.0)), Scale::ONE, self.faces)
    }

    fn about(&self) -> Vec<SetBlock> {
        let style = Style { leading: 1.65, ..Style::plain(13.0, INK) };
        self.set(&blocks::said(&self.words.about, style, Role::Paragraph, 12.0))
    }

    fn imprint(&self) -> Vec<SetBlock> {
        let mut all = blocks::heading(&self.words.imprint, 20.0, 2);
        all.extend(self.words.sections.iter().flat_map(|section| blocks::section(section, 3)));
        self.set(&all)
    }

    fn list(&self, plan: &mut Plan, head: &InLanguages, rows: Vec<Row>, is_contents: bool) {
        let mut head = self.set(&blocks::heading(head, 20.0, 2));
        let above = height(&head) + mm(4.0);
        for rows in Rows::pages(rows, above, self.form.height()) {
            plan.leaves.push(Leaf::Rows { head: std::mem::take(&mut head), rows, is_contents });
        }
    }

    fn contents(&self) -> Vec<Row> {
        let rows = Rows { faces: self.faces, width: self.form.width() };
        let mut all = Vec::new();
        for (at, room) in self.words.rooms.iter().enumerate() {
            if let Some((_, name)) = room.name.first() {
                all.push(rows.row(name, "", Goal::Room(at)));
            }
            all.extend(room.works.iter().filter_map(|work| {
                let label = self.words.works.get(*work)?;
                let told = label.told.first()?;
                Some(rows.row(&format!("{}  {}", label.number, told.title), &told.maker, Goal::Work(*work)))
            }));
        }
        all
    }

    fn index(&self) -> Vec<Row> {
        let rows = Rows { faces: self.faces, width: self.form.width() };
        let mut all = Vec::new();
        for (maker, works) in &self.words.makers {
            for (at, work) in works.iter().enumerate() {
                let title =
                    self.words.works.get(*work).and_then(|label| label.told.first()).map(|told| told.title.as_str());
                let mut row = rows.row(if at == 0 { maker } else { "" }, title.unwrap_or_default(), Goal::Work(*work));
                row.above = if at == 0 { mm(3.2) } else { 0.0 };
                all.push(row);
            }
        }
        all
    }

    fn room(&self, plan: &mut Plan, at: usize, room: &RoomWords) {
        plan.rooms[at] = plan.leaves.len();
        let level = if room.name.is_empty() { 2 } else { 3 };
        plan.next(0, &room.name);
        let mut opening = blocks::heading(&room.name, 26.0, 2);
        let style = Style { leading: 1.65, ..Style::plain(13.0, INK) };
        opening.extend(blocks::said(&room.text, style, Role::Paragraph, 10.0));
        plan.text(self.form, self.set(&opening), self.form.height() * OPENING);
        let marks = usize::from(!room.name.is_empty());
        let setter = Setter { faces: self.faces, symbols: self.pictograms.then_some(self.symbols), form: self.form };
        let mut works = room.works.as_slice();
        while let Some((first, others)) = works.split_first() {
            let second = others.first().filter(|_| self.per_page >= 2);
            works = match second.and_then(|second| self.pair(&setter, *first, *second, level)) {
                Some(pair) => {
                    plan.hang(pair, self.words, marks);
                    &others[1..]
                }
                None => {
                    self.alone(&setter, plan, *first, (level, marks));
                    others
                }
            };
        }
    }

    fn pair(&self, setter: &Setter<'_>, first: usize, second: usize, level: u16) -> Option<Vec<PlacedWork>> {
        let half = |work: usize, is_lower| setter.half(work, self.words.works.get(work)?, level, is_lower);
        Some(vec![half(first, false)?, half(second, true)?])
    }

    fn alone(&self, setter: &Setter<'_>, plan: &mut Plan, work: usize, (level, marks): (u16, usize)) {
        let Some(label) = self.words.works.get(work) else { return };
        let (placed, rest) = setter.whole(work, label, level);
        plan.hang(vec![placed], self.words, marks);
        plan.text(self.form, rest, 0.0);
    }
}

impl Plan {
    fn mark(&mut self, level: usize, text: &str) {
        self.marks.push((level, text.to_owned(), self.leaves.len() - 1));
    }

    /// A bookmark to the page that comes next.
    fn next(&mut self, level: usize, text: &InLanguages) {
        if let Some((_, text)) = text.first() {
            self.marks.push((level, text.clone(), self.leaves.len()));
        }
    }

    /// Text on as many pages as it needs; the first one begins `inset` lower.
    fn text(&mut self, form: Form, mut blocks: Vec<SetBlock>, inset: f32) {
        let mut inset = inset;
        while !blocks.is_empty() {
            let page = take(&mut blocks, form.height() - inset);
            if page.is_empty() {
                return;
            }
            self.leaves.push(Leaf::Text { blocks: page, inset });
            inset = 0.0;
        }
    }

    fn hang(&mut self, works: Vec<PlacedWork>, words: &CatalogueWords, level: usize) {
        for placed in &works {
            if let (Some(page), Some(label)) = (self.works.get_mut(placed.work), words.works.get(placed.work)) {
                *page = self.leaves.len();
                let title = label.told.first().map_or("", |told| told.title.as_str());
                self.marks.push((level, format!("{}. {title}", label.number), self.leaves.len()));
            }
        }
        self.leaves.push(Leaf::Works(works));
    }
}
