//! The codes that may be shown, and how well squares seen in grey agree with each: a code that is too blurred to be decoded
//! can still be told from all others that there are.

use super::code::CodeName;

/// Least agreement with the code that is read.
const AGREES: f32 = 0.7;
/// Least agreement with it where it differs from any other code of the book.
const DIFFERS: f32 = 0.4;

/// The names that may be read, and the squares of their codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    pages: Vec<Page>,
}

/// The codes of one size.
#[derive(Clone, Debug)]
pub(super) struct Page {
    side: usize,
    /// Squares that are not the same in all codes, but for the corner marks.
    telling: Vec<usize>,
    names: Vec<CodeName>,
    /// For each name its telling squares: 1 is dark, -1 is light.
    signs: Vec<Vec<f32>>,
    /// For each name all its squares.
    whole: Vec<Vec<f32>>,
}

impl Book {
    /// Names without a code are left out.
    pub fn new(names: impl IntoIterator<Item = CodeName>) -> Self {
        let mut book = Self::default();
        let mut names: Vec<CodeName> = names.into_iter().collect();
        names.sort();
        names.dedup();
        for name in names {
            let Some(modules) = name.modules() else { continue };
            let whole = modules.dark.iter().map(|dark| if *dark { 1.0 } else { -1.0 }).collect();
            let at = book.pages.iter().position(|page| page.side == modules.side).unwrap_or(book.pages.len());
            if at == book.pages.len() {
                book.pages.push(Page::empty(modules.side));
            }
            book.pages[at].names.push(name);
            book.pages[at].whole.push(whole);
        }
        book.pages.iter_mut().for_each(Page::tell);
        book
    }

    /// The codes with so many squares on a side.
    pub fn page(&self, side: usize) -> Option<&Page> {
        self.pages.iter().find(|page| page.side == side)
    }
}

impl Page {
    fn empty(side: usize) -> Self {
        Self { side, telling: Vec::new(), names: Vec::new(), signs: Vec::new(), whole: Vec::new() }
    }

    /// Finds out which squares tell codes from each other. All data squares do where there is only one code.
    fn tell(&mut self) {
        let far = self.side - 9;
        // Corner marks with what is written beside them, and the two rows of every other square between them.
        let is_mark = |x: usize, y: usize| (x < 9 && (y < 9 || y > far)) || (x > far && y < 9);
        let is_data = |i: &usize| {
            let (x, y) = (i % self.side, i / self.side);
            !is_mark(x, y) && x != 6 && y != 6
        };
        self.telling = (0..self.side * self.side).filter(is_data).collect();
        if self.names.len() > 1 {
            let whole = &self.whole;
            self.telling.retain(|i| whole.iter().any(|signs| signs[*i] != whole[0][*i]));
        }
        self.signs = self.whole.iter().map(|signs| self.telling.iter().map(|i| signs[*i]).collect()).collect();
    }

    /// The names by how well squares agree with them, best first, and how well: 1 is in all, 0 is by chance. `squares`: about
    /// 1 where dark, -1 where light, 0 where nobody can tell.
    pub fn ranked(&self, squares: &[f32], most: usize) -> Vec<(usize, f32)> {
        let seen: Vec<f32> = self.telling.iter().map(|i| squares[*i]).collect();
        let all = seen.iter().map(|v| v.abs()).sum::<f32>().max(1.0);
        let agree = |signs: &Vec<f32>| dot(signs, &seen) / all;
        let mut ranked: Vec<(usize, f32)> = self.signs.iter().map(agree).enumerate().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked.truncate(most);
        ranked
    }

    /// How well all squares agree with a name, corner marks and all.
    pub fn whole(&self, name: usize, squares: &[f32]) -> f32 {
        dot(&self.whole[name], squares) / squares.iter().map(|v| v.abs()).sum::<f32>().max(1.0)
    }

    /// The name that the squares show without doubt: they agree with it, and also where the next best differ from it.
    pub fn certain(&self, squares: &[f32]) -> Option<&CodeName> {
        let ranked = self.ranked(squares, 4);
        let (best, agreement) = *ranked.first()?;
        let beats = |&(other, _): &(usize, f32)| self.duel(best, other, squares) >= DIFFERS;
        (agreement >= AGREES && ranked[1..].iter().all(beats)).then(|| &self.names[best])
    }

    /// Agreement with a name where it differs from another.
    fn duel(&self, name: usize, other: usize, squares: &[f32]) -> f32 {
        let (mut agree, mut all) = (0.0f32, 0.0f32);
        let signs = self.signs[name].iter().zip(&self.signs[other]).zip(&self.telling);
        for ((sign, _), at) in signs.filter(|((sign, other), _)| sign != other) {
            agree += sign * squares[*at];
            all += squares[*at].abs();
        }
        agree / all.max(1.0)
    }
}

/// A sum of products in eight lanes, which a processor adds at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut lanes = [0.0f32; 8];
    for (a, b) in a.iter().zip(b) {
        for k in 0..8 {
            lanes[k] += a[k] * b[k];
        }
    }
    lanes.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(id: &str) -> CodeName {
        CodeName::Word(id.into())
    }

    /// The squares of a name as they are printed, every `wrong`th turned into its opposite.
    fn squares(id: &str, wrong: usize) -> Vec<f32> {
        let dark = word(id).modules().unwrap().dark;
        let sign = |(i, dark): (usize, &bool)| if *dark != i.is_multiple_of(wrong) { 1.0 } else { -1.0 };
        dark.iter().enumerate().map(sign).collect()
    }

    #[test]
    fn a_name_is_certain_while_most_squares_agree() {
        // `study` and `story` are the most alike of all words: their codes differ in an eighth of the squares.
        let book = Book::new(["study", "story", "eat", "drink"].map(word));
        let page = book.page(21).unwrap();
        for id in ["study", "story", "eat"] {
            assert_eq!(page.certain(&squares(id, 1000)), Some(&word(id)));
            assert_eq!(page.certain(&squares(id, 11)), Some(&word(id)));
            assert_eq!(page.certain(&squares(id, 4)), None, "every fourth square is wrong");
        }
    }

    #[test]
    fn a_name_that_is_not_in_the_book_is_none_of_it() {
        let book = Book::new(["story", "eat", "drink", "water"].map(word));
        assert_eq!(book.page(21).unwrap().certain(&squares("study", 1000)), None);
        assert_eq!(book.page(21).unwrap().certain(&squares("cough", 1000)), None);
        assert!(book.page(25).is_none() && Book::default().page(21).is_none());
    }

    #[test]
    fn squares_that_nobody_can_tell_are_nothing() {
        let book = Book::new([word("eat")]);
        assert_eq!(book.page(21).unwrap().certain(&[0.0; 441]), None);
        assert_eq!(book.page(21).unwrap().certain(&squares("eat", 1000)), Some(&word("eat")));
    }
}
