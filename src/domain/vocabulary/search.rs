//! Finding words by what was typed so far: Korean, its initial consonants (초성), or English.

use super::Vocabulary;

/// The 19 initial consonants, in Unicode order.
const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// The initial consonant of a syllable; other characters stay as they are.
fn initial(c: char) -> char {
    match (c as u32).checked_sub(0xAC00) {
        Some(offset) if offset < 11_172 => INITIALS[offset as usize / 588],
        _ => c,
    }
}

/// One searchable entry: index into `Vocabulary::words`.
#[derive(Clone, Debug)]
struct Entry {
    word: usize,
    ko: String,
    initials: String,
    en: String,
}

/// Lower-cased forms of every word, made once; a search allocates only its result.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

impl SearchIndex {
    /// Prepares every word of the vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let entry = |(word, w): (usize, &super::Word)| Entry {
            word,
            ko: w.ko.clone(),
            initials: w.ko.chars().map(initial).collect(),
            en: w.en.to_lowercase(),
        };
        Self { entries: vocabulary.words().iter().enumerate().map(entry).collect() }
    }

    /// Indices of words that match, best first: whole word, then beginning, then inside. An empty query finds nothing.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = query.trim().to_lowercase();
        if query.is_empty() {
            return Vec::new();
        }
        let by_initials = query.chars().all(|c| INITIALS.contains(&c));
        let mut found: Vec<(u8, usize, usize)> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let rank = if by_initials {
                    rank(&entry.initials, &query)
                } else {
                    rank(&entry.ko, &query).min(rank(&entry.en, &query))
                };
                (rank < MISS).then_some((rank, entry.ko.len(), entry.word))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, word)| word).collect()
    }
}

const MISS: u8 = 9;

fn rank(text: &str, query: &str) -> u8 {
    if text == query {
        0
    } else if text.starts_with(query) {
        1
    } else if text.contains(query) {
        2
    } else {
        MISS
    }
}
