//! A picture cut into tiles for zooming, as JPEG files. How it is cut says `domain::exhibition::Pyramid`.
//!
//! Files come one by one, sharpest level first. In memory are one level and the next, so at most a quarter more than the picture
//! itself. The same picture gives the same bytes.

use super::codec::PictureError;
use super::parallel;
use super::picture::Picture;
use crate::domain::exhibition::{Pyramid, Tile};
use image::codecs::jpeg::JpegEncoder;
use image::{GenericImageView, Rgb};
use std::borrow::Cow;

/// JPEG quality of tiles: at 85 the strokes of the painters show no blocks at twice their size.
const QUALITY: u8 = 85;
/// What see-through pixels lie on.
const PAPER: u8 = 255;

/// Every file of the zoomable picture: path below the folder of the work's tiles, and JPEG bytes. [`Pyramid::count`] says how many.
///
/// # Errors
/// An item is an error where the picture has no pixels, more than a [`Pyramid`] takes, or other bytes than its size says.
pub fn tiles(picture: &Picture) -> impl Iterator<Item = Result<(String, Vec<u8>), PictureError>> {
    let pyramid = Pyramid::of(picture.width, picture.height);
    let is_sound = (pyramid.width(), pyramid.height()) == (picture.width, picture.height)
        && picture.rgba.len() == picture.width as usize * picture.height as usize * 4;
    let refused = (!is_sound).then_some(Err(PictureError::Size(picture.width, picture.height)));
    let scales = if is_sound { pyramid.scales() } else { Vec::new() };
    let level = Cow::Borrowed(picture);
    refused.into_iter().chain(Files { pyramid, level, scales: scales.into_iter(), tiles: Vec::new().into_iter() })
}

/// The files that are still to come.
struct Files<'a> {
    pyramid: Pyramid,
    /// The picture at the scale of `tiles`.
    level: Cow<'a, Picture>,
    /// Scales after that.
    scales: std::vec::IntoIter<u32>,
    tiles: std::vec::IntoIter<Tile>,
}

impl Iterator for Files<'_> {
    type Item = Result<(String, Vec<u8>), PictureError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(tile) = self.tiles.next() {
                return Some(jpeg(&self.level, &tile).map(|bytes| (tile.path(), bytes)));
            }
            let scale = self.scales.next()?;
            if scale > 1 {
                self.level = Cow::Owned(halved(&self.level));
            }
            self.tiles = self.pyramid.level(scale).into_iter();
        }
    }
}

/// The part of a level that a tile shows; nothing is copied.
struct Window<'a> {
    level: &'a Picture,
    left: u32,
    top: u32,
    size: [u32; 2],
}

impl GenericImageView for Window<'_> {
    type Pixel = Rgb<u8>;

    fn dimensions(&self) -> (u32, u32) {
        (self.size[0], self.size[1])
    }

    fn get_pixel(&self, x: u32, y: u32) -> Rgb<u8> {
        Rgb(on_paper(self.level.pixel(self.left + x, self.top + y)))
    }
}

fn jpeg(level: &Picture, tile: &Tile) -> Result<Vec<u8>, PictureError> {
    let [left, top, ..] = tile.region.map(|length| length / tile.scale);
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(&Window { level, left, top, size: tile.size })
        .map_err(|error| PictureError::Unwritable(error.to_string()))?;
    Ok(bytes)
}

/// A pixel as it looks on paper.
fn on_paper([red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    let over =
        |value: u8| (u16::from(value) * u16::from(alpha) + u16::from(PAPER) * u16::from(255 - alpha) + 127) / 255;
    [red, green, blue].map(|value| over(value) as u8)
}

/// Half as wide and half as high, rounded up: every pixel is the mean of the two by two below it, or of those that there are.
fn halved(picture: &Picture) -> Picture {
    let (width, height) = (picture.width.div_ceil(2), picture.height.div_ceil(2));
    let mut small = Picture::filled(width, height, [255; 4]);
    parallel::bands(&mut small.rgba, width as usize * 4, 64, |first, band| {
        for (at, pixel) in band.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let (x, y) = (at as u32 % width * 2, first as u32 * 2 + at as u32 / width * 2);
            pixel[..3].copy_from_slice(&mean(picture, x, y));
        }
    });
    small
}

fn mean(picture: &Picture, x: u32, y: u32) -> [u8; 3] {
    let (right, below) = ((x + 1).min(picture.width - 1), (y + 1).min(picture.height - 1));
    let four = [(x, y), (right, y), (x, below), (right, below)].map(|(x, y)| on_paper(picture.pixel(x, y)));
    [0, 1, 2].map(|channel| ((four.iter().map(|pixel| u16::from(pixel[channel])).sum::<u16>() + 2) / 4) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::codec;
    use std::collections::BTreeMap;

    /// Every colour names the square of 64 pixels that it is in.
    fn squares(width: u32, height: u32) -> Picture {
        let mut picture = Picture::filled(width, height, [0, 0, 60, 255]);
        for (at, pixel) in picture.rgba.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let (x, y) = (at as u32 % width, at as u32 / width);
            (pixel[0], pixel[1]) = ((x / 64 * 20 % 256) as u8, (y / 64 * 20 % 256) as u8);
        }
        picture
    }

    fn files(picture: &Picture) -> BTreeMap<String, Vec<u8>> {
        tiles(picture).collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn every_tile_shows_its_own_place() {
        let picture = squares(1100, 700);
        let pyramid = Pyramid::of(1100, 700);
        let files = files(&picture);
        assert_eq!(files.len(), pyramid.count());
        for tile in pyramid.scales().into_iter().flat_map(|scale| pyramid.level(scale)) {
            let shown = codec::decode(&files[&tile.path()]).unwrap();
            assert_eq!([shown.width, shown.height], tile.size, "{}", tile.path());
            // The middle of the first square that lies wholly in it, far from what JPEG blurs at edges.
            let (x, y) = (32 / tile.scale, 32 / tile.scale);
            let here = shown.pixel(x, y);
            let there = picture.pixel(tile.region[0] + x * tile.scale, tile.region[1] + y * tile.scale);
            let near = here.iter().zip(there).all(|(a, b)| a.abs_diff(b) <= 12);
            assert!(near, "{}: {here:?}, not {there:?}", tile.path());
        }
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes_with_any_number_of_threads() {
        let picture = squares(700, 1100);
        let alone = parallel::with_threads(1, || files(&picture));
        assert_eq!(parallel::with_threads(4, || files(&picture)), alone);
    }

    #[test]
    fn see_through_pixels_lie_on_paper_and_odd_edges_count_once() {
        let clear = files(&Picture::filled(513, 1, [0, 0, 0, 0]));
        let small = codec::decode(&clear["full/257,1/0/default.jpg"]).unwrap();
        assert!(small.rgba.iter().all(|value| *value >= 250), "black shows through");
        let mut edge = Picture::filled(3, 3, [0, 0, 0, 255]);
        edge.rgba[8 * 4..].copy_from_slice(&[255; 4]);
        let half = halved(&edge);
        assert_eq!((half.width, half.height, half.pixel(1, 1), half.pixel(0, 0)), (2, 2, [255; 4], [0, 0, 0, 255]));
    }

    #[test]
    fn a_picture_that_is_not_sound_is_refused() {
        let short = Picture { width: 9, height: 9, rgba: vec![0; 7] };
        for picture in [Picture::default(), short] {
            let found: Vec<_> = tiles(&picture).collect();
            assert!(matches!(found[..], [Err(PictureError::Size(..))]));
        }
    }
}
