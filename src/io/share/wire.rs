//! Logs and notes as bytes.

use crate::domain::share::{Document, Entry, LogBody, MAX_ENTRIES, Scope};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

/// Largest object that is read of the place where tablets meet, for logs and notes: bytes.
pub const MAX_OBJECT: u64 = 64 << 20;
/// Largest content of a log.
const MAX_BODY: u64 = 256 << 20;
/// A log is closed when its changes have so many bytes.
pub const FULL_LOG: usize = 4 << 20;

#[derive(Serialize, Deserialize)]
struct Header {
    scope: Scope,
    entries: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    document: Document,
    bytes: usize,
}

/// Bytes that are no log.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("no log: {0}")]
pub struct WireError(&'static str);

/// A log as bytes: the length of its table of contents (four bytes, little endian), that as JSON, then the changes; compressed
/// (zlib).
pub fn write_log(log: &LogBody) -> Vec<u8> {
    let line = |entry: &Entry| Line { document: entry.document.clone(), bytes: entry.changes.len() };
    let header = Header { scope: log.scope.clone(), entries: log.entries.iter().map(line).collect() };
    let header = serde_json::to_vec(&header).unwrap_or_default();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let pieces = log.entries.iter().map(|entry| entry.changes.as_slice());
    let length = u32::try_from(header.len()).unwrap_or(u32::MAX).to_le_bytes();
    for piece in [length.as_slice(), &header].into_iter().chain(pieces) {
        // Writing to memory does not fail.
        let _ = encoder.write_all(piece);
    }
    encoder.finish().unwrap_or_default()
}

/// The way back.
///
/// # Errors
/// Bytes that are no log, or too many.
pub fn read_log(bytes: &[u8]) -> Result<LogBody, WireError> {
    let mut plain = Vec::new();
    ZlibDecoder::new(bytes).take(MAX_BODY + 1).read_to_end(&mut plain).map_err(|_| WireError("not compressed"))?;
    if plain.len() as u64 > MAX_BODY {
        return Err(WireError("too large"));
    }
    let (length, rest) = plain.split_first_chunk::<4>().ok_or(WireError("too short"))?;
    let (header, mut rest) =
        rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(WireError("too short"))?;
    let header: Header = serde_json::from_slice(header).map_err(|_| WireError("no contents"))?;
    if header.entries.len() > MAX_ENTRIES {
        return Err(WireError("too many entries"));
    }
    let mut entries = Vec::with_capacity(header.entries.len());
    for line in header.entries {
        let (changes, after) = rest.split_at_checked(line.bytes).ok_or(WireError("too short"))?;
        entries.push(Entry { document: line.document, changes: changes.to_vec() });
        rest = after;
    }
    Ok(LogBody { scope: header.scope, entries })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;
    use proptest::prelude::*;

    fn log() -> LogBody {
        let entry = |id: &str, changes: &[u8]| Entry {
            document: Document { kind: Kind::Artwork, id: id.to_owned() },
            changes: changes.to_vec(),
        };
        LogBody { scope: Scope::Person("p".into()), entries: vec![entry("작품", b"abc"), entry("b", b"")] }
    }

    #[test]
    fn a_log_comes_back() {
        assert_eq!(read_log(&write_log(&log())), Ok(log()));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_log_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0usize..100) {
            let _ = read_log(&bytes);
            let mut cut = write_log(&log());
            cut.truncate(at.min(cut.len().saturating_sub(1)));
            prop_assert!(read_log(&cut).is_err());
        }
    }
}
