//! Reading the code of a circle that another tablet shows. A thread of its own looks at one frame after the other, so that what is seen
//! moves on meanwhile; a frame is grey there, and dropped when it was looked at.

use crate::app::{KeyText, LensNews};
use crate::io::camera::Frame;
use crate::io::share::ring::Invitation;
use crate::recognition::card::{Gray, read_text};
use std::cell::Cell;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// What stood in a frame.
enum Found {
    Nothing,
    /// A code of somebody else.
    Foreign,
    Code(KeyText),
}

/// The thread that reads, and whether it is at it.
pub(super) struct Reader {
    frames: SyncSender<Gray>,
    answers: Receiver<Found>,
    is_reading: Cell<bool>,
}

impl Reader {
    /// Begins. It ends with this value.
    ///
    /// # Errors
    /// What the system says when there is no thread to be had.
    pub(super) fn start() -> io::Result<Self> {
        let (frames, wanted) = sync_channel::<Gray>(1);
        let (answer, answers) = sync_channel(1);
        let work = move || {
            for frame in wanted {
                if answer.send(read(&frame)).is_err() {
                    return;
                }
            }
        };
        std::thread::Builder::new().name("code".to_owned()).spawn(work)?;
        Ok(Self { frames, answers, is_reading: Cell::new(false) })
    }

    /// Offers a frame, which is taken if the last one was looked at. What came of that one, if it was anything.
    pub(super) fn offer(&self, frame: &Frame) -> Option<LensNews> {
        let news = self.answers.try_recv().ok().and_then(|found| {
            self.is_reading.set(false);
            match found {
                Found::Nothing => None,
                Found::Foreign => Some(LensNews::Foreign),
                Found::Code(code) => Some(LensNews::Read(code)),
            }
        });
        if news.is_none() && !self.is_reading.get() {
            self.is_reading.set(self.frames.try_send(gray(frame)).is_ok());
        }
        news
    }
}

fn read(frame: &Gray) -> Found {
    match read_text(frame) {
        None => Found::Nothing,
        Some(text) if Invitation::of_code(&text).is_some() => Found::Code(KeyText::new(&text)),
        Some(_) => Found::Foreign,
    }
}

/// Lightness (BT.601 weights).
fn gray(frame: &Frame) -> Gray {
    let luma = |p: &[u8]| ((77 * u32::from(p[0]) + 150 * u32::from(p[1]) + 29 * u32::from(p[2]) + 128) >> 8) as u8;
    let (width, height) = (frame.width as usize, frame.height as usize);
    Gray { width, height, data: frame.rgb.chunks_exact(3).map(luma).collect() }
}
