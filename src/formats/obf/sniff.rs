//! Formats of other communication programs, told by content.

use super::error::ImportError;
use serde_json::Value;

/// An SQLite file: TD Snap keeps its page sets so.
pub const SQLITE: &[u8] = b"SQLite format 3\0";

/// What an archive without a board is, by the names in it.
pub fn archive<'a>(names: impl Iterator<Item = &'a str>) -> ImportError {
    for name in names {
        let name = name.to_ascii_lowercase();
        if name.starts_with("settings0/") || name == "filemap.xml" || name.starts_with("grids/") {
            return ImportError::OtherFormat("gridset");
        }
        if name.ends_with(".c4v") {
            return ImportError::OtherFormat("touchchat");
        }
    }
    ImportError::NotABoard
}

/// What a JSON document is: `Ok` for a board.
pub fn document(value: &Value) -> Result<(), ImportError> {
    let has = |key: &str| value.get(key).is_some_and(|value| !value.is_null());
    if let Some(list) = value.as_array() {
        return Err(list.iter().find_map(foreign).unwrap_or(ImportError::NotABoard));
    }
    let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
    if format.starts_with("open-board-log") {
        return Err(ImportError::OtherFormat("open-board-log"));
    }
    if let Some(error) = foreign(value) {
        return Err(error);
    }
    let board = value.get("buttons").is_some_and(Value::is_array) || value.get("grid").is_some_and(Value::is_object);
    if board || (format.starts_with("open-board") && !has("paths")) { Ok(()) } else { Err(ImportError::NotABoard) }
}

/// AsTeRICS Grid keeps `gridElements`, Cboard keeps `tiles`, alone or in lists of boards.
fn foreign(value: &Value) -> Option<ImportError> {
    let has_list = |value: &Value, key: &str| value.get(key).is_some_and(Value::is_array);
    if has_list(value, "gridElements") || has_list(value, "grids") {
        return Some(ImportError::OtherFormat("asterics-grid"));
    }
    let mut lists = value.as_object()?.values().filter_map(Value::as_array);
    let tiles =
        has_list(value, "tiles") || lists.any(|list| list.first().is_some_and(|first| has_list(first, "tiles")));
    tiles.then_some(ImportError::OtherFormat("cboard"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn documents_are_told_apart() {
        assert_eq!(document(&json!({"buttons": []})), Ok(()));
        assert_eq!(document(&json!({"format": "open-board-0.1"})), Ok(()));
        assert_eq!(document(&json!({"format": "open-board-0.1", "paths": {}})), Err(ImportError::NotABoard));
        assert_eq!(document(&json!({"grids": []})), Err(ImportError::OtherFormat("asterics-grid")));
        assert_eq!(document(&json!([{"gridElements": []}])), Err(ImportError::OtherFormat("asterics-grid")));
        assert_eq!(document(&json!([null, {"tiles": []}])), Err(ImportError::OtherFormat("cboard")));
        assert_eq!(document(&json!({"advanced": [{"tiles": []}]})), Err(ImportError::OtherFormat("cboard")));
        assert_eq!(document(&json!({"format": "open-board-log-0.1"})), Err(ImportError::OtherFormat("open-board-log")));
        assert_eq!(document(&json!({"name": "x"})), Err(ImportError::NotABoard));
        assert_eq!(document(&json!([1])), Err(ImportError::NotABoard));
    }
}
