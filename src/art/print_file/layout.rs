//! A picture on the sheet that goes through the press: bleed around it, and marks where it is cut.

use crate::art::picture::Picture;
use crate::domain::exhibition::{PrintOptions, print_px};

/// How far from the cut the marks begin, in millimetres, or as far as the bleed goes if that is more.
pub const CROP_GAP_MM: u32 = 3;
/// How long they are, in millimetres.
pub const CROP_MARK_MM: u32 = 5;
/// The thickness of their lines: a quarter of a point is a 288th of an inch.
const LINES_AN_INCH: u32 = 288;
const PAPER: [u8; 4] = [255; 4];
const INK: [u8; 4] = [0, 0, 0, 255];

/// How far the sheet goes on beyond the cut on every side, in pixels.
pub fn margin_px(options: &PrintOptions) -> u32 {
    match options.crop_marks {
        true => print_px(gap_mm(options) + CROP_MARK_MM, options.dpi),
        false => print_px(options.bleed_mm, options.dpi),
    }
}

fn gap_mm(options: &PrintOptions) -> u32 {
    options.bleed_mm.max(CROP_GAP_MM)
}

/// The picture with bleed and crop marks, as wanted; it is the size of the print in pixels already, and keeps every pixel.
///
/// The bleed mirrors the picture at its edges: nothing of the work is cut off, and a cut that is not exact shows no white. The
/// marks are black lines outside the bleed that touch the cut from outside, so that no line stays on the print.
pub fn sheet(picture: Picture, options: &PrintOptions) -> Picture {
    let margin = margin_px(options) as usize;
    if margin == 0 || picture.is_empty() {
        return picture;
    }
    let bleed = print_px(options.bleed_mm, options.dpi) as usize;
    let (width, height) = (picture.width as usize, picture.height as usize);
    let mut out = Picture::filled(picture.width + 2 * margin as u32, picture.height + 2 * margin as u32, PAPER);
    let stride = out.width as usize * 4;
    for y in margin - bleed..margin + height + bleed {
        let from = mirrored(y as isize - margin as isize, height) * width * 4;
        let row = &mut out.rgba[y * stride..(y + 1) * stride];
        bled(&picture.rgba[from..from + width * 4], &mut row[(margin - bleed) * 4..][..(width + 2 * bleed) * 4], bleed);
    }
    if options.crop_marks {
        marks(&mut out, (width, height), options);
    }
    out
}

/// A row between its own mirror images.
fn bled(row: &[u8], out: &mut [u8], bleed: usize) {
    let width = row.len() / 4;
    out[bleed * 4..][..row.len()].copy_from_slice(row);
    for i in (0..bleed).chain(bleed + width..2 * bleed + width) {
        let from = mirrored(i as isize - bleed as isize, width) * 4;
        out[i * 4..][..4].copy_from_slice(&row[from..from + 4]);
    }
}

/// The place within `0..length` that a place outside mirrors; further out than a whole length, the far edge.
fn mirrored(at: isize, length: usize) -> usize {
    let length = length as isize;
    let inside = if at < 0 {
        -1 - at
    } else if at >= length {
        2 * length - 1 - at
    } else {
        at
    };
    inside.clamp(0, length - 1) as usize
}

/// Two lines at every corner.
fn marks(out: &mut Picture, (width, height): (usize, usize), options: &PrintOptions) {
    let margin = margin_px(options) as usize;
    let long = margin - print_px(gap_mm(options), options.dpi) as usize;
    let thick = ((options.dpi + LINES_AN_INCH / 2) / LINES_AN_INCH).max(1) as usize;
    let (whole, tall) = (out.width as usize, out.height as usize);
    for y in [margin - thick, margin + height] {
        fill(out, (0, y), (long, thick));
        fill(out, (whole - long, y), (long, thick));
    }
    for x in [margin - thick, margin + width] {
        fill(out, (x, 0), (thick, long));
        fill(out, (x, tall - long), (thick, long));
    }
}

fn fill(out: &mut Picture, (x, y): (usize, usize), (width, height): (usize, usize)) {
    let stride = out.width as usize * 4;
    for row in out.rgba.chunks_exact_mut(stride).skip(y).take(height) {
        row[x * 4..(x + width) * 4].as_chunks_mut::<4>().0.fill(INK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn patterned(width: u32, height: u32) -> Picture {
        let pixel = |i: u32| [(i % 251) as u8 | 1, (i / 251 % 256) as u8, 90, 255];
        Picture { width, height, rgba: (0..width * height).flat_map(pixel).collect() }
    }

    fn options(dpi: u32, bleed_mm: u32, crop_marks: bool) -> PrintOptions {
        PrintOptions { dpi, bleed_mm, crop_marks, ..PrintOptions::default() }
    }

    proptest! {
        #[test]
        fn the_sheet_is_as_large_as_it_says_and_the_work_keeps_every_pixel(
            (width, height) in (1u32..90, 1u32..90),
            (dpi, bleed_mm, crop_marks) in (150u32..=300, 0u32..=10, any::<bool>()),
        ) {
            let (picture, options) = (patterned(width, height), options(dpi, bleed_mm, crop_marks));
            let (out, margin) = (sheet(picture.clone(), &options), margin_px(&options));
            prop_assert_eq!((out.width, out.height), (width + 2 * margin, height + 2 * margin));
            let mm = if crop_marks { bleed_mm.max(3) + 5 } else { bleed_mm };
            prop_assert!((f64::from(margin) - f64::from(mm) * f64::from(dpi) / 25.4).abs() <= 0.5);
            for y in 0..height {
                for x in 0..width {
                    prop_assert_eq!(out.pixel(margin + x, margin + y), picture.pixel(x, y));
                }
            }
        }
    }

    #[test]
    fn the_bleed_mirrors_the_edge_and_the_marks_stay_outside_it() {
        let (picture, options) = (patterned(400, 300), options(300, 3, true));
        let (out, margin) = (sheet(picture.clone(), &options), margin_px(&options));
        let bleed = print_px(3, 300);
        for i in 0..bleed {
            assert_eq!(out.pixel(margin - 1 - i, margin + 40), picture.pixel(i, 40));
            assert_eq!(out.pixel(margin + 40, margin + 300 + i), picture.pixel(40, 299 - i));
        }
        let is_ink = |x: u32, y: u32| out.pixel(x, y) == INK;
        // Eight lines of 5 mm, one pixel thick, and nothing else that is black.
        let black = (0..out.height).flat_map(|y| (0..out.width).map(move |x| (x, y))).filter(|(x, y)| is_ink(*x, *y));
        let long = margin - print_px(3, 300);
        assert_eq!(black.count() as u32, 8 * long);
        assert!(is_ink(0, margin - 1) && is_ink(long - 1, margin - 1) && !is_ink(long, margin - 1));
        assert!(is_ink(margin + 400, out.height - 1) && !is_ink(margin + 399, out.height - 1));
        assert_eq!(out.pixel(2, 2), PAPER);
    }

    #[test]
    fn without_bleed_and_marks_it_is_the_picture() {
        let picture = patterned(30, 20);
        assert_eq!(sheet(picture.clone(), &options(300, 0, false)), picture);
        assert_eq!(sheet(patterned(1, 1), &options(150, 10, false)).pixel(0, 0), picture.pixel(0, 0));
    }
}
