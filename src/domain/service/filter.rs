//! The local word filter: what never leaves the device in a request.

use std::collections::BTreeSet;

/// Words that an instructor starts from; every one can be taken off. Hurting, sex, hate, drugs.
const START: &[&str] = &[
    "죽여",
    "죽이는",
    "죽이고",
    "죽인",
    "살인",
    "자살",
    "자해",
    "학살",
    "고문",
    "피투성이",
    "시체",
    "총살",
    "강간",
    "성폭행",
    "섹스",
    "야동",
    "포르노",
    "나체",
    "알몸",
    "마약",
    "필로폰",
    "병신",
    "씨발",
    "지랄",
    "kill",
    "murder",
    "suicide",
    "gore",
    "corpse",
    "torture",
    "rape",
    "sex",
    "porn",
    "nude",
    "naked",
    "cocaine",
    "heroin",
];

/// Finds blocked words. Korean words are found anywhere in a word, because endings and particles are written together with it,
/// and also when they are spelled out letter by letter; others only as whole words, so that `class` is not found for its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordFilter {
    words: BTreeSet<String>,
}

impl WordFilter {
    /// The words that a device starts with.
    pub fn start() -> Vec<String> {
        START.iter().map(|word| (*word).to_owned()).collect()
    }

    /// A filter of these words; empty ones are left out.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let joined = |word: &str| plain(word).replace(' ', "");
        Self { words: words.into_iter().map(joined).filter(|word| !word.is_empty()).collect() }
    }

    /// The first blocked word in a text, in its plain form.
    pub fn finds(&self, text: &str) -> Option<&str> {
        let parts = parts(&plain(text));
        let is_in = |word: &&String| match word.chars().any(is_hangul) {
            true => parts.iter().any(|part| part.contains(word.as_str())),
            false => parts.contains(*word),
        };
        self.words.iter().find(is_in).map(String::as_str)
    }
}

/// The words of a plain text; single letters in a row are one word as well.
fn parts(plain: &str) -> BTreeSet<String> {
    let (mut parts, mut spelled) = (BTreeSet::new(), String::new());
    for part in plain.split(' ') {
        if part.chars().count() == 1 {
            spelled.push_str(part);
        } else {
            parts.insert(std::mem::take(&mut spelled));
        }
        parts.insert(part.to_owned());
    }
    parts.insert(spelled);
    parts
}

/// Lower case, with single spaces for everything that is neither letter nor digit; marks that are not seen are left out.
pub fn plain(text: &str) -> String {
    let unseen = |c: &char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    let seen = text.chars().filter(|c| !unseen(c)).flat_map(char::to_lowercase);
    let letters: String = seen.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_is_found_anywhere_and_english_as_a_word() {
        let filter = WordFilter::new(["죽이", "ass", "  "]);
        for bad in ["죽이는 그림", "안죽이는", "죽\u{200B}이는", "죽-이", "an ASS!", "a.s.s"] {
            assert!(filter.finds(bad).is_some(), "{bad}");
        }
        for fine in ["죽을 먹어요", "죽 이에요", "a class", "glass house", "", "집"] {
            assert_eq!(filter.finds(fine), None, "{fine}");
        }
        assert_eq!(WordFilter::new([]).finds("anything"), None);
    }

    #[test]
    fn the_words_to_start_with_leave_daily_life_alone() {
        let start = WordFilter::start();
        let filter = WordFilter::new(start.iter().map(String::as_str));
        for fine in [
            "엄마가 죽을 먹어요",
            "빨간 집",
            "a girl with a gun of water",
            "수영하는 사람",
            "the river Essex",
            "이것은 죽이에요",
            "다시 체조해요",
            "최고 문",
        ] {
            assert_eq!(filter.finds(fine), None, "{fine}");
        }
        assert_eq!(filter.finds("사람을 죽여요"), Some("죽여"));
    }
}
