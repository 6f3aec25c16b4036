//! TIFF 6.0 for print: RGB in strips, each deflated by itself (Adobe's supplement 2) after the horizontal predictor.

use super::pixels::Channels;
use super::{srgb_profile, strips, unwritable};
use crate::art::codec::PictureError;
use crate::art::picture::Picture;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::borrow::Cow;
use std::io::{self, Cursor, Write};
use tiff::encoder::{Rational, TiffEncoder, TiffValue};
use tiff::tags::{CompressionMethod, PhotometricInterpretation, PlanarConfiguration, Predictor, ResolutionUnit};
use tiff::tags::{Tag, Type};
use tiff::{TiffError, TiffResult};

/// Where XMP is (XMP specification part 3, 1.1.6).
const XMP: Tag = Tag::Unknown(700);

/// The bytes of a file.
pub(super) fn encode(picture: &Picture, dpi: u32, xmp: Option<&str>) -> Result<Vec<u8>, PictureError> {
    let rows = strips::rows(picture, Channels::Rgb);
    let strips = strips::each(picture, rows, |rows, _| deflated(picture, rows));
    let strips: Vec<Vec<u8>> = strips.into_iter().collect::<io::Result<_>>().map_err(unwritable)?;
    let room = strips.iter().map(Vec::len).sum::<usize>() + (8 << 10);
    let mut out = Cursor::new(Vec::with_capacity(room));
    written(&mut out, picture, dpi, xmp, rows as u32, &strips).map_err(unwritable)?;
    Ok(out.into_inner())
}

fn written(
    out: &mut Cursor<Vec<u8>>,
    picture: &Picture,
    dpi: u32,
    xmp: Option<&str>,
    rows: u32,
    strips: &[Vec<u8>],
) -> TiffResult<()> {
    let mut encoder = TiffEncoder::new(out)?;
    let mut directory = encoder.image_directory()?;
    let mut offsets = Vec::with_capacity(strips.len());
    for strip in strips {
        let offset = directory.write_data(&strip[..])?;
        offsets.push(u32::try_from(offset).map_err(TiffError::from)?);
        // What follows begins at an even place (TIFF 6.0, section 2).
        directory.write_data(&[0u8; 1][..strip.len() % 2])?;
    }
    let lengths: Vec<u32> = strips.iter().map(|strip| strip.len() as u32).collect();
    directory.write_tag(Tag::StripOffsets, &offsets[..])?;
    directory.write_tag(Tag::StripByteCounts, &lengths[..])?;
    directory.write_tag(Tag::RowsPerStrip, rows)?;
    directory.write_tag(Tag::ImageWidth, picture.width)?;
    directory.write_tag(Tag::ImageLength, picture.height)?;
    directory.write_tag(Tag::BitsPerSample, &[8u16; 3][..])?;
    directory.write_tag(Tag::SamplesPerPixel, 3u16)?;
    directory.write_tag(Tag::Compression, CompressionMethod::Deflate.to_u16())?;
    directory.write_tag(Tag::Predictor, Predictor::Horizontal.to_u16())?;
    directory.write_tag(Tag::PhotometricInterpretation, PhotometricInterpretation::RGB.to_u16())?;
    directory.write_tag(Tag::PlanarConfiguration, PlanarConfiguration::Chunky.to_u16())?;
    directory.write_tag(Tag::ResolutionUnit, ResolutionUnit::Inch.to_u16())?;
    directory.write_tag(Tag::XResolution, Rational { n: dpi, d: 1 })?;
    directory.write_tag(Tag::YResolution, Rational { n: dpi, d: 1 })?;
    directory.write_tag(Tag::IccProfile, Undefined(&srgb_profile()))?;
    if let Some(xmp) = xmp {
        directory.write_tag(XMP, xmp.as_bytes())?;
    }
    directory.finish()
}

/// Rows as differences from the pixel to the left (TIFF 6.0, section 14), deflated.
fn deflated(picture: &Picture, rows: std::ops::Range<usize>) -> io::Result<Vec<u8>> {
    let mut raw = Vec::with_capacity(rows.len() * picture.width as usize * 3);
    for y in rows {
        let start = raw.len();
        Channels::Rgb.row(picture, y, &mut raw);
        let row = &mut raw[start..];
        for i in (3..row.len()).rev() {
            row[i] = row[i].wrapping_sub(row[i - 3]);
        }
    }
    let mut zlib = ZlibEncoder::new(Vec::with_capacity(raw.len() / 2), Compression::new(super::png::LEVEL));
    zlib.write_all(&raw)?;
    zlib.finish()
}

/// Bytes of the type that profiles have (ICC.1:2001-04, annex B.4).
struct Undefined<'a>(&'a [u8]);

impl TiffValue for Undefined<'_> {
    const BYTE_LEN: u8 = 1;
    const FIELD_TYPE: Type = Type::UNDEFINED;

    fn count(&self) -> usize {
        self.0.len()
    }

    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.0)
    }
}
