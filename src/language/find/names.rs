//! Many things with many names each, found by any of them. A name that many things share is looked at once.

use super::{Fit, INITIALS, Needle, Syllable, beginning, folded, typed};
use std::collections::HashMap;

/// How closely a name belongs to its thing, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// It is called so.
    Name,
    /// Another word for it.
    Synonym,
    /// It has to do with it.
    Tag,
}

/// Names and what they name, by numbers.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    forms: Vec<Form>,
    places: HashMap<Vec<char>, usize>,
    /// One more than the largest number of a thing.
    things: u32,
}

#[derive(Clone, Debug)]
struct Form {
    text: Vec<char>,
    /// What letters are in it.
    marks: u64,
    of: Vec<(u32, Closeness)>,
}

impl NameIndex {
    /// Adds a name of a thing.
    pub fn add(&mut self, name: &str, thing: u32, closeness: Closeness) {
        let text = folded(name.trim());
        if text.is_empty() {
            return;
        }
        self.things = self.things.max(thing.saturating_add(1));
        let next = self.forms.len();
        let place = *self.places.entry(text.clone()).or_insert(next);
        if place == next {
            self.forms.push(Form { marks: marks(&text), text, of: Vec::new() });
        }
        if let Some(form) = self.forms.get_mut(place) {
            form.of.push((thing, closeness));
        }
    }

    /// Things whose names fit, best first: how well, then how closely the name belongs to it, then shorter names. Nothing typed finds
    /// nothing.
    pub fn find(&self, query: &str) -> Vec<u32> {
        let needle = Needle::new(query);
        if needle.is_empty() {
            return Vec::new();
        }
        let typed = typed(query.trim());
        let wanted = marks(&typed);
        let mut best: Vec<Option<(Fit, Closeness, usize)>> = vec![None; self.things as usize];
        for form in self.forms.iter().filter(|form| form.marks & wanted == wanted) {
            let inside = || needle.is_in(&form.text).then_some(Fit::Inside);
            let Some(fit) = beginning(&form.text, &typed).or_else(inside) else { continue };
            for (thing, closeness) in &form.of {
                let rank = (fit, *closeness, form.text.len());
                if let Some(known) = best.get_mut(*thing as usize) {
                    *known = Some(known.map_or(rank, |known| known.min(rank)));
                }
            }
        }
        let mut found: Vec<_> = (0..).zip(best).filter_map(|(thing, rank)| Some((rank?, thing))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, thing)| thing).collect()
    }
}

/// A bit for every initial consonant, Latin letter and digit that is in a text. Whatever is typed is found only in texts that have all of
/// its bits: also a letter that is half typed has its initial consonant already.
fn marks(text: &[char]) -> u64 {
    text.iter().fold(0, |marks, c| marks | mark(*c))
}

fn mark(c: char) -> u64 {
    let initial = Syllable::of(c).map_or(c, |syllable| syllable.initial);
    let place = INITIALS.iter().position(|known| *known == initial);
    let place = place.or_else(|| c.is_ascii_lowercase().then(|| INITIALS.len() + usize::from(c as u8 - b'a')));
    let digit = || c.to_digit(10).map(|digit| INITIALS.len() + 26 + digit as usize);
    place.or_else(digit).map_or(0, |place| 1 << place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_found_by_any_name_and_the_closest_comes_first() {
        let mut index = NameIndex::default();
        index.add("고래", 0, Closeness::Name);
        index.add("Whale", 0, Closeness::Name);
        index.add("동물", 0, Closeness::Tag);
        index.add("동물", 1, Closeness::Name);
        index.add("동물원", 2, Closeness::Name);
        index.add("  ", 3, Closeness::Name);
        assert_eq!(index.find("동물"), [1, 0, 2]);
        assert_eq!((index.find("ㄱㄹ"), index.find("WHA")), (vec![0], vec![0]));
        assert_eq!((index.find(" "), index.find("사과")), (Vec::new(), Vec::new()));
    }

    #[test]
    fn no_letter_that_fits_is_passed_over() {
        let names = ["동물", "고양이", "whale 2", "닭", "의자", "넋", "과일 가게", "쌀", "b-52"];
        let typed = [
            "ㄷ",
            "도",
            "동ㅁ",
            "ㄱㅇㅇ",
            "ㄱㅗㅇ",
            "공",
            "e 2",
            "2",
            "달",
            "닭",
            "으",
            "넉",
            "ㅅ",
            "ㅆ",
            "고",
            "ㅏ",
            "B-",
            "일",
        ];
        for name in names {
            let mut index = NameIndex::default();
            index.add(name, 0, Closeness::Name);
            for typed in typed {
                assert_eq!(!index.find(typed).is_empty(), Needle::new(typed).is_in(&folded(name)), "{typed} {name}");
            }
        }
    }
}
