//! The two weights that everything is set in.

use super::super::error::PrintError;
use super::super::metrics::Metrics;
use super::breaking::BOUND;
use crate::io::fonts::{Face, Hangul};
use krilla::text::Font;
use std::cell::RefCell;
use std::collections::HashMap;

/// Regular and bold, with the widths of their letters.
pub struct Faces<'a> {
    regular: Weight<'a>,
    bold: Weight<'a>,
}

struct Weight<'a> {
    font: Font,
    metrics: Metrics<'a>,
    /// Widths of letters that were looked up; `None`: the font does not draw it.
    known: RefCell<HashMap<char, Option<f32>>>,
}

impl Weight<'_> {
    fn advance(&self, c: char) -> Option<f32> {
        let look_up = || self.metrics.has(c).then(|| self.metrics.width(c.encode_utf8(&mut [0; 4])));
        *self.known.borrow_mut().entry(c).or_insert_with(look_up)
    }
}

impl<'a> Faces<'a> {
    /// Of the installed family.
    ///
    /// # Errors
    /// `NoFont`: none is installed. `Font`: it cannot be read.
    pub fn new(fonts: Option<&'a Hangul>) -> Result<Self, PrintError> {
        let fonts = fonts.ok_or(PrintError::NoFont)?;
        let weight = |face: &'a Face| {
            let font = Font::new(face.bytes.clone().into(), face.index);
            let metrics = Metrics::new(&face.bytes, face.index);
            font.zip(metrics).map(|(font, metrics)| Weight { font, metrics, known: RefCell::default() })
        };
        let unusable = || PrintError::Font(fonts.family.clone());
        let (regular, bold) = (weight(&fonts.regular), weight(&fonts.bold));
        Ok(Self { regular: regular.ok_or_else(unusable)?, bold: bold.ok_or_else(unusable)? })
    }

    fn weight(&self, is_bold: bool) -> &Weight<'a> {
        if is_bold { &self.bold } else { &self.regular }
    }

    /// The font.
    pub fn font(&self, is_bold: bool) -> Font {
        self.weight(is_bold).font.clone()
    }

    /// Width of a text at one point.
    pub fn width(&self, is_bold: bool, text: &str) -> f32 {
        let weight = self.weight(is_bold);
        let shown = text.chars().map(|c| if c == BOUND { ' ' } else { c });
        shown.map(|c| weight.advance(c).unwrap_or(1.0)).sum()
    }

    /// What can be set of a text: without control and direction characters and without what the fonts do not draw (there would be empty
    /// boxes).
    pub fn clean(&self, text: &str) -> String {
        let seen = text.chars().filter(|c| !is_unseen(*c));
        let settled = seen.map(|c| if c.is_whitespace() && !matches!(c, '\n' | BOUND) { ' ' } else { c });
        settled.filter(|c| matches!(*c, '\n' | ' ' | BOUND) || self.has(*c)).collect()
    }

    /// Whether a letter of the text would be missing.
    pub fn lacks(&self, text: &str) -> bool {
        text.chars().any(|c| !is_unseen(c) && !c.is_whitespace() && !self.has(c))
    }

    fn has(&self, c: char) -> bool {
        self.regular.advance(c).is_some() && self.bold.advance(c).is_some()
    }
}

/// Control characters but the line end, marks of direction, joiners and selectors of variants: nothing is drawn for them.
fn is_unseen(c: char) -> bool {
    let is_format = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    is_format || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}
