//! Bytes of a camera or file to a frame.

use super::frame::{CameraError, Frame};
use crate::art::codec;

/// A PNG, JPEG or WebP picture.
///
/// # Errors
/// [`CameraError::Unusable`].
pub(super) fn picture(bytes: &[u8]) -> Result<Frame, CameraError> {
    let picture = codec::decode(bytes).map_err(|error| CameraError::Unusable(error.to_string()))?;
    let rgb = picture.rgba.as_chunks::<4>().0.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect();
    Frame::new(picture.width, picture.height, rgb).ok_or_else(|| CameraError::Unusable("size".to_owned()))
}

/// One picture of a motion JPEG. Many cameras leave the Huffman tables out, as they are always the same (ISO/IEC 10918-1,
/// annex K); the mark of such a picture, an `AVI1` segment, tells the decoder to put them in, and not all cameras write it.
///
/// # Errors
/// [`CameraError::Unusable`].
pub(super) fn motion_jpeg(bytes: &[u8]) -> Result<Frame, CameraError> {
    const START: [u8; 2] = [0xff, 0xd8];
    const AVI1: [u8; 10] = [0xff, 0xe0, 0, 8, b'A', b'V', b'I', b'1', 0, 0];
    match bytes.strip_prefix(&START) {
        Some(rest) if !has_tables(rest) => picture(&[&START[..], &AVI1, rest].concat()),
        _ => picture(bytes),
    }
}

/// Whether Huffman tables (DHT) come before the picture itself (SOS); `segments` follow the start of a JPEG.
fn has_tables(mut segments: &[u8]) -> bool {
    while let [0xff, mark, high, low, ..] = *segments {
        match mark {
            0xc4 => return true,
            0xda => return false,
            _ => segments = segments.get(2 + usize::from(u16::from_be_bytes([high, low]))..).unwrap_or_default(),
        }
    }
    // Not the form that is known: the decoder is to say what is wrong with it.
    true
}

/// Grey bytes, one a pixel.
pub(super) fn gray(width: u32, height: u32, bytes: &[u8]) -> Option<Frame> {
    Frame::new(width, height, bytes.iter().flat_map(|&level| [level; 3]).collect())
}

/// Blue, green, red.
pub(super) fn bgr(width: u32, height: u32, bytes: &[u8]) -> Option<Frame> {
    Frame::new(width, height, bytes.as_chunks::<3>().0.iter().flat_map(|&[b, g, r]| [r, g, b]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_of_colour() {
        assert_eq!(bgr(1, 1, &[1, 2, 3]).unwrap().rgb, [3, 2, 1]);
        assert_eq!(gray(2, 1, &[7, 9]).unwrap().rgb, [7, 7, 7, 9, 9, 9]);
        assert_eq!(gray(2, 2, &[7, 9]), None);
    }

    /// A JPEG whose tables were taken out, as cameras send it.
    fn without_tables(jpeg: &[u8]) -> Vec<u8> {
        let mut out = jpeg[..2].to_vec();
        let mut at = 2;
        while jpeg[at + 1] != 0xda {
            let end = at + 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
            if !matches!(jpeg[at + 1], 0xc4 | 0xe0) {
                out.extend(&jpeg[at..end]);
            }
            at = end;
        }
        out.extend(&jpeg[at..]);
        out
    }

    #[test]
    fn a_motion_jpeg_needs_no_tables() {
        let ramp = image::RgbImage::from_fn(32, 16, |x, y| image::Rgb([(x * 8) as u8, (y * 16) as u8, 90]));
        let mut jpeg = Vec::new();
        ramp.write_with_encoder(image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90)).unwrap();
        let bare = without_tables(&jpeg);
        assert!(bare.len() + 300 < jpeg.len());
        assert!(picture(&bare).is_err());
        assert_eq!(motion_jpeg(&bare).unwrap(), picture(&jpeg).unwrap());
        assert_eq!(motion_jpeg(&jpeg).unwrap(), picture(&jpeg).unwrap());
        for end in 0..bare.len() {
            let _ = motion_jpeg(&bare[..end]);
        }
    }

    #[test]
    fn garbage_is_no_picture() {
        assert!(matches!(picture(b"garbage"), Err(CameraError::Unusable(_))));
        assert!(matches!(picture(&[]), Err(CameraError::Unusable(_))));
    }
}
