//! JSON of records: typed, of bounded size and depth.

use super::error::PackageError;
use super::limits;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads one document. Depth is limited to 128 by `serde_json`.
///
/// # Errors
/// `TooBig`: more values than any record has; `Damaged`: it is not of this form.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PackageError> {
    if values(bytes) > limits::VALUES {
        return Err(PackageError::TooBig("values"));
    }
    serde_json::from_slice(bytes).map_err(|error| PackageError::Damaged(error.to_string()))
}

/// The bytes of a document; always the same for the same value.
///
/// # Errors
/// `Damaged`: a value that JSON cannot hold.
pub(super) fn write(value: &impl Serialize) -> Result<Vec<u8>, PackageError> {
    serde_json::to_vec(value).map_err(|error| PackageError::Damaged(error.to_string()))
}

/// At least as many as there are values: what begins or parts them, outside of texts.
fn values(bytes: &[u8]) -> usize {
    let (mut count, mut quoted, mut escaped) = (0, false, false);
    for byte in bytes {
        match (quoted, escaped, byte) {
            (true, true, _) => escaped = false,
            (true, false, b'\\') => escaped = true,
            (_, _, b'"') => quoted = !quoted,
            (false, _, b',' | b'[' | b'{') => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_fill_the_memory_is_not_read() {
        let many = format!("[{}1]", "1,".repeat(limits::VALUES));
        assert_eq!(read::<serde_json::Value>(many.as_bytes()), Err(PackageError::TooBig("values")));
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(read::<serde_json::Value>(deep.as_bytes()), Err(PackageError::Damaged(_))));
        assert_eq!(values(br#"{"a":"x,[{\",","b":[1,2]}"#), 4, "texts do not count");
    }
}
