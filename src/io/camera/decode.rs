//! Bytes of a camera or file to a frame.

use super::frame::{CameraError, Frame};
use crate::art::codec;

/// A PNG, JPEG or WebP picture.
///
/// # Errors
/// [`CameraError::Unusable`].
pub(super) fn picture(bytes: &[u8]) -> Result<Frame, CameraError> {
    let picture = codec::decode(bytes).map_err(|error| CameraError::Unusable(error.to_string()))?;
    let rgb = picture.rgba.as_chunks::<4>().0.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect();
    Frame::new(picture.width, picture.height, rgb).ok_or_else(|| CameraError::Unusable("size".to_owned()))
}

/// Grey bytes, one a pixel.
pub(super) fn gray(width: u32, height: u32, bytes: &[u8]) -> Option<Frame> {
    Frame::new(width, height, bytes.iter().flat_map(|&level| [level; 3]).collect())
}

/// Blue, green, red.
pub(super) fn bgr(width: u32, height: u32, bytes: &[u8]) -> Option<Frame> {
    Frame::new(width, height, bytes.as_chunks::<3>().0.iter().flat_map(|&[b, g, r]| [r, g, b]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_of_colour() {
        assert_eq!(bgr(1, 1, &[1, 2, 3]).unwrap().rgb, [3, 2, 1]);
        assert_eq!(gray(2, 1, &[7, 9]).unwrap().rgb, [7, 7, 7, 9, 9, 9]);
        assert_eq!(gray(2, 2, &[7, 9]), None);
    }

    #[test]
    fn garbage_is_no_picture() {
        assert!(matches!(picture(b"garbage"), Err(CameraError::Unusable(_))));
        assert!(matches!(picture(&[]), Err(CameraError::Unusable(_))));
    }
}
