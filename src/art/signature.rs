//! A signature that was drawn on the screen, as a picture.

use super::codec::encode_png_small;
use super::picture::Picture;
use resvg::tiny_skia::{Color, LineCap, LineJoin, Paint, PathBuilder, Pixmap, Stroke, Transform};

/// A line of a signature: places from the left and from the top, 0..=1 of the pad.
pub type Line = Vec<[f32; 2]>;

/// Pixels of a signature.
const SIZE: (u32, u32) = (600, 200);
/// Most lines and most places of a line that are drawn.
const MAX_LINES: usize = 400;
const MAX_PLACES: usize = 4000;
/// How thick a line is, in pixels.
const WIDTH: f32 = 5.0;

/// Black lines on white as PNG, the same bytes for the same lines; none: nothing was drawn.
pub fn png(lines: &[Line]) -> Option<Vec<u8>> {
    let mut pixmap = Pixmap::new(SIZE.0, SIZE.1)?;
    pixmap.fill(Color::WHITE);
    let mut paint = Paint::default();
    paint.set_color(Color::BLACK);
    let stroke = Stroke { width: WIDTH, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
    let mut drawn = false;
    for line in lines.iter().take(MAX_LINES) {
        let Some(path) = path(line) else { continue };
        pixmap.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        drawn = true;
    }
    let picture = Picture { width: SIZE.0, height: SIZE.1, rgba: pixmap.take() };
    if drawn { encode_png_small(&picture).ok() } else { None }
}

fn path(line: &[[f32; 2]]) -> Option<resvg::tiny_skia::Path> {
    let place = |[x, y]: &[f32; 2]| (x.clamp(0.0, 1.0) * SIZE.0 as f32, y.clamp(0.0, 1.0) * SIZE.1 as f32);
    let mut places = line.iter().filter(|[x, y]| x.is_finite() && y.is_finite()).take(MAX_PLACES).map(place);
    let first = places.next()?;
    let mut path = PathBuilder::new();
    path.move_to(first.0, first.1);
    // A dot is a line that ends where it begins.
    path.line_to(first.0 + 0.1, first.1);
    places.for_each(|(x, y)| path.line_to(x, y));
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::codec::decode;

    #[test]
    fn lines_become_the_same_picture_every_time() {
        let lines = [vec![[0.1, 0.5], [0.5, 0.5]], vec![[0.9, 0.2]]];
        let bytes = png(&lines).unwrap();
        assert_eq!(png(&lines).unwrap(), bytes);
        let picture = decode(&bytes).unwrap();
        assert_eq!((picture.width, picture.height), SIZE);
        assert_eq!(picture.pixel(180, 100), [0, 0, 0, 255]);
        assert_eq!(picture.pixel(180, 20), [255, 255, 255, 255]);
    }

    #[test]
    fn nothing_is_no_signature() {
        assert!(png(&[]).is_none() && png(&[Vec::new(), vec![[f32::NAN, 0.0]]]).is_none());
    }
}
