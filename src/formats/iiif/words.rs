//! Words in two languages as IIIF has them: `{"ko": ["…"], "en": ["…"]}`.

use crate::domain::locale::Lang;
use crate::formats::web_exhibition::{language_of, tidy};
use serde_json::{Map, Value, json};

/// What is said in Korean and in English, each with any number of lines. Texts are as people wrote them until they are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    ko: Vec<String>,
    en: Vec<String>,
}

impl Words {
    /// What `say` says in each language, line by line.
    pub(super) fn lines(say: impl Fn(Lang) -> Vec<String>) -> Self {
        Self { ko: say(Lang::Ko), en: say(Lang::En) }
    }

    /// What `say` says in each language.
    pub(super) fn of(say: impl Fn(Lang) -> String) -> Self {
        Self::lines(|lang| vec![say(lang)])
    }

    /// These, then those.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.ko.extend(other.ko);
        self.en.extend(other.en);
        self
    }

    /// As a language map; none: nothing is said. What is the same in both languages was written by a person and is in the language
    /// that its letters tell, or in none.
    pub(super) fn map(&self) -> Option<Value> {
        let (ko, en) = (plain(&self.ko), plain(&self.en));
        let mut map = Map::new();
        if ko == en {
            for line in ko {
                let lang = language_of(&line).map_or("none", Lang::tag);
                match map.entry(lang).or_insert_with(|| json!([])) {
                    Value::Array(lines) => lines.push(line.into()),
                    _ => continue,
                }
            }
        } else {
            let said = [("ko", ko), ("en", en)].into_iter().filter(|(_, lines)| !lines.is_empty());
            map.extend(said.map(|(lang, lines)| (lang.to_owned(), json!(lines))));
        }
        (!map.is_empty()).then_some(Value::Object(map))
    }

    /// As a language map; where nothing is said, what `fallback` says.
    pub(super) fn map_or(&self, fallback: impl Fn(Lang) -> String) -> Value {
        self.map().or_else(|| Self::of(fallback).map()).unwrap_or_else(|| json!({"none": ["-"]}))
    }
}

/// Lines without control characters and without anything that a viewer could take for markup. A text between angle brackets *is*
/// markup by the [specification](https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values), and many viewers take any
/// text for it; Korean titles often stand in such brackets. Full-width ones look the same and mean nothing to a machine.
fn plain(lines: &[String]) -> Vec<String> {
    let safe = |line: &String| tidy(line).replace('<', "\u{ff1c}").replace('>', "\u{ff1e}");
    lines.iter().map(safe).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_person_is_in_its_own_language() {
        let same = |text: &str| Words::of(|_| text.to_owned()).map();
        assert_eq!(same("햇빛 고양이"), Some(json!({"ko": ["햇빛 고양이"]})));
        assert_eq!(same("Cat"), Some(json!({"en": ["Cat"]})));
        assert_eq!(same("2027"), Some(json!({"none": ["2027"]})));
        assert_eq!(same(" \u{202e}\u{0} "), None);
        let both = Words::of(|lang| lang.tag().to_owned()).and(Words::of(|_| "같은 말".to_owned()));
        assert_eq!(both.map(), Some(json!({"ko": ["ko", "같은 말"], "en": ["en", "같은 말"]})));
    }

    #[test]
    fn no_text_is_markup() {
        let hostile = Words::of(|_| "<b onmouseover=x>봄</b>".to_owned()).map_or(|_| String::new());
        assert_eq!(hostile, json!({"ko": ["＜b onmouseover=x＞봄＜/b＞"]}));
        assert_eq!(Words::default().map_or(|lang| lang.tag().to_owned()), json!({"ko": ["ko"], "en": ["en"]}));
    }
}
