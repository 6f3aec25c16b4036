//! Values of JSON whose type changes from export to export: numbers as texts, texts as numbers, nothing as null; and lists that end where no
//! pack has more: an index of a few bytes may hold millions of empty rows.

use super::limits;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// Any single value as a text; lists and objects are nothing.
pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    from.deserialize_any(Text)
}

/// A list of texts, or a text in which commas stand between them; what is beyond [`limits::TAGS`] is left out.
pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    from.deserialize_any(Texts)
}

/// A list of rows, of which no pack has more than files.
pub(super) struct List<T>(pub(super) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Rows(PhantomData)).map(Self)
    }
}

struct Rows<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Rows<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = list.next_element()? {
            if rows.len() == limits::FILES {
                return Err(serde::de::Error::custom("too many rows"));
            }
            rows.push(row);
        }
        Ok(rows)
    }
}

struct Texts;

impl<'de> Visitor<'de> for Texts {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts, or a text")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
        let mut texts = Vec::new();
        while texts.len() < limits::TAGS {
            let Some(One(text)) = list.next_element()? else { return Ok(texts) };
            texts.push(text);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(texts)
    }

    fn visit_str<E>(self, text: &str) -> Result<Vec<String>, E> {
        Ok(text.split(',').take(limits::TAGS).map(str::to_owned).collect())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Vec<String>, E> {
        Ok(vec![number.to_string()])
    }

    fn visit_u64<E>(self, number: u64) -> Result<Vec<String>, E> {
        Ok(vec![number.to_string()])
    }

    fn visit_f64<E>(self, number: f64) -> Result<Vec<String>, E> {
        Ok(vec![number.to_string()])
    }

    fn visit_bool<E>(self, _: bool) -> Result<Vec<String>, E> {
        Ok(Vec::new())
    }

    fn visit_unit<E>(self) -> Result<Vec<String>, E> {
        Ok(Vec::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<String>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Vec::new())
    }
}

/// One value as a text.
struct One(String);

impl<'de> Deserialize<'de> for One {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        text(from).map(Self)
    }
}

/// Lists and objects are passed over, not kept.
struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_i64<E>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_u64<E>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_f64<E>(self, number: f64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_bool<E>(self, _: bool) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<String, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Row {
        #[serde(deserialize_with = "texts")]
        tags: Vec<String>,
    }

    #[test]
    fn lists_have_an_end() {
        let rows = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
        assert!(serde_json::from_str::<List<Row>>(&rows(limits::FILES)).is_ok());
        assert!(serde_json::from_str::<List<Row>>(&rows(limits::FILES + 1)).is_err());
        let tags = format!("{{\"tags\":[{}]}}", vec!["\"a\""; limits::TAGS * 3].join(","));
        assert_eq!(serde_json::from_str::<Row>(&tags).map(|row| row.tags.len()).ok(), Some(limits::TAGS));
    }

    #[test]
    fn what_is_no_text_is_passed_over() {
        let long = format!("[{}]", vec!["0"; 100_000].join(","));
        let row = format!("{{\"tags\":[{long},\"a\",{{\"x\":{long}}}]}}");
        assert_eq!(
            serde_json::from_str::<Row>(&row).map(|row| row.tags).ok(),
            Some(vec![String::new(), "a".into(), String::new()])
        );
        assert_eq!(serde_json::from_str::<One>(&long).map(|one| one.0).ok(), Some(String::new()));
        assert_eq!(serde_json::from_str::<One>("12").map(|one| one.0).ok(), Some("12".to_owned()));
    }

    #[test]
    fn texts_come_in_many_forms() {
        for (json, expected) in [
            (r#"{"tags":"a,b"}"#, vec!["a", "b"]),
            (r#"{"tags":["a",1,null]}"#, vec!["a", "1", ""]),
            (r#"{"tags":null}"#, vec![]),
            (r#"{"tags":{"x":[1]}}"#, vec![]),
            (r#"{"tags":7}"#, vec!["7"]),
            ("{}", vec![]),
        ] {
            assert_eq!(
                serde_json::from_str::<Row>(json).map(|row| row.tags).ok(),
                Some(expected.iter().map(|t| (*t).to_owned()).collect()),
                "{json}"
            );
        }
    }
}
