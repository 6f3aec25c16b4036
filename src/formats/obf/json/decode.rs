//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, and what is neither.

use crate::formats::obf::report::{Notes, RepairKind};
use std::borrow::Cow;

/// The text of a file. Bytes that are no text become U+FFFD; each kind of deviation is noted.
pub fn decode<'a>(bytes: &'a [u8], notes: &mut Notes) -> Cow<'a, str> {
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
    let text = String::from_utf8_lossy(rest);
    if matches!(text, Cow::Owned(_)) {
        notes.fixed(RepairKind::TextEncoding, "UTF-8");
    }
    text
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, notes: &mut Notes) -> Cow<'static, str> {
    notes.fixed(RepairKind::TextEncoding, "UTF-16");
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Cow::Owned(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}
