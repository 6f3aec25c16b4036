//! A thread that reads a source and keeps its newest frame.

use super::frame::{CameraError, Frame, FrameSource};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What the newest frame is.
#[derive(Debug, Default)]
struct Slot {
    frame: Option<(Frame, Instant)>,
    /// The source is open.
    opened: bool,
    /// How it ended; `Some(None)`: no more pictures.
    ended: Option<Option<CameraError>>,
    /// Nobody looks any more.
    closed: bool,
}

/// What a look at the newest frame gave.
#[derive(Debug, PartialEq)]
pub enum Latest {
    /// A frame that was not seen before, and when it came.
    Frame(Frame, Instant),
    /// Nothing new.
    Nothing,
    /// There will be no more; the error says why, unless the pictures were all shown.
    Ended(Option<CameraError>),
}

/// The thread, as its owner sees it. Dropping it closes the source.
pub struct Watch {
    slot: Arc<(Mutex<Slot>, Condvar)>,
}

/// How many unusable pictures in a row end it: one torn frame is no reason.
const PATIENCE: usize = 30;

impl Watch {
    /// Opens the source in a thread of its own and reads it.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(
        open: impl FnOnce() -> Result<Box<dyn FrameSource>, CameraError> + Send + 'static,
    ) -> std::io::Result<Self> {
        let slot = Arc::new((Mutex::new(Slot::default()), Condvar::new()));
        let shared = Arc::clone(&slot);
        std::thread::Builder::new().name("camera".to_owned()).spawn(move || {
            let end = open().and_then(|mut source| read(source.as_mut(), &shared));
            lock(&shared.0).ended = Some(end.err());
            shared.1.notify_all();
        })?;
        Ok(Self { slot })
    }

    /// Whether the source is open.
    pub fn is_open(&self) -> bool {
        let slot = lock(&self.slot.0);
        slot.opened && slot.ended.is_none()
    }

    /// The newest frame that was not taken yet, waiting up to `wait` for it.
    pub fn take(&self, wait: Duration) -> Latest {
        let (mutex, bell) = &*self.slot;
        let empty = |slot: &mut Slot| slot.frame.is_none() && slot.ended.is_none();
        let (mut slot, _) =
            bell.wait_timeout_while(lock(mutex), wait, empty).unwrap_or_else(PoisonError::into_inner);
        match (slot.frame.take(), &slot.ended) {
            (Some((frame, at)), _) => Latest::Frame(frame, at),
            (None, Some(end)) => Latest::Ended(end.clone()),
            (None, None) => Latest::Nothing,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread may hang in the driver: it is told, not waited for.
        lock(&self.slot.0).closed = true;
    }
}

fn lock(mutex: &Mutex<Slot>) -> MutexGuard<'_, Slot> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(source: &mut dyn FrameSource, shared: &(Mutex<Slot>, Condvar)) -> Result<(), CameraError> {
    let (mutex, bell) = shared;
    lock(mutex).opened = true;
    let mut unusable = 0;
    loop {
        let next = source.next();
        let mut slot = lock(mutex);
        if slot.closed {
            return Ok(());
        }
        match next {
            Ok(Some(frame)) => {
                unusable = 0;
                slot.frame = Some((frame, Instant::now()));
                bell.notify_all();
            }
            Ok(None) => return Ok(()),
            Err(CameraError::Unusable(why)) if unusable < PATIENCE => {
                unusable += 1;
                tracing::debug!(why, "frame unusable");
            }
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, channel};

    /// Gives a frame of each width that it is sent; ends when the sender does.
    struct Fed(Receiver<Result<u32, CameraError>>);

    impl FrameSource for Fed {
        fn next(&mut self) -> Result<Option<Frame>, CameraError> {
            match self.0.recv() {
                Ok(Ok(width)) => Ok(Frame::new(width, 1, vec![0; width as usize * 3])),
                Ok(Err(error)) => Err(error),
                Err(_) => Ok(None),
            }
        }
    }

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn the_newest_frame_wins_and_the_end_is_told() {
        let (sender, receiver) = channel();
        for width in 1..=3 {
            sender.send(Ok(width)).unwrap();
        }
        sender.send(Err(CameraError::Lost("unplugged".to_owned()))).unwrap();
        let watch = Watch::start(move || Ok(Box::new(Fed(receiver)) as Box<dyn FrameSource>)).unwrap();
        // Wait for the end without taking: only the newest of the three is left.
        while lock(&watch.slot.0).ended.is_none() {
            std::thread::yield_now();
        }
        assert!(matches!(watch.take(LONG), Latest::Frame(frame, _) if frame.width == 3));
        assert_eq!(watch.take(LONG), Latest::Ended(Some(CameraError::Lost("unplugged".to_owned()))));
        assert!(!watch.is_open());
    }

    #[test]
    fn one_that_does_not_open_says_why() {
        let watch = Watch::start(|| Err(CameraError::Busy("x".to_owned()))).unwrap();
        assert_eq!(watch.take(LONG), Latest::Ended(Some(CameraError::Busy("x".to_owned()))));
    }

    #[test]
    fn a_torn_frame_is_passed_over() {
        let (sender, receiver) = channel();
        sender.send(Err(CameraError::Unusable("torn".to_owned()))).unwrap();
        sender.send(Ok(2)).unwrap();
        let watch = Watch::start(move || Ok(Box::new(Fed(receiver)) as Box<dyn FrameSource>)).unwrap();
        assert!(matches!(watch.take(LONG), Latest::Frame(frame, _) if frame.width == 2));
        drop(sender);
        assert_eq!(watch.take(LONG), Latest::Ended(None));
    }
}
