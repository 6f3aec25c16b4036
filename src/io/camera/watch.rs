//! A thread that reads a source and keeps its newest frame.

use super::frame::{CameraError, Frame, FrameSource};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What the newest frame is.
#[derive(Debug)]
struct Slot {
    frame: Option<(Frame, Instant)>,
    /// When something came last: the beginning, or a frame.
    last: Instant,
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
/// A camera that gives nothing for so long is gone, whatever its driver says. Before the first frame the system may ask
/// the person whether the camera may be used.
const SILENCE: Duration = Duration::from_secs(10);

impl Slot {
    fn new() -> Self {
        Self { frame: None, last: Instant::now(), opened: false, ended: None, closed: false }
    }

    fn is_silent(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.last) >= SILENCE
    }
}

impl Watch {
    /// Opens the source in a thread of its own and reads it.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(
        open: impl FnOnce() -> Result<Box<dyn FrameSource>, CameraError> + Send + 'static,
    ) -> std::io::Result<Self> {
        let slot = Arc::new((Mutex::new(Slot::new()), Condvar::new()));
        let shared = Arc::clone(&slot);
        std::thread::Builder::new().name("camera".to_owned()).spawn(move || {
            let work = || open().and_then(|mut source| read(source.as_mut(), &shared));
            // A driver that panics is a camera that is gone.
            let end = catch_unwind(AssertUnwindSafe(work))
                .unwrap_or_else(|_| Err(CameraError::Lost("its driver panicked".to_owned())));
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
        let (mut slot, _) = bell.wait_timeout_while(lock(mutex), wait, empty).unwrap_or_else(PoisonError::into_inner);
        match (slot.frame.take(), &slot.ended) {
            (Some((frame, at)), _) => Latest::Frame(frame, at),
            (None, Some(end)) => Latest::Ended(end.clone()),
            (None, None) if slot.is_silent(Instant::now()) => {
                Latest::Ended(Some(CameraError::Lost("no frame comes".to_owned())))
            }
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
    {
        let mut slot = lock(mutex);
        if slot.closed {
            // Given up while it was opening.
            return Ok(());
        }
        (slot.opened, slot.last) = (true, Instant::now());
    }
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
                slot.last = Instant::now();
                slot.frame = Some((frame, slot.last));
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

    /// Tells when it is asked for a frame and when it is dropped.
    struct Told(std::sync::mpsc::Sender<&'static str>);

    impl FrameSource for Told {
        fn next(&mut self) -> Result<Option<Frame>, CameraError> {
            let _ = self.0.send("asked");
            Ok(Frame::new(1, 1, vec![0; 3]))
        }
    }

    impl Drop for Told {
        fn drop(&mut self) {
            let _ = self.0.send("dropped");
        }
    }

    #[test]
    fn one_that_was_given_up_while_it_opened_is_closed_without_a_look() {
        let (go, wait) = channel::<()>();
        let (tell, told) = channel();
        let open = move || {
            let _ = wait.recv();
            Ok(Box::new(Told(tell)) as Box<dyn FrameSource>)
        };
        drop(Watch::start(open).unwrap());
        go.send(()).unwrap();
        assert_eq!(told.recv_timeout(LONG), Ok("dropped"));
    }

    #[test]
    fn a_camera_that_gives_nothing_for_long_is_gone() {
        let slot = Slot::new();
        assert!(!slot.is_silent(slot.last + SILENCE / 2));
        assert!(slot.is_silent(slot.last + SILENCE));
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
