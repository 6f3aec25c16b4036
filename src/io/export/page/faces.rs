//! The two weights that everything is set in.

use super::super::error::PrintError;
use super::super::metrics::Metrics;
use crate::io::fonts::{Face, Hangul};
use krilla::text::Font;

/// Regular and bold, with the widths of their letters.
pub struct Faces<'a> {
    regular: Weight<'a>,
    bold: Weight<'a>,
}

struct Weight<'a> {
    font: Font,
    metrics: Metrics<'a>,
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
            font.zip(metrics).map(|(font, metrics)| Weight { font, metrics })
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
        self.weight(is_bold).metrics.width(text)
    }

    /// What can be set of a text: without control and direction characters and without what the fonts do not draw (there would be empty
    /// boxes).
    pub fn clean(&self, text: &str) -> String {
        let seen = text.chars().filter(|c| !is_unseen(*c));
        let settled = seen.map(|c| if c.is_whitespace() && c != '\n' { ' ' } else { c });
        settled.filter(|c| matches!(c, '\n' | ' ') || self.has(*c)).collect()
    }

    /// Whether a letter of the text would be missing.
    pub fn lacks(&self, text: &str) -> bool {
        text.chars().any(|c| !is_unseen(c) && !c.is_whitespace() && !self.has(c))
    }

    fn has(&self, c: char) -> bool {
        self.regular.metrics.has(c) && self.bold.metrics.has(c)
    }
}

/// Control characters but the line end, marks of direction, joiners and selectors of variants: nothing is drawn for them.
fn is_unseen(c: char) -> bool {
    let is_format = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    is_format || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}
