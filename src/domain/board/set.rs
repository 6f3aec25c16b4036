//! A set of boards: what one file brought, or the built-in ones.

use crate::domain::id::{BlobId, BoardId, SetId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The id of the set that comes with the program. It is never stored, changed or removed.
pub const BUILTIN_SET: &str = "builtin";

/// A set of boards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BoardSet {
    /// Its id.
    pub id: SetId,
    /// Its name: the file name without its ending.
    pub name: String,
    /// SHA-256 of the file it came from: the same file again brings nothing while its boards are as they came.
    pub source: BlobId,
    /// The board it opens with.
    pub root: BoardId,
    /// Its boards in the order of the file.
    pub boards: Vec<BoardId>,
    /// Nobody changes its boards until it is unlocked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// Unknown keys of the manifest; kept.
    #[serde(default)]
    pub extra: Map<String, Value>,
}
