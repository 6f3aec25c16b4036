//! A picture as the pipeline reads it: borrowed bytes and their size.

/// The longest side that is read, in pixels. Larger pictures are refused, so that coordinates stay exact.
pub const MAX_SIDE: usize = 16_384;

/// A borrowed picture: sRGB, three bytes a pixel, rows from the top without gaps.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    width: usize,
    height: usize,
    rgb: &'a [u8],
}

impl<'a> View<'a> {
    /// A view of `width` x `height` pixels; `None` when a side is 0 or above [`MAX_SIDE`], or when `rgb` is not exactly
    /// `width * height * 3` bytes.
    pub fn new(width: usize, height: usize, rgb: &'a [u8]) -> Option<Self> {
        let sides = 1..=MAX_SIDE;
        let fits = sides.contains(&width) && sides.contains(&height) && rgb.len() == width * height * 3;
        fits.then_some(Self { width, height, rgb })
    }

    /// Width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The bytes, row by row.
    pub fn rgb(&self) -> &'a [u8] {
        self.rgb
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bytes_that_fit_the_size_are_a_picture() {
        assert!(View::new(2, 3, &[0; 18]).is_some());
        assert!(View::new(2, 3, &[0; 17]).is_none());
        assert!(View::new(2, 3, &[0; 19]).is_none());
        assert!(View::new(0, 3, &[]).is_none());
        assert!(View::new(MAX_SIDE + 1, 1, &vec![0; (MAX_SIDE + 1) * 3]).is_none());
    }
}
