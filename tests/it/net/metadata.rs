//! Taking out what programs wrote into real pictures: the pixels stay, the texts come back.

use super::studio::png;
use malgeurim::art::{Picture, codec};
use malgeurim::formats::picture_metadata::{Embedded, Stripped, strip};
use proptest::prelude::*;

/// A picture with some pixels.
fn picture(seed: u8) -> Picture {
    let mut picture = Picture::filled(24, 16, [255; 4]);
    for (at, byte) in picture.rgba.iter_mut().enumerate().filter(|(at, _)| at % 4 != 3) {
        *byte = (at as u8).wrapping_mul(seed | 1);
    }
    picture
}

/// Bytes with a chunk of text before the pixels.
fn png_with_text(plain: &[u8], text: &str) -> Vec<u8> {
    let data = [b"parameters\0", text.as_bytes()].concat();
    let length = u32::try_from(data.len()).expect("short").to_be_bytes();
    [&plain[..33], &length, b"tEXt", &data, b"\0\0\0\0", &plain[33..]].concat()
}

/// Bytes with a comment after the first marker.
fn jpeg_with_comment(plain: &[u8], text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len() + 2).expect("short").to_be_bytes();
    [&plain[..2], &[0xFF, 0xFE], &length, text.as_bytes(), &plain[2..]].concat()
}

fn same_pixels(before: &[u8], stripped: &Stripped) -> bool {
    codec::decode(before).expect("a picture") == codec::decode(&stripped.bytes).expect("still a picture")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn pixels_stay_and_texts_come_back(seed: u8, text in "[가-힣a-z ]{1,60}") {
        let plain = codec::encode_png(&picture(seed)).expect("PNG");
        let stripped = strip(&png_with_text(&plain, &text)).expect("a PNG");
        prop_assert!(same_pixels(&plain, &stripped));
        prop_assert_eq!(stripped.texts, vec![Embedded::new("parameters", text.clone())]);
        let plain = codec::encode_jpeg(&picture(seed), 90).expect("JPEG");
        let stripped = strip(&jpeg_with_comment(&plain, &text)).expect("a JPEG");
        prop_assert!(same_pixels(&plain, &stripped));
        prop_assert_eq!(stripped.texts, vec![Embedded::new("comment", text)]);
    }

    #[test]
    fn a_damaged_picture_is_stripped_or_refused(cut in 0usize..500, flip in 0usize..500, bit in 0u8..8) {
        for plain in [codec::encode_png(&picture(7)).expect("PNG"), codec::encode_jpeg(&picture(7), 80).expect("JPEG")] {
            let mut bytes = plain.clone();
            let at = flip % bytes.len();
            bytes[at] ^= 1 << bit;
            bytes.truncate(bytes.len() - cut % bytes.len());
            if let Some(stripped) = strip(&bytes) {
                prop_assert!(stripped.bytes.len() <= bytes.len());
                // Once is enough.
                prop_assert!(strip(&stripped.bytes).is_none_or(|again| again.bytes == stripped.bytes));
            }
        }
    }
}

#[test]
fn a_clean_picture_stays_as_it_is() {
    let plain = png(8, 8, [1, 2, 3, 255]);
    assert_eq!(strip(&plain), Some(Stripped { bytes: plain, ..Stripped::default() }));
}
