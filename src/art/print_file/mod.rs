//! Files for print: pixels to the bytes of PNG, TIFF and JPEG files that know their size on paper, their colours (the sRGB
//! profile is embedded) and what they show (XMP). The same pixels give the same bytes with any number of threads.

mod icc;
mod jpeg;
mod layout;
mod pixels;
mod png;
mod strips;
mod tiff;

pub use icc::srgb_profile;
pub use layout::{CROP_GAP_MM, CROP_MARK_MM, margin_px, sheet};

use super::codec::PictureError;
use super::picture::Picture;
use crate::domain::exhibition::PictureFormat;

/// Longest XMP packet, bytes: what fits into one segment of a JPEG file (XMP specification part 3, 1.1.3).
pub const MAX_XMP_BYTES: usize = 65_502;

/// The bytes of a picture file. `dpi` is how many pixels go on an inch of paper; `xmp` a whole packet.
///
/// PNG keeps what is see-through; TIFF and JPEG lay it on white. An opaque PNG has no alpha.
///
/// # Errors
/// `Size`: no pixels, or not as many as width and height say; `Unwritable`: too large for the format, or a packet longer than
/// [`MAX_XMP_BYTES`].
pub fn encode(picture: &Picture, format: PictureFormat, dpi: u32, xmp: Option<&str>) -> Result<Vec<u8>, PictureError> {
    if picture.is_empty() || picture.rgba.len() != picture.width as usize * picture.height as usize * 4 {
        return Err(PictureError::Size(picture.width, picture.height));
    }
    if let Some(long) = xmp.map(str::len).filter(|bytes| *bytes > MAX_XMP_BYTES) {
        return Err(PictureError::Unwritable(format!("XMP of {long} bytes")));
    }
    let dpi = dpi.max(1);
    match format {
        PictureFormat::Png => png::encode(picture, dpi, xmp, png::LEVEL),
        PictureFormat::Tiff => tiff::encode(picture, dpi, xmp),
        PictureFormat::Jpeg => jpeg::encode(picture, dpi, xmp),
    }
}

/// A PNG file for print with a chosen level of deflate (1..=9), for measurements.
///
/// # Errors
/// As [`encode`].
pub fn encode_png_at(picture: &Picture, dpi: u32, level: u32) -> Result<Vec<u8>, PictureError> {
    png::encode(picture, dpi.max(1), None, level)
}

fn unwritable(error: impl std::fmt::Display) -> PictureError {
    PictureError::Unwritable(error.to_string())
}

#[cfg(test)]
mod tests;
