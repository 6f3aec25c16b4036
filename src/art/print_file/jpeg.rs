//! JPEG (JFIF): every pixel keeps its own colour (4:4:4).

use super::pixels::Channels;
use super::{srgb_profile, unwritable};
use crate::art::codec::PictureError;
use crate::art::picture::Picture;
use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::{ExtendedColorType, ImageEncoder};

/// Hardly to be told from the picture itself at reading distance, in a quarter of the room of a PNG.
const QUALITY: u8 = 92;
/// Before the packet in its segment (XMP specification part 3, 1.1.3).
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// Marker of the segment, APP1.
const APP1: [u8; 2] = [0xFF, 0xE1];

/// The bytes of a file.
pub(super) fn encode(picture: &Picture, dpi: u32, xmp: Option<&str>) -> Result<Vec<u8>, PictureError> {
    let mut rgb = Vec::with_capacity(picture.width as usize * picture.height as usize * 3);
    (0..picture.height as usize).for_each(|y| Channels::Rgb.row(picture, y, &mut rgb));
    let mut out = Vec::with_capacity(rgb.len() / 4);
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    encoder.set_pixel_density(PixelDensity::dpi(u16::try_from(dpi).unwrap_or(u16::MAX)));
    encoder.set_icc_profile(srgb_profile()).map_err(unwritable)?;
    encoder.encode(&rgb, picture.width, picture.height, ExtendedColorType::Rgb8).map_err(unwritable)?;
    if let Some(segment) = xmp.and_then(segment) {
        let at = behind_jfif(&out).ok_or_else(|| unwritable("no JFIF header"))?;
        out.splice(at..at, segment);
    }
    Ok(out)
}

/// `None`: it is too long for a segment, which [`super::encode`] has refused before.
fn segment(xmp: &str) -> Option<Vec<u8>> {
    let length = u16::try_from(2 + XMP.len() + xmp.len()).ok()?;
    Some([&APP1, &length.to_be_bytes()[..], XMP, xmp.as_bytes()].concat())
}

/// The place after the first segment, which must be JFIF's own.
fn behind_jfif(bytes: &[u8]) -> Option<usize> {
    let &[0xFF, 0xD8, 0xFF, 0xE0, high, low, ..] = bytes else { return None };
    Some(4 + usize::from(u16::from_be_bytes([high, low])))
}
