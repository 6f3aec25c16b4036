//! The camera of the device, by nokhwa (v4l on Linux).

use super::decode;
use super::frame::{CameraError, Frame, FrameSource};
use crate::io::turn::{Turn, Turns};
use nokhwa::pixel_format::RgbFormat;
use nokhwa::utils::{
    ApiBackend, CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType, Resolution, nv12_to_rgb,
    yuyv422_to_rgb,
};
use nokhwa::{Buffer, Camera, NokhwaError};
use std::time::Duration;

/// Width and height that are asked for, pixels: enough for hands and cards at arm's length, and quick to look at.
pub const LOOKING: (u32, u32) = (640, 480);
/// For a photograph.
pub const PHOTO: (u32, u32) = (1920, 1080);
/// Frames a second.
const RATE: u32 = 30;

/// Who has the camera: the one before gives it back when its newest frame has come.
static TURNS: Turns = Turns::new();
/// How long the one before may take.
const GIVEN_BACK: Duration = Duration::from_secs(3);

/// The first camera that opens.
pub struct Webcam {
    camera: Camera,
    /// Dropped after the camera: fields are dropped in their order.
    _turn: Turn,
}

/// The cameras that the system lists, by name.
pub fn cameras() -> Vec<String> {
    nokhwa::query(ApiBackend::Auto)
        .inspect_err(|error| tracing::info!(%error, "no cameras listed"))
        .map(|found| found.iter().map(|camera| camera.human_name()).collect())
        .unwrap_or_default()
}

/// Whether the system lets this program use a camera, where that can be told without starting one: on Linux by the
/// rights of its device file.
///
/// # Errors
/// [`CameraError::Denied`].
pub fn permitted() -> Result<(), CameraError> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let mut denied = None;
    for number in 0..64 {
        match std::fs::File::open(format!("/dev/video{number}")) {
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => denied = Some(error.to_string()),
            Err(_) => {}
        }
    }
    denied.map_or(Ok(()), |why| Err(CameraError::Denied(why)))
}

impl Webcam {
    /// Opens a camera, the `nth` before the others, and starts its stream: of this size at 30 frames a second, or of what
    /// comes nearest.
    ///
    /// # Errors
    /// Why not.
    pub fn open(size: (u32, u32), nth: usize) -> Result<Self, CameraError> {
        let turn = TURNS.take(GIVEN_BACK);
        let mut found = nokhwa::query(ApiBackend::Auto).map_err(|error| told(&error))?;
        let mut last = CameraError::None;
        let first = nth % found.len().max(1);
        found.rotate_left(first);
        // One camera often shows as several devices, of which only one gives pictures.
        for camera in found.iter().take(8) {
            match Self::open_one(camera.index().clone(), size) {
                Ok(camera) => return Ok(Self { camera, _turn: turn }),
                Err(error) => {
                    tracing::info!(%error, camera = %camera.human_name(), "camera does not open");
                    last = error;
                }
            }
        }
        Err(last)
    }

    fn open_one(index: CameraIndex, (width, height): (u32, u32)) -> Result<Camera, CameraError> {
        let like = |format| CameraFormat::new(Resolution::new(width, height), format, RATE);
        // Raw pixels first: nothing to decode. Then compressed ones, then whatever there is.
        let wishes = [
            RequestedFormatType::Closest(like(FrameFormat::YUYV)),
            RequestedFormatType::Closest(like(FrameFormat::MJPEG)),
            RequestedFormatType::None,
        ];
        let mut last = CameraError::None;
        for wish in wishes {
            match Camera::new(index.clone(), RequestedFormat::new::<RgbFormat>(wish)) {
                Ok(mut camera) => {
                    camera.open_stream().map_err(|error| told(&error))?;
                    return Ok(camera);
                }
                Err(error) => last = told(&error),
            }
        }
        Err(last)
    }
}

impl FrameSource for Webcam {
    fn next(&mut self) -> Result<Option<Frame>, CameraError> {
        let buffer = self.camera.frame().map_err(|error| CameraError::Lost(error.to_string()))?;
        frame(&buffer).map(Some)
    }
}

fn frame(buffer: &Buffer) -> Result<Frame, CameraError> {
    let (width, height) = (buffer.resolution().width(), buffer.resolution().height());
    let bytes = buffer.buffer();
    let unusable = |error: NokhwaError| CameraError::Unusable(error.to_string());
    let made = match buffer.source_frame_format() {
        FrameFormat::MJPEG => return decode::motion_jpeg(bytes),
        FrameFormat::YUYV => Frame::new(width, height, yuyv422_to_rgb(bytes, false).map_err(unusable)?),
        FrameFormat::NV12 => {
            let rgb = nv12_to_rgb(buffer.resolution(), bytes, false).map_err(unusable)?;
            Frame::new(width, height, rgb)
        }
        FrameFormat::GRAY => decode::gray(width, height, bytes),
        FrameFormat::RAWRGB => Frame::new(width, height, bytes.to_vec()),
        FrameFormat::RAWBGR => decode::bgr(width, height, bytes),
    };
    made.ok_or_else(|| CameraError::Unusable(format!("{width} x {height} with {} bytes", bytes.len())))
}

/// What an error of the system means. nokhwa keeps only its text.
fn told(error: &NokhwaError) -> CameraError {
    sorted(error.to_string())
}

fn sorted(text: String) -> CameraError {
    let low = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    if says(&["busy", "in use", "os error 16"]) {
        CameraError::Busy(text)
    } else if says(&["denied", "permission", "not permitted", "os error 13", "os error 1)"]) {
        CameraError::Denied(text)
    } else if says(&["no such file", "not found", "os error 2)", "no device"]) {
        CameraError::None
    } else {
        CameraError::Lost(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_the_system_are_sorted() {
        let kind = |text: &str| sorted(text.to_owned()).key();
        assert_eq!(kind("Could not open device 0: Device or resource busy (os error 16)"), "camera-busy");
        assert_eq!(kind("Could not open device 0: Permission denied (os error 13)"), "camera-denied");
        assert_eq!(kind("Could not open device 0: No such file or directory (os error 2)"), "no-camera");
        assert_eq!(kind("Could not capture frame: No such device (os error 19)"), "camera-lost");
    }
}
