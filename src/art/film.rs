//! The making of a picture as a film: evenly spaced states of a drawing, and an animated picture of them that every browser and
//! messenger shows (GIF), never larger than asked for.

use super::canvas::{Backdrop, Stamps, render_steps};
use super::codec::PictureError;
use super::picture::Picture;
use crate::domain::drawing::Mark;
use image::codecs::gif::{GifEncoder, Repeat};
use image::{Delay, Frame, RgbaImage};
use std::time::Duration;

/// Most frames of a film.
pub const MAX_FRAMES: usize = 240;
/// Longest side of an animated picture, pixels.
pub const MAX_SIDE: u32 = 1024;
/// Smallest side that a film is shrunk to in order to fit its limit, pixels.
const MIN_SIDE: u32 = 96;
/// Quality of the palettes: 1 (best, slow) to 30.
const SPEED: i32 = 12;

/// `count` evenly spaced states of a drawing (2..=[`MAX_FRAMES`]), from the empty sheet to the finished picture, each handed to
/// `frame` with its number as soon as it is there; false stops. Sizes in pixels, as for [`render`](super::canvas::render()).
pub fn frames(
    marks: &[&Mark],
    count: usize,
    size: (u32, u32),
    backdrop: &Backdrop,
    stamps: &Stamps,
    frame: &mut dyn FnMut(usize, Picture) -> bool,
) {
    let count = count.clamp(2, MAX_FRAMES);
    // Mark counts at which a frame is due: 0, …, all.
    let due = |number: usize| (number * marks.len()).div_ceil(count - 1);
    let mut next = 0;
    let mut state = |drawn: usize, picture: &dyn Fn() -> Picture| {
        while next < count && due(next) <= drawn {
            if !frame(next, picture()) {
                return false;
            }
            next += 1;
        }
        true
    };
    render_steps(marks.iter().copied(), size, backdrop, stamps, &mut state);
}

/// An animated picture that repeats: each frame for `frame_ms`, the last one for `last_ms`. Longer sides than [`MAX_SIDE`] are
/// shrunk, and all frames are shrunk further until the file has at most `max_bytes`.
///
/// # Errors
/// `Size` without frames or with empty ones; `Unwritable` when even the smallest film is too large.
pub fn encode(frames: &[Picture], frame_ms: u32, last_ms: u32, max_bytes: usize) -> Result<Vec<u8>, PictureError> {
    let first = frames.first().filter(|first| !first.is_empty()).ok_or(PictureError::Size(0, 0))?;
    let mut side = first.width.max(first.height).min(MAX_SIDE);
    loop {
        let bytes = gif(frames, side, frame_ms, last_ms)?;
        if bytes.len() <= max_bytes {
            return Ok(bytes);
        }
        if side <= MIN_SIDE {
            return Err(PictureError::Unwritable(format!("{} bytes are more than {max_bytes}", bytes.len())));
        }
        // Bytes grow about with the area; a little less, so that a third round is rare.
        let ratio = (max_bytes as f32 / bytes.len() as f32).sqrt() * 0.94;
        side = ((side as f32 * ratio.clamp(0.25, 0.9)) as u32).max(MIN_SIDE);
    }
}

fn gif(frames: &[Picture], side: u32, frame_ms: u32, last_ms: u32) -> Result<Vec<u8>, PictureError> {
    let failed = |error: image::ImageError| PictureError::Unwritable(error.to_string());
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut out, SPEED);
    encoder.set_repeat(Repeat::Infinite).map_err(failed)?;
    let size = frames.first().map_or((1, 1), |first| {
        let small = first.thumbnail(side);
        (small.width, small.height)
    });
    for (i, frame) in frames.iter().enumerate() {
        let ms = if i + 1 == frames.len() { last_ms } else { frame_ms };
        let Picture { width, height, rgba } = frame.resized(size.0, size.1);
        let pixels = RgbaImage::from_raw(width, height, rgba).ok_or(PictureError::Size(width, height))?;
        let delay = Delay::from_saturating_duration(Duration::from_millis(u64::from(ms.clamp(20, 60_000))));
        encoder.encode_frame(Frame::from_parts(pixels, 0, 0, delay)).map_err(failed)?;
    }
    drop(encoder);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::drawing::{Pen, Point};
    use image::AnimationDecoder;
    use std::sync::Arc;

    fn marks(count: u32) -> Vec<Mark> {
        let mark = |i: u32| {
            let pen = Pen { color: [200, (i * 20) as u8, 40], radius: 120, ..Pen::default() };
            let line = |t: u32| Point::new(300.0 + t as f32 * 300.0, 400.0 + i as f32 * 300.0, 128, t * 16);
            Mark { pen, trail: (0..10).map(line).collect() }
        };
        (0..count).map(mark).collect()
    }

    fn film(marks: &[Mark], count: usize) -> Vec<Picture> {
        let (all, mut out) = (marks.iter().collect::<Vec<_>>(), Vec::new());
        let stamps: Stamps = Arc::new(|_, _| None);
        frames(&all, count, (200, 150), &Backdrop::default(), &stamps, &mut |number, picture| {
            assert_eq!(number, out.len());
            out.push(picture);
            true
        });
        out
    }

    #[test]
    fn frames_go_from_nothing_to_everything() {
        let marks = marks(9);
        for count in [2, 4, 10, 25] {
            let film = film(&marks, count);
            assert_eq!(film.len(), count);
            assert!(film[0].rgba.iter().all(|v| *v == 255));
            let inked = |p: &Picture| p.rgba.iter().filter(|v| **v < 200).count();
            assert!(film.windows(2).all(|pair| inked(&pair[0]) <= inked(&pair[1])));
            assert!(film[count - 1] == film_end(&marks));
        }
        assert_eq!(film(&[], 3).len(), 3);
    }

    fn film_end(marks: &[Mark]) -> Picture {
        let stamps: Stamps = Arc::new(|_, _| None);
        super::super::canvas::render(marks, (200, 150), &Backdrop::default(), &stamps)
    }

    #[test]
    fn the_film_can_be_read_and_keeps_its_limit() {
        let film = film(&marks(9), 8);
        let bytes = encode(&film, 120, 2000, 1 << 20).unwrap();
        let decoder = image::codecs::gif::GifDecoder::new(std::io::Cursor::new(&bytes)).unwrap();
        let read = decoder.into_frames().collect_frames().unwrap();
        assert_eq!(read.len(), 8);
        assert_eq!(read[0].delay().numer_denom_ms(), (120, 1));
        assert_eq!(read[7].delay().numer_denom_ms(), (2000, 1));
        let small = encode(&film, 120, 2000, bytes.len() / 2).unwrap();
        assert!(small.len() <= bytes.len() / 2);
        assert!(encode(&film, 120, 2000, 10).is_err());
        assert!(encode(&[], 120, 2000, 10).is_err());
    }
}
