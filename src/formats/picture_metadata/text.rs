//! The texts that were taken out.

use flate2::read::ZlibDecoder;
use serde::{Deserialize, Serialize};
use std::io::Read;

/// Longest text that is kept, in bytes; the rest is cut off. A workflow of a large graph has some 100 KB.
pub const MAX_TEXT_BYTES: usize = 1 << 20;
/// Most texts that are kept of one picture.
pub const MAX_TEXTS: usize = 64;

/// A text that a program wrote into a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embedded {
    /// Its name in the file, e.g. `parameters`, `workflow`, `comment`, `exif`.
    pub keyword: String,
    /// The text; for parts that are no text, how many bytes they had.
    pub text: String,
}

impl Embedded {
    /// A text, cut to [`MAX_TEXT_BYTES`].
    pub fn new(keyword: &str, text: impl Into<String>) -> Self {
        let mut text = text.into();
        let end = (0..=MAX_TEXT_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
        Self { keyword: keyword.chars().take(100).collect(), text }
    }
}

/// Latin-1 as PNG's plain texts are, unless it reads as UTF-8, which is what programs write in fact.
pub(super) fn latin1(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// zlib, at most [`MAX_TEXT_BYTES`] of it; what is damaged gives what came before the damage.
pub(super) fn inflate(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut decoder = ZlibDecoder::new(bytes).take(MAX_TEXT_BYTES as u64);
    // A damaged end is no reason to lose the beginning.
    drop(decoder.read_to_end(&mut out));
    out
}

/// The readable texts inside EXIF: runs of at least eight characters. Reading its tables would add nothing that a history needs.
pub(super) fn readable(bytes: &[u8]) -> String {
    let utf16 = |pair: &[u8]| pair.len() == 2 && pair[0] == 0;
    // Stable Diffusion's user comment is UTF-16, big end first, after the word UNICODE.
    let marked = bytes.windows(8).position(|window| window == b"UNICODE\0").map(|at| &bytes[at + 8..]);
    if let Some(units) = marked.filter(|units| units.chunks(2).take(8).all(utf16)) {
        let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
    }
    let lossy = String::from_utf8_lossy(bytes);
    let runs = lossy.split(|c: char| c.is_control() && c != '\n' || c == '\u{FFFD}');
    runs.filter(|run| run.chars().count() >= 8).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let long = Embedded::new("a", "그".repeat(MAX_TEXT_BYTES));
        assert!(long.text.len() <= MAX_TEXT_BYTES && long.text.len() > MAX_TEXT_BYTES - 3);
    }

    #[test]
    fn texts_inside_exif_are_found() {
        assert_eq!(readable(b"II*\0\x08\0\0\0a red house, oil\0\x01\x02abc"), "a red house, oil");
        let units: Vec<u8> = "steps: 20, seed: 7".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(readable(&[b"xxUNICODE\0", &units[..]].concat()), "steps: 20, seed: 7");
    }

    #[test]
    fn a_bomb_is_bounded() {
        use std::io::Write;
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..64 {
            encoder.write_all(&vec![b'a'; MAX_TEXT_BYTES]).expect("room");
        }
        assert_eq!(inflate(&encoder.finish().expect("bytes")).len(), MAX_TEXT_BYTES);
        assert!(inflate(b"nonsense").is_empty());
    }
}
