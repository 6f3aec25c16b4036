//! PNG (W3C, third edition). The `png` crate writes the chunks; the pixels are filtered and deflated here, strip by strip on all
//! cores, as pigz does: each strip ends on a whole byte (a sync flush), and their checksums are joined.

use super::pixels::Channels;
use super::{srgb_profile, strips, unwritable};
use crate::art::codec::PictureError;
use crate::art::picture::Picture;
use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use png::chunk::{ChunkType, IDAT, iCCP};
use png::text_metadata::ITXtChunk;
use std::io::{self, Write};

/// Level of deflate. Measured (`cargo bench --bench print`): of 3508² painted pixels, level 2 takes three quarters of the time
/// and gives files 3 to 10 per cent larger; level 6 takes up to three times as long for 1 to 4 per cent.
pub(super) const LEVEL: u32 = 4;

/// The bytes of a file.
pub(super) fn encode(picture: &Picture, dpi: u32, xmp: Option<&str>, level: u32) -> Result<Vec<u8>, PictureError> {
    let channels = Channels::of(picture);
    let rows = strips::rows(picture, channels);
    let strips = strips::each(picture, rows, |rows, is_last| Strip::of(picture, channels, rows, is_last, level));
    let strips: Vec<Strip> = strips.into_iter().collect::<io::Result<_>>().map_err(unwritable)?;
    let mut out = Vec::with_capacity(strips.iter().map(|strip| strip.deflated.len() + 12).sum::<usize>() + (8 << 10));
    written(&mut out, picture, channels, dpi, xmp, &strips).map_err(unwritable)?;
    Ok(out)
}

fn written(
    out: &mut Vec<u8>,
    picture: &Picture,
    channels: Channels,
    dpi: u32,
    xmp: Option<&str>,
    strips: &[Strip],
) -> Result<(), png::EncodingError> {
    let mut info = png::Info::with_size(picture.width, picture.height);
    info.bit_depth = png::BitDepth::Eight;
    info.color_type = if channels == Channels::Rgb { png::ColorType::Rgb } else { png::ColorType::Rgba };
    // An inch is 0.0254 m.
    let per_metre = u32::try_from((u64::from(dpi) * 10_000 + 127) / 254).unwrap_or(u32::MAX);
    info.pixel_dims = Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter });
    let mut writer = png::Encoder::with_info(out, info)?.write_header()?;
    writer.write_chunk(iCCP, &profile()?)?;
    if let Some(xmp) = xmp {
        // XMP specification part 3, 1.1.5: not compressed.
        writer.write_text_chunk(&ITXtChunk::new("XML:com.adobe.xmp", xmp))?;
    }
    let idat: ChunkType = IDAT;
    // Deflate with a window of 32 kB; fast (RFC 1950, 2.2).
    writer.write_chunk(idat, &[0x78, 0x5E])?;
    strips.iter().try_for_each(|strip| writer.write_chunk(idat, &strip.deflated))?;
    let whole = strips.iter().fold(Adler::default(), |whole, strip| whole.and(strip.sum));
    writer.write_chunk(idat, &whole.value().to_be_bytes())?;
    writer.finish()
}

/// Name, a zero, method 0, the profile deflated.
fn profile() -> io::Result<Vec<u8>> {
    let mut zlib = ZlibEncoder::new(b"sRGB\0\0".to_vec(), Compression::best());
    zlib.write_all(&srgb_profile())?;
    zlib.finish()
}

/// Filtered and deflated rows.
struct Strip {
    deflated: Vec<u8>,
    sum: Adler,
}

impl Strip {
    fn of(
        picture: &Picture,
        channels: Channels,
        rows: std::ops::Range<usize>,
        is_last: bool,
        level: u32,
    ) -> io::Result<Self> {
        let raw = filtered(picture, channels, rows);
        let mut deflate = DeflateEncoder::new(Vec::with_capacity(raw.len() / 2), Compression::new(level.min(9)));
        deflate.write_all(&raw)?;
        let deflated = if is_last {
            deflate.finish()?
        } else {
            deflate.flush()?;
            std::mem::take(deflate.get_mut())
        };
        Ok(Self { deflated, sum: Adler::of(&raw) })
    }
}

/// Rows with the filter before each that leaves the least: the smallest sum of absolute differences (PNG, 12.7).
fn filtered(picture: &Picture, channels: Channels, rows: std::ops::Range<usize>) -> Vec<u8> {
    let (bytes, step) = (picture.width as usize * channels.bytes(), channels.bytes());
    let mut out = Vec::with_capacity(rows.len() * (bytes + 1));
    // Whatever is left of the first pixel is zero: rows begin with one pixel of zeros.
    let mut above = vec![0; step];
    match rows.start.checked_sub(1) {
        Some(y) => channels.row(picture, y, &mut above),
        None => above.resize(step + bytes, 0),
    }
    let (mut row, mut tries) = (vec![0; step], [const { Vec::new() }; 5]);
    tries.iter_mut().for_each(|tried: &mut Vec<u8>| tried.resize(bytes, 0));
    for y in rows {
        row.truncate(step);
        channels.row(picture, y, &mut row);
        apply(&row, &above, step, &mut tries);
        let least = (0..tries.len()).min_by_key(|i| weight(&tries[*i])).unwrap_or_default();
        out.push(least as u8);
        out.extend_from_slice(&tries[least]);
        std::mem::swap(&mut row, &mut above);
    }
    out
}

/// The five filters (PNG, 9.2) on a row and the one above it, each with one pixel of `step` zeros before it.
fn apply(row: &[u8], above: &[u8], step: usize, [none, sub, up, average, paeth]: &mut [Vec<u8>; 5]) {
    let (x, b) = (&row[step..], &above[step..]);
    let (a, c) = (&row[..x.len()], &above[..x.len()]);
    none.copy_from_slice(x);
    for (out, (x, a)) in sub.iter_mut().zip(x.iter().zip(a)) {
        *out = x.wrapping_sub(*a);
    }
    for (out, (x, b)) in up.iter_mut().zip(x.iter().zip(b)) {
        *out = x.wrapping_sub(*b);
    }
    for (out, (x, (a, b))) in average.iter_mut().zip(x.iter().zip(a.iter().zip(b))) {
        *out = x.wrapping_sub(((u16::from(*a) + u16::from(*b)) / 2) as u8);
    }
    for (out, (x, (a, (b, c)))) in paeth.iter_mut().zip(x.iter().zip(a.iter().zip(b.iter().zip(c)))) {
        *out = x.wrapping_sub(nearest(*a, *b, *c));
    }
}

/// Which of left, above and above left is nearest to left + above - above left (PNG, 9.4).
#[inline]
fn nearest(a: u8, b: u8, c: u8) -> u8 {
    let (left, up, corner) = (i16::from(a), i16::from(b), i16::from(c));
    let (to_left, to_up) = ((up - corner).abs(), (left - corner).abs());
    let to_corner = (left + up - 2 * corner).abs();
    let first = if to_left <= to_up { a } else { b };
    if to_left.min(to_up) <= to_corner { first } else { c }
}

fn weight(row: &[u8]) -> u64 {
    // In parts, so that each sum fits into 32 bits.
    row.chunks(1 << 16)
        .map(|part| u64::from(part.iter().map(|v| u32::from(v.cast_signed().unsigned_abs())).sum::<u32>()))
        .sum()
}

/// Adler-32 (RFC 1950, 8.2) of some bytes, and how many they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Adler {
    a: u32,
    b: u32,
    length: u64,
}

impl Default for Adler {
    fn default() -> Self {
        Self { a: 1, b: 0, length: 0 }
    }
}

impl Adler {
    /// The largest prime below 2^16.
    const BASE: u32 = 65_521;

    fn of(bytes: &[u8]) -> Self {
        // The most bytes after which `b` still fits into 32 bits.
        let sums = bytes.chunks(5552).fold((1u32, 0u32), |(mut a, mut b), part| {
            for byte in part {
                a += u32::from(*byte);
                b += a;
            }
            (a % Self::BASE, b % Self::BASE)
        });
        Self { a: sums.0, b: sums.1, length: bytes.len() as u64 }
    }

    /// Of these bytes and then those: every byte behind adds the sum before it once more.
    fn and(self, next: Self) -> Self {
        let base = u64::from(Self::BASE);
        let before = u64::from(self.a) + base - 1;
        let a = (before + u64::from(next.a)) % base;
        let b = (u64::from(self.b) + u64::from(next.b) + next.length % base * (before % base)) % base;
        Self { a: a as u32, b: b as u32, length: self.length + next.length }
    }

    fn value(self) -> u32 {
        self.b << 16 | self.a
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_sums_are_the_sum_of_the_whole() {
        let bytes: Vec<u8> = (0..200_000u32).map(|i| (i.wrapping_mul(i) >> 7) as u8).collect();
        assert_eq!(Adler::of(b"Wikipedia").value(), 0x11E6_0398);
        for cut in [0, 1, 5551, 5552, 99_999, bytes.len()] {
            let (first, second) = bytes.split_at(cut);
            assert_eq!(Adler::of(first).and(Adler::of(second)), Adler::of(&bytes));
        }
    }

    #[test]
    fn the_nearest_is_that_of_the_standard() {
        let wanted = |a: i32, b: i32, c: i32| {
            let p = a + b - c;
            let (pa, pb, pc) = ((p - a).abs(), (p - b).abs(), (p - c).abs());
            if pa <= pb && pa <= pc {
                a
            } else if pb <= pc {
                b
            } else {
                c
            }
        };
        let values = [0u8, 1, 2, 100, 127, 128, 200, 254, 255];
        for (a, b, c) in values.iter().flat_map(|a| values.iter().flat_map(move |b| values.map(|c| (*a, *b, c)))) {
            assert_eq!(i32::from(nearest(a, b, c)), wanted(a.into(), b.into(), c.into()), "{a} {b} {c}");
        }
    }
}
