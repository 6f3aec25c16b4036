//! What tablets leave for each other: a log of changes for each scope, and a head that says how far each tablet is.

use super::rules::{Document, Scope};
use super::said::DeviceId;
use crate::domain::id::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most documents in one log; more make another one.
pub const MAX_ENTRIES: usize = 20_000;

/// Changes of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which one.
    pub document: Document,
    /// The changes, in the form of the library that merges them.
    pub changes: Vec<u8>,
}

/// A log: what one tablet changed within one scope since its last one. Never changes once it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogBody {
    /// Whose things.
    pub scope: Scope,
    /// The changes.
    pub entries: Vec<Entry>,
}

/// That a tablet has erased everything of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When, by its own clock.
    pub at: Millis,
    /// How many records it had.
    pub records: u64,
    /// How many pictures and sounds.
    pub blobs: u64,
}

/// How far a tablet is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// Which one.
    pub device: DeviceId,
    /// When it was here last, by its own clock.
    pub at: Millis,
    /// Grows with every head.
    pub turn: u64,
    /// How many logs it has left, by the name of their scope.
    pub logs: BTreeMap<String, u64>,
    /// The newest head of each other tablet whose changes it has all.
    pub seen: BTreeMap<DeviceId, u64>,
    /// What it has erased, by the name of the scope.
    pub erased: BTreeMap<String, Receipt>,
}
