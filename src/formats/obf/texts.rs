//! Labels in two languages: from a file's `label`, `translations` and `strings`, and back.
//!
//! Reading looks for a text in this order: `translations` of the button, `strings` of the board in that language,
//! `strings` in the board's own language (labels may be keys), the label itself. Writing adds only what reading would
//! not find by itself, so a file comes out as it came in.

use super::locale;
use crate::domain::locale::{Lang, LocalText};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// OBF `strings`.
pub type Strings = BTreeMap<String, BTreeMap<String, String>>;

/// What a board offers for looking up its labels.
#[derive(Clone, Copy)]
pub struct Dictionary<'a> {
    /// OBF `strings` of the board.
    pub strings: &'a Strings,
    /// OBF `locale` of the board.
    pub locale: &'a str,
}

impl Dictionary<'_> {
    /// The language that a bare label is written in: Korean on a Korean board or one without a language.
    fn main(&self) -> Lang {
        let other = if self.locale.is_empty() { Lang::Ko } else { Lang::En };
        Lang::parse(self.locale).unwrap_or(other)
    }

    fn string(&self, tag: &str, text: &str) -> Option<&str> {
        let exact = self.strings.get(tag);
        let near = || self.strings.iter().find(|(key, _)| same_language(key, tag)).map(|(_, texts)| texts);
        exact.or_else(near)?.get(text).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The text for `lang`, without `translations`.
    fn plain<'t>(&'t self, raw: &'t str, lang: Lang) -> &'t str {
        let own = || self.string(self.locale, raw).filter(|_| !self.locale.is_empty());
        self.string(lang.tag(), raw).or_else(own).unwrap_or(raw)
    }

    /// The text for `lang`.
    fn find<'t>(&'t self, raw: &'t str, field: &str, translations: Option<&'t Value>, lang: Lang) -> &'t str {
        translation(translations, lang, field).unwrap_or_else(|| self.plain(raw, lang))
    }
}

fn same_language(one: &str, other: &str) -> bool {
    locale::primary(one).eq_ignore_ascii_case(locale::primary(other))
}

/// `translations[lang][field]`, where the language may carry a region.
fn translation<'t>(translations: Option<&'t Value>, lang: Lang, field: &str) -> Option<&'t str> {
    let object = translations?.as_object()?;
    let near = || object.iter().find(|(tag, _)| Lang::parse(tag) == Some(lang)).map(|(_, fields)| fields);
    let text = object.get(lang.tag()).or_else(near)?.get(field)?.as_str()?;
    (!text.is_empty()).then_some(text)
}

/// Reads `field` (`label`, `vocalization`, `name`) whose value in the file was `raw`. What the result holds is taken
/// out of `extra[key]` (the translations); a `raw` that the result does not hold is kept as `extra[field]`.
pub fn read(raw: String, field: &str, key: &str, extra: &mut Map<String, Value>, dictionary: Dictionary) -> LocalText {
    let find = |lang: Lang| dictionary.find(&raw, field, extra.get(key), lang).to_owned();
    let text = LocalText::new(find(Lang::Ko), find(Lang::En));
    for lang in [Lang::Ko, Lang::En] {
        if of(&text, lang) != dictionary.plain(&raw, lang) {
            absorb(extra, key, lang, field);
        }
    }
    if extra.get(key).and_then(Value::as_object).is_some_and(Map::is_empty) {
        extra.shift_remove(key);
    }
    if text.get(dictionary.main()) != raw && !extra.contains_key(field) {
        extra.insert(field.to_owned(), Value::String(raw));
    }
    text
}

fn of(text: &LocalText, lang: Lang) -> &str {
    if lang == Lang::Ko { &text.ko } else { &text.en }
}

/// Takes `translations[lang][field]` out, and the language if nothing is left of it.
fn absorb(extra: &mut Map<String, Value>, key: &str, lang: Lang, field: &str) {
    let Some(object) = extra.get_mut(key).and_then(Value::as_object_mut) else { return };
    let Some(fields) = object.get_mut(lang.tag()).and_then(Value::as_object_mut) else { return };
    fields.shift_remove(field);
    if fields.is_empty() {
        object.shift_remove(lang.tag());
    }
}

/// Writes `field` into `object`, which already holds the extra keys: the bare text, and under `key` what a reader would
/// not find otherwise. A text that [`read`] kept as `extra[field]` is written instead of the bare one; an editor that
/// changes a label takes it out.
pub fn write(text: &LocalText, field: &str, key: &str, object: &mut Map<String, Value>, dictionary: Dictionary) {
    let kept = object.get(field).and_then(Value::as_str).map(str::to_owned);
    let raw = kept.unwrap_or_else(|| text.get(dictionary.main()).to_owned());
    for lang in [Lang::Ko, Lang::En] {
        let wanted = of(text, lang);
        if !wanted.is_empty() && dictionary.find(&raw, field, object.get(key), lang) != wanted {
            insert(object, key, lang, field, wanted);
        }
    }
    if raw.is_empty() && object.get(field).is_none_or(Value::is_string) {
        object.shift_remove(field);
    } else if !raw.is_empty() {
        object.insert(field.to_owned(), Value::String(raw));
    }
}

fn insert(object: &mut Map<String, Value>, key: &str, lang: Lang, field: &str, text: &str) {
    let translations = object.entry(key).or_insert_with(|| Value::Object(Map::new()));
    let Some(translations) = translations.as_object_mut() else { return };
    let fields = translations.entry(lang.tag()).or_insert_with(|| Value::Object(Map::new()));
    if let Some(fields) = fields.as_object_mut() {
        fields.insert(field.to_owned(), Value::String(text.to_owned()));
    }
}
