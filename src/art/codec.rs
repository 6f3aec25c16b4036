//! Pictures from and to the bytes of files: PNG and JPEG out; PNG, JPEG, WebP and GIF in, within limits.

use super::picture::Picture;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, Limits};
use std::io::Cursor;

/// Longest side that is read, in pixels.
pub const MAX_SIDE: u32 = 16_384;
/// Most pixels that are read.
pub const MAX_PIXELS: u64 = 200_000_000;
/// Most memory that decoding may take, in bytes.
const MAX_ALLOC: u64 = 512 << 20;

/// Why a picture could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// Not PNG, JPEG, WebP or GIF, or damaged.
    #[error("the picture cannot be read: {0}")]
    Unreadable(String),
    /// More than [`MAX_SIDE`] or [`MAX_PIXELS`], or no pixel at all.
    #[error("the picture is {0} x {1} pixels, which is outside the limits")]
    Size(u32, u32),
    /// Encoding failed.
    #[error("the picture cannot be written: {0}")]
    Unwritable(String),
}

/// Reads a picture file and turns it upright as its EXIF orientation says.
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let unreadable = |error: image::ImageError| PictureError::Unreadable(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| PictureError::Unreadable(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // Four bytes a pixel and a copy while it is turned must fit as well.
    if pixels == 0 || pixels > MAX_PIXELS || pixels * 4 > MAX_ALLOC * 2 || width > MAX_SIDE || height > MAX_SIDE {
        return Err(PictureError::Size(width, height));
    }
    // A broken orientation is no reason to lose the picture.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    decoded.apply_orientation(orientation);
    let rgba = decoded.into_rgba8();
    Ok(Picture { width: rgba.width(), height: rgba.height(), rgba: rgba.into_raw() })
}

/// PNG bytes. Opaque pictures are written without alpha. Fast compression with the adaptive filter: on painted pictures it
/// is several times faster than the default and a few per cent larger (`benches/painter.rs` prints both).
pub fn encode_png(picture: &Picture) -> Result<Vec<u8>, PictureError> {
    png(picture, CompressionType::Fast)
}

/// PNG bytes as small as the encoder can make them; for exports that travel.
pub fn encode_png_small(picture: &Picture) -> Result<Vec<u8>, PictureError> {
    png(picture, CompressionType::Default)
}

fn png(picture: &Picture, compression: CompressionType) -> Result<Vec<u8>, PictureError> {
    check(picture)?;
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, compression, FilterType::Adaptive);
    let (w, h) = (picture.width, picture.height);
    let written = if picture.rgba.chunks_exact(4).all(|p| p[3] == 255) {
        encoder.write_image(&opaque(picture), w, h, ExtendedColorType::Rgb8)
    } else {
        encoder.write_image(&picture.rgba, w, h, ExtendedColorType::Rgba8)
    };
    written.map_err(|error| PictureError::Unwritable(error.to_string()))?;
    Ok(out)
}

/// JPEG bytes; `quality` 1..=100. See-through pixels become white.
pub fn encode_jpeg(picture: &Picture, quality: u8) -> Result<Vec<u8>, PictureError> {
    check(picture)?;
    let mut out = Vec::new();
    let rgb = super::picture::Picture::from_rgb(&picture.to_rgb([1.0; 3]));
    JpegEncoder::new_with_quality(&mut out, quality.clamp(1, 100))
        .encode(&opaque(&rgb), picture.width, picture.height, ExtendedColorType::Rgb8)
        .map_err(|error| PictureError::Unwritable(error.to_string()))?;
    Ok(out)
}

fn opaque(picture: &Picture) -> Vec<u8> {
    picture.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
}

fn check(picture: &Picture) -> Result<(), PictureError> {
    let bytes = picture.width as usize * picture.height as usize * 4;
    if picture.is_empty() || picture.rgba.len() != bytes {
        return Err(PictureError::Size(picture.width, picture.height));
    }
    Ok(())
}
