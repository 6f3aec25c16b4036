//! Rows of a picture as files want them.

use crate::art::picture::Picture;

/// What a pixel of a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    /// Red, green, blue; what is see-through lies on white.
    Rgb,
    /// Red, green, blue, alpha.
    Rgba,
}

impl Channels {
    /// What shows a picture whole: no alpha where everything is opaque.
    pub fn of(picture: &Picture) -> Self {
        let is_opaque = picture.rgba.as_chunks::<4>().0.iter().all(|pixel| pixel[3] == 255);
        if is_opaque { Self::Rgb } else { Self::Rgba }
    }

    /// Bytes of a pixel.
    pub fn bytes(self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }

    /// One row of a picture, appended; `y` must be within it.
    pub fn row(self, picture: &Picture, y: usize, out: &mut Vec<u8>) {
        let stride = picture.width as usize * 4;
        let row = picture.rgba.get(y * stride..(y + 1) * stride).unwrap_or_default();
        match self {
            Self::Rgb => {
                let start = out.len();
                out.resize(start + picture.width as usize * 3, 0);
                for (to, pixel) in out[start..].as_chunks_mut::<3>().0.iter_mut().zip(row.as_chunks::<4>().0) {
                    *to = on_white(*pixel);
                }
            }
            Self::Rgba => out.extend_from_slice(row),
        }
    }
}

#[inline]
fn on_white([r, g, b, alpha]: [u8; 4]) -> [u8; 3] {
    let laid = |value: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    if alpha == 255 { [r, g, b] } else { [laid(r), laid(g), laid(b)] }
}
