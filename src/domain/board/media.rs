//! Pictures and sounds of a board.

use crate::domain::id::{BlobId, ImageId, SoundId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Whose it is (OBF `license`); missing means all rights reserved. Kept as the file wrote it.
pub type License = Map<String, Value>;

/// One picture. Shown from the first of: `blob` (bytes that came in the file), `symbol`, the button's label.
/// `url` is kept as it is and never fetched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Unique in its board.
    pub id: ImageId,
    /// Width in pixels, 0 if not given.
    #[serde(default)]
    pub width: u32,
    /// Height in pixels, 0 if not given.
    #[serde(default)]
    pub height: u32,
    /// MIME type; empty if not given.
    #[serde(default)]
    pub content_type: String,
    /// The stored bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blob: Option<BlobId>,
    /// Its path inside the OBZ it came from; empty: it came as `data`, or has no bytes.
    #[serde(default)]
    pub path: String,
    /// Where it can be had; never fetched.
    #[serde(default)]
    pub url: String,
    /// OBF `symbol` {set, filename} and whatever else stood there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Map<String, Value>>,
    /// Whose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// Keys we do not know; kept.
    #[serde(default)]
    pub extra: Map<String, Value>,
}

/// One sound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sound {
    /// Unique in its board.
    pub id: SoundId,
    /// Length in seconds, 0 if not given.
    #[serde(default)]
    pub duration: f64,
    /// MIME type; empty if not given.
    #[serde(default)]
    pub content_type: String,
    /// The stored bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blob: Option<BlobId>,
    /// Its path inside the OBZ it came from.
    #[serde(default)]
    pub path: String,
    /// Where it can be had; never fetched.
    #[serde(default)]
    pub url: String,
    /// Whose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// Keys we do not know; kept.
    #[serde(default)]
    pub extra: Map<String, Value>,
}
