//! Text and pictograms as they will stand: broken into lines, with their heights. Setting draws nothing, so one can try sizes and look
//! what fits.

use super::breaking::{BOUND, balanced, lines};
use super::faces::Faces;
use super::parts::Role;
use super::sheet::Symbol;
use crate::domain::locale::Lang;
use std::rc::Rc;

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Colour: sRGB.
    pub ink: [u8; 3],
    /// Distance of lines in multiples of the size.
    pub leading: f32,
}

impl Style {
    /// Regular.
    pub fn plain(size: f32, ink: [u8; 3]) -> Self {
        Self { size, bold: false, ink, leading: 1.5 }
    }

    /// Bold and closer.
    pub fn bold(size: f32, ink: [u8; 3]) -> Self {
        Self { size, bold: true, ink, leading: 1.28 }
    }

    fn scaled(self, scale: Scale) -> Self {
        Self { size: (self.size * scale.by).max(self.size.min(scale.floor)), ..self }
    }
}

/// How much smaller everything is set than it is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Times its size.
    pub by: f32,
    /// No letter becomes smaller than so many points, or than it is meant to be.
    pub floor: f32,
}

impl Scale {
    /// As it is meant.
    pub const ONE: Self = Self { by: 1.0, floor: 0.0 };
}

/// A word and its picture.
#[derive(Clone, Debug)]
pub struct Pictogram {
    /// As it is shown.
    pub word: String,
    /// Its picture; `None`: the word stands alone.
    pub picture: Option<Rc<Symbol>>,
}

/// What a column is made of.
#[derive(Clone, Debug)]
pub enum Block {
    /// A text.
    Text {
        text: String,
        style: Style,
        lang: Lang,
        role: Role,
        /// Lines about as long as each other: titles.
        even: bool,
    },
    /// Words with their pictures, `side` points large.
    Pictograms { words: Vec<Pictogram>, side: f32, style: Style, lang: Lang },
    /// Empty space.
    Gap(f32),
}

impl Block {
    /// A text of this role.
    pub fn text(text: impl Into<String>, style: Style, lang: Lang, role: Role) -> Self {
        Self::Text { text: text.into(), style, lang, role, even: matches!(role, Role::Heading(_)) }
    }
}

/// A pictogram at its place in the row.
#[derive(Clone, Debug)]
pub struct PlacedWord {
    pub left: f32,
    pub width: f32,
    pub word: Pictogram,
}

/// A block that has been set.
#[derive(Clone, Debug)]
pub enum SetBlock {
    /// Lines of a text.
    Lines { lines: Vec<String>, whole: String, style: Style, lang: Lang, role: Role },
    /// Rows of pictograms.
    Rows { rows: Vec<Vec<PlacedWord>>, side: f32, style: Style, lang: Lang },
    /// Empty space.
    Gap(f32),
}

impl SetBlock {
    /// Its height.
    pub fn height(&self) -> f32 {
        match self {
            Self::Lines { lines, style, .. } => lines.len() as f32 * style.size * style.leading,
            Self::Rows { rows, side, style, .. } => rows.len() as f32 * row_height(*side, *style),
            Self::Gap(height) => *height,
        }
    }
}

/// Height of a row of pictograms: picture, word, and space below.
pub fn row_height(side: f32, style: Style) -> f32 {
    side + style.size * (style.leading + 0.35)
}

/// Height of blocks below each other.
pub fn height(blocks: &[SetBlock]) -> f32 {
    blocks.iter().map(SetBlock::height).sum()
}

/// Blocks in a column of this width. What has no letter to show is left out, with the gap
/// before it.
pub fn set(blocks: &[Block], width: f32, scale: Scale, faces: &Faces<'_>) -> Vec<SetBlock> {
    let mut done: Vec<SetBlock> = Vec::new();
    for block in blocks {
        match set_one(block, width, scale, faces) {
            Some(SetBlock::Gap(gap)) => match done.last_mut() {
                Some(SetBlock::Gap(before)) => *before = before.max(gap),
                None => {}
                Some(_) => done.push(SetBlock::Gap(gap)),
            },
            Some(block) => done.push(block),
            None => {}
        }
    }
    while matches!(done.last(), Some(SetBlock::Gap(_))) {
        done.pop();
    }
    done
}

fn set_one(block: &Block, width: f32, scale: Scale, faces: &Faces<'_>) -> Option<SetBlock> {
    match block {
        Block::Text { text, style, lang, role, even } => {
            let (style, whole) = (style.scaled(scale), faces.clean(text));
            let shown = |line: String| line.replace(BOUND, " ");
            let width_of = |line: &str| faces.width(style.bold, line) * style.size;
            let lines =
                if *even { balanced(&whole, width, &width_of) } else { lines(&whole, &|line| width_of(line) <= width) };
            let lines: Vec<String> = lines.into_iter().map(shown).collect();
            (!lines.is_empty()).then_some(SetBlock::Lines {
                lines,
                whole: shown(whole),
                style,
                lang: *lang,
                role: *role,
            })
        }
        Block::Pictograms { words, side, style, lang } => {
            let (side, style) = (side * scale.by, style.scaled(scale));
            let rows = rows(words, width, side, style, faces);
            (!rows.is_empty()).then_some(SetBlock::Rows { rows, side, style, lang: *lang })
        }
        Block::Gap(height) => Some(SetBlock::Gap(height * scale.by)),
    }
}

/// Words in rows, as many in each as fit.
fn rows(words: &[Pictogram], width: f32, side: f32, style: Style, faces: &Faces<'_>) -> Vec<Vec<PlacedWord>> {
    let space = side * 0.3;
    let mut rows: Vec<Vec<PlacedWord>> = Vec::new();
    let mut left = 0.0;
    for word in words {
        let word = Pictogram { word: faces.clean(&word.word).replace('\n', " "), picture: word.picture.clone() };
        let wide = (faces.width(style.bold, &word.word) * style.size).max(side).min(width);
        if rows.is_empty() || left + wide > width {
            rows.push(Vec::new());
            left = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(PlacedWord { left, width: wide, word });
        }
        left += wide + space;
    }
    rows
}

/// Takes what fits into `room` from the front of `blocks`; texts are divided between lines, never so that a heading or a single line is
/// left behind. At least one line is taken.
pub fn take(blocks: &mut Vec<SetBlock>, room: f32) -> Vec<SetBlock> {
    let mut taken = Vec::new();
    let mut left = room;
    while let Some(block) = blocks.first() {
        if block.height() <= left || (taken.is_empty() && block.height() > room && !can_divide(block)) {
            left -= block.height();
            taken.push(blocks.remove(0));
            continue;
        }
        taken.extend(divide(blocks, left, taken.is_empty()));
        break;
    }
    while taken.len() > 1
        && matches!(taken.last(), Some(SetBlock::Gap(_) | SetBlock::Lines { role: Role::Heading(_), .. }))
    {
        if let Some(block) = taken.pop().filter(|block| !matches!(block, SetBlock::Gap(_))) {
            blocks.insert(0, block);
        }
    }
    while matches!(blocks.first(), Some(SetBlock::Gap(_))) {
        blocks.remove(0);
    }
    taken
}

fn can_divide(block: &SetBlock) -> bool {
    match block {
        SetBlock::Lines { lines, .. } => lines.len() > 1,
        SetBlock::Rows { rows, .. } => rows.len() > 1,
        _ => false,
    }
}

/// The lines or rows of the first block that fit into `room`; at least one if it `must`.
fn divide(blocks: &mut [SetBlock], room: f32, must: bool) -> Option<SetBlock> {
    match blocks.first_mut()? {
        SetBlock::Lines { lines, whole, style, lang, role } => {
            let fitting = (room / (style.size * style.leading)) as usize;
            let count = if must { fitting.max(1) } else { fitting };
            if count == 0 || count >= lines.len() || (!must && (count < 2 || matches!(role, Role::Heading(_)))) {
                return None;
            }
            let rest = lines.split_off(count);
            let lines = std::mem::replace(lines, rest);
            Some(SetBlock::Lines { lines, whole: whole.clone(), style: *style, lang: *lang, role: *role })
        }
        SetBlock::Rows { rows, side, style, lang } => {
            let fitting = (room / row_height(*side, *style)) as usize;
            let count = if must { fitting.max(1) } else { fitting };
            if count == 0 || count >= rows.len() {
                return None;
            }
            let rest = rows.split_off(count);
            let rows = std::mem::replace(rows, rest);
            Some(SetBlock::Rows { rows, side: *side, style: *style, lang: *lang })
        }
        SetBlock::Gap(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(count: usize, role: Role) -> SetBlock {
        let style = Style { size: 10.0, bold: false, ink: [0; 3], leading: 1.0 };
        let lines: Vec<String> = (0..count).map(|number| number.to_string()).collect();
        SetBlock::Lines { whole: lines.join(" "), lines, style, lang: Lang::Ko, role }
    }

    fn lines(blocks: &[SetBlock]) -> usize {
        let of = |block: &SetBlock| if let SetBlock::Lines { lines, .. } = block { lines.len() } else { 0 };
        blocks.iter().map(of).sum()
    }

    #[test]
    fn a_heading_goes_with_what_it_names() {
        let mut blocks = vec![
            text(4, Role::Paragraph),
            SetBlock::Gap(5.0),
            text(1, Role::Heading(2)),
            SetBlock::Gap(2.0),
            text(9, Role::Paragraph),
        ];
        let first = take(&mut blocks, 55.0);
        assert_eq!((lines(&first), first.len()), (4, 1));
        assert!(matches!(blocks.first(), Some(SetBlock::Lines { role: Role::Heading(2), .. })));
    }

    #[test]
    fn a_single_line_is_not_left_behind() {
        let mut blocks = vec![text(4, Role::Paragraph), text(6, Role::Paragraph)];
        assert_eq!(lines(&take(&mut blocks, 59.0)), 4);
        let mut blocks = vec![text(4, Role::Paragraph), text(6, Role::Paragraph)];
        assert_eq!(lines(&take(&mut blocks, 65.0)), 6);
    }

    proptest! {
        #[test]
        fn pages_hold_everything_and_no_more_than_they_can(counts in proptest::collection::vec(1usize..40, 0..12), room in 5.0f32..300.0) {
            let role = |at: usize| if at.is_multiple_of(3) { Role::Heading(2) } else { Role::Paragraph };
            let mut blocks: Vec<SetBlock> = counts.iter().enumerate().map(|(at, count)| text(*count, role(at))).collect();
            let (all, mut taken, mut pages) = (lines(&blocks), 0, 0);
            while !blocks.is_empty() {
                let page = take(&mut blocks, room);
                prop_assert!(!page.is_empty() && height(&page) <= room.max(10.0), "{}", height(&page));
                taken += lines(&page);
                pages += 1;
                prop_assert!(pages <= all.max(1));
            }
            prop_assert_eq!(taken, all);
        }
    }
}
