//! Texts that people wrote: made harmless, shortened where space is short, and marked with their language.

use super::markup::{Html, element};
use crate::domain::locale::Lang;

/// Longest text shown in full; what is longer is no title or description any more.
const MAX_CHARS: usize = 2_000;
/// Longest text in a window title.
const MAX_TITLE_CHARS: usize = 120;
/// Most paragraphs of a text.
const MAX_PARAGRAPHS: usize = 40;

/// The text without what could disturb the page: control characters (line ends become spaces) and characters that turn
/// the direction of everything after them (U+202A-202E, U+2066-2069).
pub(in crate::formats) fn tidy(text: &str) -> String {
    shortened(text, MAX_CHARS)
}

/// The same, short enough for a window title.
pub(super) fn tidy_title(text: &str) -> String {
    shortened(text, MAX_TITLE_CHARS)
}

fn shortened(text: &str, limit: usize) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let safe: String = text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let safe = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    match safe.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", safe[..end].trim_end()),
        None => safe,
    }
}

/// The language that a text is in, told from its letters: Hangul is Korean, Latin letters alone English.
pub(in crate::formats) fn language_of(text: &str) -> Option<Lang> {
    let is_hangul = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}');
    if text.chars().any(is_hangul) {
        Some(Lang::Ko)
    } else {
        text.chars().any(|c| c.is_ascii_alphabetic()).then_some(Lang::En)
    }
}

/// The `lang` that a text needs on a page in `page`; none where it is the page's own.
pub(super) fn lang_mark(text: &str, page: Lang) -> Option<Lang> {
    language_of(text).filter(|lang| *lang != page)
}

/// A text of a person inside a page in `page`: kept apart from the direction of the text around it, its language
/// marked where it differs.
pub(super) fn said(text: &str, page: Lang) -> Html {
    let text = tidy(text);
    let lang = lang_mark(&text, page);
    let attributes: Vec<(&'static str, &str)> = lang.iter().map(|lang| ("lang", lang.tag())).collect();
    element("bdi", &attributes, Html::text(&text))
}

/// A text of several lines: a paragraph each.
pub(super) fn paragraphs(text: &str, page: Lang) -> Html {
    let lines = text.lines().filter(|line| !tidy(line).is_empty()).take(MAX_PARAGRAPHS);
    Html::lines(lines.map(|line| element("p", &[], said(line, page))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disturbs_is_gone() {
        assert_eq!(tidy("a\u{202e}b\u{2066}c\u{0}\nd\te  f"), "abc d e f");
        assert_eq!(tidy_title(&"가".repeat(500)).chars().count(), MAX_TITLE_CHARS + 1);
    }

    #[test]
    fn languages_are_told_from_letters() {
        assert_eq!(language_of("비 온 뒤 (after rain)"), Some(Lang::Ko));
        assert_eq!(language_of("After the rain"), Some(Lang::En));
        assert_eq!(language_of("2027. 5. 20."), None);
        assert_eq!(lang_mark("비", Lang::Ko), None);
    }
}
