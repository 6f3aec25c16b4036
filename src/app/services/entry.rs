//! A service as an instructor enters it, and how that went. The key goes with it to where keys are kept, and to nobody else.

use crate::domain::service::Service;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// The key of a service as it was typed. It is never written: no `Serialize`, no `Display`, and `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct KeyText(String);

impl KeyText {
    /// A key.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The key itself, for whoever keeps it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for KeyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyText(…)")
    }
}

/// A new service, or one with changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name until now; none: a new one.
    #[serde(default)]
    pub was: Option<String>,
    /// As it is to be.
    pub service: Service,
    /// The file with its workflow (ComfyUI); none: as it was.
    #[serde(default)]
    pub workflow: Option<PathBuf>,
    /// Its key; none: as it was; an empty one: none any more. No script has it and no log gets it.
    #[serde(skip)]
    pub key: Option<KeyText>,
}

/// Why a service was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It has no name.
    Nameless,
    /// Another one has this name.
    NameTaken,
    /// The address is none.
    Address,
    /// The address is of another device and not encrypted.
    Insecure,
    /// There are as many as can be.
    TooMany,
    /// The workflow is no file that can be read.
    WorkflowUnread,
    /// The workflow is not in the API form, or has no place for the words.
    WorkflowWrong,
    /// The file with the services cannot be read: writing it would lose what stands in it.
    Damaged,
    /// The file could not be written.
    Unwritten,
    /// The key could not be kept.
    KeyUnkept,
}

impl EntryFault {
    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nameless => "nameless",
            Self::NameTaken => "name-taken",
            Self::Address => "address",
            Self::Insecure => "insecure",
            Self::TooMany => "too-many",
            Self::WorkflowUnread => "workflow-unread",
            Self::WorkflowWrong => "workflow-wrong",
            Self::Damaged => "damaged",
            Self::Unwritten => "unwritten",
            Self::KeyUnkept => "key-unkept",
        }
    }
}

/// How far an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entering {
    /// It is being kept.
    UnderWay,
    /// It is kept.
    Done,
    /// It is not.
    Fault(EntryFault),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_in_no_text() {
        let service = serde_json::from_str(r#"{"name":"a","kind":"image","url":"https://a.example"}"#);
        let service: Service = service.expect("a service");
        let entry = Entry { was: None, service, workflow: None, key: Some(KeyText::new(" sk-1234\n")) };
        assert_eq!(entry.key.as_ref().map(KeyText::reveal), Some("sk-1234"));
        let written = serde_json::to_string(&entry).expect("JSON");
        assert!(!format!("{entry:?}{written}").contains("1234"), "{entry:?} {written}");
        let read: Entry = serde_json::from_str(&written.replace("\"was\"", "\"key\":\"sk-1\",\"was\"")).expect("back");
        assert_eq!(read.key, None, "a script cannot bring one either");
    }
}
