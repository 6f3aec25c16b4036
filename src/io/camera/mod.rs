//! Cameras: a thread that opens one and keeps its newest frame; nobody ever waits for an old one. Frames live in memory
//! and are dropped after they were looked at. Beside a real camera: a folder of pictures, a single picture.

mod decode;
mod frame;
mod pictures;
mod watch;
mod webcam;

pub use frame::{CameraError, Frame, FrameSource};
pub use pictures::Pictures;
pub use watch::{Latest, Watch};
pub use webcam::{LOOKING, PHOTO, Webcam, cameras, permitted};

use std::path::PathBuf;
use std::sync::Arc;

/// Opens a source of frames; called in the thread that then reads it.
pub type OpenSource = Arc<dyn Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync>;

/// Where frames come from.
#[derive(Clone, Default)]
pub enum CameraChoice {
    /// The first camera of the device.
    #[default]
    First,
    /// A picture, or a folder of pictures shown over and over, ten a second: to try everything without a camera.
    Pictures(PathBuf),
    /// Anything else that gives frames.
    Other(OpenSource),
}

impl CameraChoice {
    /// What `MALGEURIM_CAMERA` names (a picture or folder), else the first camera.
    pub fn from_environment() -> Self {
        std::env::var_os("MALGEURIM_CAMERA")
            .filter(|path| !path.is_empty())
            .map_or(Self::First, |path| Self::Pictures(PathBuf::from(path)))
    }

    /// How many cameras one can choose between.
    pub fn count(&self) -> usize {
        if let Self::First = self { cameras().len() } else { 1 }
    }

    /// Opens one of them for a photograph: as many pixels as it gives, up to [`PHOTO`].
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn open_for_photo(&self, nth: usize) -> Result<Box<dyn FrameSource>, CameraError> {
        match self {
            Self::First => Ok(Box::new(Webcam::open(PHOTO, nth)?)),
            other => other.open(),
        }
    }

    /// Opens it for hands and cards. Called in the thread that then reads it.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn open(&self) -> Result<Box<dyn FrameSource>, CameraError> {
        Ok(match self {
            Self::First => Box::new(Webcam::open(LOOKING, 0)?),
            Self::Pictures(path) => Box::new(Pictures::open(path)?.repeating()),
            Self::Other(open) => open()?,
        })
    }
}
