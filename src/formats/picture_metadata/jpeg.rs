//! JPEG: markers, most with a length, until the pixels begin.

use super::text::{latin1, readable};
use super::{Part, Stripped};

/// Keeps what shows the picture and drops comments and the segments of programs. Behind the first scan nothing is looked
/// for: bytes there are pixels. What stands behind the end of the picture is cut off.
pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut rest = bytes.get(2..)?;
    let mut out = Stripped { bytes: bytes.get(..2)?.to_vec(), ..Stripped::default() };
    while let Some((whole, marker, data, after)) = segment(rest) {
        if marker == START_OF_SCAN {
            out.bytes.extend_from_slice(scans(rest));
            return Some(out);
        }
        rest = after;
        if is_kept(marker, data) {
            out.bytes.extend_from_slice(whole);
        } else {
            taken(&mut out, marker, data);
        }
    }
    None
}

const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The next segment. Fill bytes (0xFF) before a marker are dropped.
fn segment(mut bytes: &[u8]) -> Option<Part<'_, u8>> {
    while let [0xFF, 0xFF, ..] = bytes {
        bytes = &bytes[1..];
    }
    let &[0xFF, marker, high, low, ..] = bytes else { return None };
    let length = usize::from(u16::from_be_bytes([high, low]));
    let (whole, rest) = bytes.split_at_checked(length + 2).filter(|_| length >= 2)?;
    Some((whole, marker, &whole[4..], rest))
}

/// Everything from the first scan to the end marker. Inside a scan 0xFF is followed by 0 or a restart marker, so that the end
/// marker cannot be there; tables between scans have lengths.
fn scans(bytes: &[u8]) -> &[u8] {
    let mut at = 0;
    while let Some(&[high, low]) = bytes.get(at..at + 2) {
        match (high, low) {
            (0xFF, END) => return &bytes[..at + 2],
            (0xFF, 0x00 | 0x01 | 0xFF | 0xD0..=0xD7) => at += if low == 0xFF { 1 } else { 2 },
            (0xFF, _) => match segment(&bytes[at..]) {
                Some((whole, ..)) => at += whole.len(),
                None => return bytes,
            },
            _ => at += 1,
        }
    }
    bytes
}

/// JFIF, a colour profile, Adobe's colour transform; tables and frames.
fn is_kept(marker: u8, data: &[u8]) -> bool {
    match marker {
        0xE0 => data.starts_with(b"JFIF\0"),
        0xE2 => data.starts_with(b"ICC_PROFILE\0"),
        0xEE => data.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

fn taken(out: &mut Stripped, marker: u8, data: &[u8]) {
    const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
    if marker == 0xFE {
        out.add("comment", latin1(data));
    } else if let Some(exif) = data.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xE1) {
        out.had_exif = true;
        out.add("exif", readable(exif));
    } else if let Some(xmp) = data.strip_prefix(XMP) {
        out.add("xmp", String::from_utf8_lossy(xmp));
    } else {
        out.add(&format!("app{}", marker & 0x0F), data.len().to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::super::Embedded;
    use super::*;

    fn part(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).expect("short");
        [&[0xFF, marker][..], &length.to_be_bytes(), data].concat()
    }

    #[test]
    fn programs_are_taken_out_and_pixels_stay() {
        let start = vec![0xFF, 0xD8];
        let jfif = part(0xE0, b"JFIF\0\x01");
        let profile = part(0xE2, b"ICC_PROFILE\0x");
        let table = part(0xDB, &[1; 65]);
        let scan = [part(0xDA, &[2; 8]), vec![7, 0xFF, 0, 0xFF, 0xD0, 9]].concat();
        let second = [part(0xC4, &[0xFF, 0xD9, 3]), part(0xDA, &[2; 8]), vec![5, 0xFF, END]].concat();
        let programs = [
            part(0xE1, b"Exif\0\0II*\0a red house"),
            part(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
            part(0xED, b"Photoshop"),
            part(0xFE, "빨간 집".as_bytes()),
        ];
        let whole = [&start, &jfif, &programs.concat(), &profile, &table, &scan, &second, &b"behind".to_vec()];
        let stripped = strip(&whole.map(Vec::as_slice).concat()).expect("a JPEG");
        let wanted = [&start, &jfif, &profile, &table, &scan, &second].map(Vec::as_slice).concat();
        assert_eq!(stripped.bytes, wanted);
        assert!(stripped.had_exif);
        let texts = [("exif", "a red house"), ("xmp", "<x/>"), ("app13", "9"), ("comment", "빨간 집")];
        assert_eq!(stripped.texts, texts.map(|(keyword, text)| Embedded::new(keyword, text)));
    }

    #[test]
    fn a_picture_without_pixels_is_none() {
        assert_eq!(strip(&[&[0xFF, 0xD8][..], &part(0xDB, &[1; 65])].concat()), None);
        assert_eq!(strip(&[0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF]), None);
        assert_eq!(strip(&[0xFF, 0xD8, 0xFF, 0xE1, 0, 1]), None);
    }
}
