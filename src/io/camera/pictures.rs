//! Pictures of a folder, or a single one, as frames.

use super::decode;
use super::frame::{CameraError, Frame, FrameSource};
use crate::io::files;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pictures of a folder that are looked at.
const MAX_PICTURES: usize = 10_000;
/// Largest picture file.
const MAX_BYTES: u64 = 64 << 20;
/// From one picture to the next while they stand for a camera.
const PACE: Duration = Duration::from_millis(100);

/// Frames from files, sorted by name.
pub struct Pictures {
    files: Vec<PathBuf>,
    next: usize,
    repeats: bool,
}

impl Pictures {
    /// A picture, or the pictures (PNG, JPEG, WebP) of a folder.
    ///
    /// # Errors
    /// [`CameraError::None`] when there are none.
    pub fn open(path: &Path) -> Result<Self, CameraError> {
        let files = if path.is_dir() { pictures_of(path) } else { vec![path.to_owned()] };
        let there = files.iter().any(|file| file.is_file());
        if there { Ok(Self { files, next: 0, repeats: false }) } else { Err(CameraError::None) }
    }

    /// Over and over, at the pace of a slow camera.
    #[must_use]
    pub fn repeating(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// The files, in order.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }
}

fn pictures_of(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| is_picture(path)).take(MAX_PICTURES).collect();
    files.sort();
    files
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    path.is_file() && ending.is_some_and(|ending| ["png", "jpg", "jpeg", "webp"].contains(&ending.as_str()))
}

impl FrameSource for Pictures {
    fn next(&mut self) -> Result<Option<Frame>, CameraError> {
        if self.next >= self.files.len() {
            if !self.repeats {
                return Ok(None);
            }
            self.next = 0;
        }
        if self.repeats {
            std::thread::sleep(PACE);
        }
        let Some(file) = self.files.get(self.next) else { return Ok(None) };
        self.next += 1;
        let bytes = files::read_bounded(file, MAX_BYTES).map_err(|error| CameraError::Unusable(error.to_string()))?;
        decode::picture(&bytes).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::codec;
    use crate::art::picture::Picture;

    #[test]
    fn a_folder_is_shown_by_name_and_what_is_broken_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let png = |side| codec::encode_png(&Picture::filled(side, 4, [9, 8, 7, 255])).unwrap();
        std::fs::write(folder.path().join("b.png"), png(6)).unwrap();
        std::fs::write(folder.path().join("a.png"), png(5)).unwrap();
        std::fs::write(folder.path().join("c.png"), b"no picture").unwrap();
        std::fs::write(folder.path().join("notes.txt"), b"x").unwrap();
        let mut pictures = Pictures::open(folder.path()).unwrap();
        let first = pictures.next().unwrap().unwrap();
        assert_eq!((first.width, first.height, &first.rgb[..3]), (5, 4, &[9, 8, 7][..]));
        assert_eq!(pictures.next().unwrap().unwrap().width, 6);
        assert!(matches!(pictures.next(), Err(CameraError::Unusable(_))));
        assert_eq!(pictures.next(), Ok(None));
    }

    #[test]
    fn an_empty_folder_is_no_camera() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Pictures::open(folder.path()).err(), Some(CameraError::None));
        assert_eq!(Pictures::open(&folder.path().join("none.png")).err(), Some(CameraError::None));
    }
}
