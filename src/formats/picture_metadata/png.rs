//! PNG: a signature, then chunks of length, type, data and check sum.

use super::text::{inflate, latin1, readable};
use super::{Part, Stripped};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks that a picture needs to look as it should, or to move.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT", b"hIST",
];

/// Keeps the chunks of [`KEPT`] and drops every other, and whatever stands behind the end.
pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut out = Stripped { bytes: SIGNATURE.to_vec(), ..Stripped::default() };
    while let Some((whole, kind, data, after)) = chunk(rest) {
        rest = after;
        if KEPT.iter().any(|kept| kind == *kept) {
            out.bytes.extend_from_slice(whole);
        } else {
            taken(&mut out, kind, data);
        }
        if kind == b"IEND" {
            return Some(out);
        }
    }
    None
}

/// The next chunk.
fn chunk(bytes: &[u8]) -> Option<Part<'_, &[u8]>> {
    let length = u32::from_be_bytes(*bytes.first_chunk::<4>()?) as usize;
    let (whole, rest) = bytes.split_at_checked(length.checked_add(12)?)?;
    Some((whole, &whole[4..8], &whole[8..8 + length], rest))
}

fn taken(out: &mut Stripped, kind: &[u8], data: &[u8]) {
    let (keyword, text) = data.split_at(data.iter().position(|byte| *byte == 0).unwrap_or(data.len()));
    let (keyword, text) = (latin1(keyword), text.get(1..).unwrap_or_default());
    match kind {
        b"tEXt" => out.add(&keyword, latin1(text)),
        b"zTXt" => out.add(&keyword, latin1(&inflate(text.get(1..).unwrap_or_default()))),
        b"iTXt" => out.add(&keyword, international(text)),
        b"eXIf" => {
            out.had_exif = true;
            out.add("exif", readable(data));
        }
        b"tIME" => {}
        // `caBX` is a C2PA manifest: it vouches for the file as it came, which this no longer is.
        other => out.add(&latin1(other), data.len().to_string()),
    }
}

/// Flag and method of compression, language, translated keyword, text.
fn international(rest: &[u8]) -> String {
    let packed = rest.first() == Some(&1);
    let after_zero = |bytes: &'_ [u8]| bytes.iter().position(|byte| *byte == 0).map(|at| at + 1);
    let names = rest.get(2..).unwrap_or_default();
    let body = after_zero(names).and_then(|at| {
        let names = &names[at..];
        after_zero(names).map(|at| &names[at..])
    });
    let body = body.unwrap_or_default();
    if packed { latin1(&inflate(body)) } else { String::from_utf8_lossy(body).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::Embedded;
    use super::*;
    use std::io::Write;

    fn part(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("short");
        [&length.to_be_bytes()[..], kind, data, b"crc!"].concat()
    }

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text).expect("room");
        encoder.finish().expect("bytes")
    }

    #[test]
    fn every_kind_of_text_comes_out() {
        let head = [SIGNATURE, &part(b"IHDR", &[0; 13]), &part(b"iCCP", b"p\0\0x")].concat();
        let tail = [part(b"IDAT", b"pixels"), part(b"IEND", b"")].concat();
        let texts = [
            part(b"tEXt", b"parameters\0steps: 20"),
            part(b"zTXt", &[b"workflow\0\0", &packed(b"{\"a\":1}")[..]].concat()),
            part(b"iTXt", "prompt\0\0\0ko\0\0빨간 집".as_bytes()),
            part(b"iTXt", &[b"more\0\x01\0\0\0", &packed("파란 집".as_bytes())[..]].concat()),
            part(b"eXIf", b"MM\0*\0\0a red house"),
            part(b"tIME", &[0; 7]),
            part(b"caBX", &[7; 30]),
        ];
        let stripped =
            strip(&[head.clone(), texts.concat(), tail.clone(), b"behind".to_vec()].concat()).expect("a PNG");
        assert_eq!(stripped.bytes, [head, tail].concat());
        assert!(stripped.had_exif);
        let wanted = [
            ("parameters", "steps: 20"),
            ("workflow", "{\"a\":1}"),
            ("prompt", "빨간 집"),
            ("more", "파란 집"),
            ("exif", "a red house"),
            ("caBX", "30"),
        ];
        assert_eq!(stripped.texts, wanted.map(|(keyword, text)| Embedded::new(keyword, text)));
    }

    #[test]
    fn half_a_picture_is_no_picture() {
        let whole = [SIGNATURE, &part(b"IHDR", &[0; 13]), &part(b"IEND", b"")].concat();
        assert!(strip(&whole).is_some());
        for end in 0..whole.len() {
            assert_eq!(strip(&whole[..end]), None, "{end}");
        }
    }
}
