//! Names as they are kept: one line, composed, not too many.

use super::limits;
use unicode_normalization::UnicodeNormalization;

/// One name: composed (NFC), on one line, spaces made single.
pub(super) fn clean(text: &str) -> String {
    let text: String = text.nfc().map(|c| if c.is_control() { ' ' } else { c }).take(limits::NAME_CHARS * 4).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(limits::NAME_CHARS).collect::<String>().trim().to_owned()
}

/// Names without empty ones and repetitions, in their order.
pub(super) fn list(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names.iter().map(|name| clean(name)).filter(|name| !name.is_empty()) {
        if kept.len() < limits::NAMES && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// Whether there is a Korean letter in it.
pub(super) fn is_korean(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7A3}'))
}

/// Puts names where their letters say that they belong: Korean ones first, then the others.
pub(super) fn by_letters(names: impl IntoIterator<Item = String>) -> (Vec<String>, Vec<String>) {
    names.into_iter().partition(|name| is_korean(name))
}
