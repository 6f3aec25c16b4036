//! What a maker has said about showing a work. A no is never overridden.

use super::id::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a work may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Printed and hung.
    Print,
    /// On a web page.
    Web,
    /// Kept by an archive.
    Archive,
    /// On posters and in the press.
    Publicity,
}

/// The maker's answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Was yes, is no longer.
    Withdrawn,
}

/// One answer with who gave it and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Millis,
}

/// The answers for every use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consents(pub BTreeMap<Use, Consent>);

impl Consents {
    /// The answer for one use.
    pub fn answer(&self, purpose: Use) -> Answer {
        self.0.get(&purpose).map(|consent| consent.answer).unwrap_or_default()
    }

    /// Whether the maker has said no to this use, now or by taking a yes back.
    pub fn forbids(&self, purpose: Use) -> bool {
        matches!(self.answer(purpose), Answer::No | Answer::Withdrawn)
    }
}
