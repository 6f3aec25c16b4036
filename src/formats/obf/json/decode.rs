//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, and what is neither.

use crate::formats::obf::error::ImportError;
use crate::formats::obf::report::{Notes, RepairKind};
use std::borrow::Cow;

/// The text of a file; each kind of deviation is noted. A word with a hole in it would be said wrong, so bytes that are
/// no text are refused.
///
/// # Errors
/// `Damaged`.
pub fn decode<'a>(bytes: &'a [u8], notes: &mut Notes) -> Result<Cow<'a, str>, ImportError> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes, notes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes, notes);
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if rest.len() != bytes.len() {
        notes.fixed(RepairKind::ByteOrderMark, "");
    }
    std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|error| ImportError::Damaged(error.to_string()))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, notes: &mut Notes) -> Result<Cow<'static, str>, ImportError> {
    notes.fixed(RepairKind::TextEncoding, "UTF-16");
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map(Cow::Owned).map_err(|error| ImportError::Damaged(error.to_string()))
}
