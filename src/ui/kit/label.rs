//! Words in a box: on one or two lines, broken only between 어절, made smaller before they would ever be cut.

use egui::{Color32, FontFamily, FontId, Galley, Painter, Rect, pos2};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Second words.
    Regular,
    /// Words on buttons, titles.
    Bold,
}

/// Where the text stands across its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// Left.
    Left,
    /// Middle.
    Center,
    /// Right.
    Right,
}

/// How a text was fitted: its lines and size.
#[derive(Clone, Debug)]
struct Fit {
    lines: Vec<String>,
    size: f32,
}

/// A text and what it has to fit: width, height and size in quarter points, weight, lines.
type Place = (String, u32, u32, u32, Weight, usize);

/// Fits texts and remembers how.
#[derive(Default)]
pub struct Labels {
    fits: HashMap<Place, Rc<Fit>>,
    /// Texts that may still be fitted in this frame.
    left: usize,
}

/// A text never gets smaller than this part of the size it was meant to have.
const SMALLEST: f32 = 0.55;
/// From this part of its size downwards a text may take two lines more.
const MORE_LINES: f32 = 0.72;
/// Fits are forgotten when there are more than this (another language, other boards).
const KEEP: usize = 4000;

/// Texts fitted anew in one frame: measuring takes some 50 µs each.
const FITS_PER_FRAME: usize = 12;

impl Labels {
    /// Begins a frame.
    pub fn begin(&mut self) {
        self.left = FITS_PER_FRAME;
    }

    /// The font of a weight and size.
    pub fn font(weight: Weight, size: f32) -> FontId {
        let family = match weight {
            Weight::Regular => FontFamily::Proportional,
            Weight::Bold => FontFamily::Name("bold".into()),
        };
        FontId::new(size, family)
    }

    /// Draws `text` into `rect`, on at most `lines` lines.
    #[expect(clippy::too_many_arguments, reason = "a text in a box has that many properties; all are used everywhere")]
    pub fn paint(
        &mut self,
        painter: &Painter,
        text: &str,
        rect: Rect,
        size: f32,
        weight: Weight,
        align: Align,
        lines: usize,
        color: Color32,
    ) {
        if text.is_empty() || rect.width() < 4.0 || rect.height() < 4.0 {
            return;
        }
        let Some(fit) = self.fit(painter, text, rect, size, weight, lines) else { return };
        let galleys: Vec<Arc<Galley>> = fit
            .lines
            .iter()
            .map(|line| painter.layout_no_wrap(line.clone(), Self::font(weight, fit.size), color))
            .collect();
        let height: f32 = galleys.iter().map(|galley| galley.size().y).sum();
        let mut y = rect.center().y - height / 2.0;
        for galley in galleys {
            let x = match align {
                Align::Left => rect.left(),
                Align::Center => rect.center().x - galley.size().x / 2.0,
                Align::Right => rect.right() - galley.size().x,
            };
            let line_height = galley.size().y;
            painter.galley(pos2(x, y), galley, color);
            y += line_height;
        }
    }

    fn fit(
        &mut self,
        painter: &Painter,
        text: &str,
        rect: Rect,
        size: f32,
        weight: Weight,
        lines: usize,
    ) -> Option<Rc<Fit>> {
        let whole = |value: f32| (value * 4.0) as u32;
        let key = (text.to_owned(), whole(rect.width()), whole(rect.height()), whole(size), weight, lines);
        if let Some(fit) = self.fits.get(&key) {
            return Some(Rc::clone(fit));
        }
        if self.left == 0 {
            // A new board is written over a few frames rather than in one long one.
            painter.ctx().request_repaint();
            return None;
        }
        self.left -= 1;
        if self.fits.len() > KEEP {
            self.fits.clear();
        }
        let fit = Rc::new(find_fit(painter, text, rect, size, weight, lines));
        self.fits.insert(key, Rc::clone(&fit));
        Some(fit)
    }
}

/// The largest size at which the text fits, tried downwards in small steps. Letters are measured once, at the size they
/// were meant to have: every size that is laid out costs its letters in the font's texture.
fn find_fit(painter: &Painter, text: &str, rect: Rect, size: f32, weight: Weight, max_lines: usize) -> Fit {
    let font = Labels::font(weight, size);
    let measure = |line: &str| painter.layout_no_wrap(line.to_owned(), font.clone(), Color32::WHITE).size();
    // Words stay readable; a whole sentence may become smaller still rather than be cut.
    let smallest = if text.split_whitespace().count() > 3 { SMALLEST * 0.7 } else { SMALLEST };
    let mut scale = 1.0;
    loop {
        // Small letters leave room for more lines: a long sentence takes them before it would be cut.
        let lines = if scale > MORE_LINES { max_lines } else { max_lines + 2 };
        let lines = wrap(text, rect.width(), lines, |line| measure(line).x * scale);
        let sizes: Vec<_> = lines.iter().map(|line| measure(line) * scale).collect();
        let widest = sizes.iter().map(|s| s.x).fold(0.0, f32::max);
        let height: f32 = sizes.iter().map(|s| s.y).sum();
        if widest <= rect.width() && height <= rect.height() {
            return Fit { lines, size: size * scale };
        }
        if scale <= smallest {
            let lines = lines.iter().flat_map(|line| broken(line, rect.width(), |part| measure(part).x * scale));
            return Fit { lines: lines.collect(), size: size * scale };
        }
        scale -= 0.05;
    }
}

/// Breaks between words only; the last line takes what is left.
fn wrap(text: &str, width: f32, max_lines: usize, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let full = lines.len() >= max_lines.max(1);
        match lines.last_mut() {
            Some(line) => {
                let longer = format!("{line} {word}");
                if full || measure(&longer) <= width {
                    *line = longer;
                } else {
                    lines.push(word.to_owned());
                }
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A word of many letters (a name without a space) is broken rather than cut, or drawn over its neighbours.
fn broken(line: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut parts = vec![String::new()];
    for letter in line.chars() {
        if let Some(part) = parts.last_mut() {
            part.push(letter);
            if part.chars().count() > 1 && measure(part) > width {
                part.pop();
                parts.push(String::from(letter));
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{broken, wrap};

    #[test]
    fn a_word_that_is_too_long_is_broken_and_loses_no_letter() {
        let measure = |line: &str| line.chars().count() as f32;
        assert_eq!(broken("가나다라마", 2.0, measure), ["가나", "다라", "마"]);
        assert_eq!(broken("가나", 5.0, measure), ["가나"]);
        assert_eq!(broken("가나", 0.5, measure), ["가", "나"]);
    }

    #[test]
    fn lines_break_only_between_words() {
        let measure = |line: &str| line.chars().count() as f32;
        assert_eq!(wrap("저는 물을 마시고 싶어요", 6.0, 3, measure), ["저는 물을", "마시고", "싶어요"]);
        assert_eq!(wrap("활동지원사", 2.0, 2, measure), ["활동지원사"]);
        assert_eq!(wrap("하나 둘 셋 넷", 3.0, 2, measure), ["하나", "둘 셋 넷"]);
    }
}
