//! Enlarging a picture for print where nothing better than its pixels is known.

use super::picture::Picture;
use image::imageops::{FilterType, resize};
use image::{ImageBuffer, Rgba};

/// The picture at a size in pixels, with the Lanczos kernel of three lobes (Duchon 1979), which keeps edges sharper than
/// straight lines between pixels do. See-through pixels add no colour.
pub fn enlarged(picture: &Picture, width: u32, height: u32) -> Picture {
    let scaled = |rgba: &Picture| -> Option<Picture> {
        let pixels = ImageBuffer::<Rgba<u8>, &[u8]>::from_raw(rgba.width, rgba.height, &rgba.rgba)?;
        let large = resize(&pixels, width, height, FilterType::Lanczos3);
        Some(Picture { width, height, rgba: large.into_raw() })
    };
    if picture.is_empty() || width == 0 || height == 0 || (width, height) == (picture.width, picture.height) {
        return picture.resized(width, height);
    }
    let is_opaque = picture.rgba.as_chunks::<4>().0.iter().all(|pixel| pixel[3] == 255);
    let large = if is_opaque { scaled(picture) } else { scaled(&premultiplied(picture)).map(straight) };
    large.unwrap_or_else(|| picture.resized(width, height))
}

fn premultiplied(picture: &Picture) -> Picture {
    let mut out = picture.clone();
    for pixel in out.rgba.as_chunks_mut::<4>().0 {
        let alpha = u16::from(pixel[3]);
        pixel[..3].iter_mut().for_each(|value| *value = ((u16::from(*value) * alpha + 127) / 255) as u8);
    }
    out
}

fn straight(mut picture: Picture) -> Picture {
    for pixel in picture.rgba.as_chunks_mut::<4>().0 {
        let alpha = u16::from(pixel[3]);
        if alpha > 0 {
            pixel[..3]
                .iter_mut()
                .for_each(|value| *value = ((u16::from(*value) * 255 + alpha / 2) / alpha).min(255) as u8);
        }
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How steep the steepest step between neighbours of a row is.
    fn steepest(picture: &Picture, y: u32) -> u8 {
        (1..picture.width).map(|x| picture.pixel(x, y)[0].abs_diff(picture.pixel(x - 1, y)[0])).max().unwrap_or(0)
    }

    #[test]
    fn edges_stay_steeper_than_with_straight_lines() {
        let mut picture = Picture::filled(32, 8, [255; 4]);
        picture.rgba.as_chunks_mut::<4>().0.iter_mut().enumerate().for_each(|(i, p)| {
            if i % 32 < 16 {
                *p = [0, 0, 0, 255];
            }
        });
        let (lanczos, lines) = (enlarged(&picture, 128, 32), picture.resized(128, 32));
        assert_eq!((lanczos.width, lanczos.height), (128, 32));
        assert!(steepest(&lanczos, 16) > steepest(&lines, 16));
        assert_eq!((lanczos.pixel(2, 16), lanczos.pixel(125, 16)), ([0, 0, 0, 255], [255; 4]));
    }

    #[test]
    fn what_is_see_through_adds_no_colour() {
        let mut picture = Picture::filled(16, 4, [255, 0, 0, 0]);
        picture.rgba.as_chunks_mut::<4>().0.iter_mut().enumerate().for_each(|(i, p)| {
            if i % 16 < 8 {
                *p = [0, 0, 200, 255];
            }
        });
        let large = enlarged(&picture, 64, 16);
        assert!(large.rgba.as_chunks::<4>().0.iter().all(|p| p[3] < 8 || p[0] < 8), "no red rim");
        assert_eq!(enlarged(&Picture::default(), 4, 4).rgba.len(), 64);
    }
}
