//! The same thing in the languages of a document, Korean first.

use crate::domain::exhibition::PaperOptions;
use crate::domain::id::Millis;
use crate::domain::locale::{Lang, LocalText};
use crate::text::{Texts, dates};

/// A text in every language of a document; where languages do not differ it is there once.
pub type InLanguages = Vec<(Lang, String)>;

/// The languages of a document.
pub fn languages(options: &PaperOptions) -> Vec<Lang> {
    if options.english { vec![Lang::Ko, Lang::En] } else { vec![Lang::Ko] }
}

/// What `word` gives for each language; empty ones and repetitions are left out.
pub(super) fn each(langs: &[Lang], word: impl Fn(Lang) -> String) -> InLanguages {
    let mut told: InLanguages = Vec::new();
    for lang in langs {
        let text = word(*lang).trim().to_owned();
        if !text.is_empty() && told.iter().all(|(_, other)| *other != text) {
            told.push((*lang, text));
        }
    }
    told
}

/// One of our words, by its name.
pub fn word(lang: Lang, key: &str) -> String {
    Texts::new(lang).get(key)
}

/// A message.
pub(super) fn message(langs: &[Lang], key: &str, values: &[(&str, &str)]) -> InLanguages {
    each(langs, |lang| Texts::new(lang).with(key, values))
}

/// What a curator wrote.
pub(super) fn written(langs: &[Lang], text: &LocalText) -> InLanguages {
    let told = each(langs, |lang| text.get(lang).to_owned());
    told.into_iter().map(|(lang, text)| (language_of(&text, lang), text)).collect()
}

/// The language of what a person wrote: Hangul is Korean, Latin letters alone are English, anything else is as the text around it.
pub fn language_of(text: &str, around: Lang) -> Lang {
    let is_hangul = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}');
    if text.chars().any(is_hangul) {
        return Lang::Ko;
    }
    if text.chars().any(|c| c.is_ascii_alphabetic()) { Lang::En } else { around }
}

/// Year, month and day of a moment, for the date of a document.
pub fn day_of(at: Millis, offset_min: i32) -> (u16, u8, u8) {
    let moment = dates::Moment::of(at, offset_min);
    (u16::try_from(moment.year).unwrap_or(1970), moment.month, moment.day)
}
