//! A work on its page: the picture as large as its words leave room for.

use super::super::page::{Area, Block, Faces, Scale, SetBlock, height, mm, set, take};
use super::super::supplies::Symbols;
use super::{Form, blocks};
use crate::formats::paper::LabelWords;

/// A work that has its place.
#[derive(Clone, Debug)]
pub struct PlacedWork {
    /// Counted from 0.
    pub work: usize,
    /// Where its picture may be; it stands at the top of it.
    pub picture: Area,
    /// Words in columns: how far from the margin each begins, and what is in it.
    pub columns: Vec<(f32, Vec<SetBlock>)>,
    /// Words stand beside the picture, not below it.
    pub beside: bool,
}

/// Letters become smaller in these steps before words go on on the next page.
const SCALES: [f32; 4] = [1.0, 0.94, 0.88, 0.82];
/// Smallest letters, in points.
const FLOOR: f32 = 8.0;
/// Space between picture and words, and between columns.
const GAP: f32 = mm(7.0);
/// Part of the page that a picture has at least, and at most.
const LEAST: f32 = 0.44;
const MOST: f32 = 0.72;

/// Sets works.
pub struct Setter<'a> {
    pub faces: &'a Faces<'a>,
    pub symbols: Option<&'a Symbols<'a>>,
    pub form: Form,
}

impl Setter<'_> {
    fn set(&self, blocks: &[Block], width: f32, by: f32) -> Vec<SetBlock> {
        set(blocks, width, Scale { by, floor: FLOOR }, self.faces)
    }

    /// A work alone on its page, and what goes on on the next one.
    pub fn whole(&self, work: usize, label: &LabelWords, level: u16) -> (PlacedWork, Vec<SetBlock>) {
        let (width, tall) = (self.form.width(), self.form.height());
        let left_width = width * 0.36;
        let right_width = width - left_width - GAP;
        let (facts, words) = (blocks::facts(label, level), blocks::words(label, self.symbols));
        let at = |by: f32| (self.set(&facts, left_width, by), self.set(&words, right_width, by));
        let room = tall * (1.0 - LEAST) - GAP;
        let fitting = SCALES.into_iter().map(at).find(|(left, right)| height(left).max(height(right)) <= room);
        let (mut left, mut right) = fitting.unwrap_or_else(|| at(SCALES[SCALES.len() - 1]));
        let is_over = height(&left).max(height(&right)) > room;
        let mut rest = Vec::new();
        if is_over {
            let (first, second) = (take(&mut left, room), take(&mut right, room));
            rest.extend(std::mem::replace(&mut left, first));
            rest.extend(std::mem::replace(&mut right, second));
        }
        let used = height(&left).max(height(&right));
        let picture =
            Area { left: self.form.side, top: self.form.top, width, height: (tall - used - GAP).min(tall * MOST) };
        let columns = vec![(0.0, left), (left_width + GAP, right)];
        (PlacedWork { work, picture, columns, beside: false }, rest)
    }

    /// A work on half a page, if it fits there.
    pub fn half(&self, work: usize, label: &LabelWords, level: u16, is_lower: bool) -> Option<PlacedWork> {
        let (width, space) = (self.form.width(), mm(12.0));
        let tall = (self.form.height() - space) / 2.0;
        let picture_width = width * 0.44;
        let text_width = width - picture_width - GAP;
        let all: Vec<Block> = blocks::facts(label, level)
            .into_iter()
            .chain([Block::Gap(8.0)])
            .chain(blocks::words(label, self.symbols))
            .collect();
        let column =
            SCALES.into_iter().map(|by| self.set(&all, text_width, by)).find(|blocks| height(blocks) <= tall)?;
        let top = self.form.top + if is_lower { tall + space } else { 0.0 };
        let picture = Area { left: self.form.side, top, width: picture_width, height: tall };
        let columns = vec![(picture_width + GAP, column)];
        Some(PlacedWork { work, picture, columns, beside: true })
    }
}
