//! Labels in several languages.

use crate::domain::locale::{Lang, LocalText};
use serde_json::{Map, Value};

/// The language that the labels of a board are read in.
pub struct Tongue {
    /// The tag that labels are looked up by; empty: there are no languages.
    main: String,
}

impl Tongue {
    /// Korean or English where a label has it; else what the set says, else the first language of a label.
    pub fn of<'a>(labels: impl Iterator<Item = &'a Value>, content: &str) -> Self {
        let maps: Vec<&Map<String, Value>> = labels.filter_map(Value::as_object).collect();
        let ours = [Lang::Ko, Lang::En].into_iter().find(|lang| maps.iter().any(|map| ours(map, *lang).is_some()));
        let named = |tag: &str| maps.iter().any(|map| said(map, tag).is_some());
        let main = match ours {
            Some(lang) => lang.tag().to_owned(),
            None if maps.is_empty() || named(content) => content.to_owned(),
            None => maps.iter().flat_map(|map| map.keys()).next().cloned().unwrap_or_default(),
        };
        Self { main }
    }

    /// The tag of that language.
    pub fn locale(&self) -> &str {
        &self.main
    }

    /// A label in both languages of this program; where it lacks one, the other stands for it.
    pub fn read(&self, label: &Value) -> LocalText {
        let Some(map) = label.as_object() else {
            return LocalText::same(label.as_str().unwrap_or_default().trim());
        };
        let any = || map.values().filter_map(Value::as_str).find(|text| !text.trim().is_empty());
        let main = said(map, &self.main).or_else(any).unwrap_or_default();
        let (ko, en) = (ours(map, Lang::Ko), ours(map, Lang::En));
        LocalText::new(ko.or(en).unwrap_or(main).trim(), en.or(ko).unwrap_or(main).trim())
    }

    /// The labels in further languages, in the form of OBF's `translations`.
    pub fn others(&self, label: &Value) -> Map<String, Value> {
        let Some(map) = label.as_object() else { return Map::new() };
        let other = |tag: &str| Lang::parse(tag).is_none() && *tag != self.main;
        let text = |tag: &String| said(map, tag).filter(|_| other(tag));
        map.keys().filter_map(|tag| Some((tag.clone(), serde_json::json!({"label": text(tag)?})))).collect()
    }
}

fn said<'a>(map: &'a Map<String, Value>, tag: &str) -> Option<&'a str> {
    map.get(tag)?.as_str().filter(|text| !text.trim().is_empty())
}

/// The text in a language of ours, whatever its region.
fn ours(map: &Map<String, Value>, lang: Lang) -> Option<&str> {
    let near = || map.keys().filter(|tag| Lang::parse(tag) == Some(lang)).find_map(|tag| said(map, tag));
    said(map, lang.tag()).or_else(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn our_languages_come_first_and_the_others_are_kept() {
        let label = json!({"de": "Ich", "en": "I", "ko-KR": "나", "es": ""});
        let tongue = Tongue::of([&label].into_iter(), "de");
        assert_eq!((tongue.locale(), tongue.read(&label)), ("ko", LocalText::new("나", "I")));
        assert_eq!(Value::Object(tongue.others(&label)), json!({"de": {"label": "Ich"}}));
        assert_eq!(tongue.read(&json!({"en": "you"})), LocalText::same("you"));
    }

    #[test]
    fn without_ours_the_sets_own_language_is_read() {
        let label = json!({"es": "yo", "de": "Ich"});
        let tongue = Tongue::of([&label].into_iter(), "de");
        assert_eq!((tongue.locale(), tongue.read(&label)), ("de", LocalText::same("Ich")));
        assert_eq!(Tongue::of([&label].into_iter(), "fr").locale(), "es");
        assert_eq!(Tongue::of([&json!("x")].into_iter(), "").read(&json!(null)), LocalText::default());
    }
}
