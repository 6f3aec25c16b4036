//! A frame, where frames come from, and what goes wrong.

/// The widest and highest frame that is looked at.
pub const MAX_SIDE: u32 = 4096;

/// One picture of a camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// `width` x `height` x 3 bytes, sRGB, rows from the top.
    pub rgb: Vec<u8>,
}

impl Frame {
    /// A frame, if size and bytes fit each other and the limits.
    pub fn new(width: u32, height: u32, rgb: Vec<u8>) -> Option<Self> {
        let sides = 1..=MAX_SIDE;
        let fits = sides.contains(&width) && sides.contains(&height);
        (fits && rgb.len() == width as usize * height as usize * 3).then_some(Self { width, height, rgb })
    }
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// None is there.
    #[error("no camera")]
    None,
    /// Another program uses it.
    #[error("the camera is in use: {0}")]
    Busy(String),
    /// This program may not use it.
    #[error("the camera may not be used: {0}")]
    Denied(String),
    /// It went away or gives no pictures any more.
    #[error("the camera is gone: {0}")]
    Lost(String),
    /// A picture could not be read.
    #[error("picture unusable: {0}")]
    Unusable(String),
}

impl CameraError {
    /// The notice that tells of it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::None => "no-camera",
            Self::Busy(_) => "camera-busy",
            Self::Denied(_) => "camera-denied",
            Self::Lost(_) => "camera-lost",
            Self::Unusable(_) => "camera-unusable",
        }
    }
}

/// Where frames come from. Each call waits for the next one. It is opened in the
/// thread that reads it and stays there.
pub trait FrameSource {
    /// The next frame; `None` at the end of the pictures.
    ///
    /// # Errors
    /// Why there is none. After [`CameraError::Unusable`] the next frame may be asked for.
    fn next(&mut self) -> Result<Option<Frame>, CameraError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_has_the_bytes_that_its_size_says() {
        assert!(Frame::new(2, 1, vec![0; 6]).is_some());
        assert!(Frame::new(2, 1, vec![0; 5]).is_none());
        assert!(Frame::new(0, 1, Vec::new()).is_none());
        assert!(Frame::new(MAX_SIDE + 1, 1, vec![0; (MAX_SIDE as usize + 1) * 3]).is_none());
    }
}
