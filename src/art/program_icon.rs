//! The icon of the program itself: hanji, a speech bubble, a brush stroke.

use super::{picture::Picture, svg};

/// The drawing that every size is made of.
const SVG: &str = include_str!("../../assets/icon/malgeurim.svg");

/// The icon in a square of `px` pixels; `None` where that is 0 or too large.
pub fn program_icon(px: u32) -> Option<Picture> {
    svg::render_svg(SVG, px)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_whole_and_its_colours_can_be_told_apart_when_small() {
        let Some(icon) = program_icon(32) else { panic!("the drawing cannot be read") };
        let pixel = |x: usize, y: usize| &icon.rgba[(y * 32 + x) * 4..][..4];
        assert_eq!(pixel(0, 0)[3], 0, "the corners are round");
        assert!(pixel(16, 3).iter().all(|part| *part > 200), "paper: {:?}", pixel(16, 3));
        assert!(pixel(16, 5)[0] < 60 && pixel(16, 5)[2] > 70, "indigo: {:?}", pixel(16, 5));
        assert!(pixel(11, 22)[0] > 190 && pixel(11, 22)[2] < 90, "persimmon: {:?}", pixel(11, 22));
        assert!(program_icon(0).is_none());
    }
}
