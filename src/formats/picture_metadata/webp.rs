//! WebP: a RIFF of chunks, each padded to an even length.

use super::text::readable;
use super::{Part, Stripped};

/// Bits of `VP8X` that announce EXIF and XMP (RFC 9649, 2.7).
const ANNOUNCES: u8 = 0b0000_1100;

pub(super) fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Drops `EXIF`, `XMP ` and chunks that the format does not know, and takes their announcement back.
pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let length = u32::from_le_bytes(*bytes.get(4..)?.first_chunk::<4>()?) as usize;
    let mut rest = bytes.get(12..length.checked_add(8)?.min(bytes.len()))?;
    let mut out = Stripped { bytes: bytes.get(..12)?.to_vec(), ..Stripped::default() };
    while !rest.is_empty() {
        let (whole, kind, data, after) = chunk(rest)?;
        rest = after;
        match kind {
            b"EXIF" => {
                out.had_exif = true;
                out.add("exif", readable(data));
            }
            b"XMP " => out.add("xmp", String::from_utf8_lossy(data)),
            b"VP8X" => out.bytes.extend(quiet(whole)),
            _ if KEPT.iter().any(|kept| kind == *kept) => out.bytes.extend_from_slice(whole),
            other => out.add(&String::from_utf8_lossy(other), data.len().to_string()),
        }
    }
    let length = u32::try_from(out.bytes.len() - 8).ok()?;
    out.bytes[4..8].copy_from_slice(&length.to_le_bytes());
    (out.bytes.len() > 12).then_some(out)
}

/// The next chunk. A missing last padding byte is forgiven.
fn chunk(bytes: &[u8]) -> Option<Part<'_, &[u8]>> {
    let length = u32::from_le_bytes(*bytes.get(4..)?.first_chunk::<4>()?) as usize;
    let data = bytes.get(8..length.checked_add(8)?)?;
    let (whole, rest) = bytes.split_at((8 + length + length % 2).min(bytes.len()));
    Some((whole, &bytes[..4], data, rest))
}

/// `VP8X` that announces neither EXIF nor XMP.
fn quiet(whole: &[u8]) -> Vec<u8> {
    let mut whole = whole.to_vec();
    if let Some(flags) = whole.get_mut(8) {
        *flags &= !ANNOUNCES;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::super::Embedded;
    use super::*;

    fn part(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("short");
        let padding: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
        [&kind[..], &length.to_le_bytes(), data, padding].concat()
    }

    fn file(parts: &[Vec<u8>]) -> Vec<u8> {
        let body = parts.concat();
        let length = u32::try_from(body.len() + 4).expect("short");
        [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &body].concat()
    }

    #[test]
    fn what_programs_wrote_comes_out() {
        let pixels = part(b"VP8 ", &[9; 33]);
        let head = |flags: u8| part(b"VP8X", &[flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
        let texts = [part(b"EXIF", b"II*\0a red house!"), part(b"XMP ", b"<x/>"), part(b"abcd", b"x")].concat();
        let whole = file(&[head(0b0001_1100), pixels.clone(), texts]);
        let stripped = strip(&[&whole[..], b"behind"].concat()).expect("a WebP");
        assert_eq!(stripped.bytes, file(&[head(0b0001_0000), pixels]));
        assert!(stripped.had_exif);
        let wanted = [("exif", "a red house!"), ("xmp", "<x/>"), ("abcd", "1")];
        assert_eq!(stripped.texts, wanted.map(|(keyword, text)| Embedded::new(keyword, text)));
    }

    #[test]
    fn half_a_chunk_is_no_picture() {
        assert_eq!(strip(&file(&[b"VP8 \x64\0\0\0abc".to_vec()])), None);
        assert_eq!(strip(&file(&[])), None);
    }
}
