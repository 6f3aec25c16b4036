//! The language that a board says it is in, and whether its labels agree.

/// `en_US.UTF-8` as `en-US`. `None`: no language tag at all. `und` (undetermined) is an empty text.
pub fn regular(tag: &str) -> Option<String> {
    let tag = tag.trim().split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    if tag.is_empty() || tag.eq_ignore_ascii_case("und") {
        return Some(String::new());
    }
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let main = primary(&tag);
    let named = (2..=8).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_alphabetic());
    (named && tag.split('-').all(fits)).then_some(tag)
}

/// The language without region or script.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_', '.']).next().unwrap_or_default()
}

/// Scripts told apart, with the tag that is certain from the script alone.
const SCRIPTS: [(&str, &[(char, char)]); 11] = [
    ("latn", &[('A', 'Z'), ('a', 'z'), ('\u{c0}', '\u{24f}'), ('\u{1e00}', '\u{1eff}')]),
    ("ko", &[('\u{1100}', '\u{11ff}'), ('\u{3131}', '\u{318e}'), ('가', '힣')]),
    ("ja", &[('\u{3041}', '\u{30ff}')]),
    ("zh", &[('\u{3400}', '\u{9fff}')]),
    ("el", &[('\u{370}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')]),
    ("und-Cyrl", &[('\u{400}', '\u{52f}')]),
    ("und-Arab", &[('\u{600}', '\u{6ff}'), ('\u{750}', '\u{77f}'), ('\u{fb50}', '\u{fefc}')]),
    ("und-Hebr", &[('\u{590}', '\u{5ff}')]),
    ("und-Deva", &[('\u{900}', '\u{97f}')]),
    ("th", &[('\u{e00}', '\u{e7f}')]),
    ("und-Beng", &[('\u{980}', '\u{9ff}')]),
];

/// Languages that are written in Latin letters, as boards name them.
const LATIN: [&str; 25] = [
    "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "nb", "nn", "no", "fi", "pl", "cs", "sk", "hu", "ro", "hr",
    "tr", "ca", "eu", "id", "vi", "is",
];

/// Letters looked at; enough to tell a script.
const ENOUGH: usize = 2_000;
/// Fewer letters tell nothing.
const TOO_FEW: usize = 4;

/// The script that most letters of `labels` have, as a tag of [`SCRIPTS`]; `None` without a clear majority.
fn script<'a>(labels: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut counts = [0usize; SCRIPTS.len()];
    for letter in labels.flat_map(str::chars).filter(|c| c.is_alphabetic()).take(ENOUGH) {
        let inside = |ranges: &[(char, char)]| ranges.iter().any(|(from, to)| (*from..=*to).contains(&letter));
        if let Some(place) = SCRIPTS.iter().position(|(_, ranges)| inside(ranges)) {
            counts[place] += 1;
        }
    }
    let total: usize = counts.iter().sum();
    let (place, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (total >= TOO_FEW && most * 5 > total * 3).then_some(SCRIPTS[place].0)
}

/// The language of a board whose file gives none: only where the script leaves no doubt that it is Korean.
pub fn guess<'a>(labels: impl Iterator<Item = &'a str>) -> &'static str {
    if script(labels) == Some("ko") { "ko" } else { "" }
}

/// The tag to use instead of `tag` where the labels are written in a script that its language does not use.
pub fn correction<'a>(tag: &str, labels: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let main = primary(tag).to_ascii_lowercase();
    if !LATIN.contains(&main.as_str()) {
        return None;
    }
    script(labels).filter(|found| *found != "latn")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_regular() {
        assert_eq!(regular("en_US").as_deref(), Some("en-US"));
        assert_eq!(regular("ko_KR.UTF-8").as_deref(), Some("ko-KR"));
        assert_eq!(regular("zh-Hant-TW").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(regular("und").as_deref(), Some(""));
        assert_eq!(regular("English language"), None);
        assert_eq!(regular("-"), None);
    }

    #[test]
    fn english_in_other_letters_is_not_english() {
        let look = |tag: &str, label: &str| correction(tag, [label].into_iter());
        assert_eq!(look("en", "물을 마셔요"), Some("ko"));
        assert_eq!(look("en", "здравей"), Some("und-Cyrl"));
        assert_eq!(look("en-GB", "σπίτι και"), Some("el"));
        assert_eq!(look("en", "نَعَم لا"), Some("und-Arab"));
        assert_eq!(look("en", "house"), None);
        assert_eq!(look("en", "물"), None, "too few letters");
        assert_eq!(look("ko", "TV radio"), None);
        assert_eq!(guess(["물을", "마셔요"].into_iter()), "ko");
        assert_eq!(guess(["water"].into_iter()), "");
    }
}
