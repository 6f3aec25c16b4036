//! One Fluent bundle per language, built once and shared by every thread.

use super::files::FILES;
use crate::domain::locale::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

type Bundle = FluentBundle<FluentResource>;

static KOREAN: LazyLock<Bundle> = LazyLock::new(|| build(Lang::Ko));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| build(Lang::En));
static WARNED: Mutex<Option<HashSet<String>>> = Mutex::new(None);

/// The bundle of a language.
fn bundle(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::Ko => &KOREAN,
        Lang::En => &ENGLISH,
    }
}

/// Reads every file of a language. What does not parse is left out and logged; a test keeps that from happening.
fn build(lang: Lang) -> Bundle {
    let locale = lang.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    for file in FILES {
        let resource = FluentResource::try_new(file.source(lang).to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(room = file.room, lang = lang.tag(), ?errors, "texts do not parse");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(room = file.room, lang = lang.tag(), ?errors, "texts are there twice");
        }
    }
    bundle
}

/// The text of a message, or of one of its attributes, in exactly this language.
pub(super) fn format(lang: Lang, id: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> Option<String> {
    let bundle = bundle(lang);
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let args: FluentArgs<'_> = args.iter().map(|(name, text)| (*name, value(text))).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    if !errors.is_empty() {
        warn_once(id, &format!("{errors:?}"));
    }
    Some(one_honorific(text))
}

/// A name that ends in 님 (손님, 선생님) takes no second one: "손님, 안녕하세요!", not "손님 님".
fn one_honorific(text: String) -> String {
    if text.contains("님 님") { text.replace("님 님", "님") } else { text }
}

/// Logs a fault of a message once, not once per frame.
pub(super) fn warn_once(id: &str, fault: &str) {
    let mut warned = WARNED.lock().unwrap_or_else(PoisonError::into_inner);
    if warned.get_or_insert_with(HashSet::new).insert(id.to_owned()) {
        tracing::warn!(id, fault, "a text is missing or incomplete");
    }
}

/// A number where the text is one, so that plural selectors work; else the text.
fn value(text: &str) -> FluentValue<'_> {
    if is_plain_number(text) { FluentValue::try_number(text) } else { FluentValue::from(text) }
}

/// Whether the text is a number in the one form that prints back as it was written: `007`, `1e9` and `inf` are
/// names, not numbers. At most 15 characters, which an `f64` keeps exactly.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|byte| byte.is_ascii_digit());
    let zero_start = whole.len() > 1 && whole.starts_with('0');
    text.len() <= 15 && all_digits(whole) && all_digits(part) && !zero_start && text != "-0"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_one_honorific() {
        let hello = |name| format(Lang::Ko, "greeting", None, &[("name", name)]);
        assert_eq!(hello("손님").as_deref(), Some("손님, 안녕하세요!"));
        assert_eq!(hello("하늘").as_deref(), Some("하늘 님, 안녕하세요!"));
    }

    #[test]
    fn only_plain_numbers_become_numbers() {
        for text in ["0", "12", "-3", "1.5", "0.25"] {
            assert!(is_plain_number(text), "{text}");
        }
        for text in ["", "-", "007", "1e9", "inf", "NaN", "1.", ".5", "+1", "-0", "１２", "1234567890123456"] {
            assert!(!is_plain_number(text), "{text}");
        }
    }
}
