//! Rows of the contents and of the index: what it is, beside it what belongs to it, and the page.

use super::super::page::{Block, Faces, Role, Scale, SetBlock, Style, height, mm, set};
use super::{INK, SOFT};
use crate::domain::locale::Lang;
use crate::formats::paper::language_of;

/// Where a row leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To a room, counted from 0.
    Room(usize),
    /// To a work, counted from 0.
    Work(usize),
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The left and the right text.
    pub cells: [Vec<SetBlock>; 2],
    /// What is read out for the link.
    pub says: String,
    /// Where it leads.
    pub goal: Goal,
    /// Space above it.
    pub above: f32,
}

/// Width of the number of the page.
pub const PAGE_WIDTH: f32 = mm(14.0);
/// Part of the row that the left text has.
pub const LEFT: f32 = 0.58;

impl Row {
    /// Its height with the space above.
    pub fn height(&self) -> f32 {
        self.above + self.text_height()
    }

    /// Its height.
    pub fn text_height(&self) -> f32 {
        self.cells.iter().map(|cell| height(cell)).fold(0.0, f32::max)
    }
}

/// How rows of one list are set.
pub struct Rows<'a> {
    pub faces: &'a Faces<'a>,
    pub width: f32,
}

impl Rows<'_> {
    fn cell(&self, text: &str, style: Style, width: f32) -> Vec<SetBlock> {
        let block = Block::text(text, style, language_of(text, Lang::Ko), Role::Paragraph);
        set(&[block], width, Scale::ONE, self.faces)
    }

    /// A row; both texts may be empty.
    pub fn row(&self, left: &str, right: &str, goal: Goal) -> Row {
        let width = self.width - PAGE_WIDTH;
        let is_room = matches!(goal, Goal::Room(_));
        let main = if is_room { Style::bold(12.5, INK) } else { Style::plain(11.0, INK) };
        let left_width = if is_room { width } else { width * LEFT - mm(4.0) };
        let cells =
            [self.cell(left, main, left_width), self.cell(right, Style::plain(10.0, SOFT), width * (1.0 - LEFT))];
        let says = if left.is_empty() { right } else { left };
        Row { cells, says: says.to_owned(), goal, above: if is_room { mm(5.0) } else { mm(1.2) } }
    }

    /// Rows on pages; `first` is how much is taken on the first one.
    pub fn pages(rows: Vec<Row>, first: f32, room: f32) -> Vec<Vec<Row>> {
        let mut pages: Vec<Vec<Row>> = vec![Vec::new()];
        let mut used = first;
        for row in rows {
            let is_full = pages.last().is_some_and(|page| !page.is_empty()) && used + row.height() > room;
            if is_full {
                // A room's name does not stay behind alone.
                let moved = pages.last_mut().and_then(|page| page.pop_if(|last| matches!(last.goal, Goal::Room(_))));
                used = moved.as_ref().map_or(0.0, Row::height);
                pages.push(moved.into_iter().collect());
            }
            used += row.height();
            pages.extend(pages.is_empty().then(Vec::new));
            if let Some(page) = pages.last_mut() {
                page.push(row);
            }
        }
        pages
    }
}
