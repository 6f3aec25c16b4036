//! The two languages of the program and texts that exist in both.

use serde::{Deserialize, Serialize};

/// A language of the program. Korean comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Korean.
    #[default]
    Ko,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// Reads `ko`, `ko-KR`, `ko_KR.UTF-8`, `en`, …; `None` for another language.
    pub fn parse(tag: &str) -> Option<Self> {
        let main = tag.split(['-', '_', '.']).next().unwrap_or_default();
        match main.to_ascii_lowercase().as_str() {
            "ko" | "kor" => Some(Self::Ko),
            "en" | "eng" => Some(Self::En),
            _ => None,
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Ko => Self::En,
            Self::En => Self::Ko,
        }
    }
}

/// The numbers in English that are a word of their own, from zero.
pub const ENGLISH_ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The months in English, January first. (Korean counts them.)
pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A short text in both languages. Either may be empty; `get` then falls back to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LocalText {
    /// Korean.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ko: String,
    /// English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl LocalText {
    /// A text in both languages.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ko: ko.into(), en: en.into() }
    }

    /// The same text for both languages (a name, an imported label).
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { ko: text.clone(), en: text }
    }

    /// The text in `lang`, else in the other language.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Ko => (&self.ko, &self.en),
            Lang::En => (&self.en, &self.ko),
        };
        if first.is_empty() { second } else { first }
    }
}
