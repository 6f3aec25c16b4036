//! The texts of one language.

use super::{bundle, notice};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;

/// The texts of one language. Cheap to copy and safe to share: the messages are parsed once per process.
///
/// A message that is missing is taken from the other language, then its id is shown; that is logged once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    lang: Lang,
}

impl Texts {
    /// The texts in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a message without variables.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The text of a message with variables. A value that is written like a number (`3`, `1.5`) counts as one, so
    /// that plural selectors work; anything else is text and is never read as Fluent syntax.
    pub fn with(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.find(id, None, args).unwrap_or_else(|| {
            bundle::warn_once(id, "no such message");
            id.to_owned()
        })
    }

    /// Whether the message exists in this or the other language.
    pub fn has(&self, id: &str) -> bool {
        self.find(id, None, &[]).is_some()
    }

    /// The `.hint` of a message: what to do, or what it is for.
    pub fn hint(&self, id: &str) -> Option<String> {
        self.hint_with(id, &[])
    }

    /// The `.hint` of a message with variables.
    pub fn hint_with(&self, id: &str, args: &[(&str, &str)]) -> Option<String> {
        self.find(id, Some("hint"), args)
    }

    /// A notice as a sentence, and what to do about it.
    pub fn notice(&self, notice: &Notice) -> (String, Option<String>) {
        notice::word(self, notice)
    }

    /// In this language, else in the other one.
    fn find(&self, id: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> Option<String> {
        bundle::format(self.lang, id, attribute, args).or_else(|| {
            let text = bundle::format(self.lang.other(), id, attribute, args)?;
            bundle::warn_once(id, "only in the other language");
            Some(text)
        })
    }
}
