//! The camera as one takes a photograph with it: a thread while it is open. Frames are shown, small, and dropped. Of the
//! moments after the key was pressed the sharpest is kept: a press shakes the tablet, and so does an unsteady hand. Where the code of
//! another tablet is read instead, no frame is kept at all.

mod code;

use crate::app::{EffectId, LensAsk, LensNews, Outcome};
use crate::art::picture::Picture;
use crate::domain::notice::Notice;
use crate::io::camera::{CameraChoice, Frame, Latest, Watch};
use crate::io::world::Outbox;
use code::Reader;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

/// It closes by itself after so long.
const IDLE: Duration = Duration::from_secs(180);
/// Longer side of what is shown, pixels, and how often.
const SHOWN: u32 = 960;
const SHOWN_EVERY: Duration = Duration::from_millis(50);
/// The sharpest of so many frames, or of those that came in so long.
const FRAMES: usize = 8;
const MOMENT: Duration = Duration::from_millis(700);

/// Who opens cameras for photographs. One at a time.
pub struct Lens {
    camera: CameraChoice,
    outbox: Outbox,
    /// What was opened. Dropping the sender closes it; a message is a press.
    open: Option<(EffectId, Sender<()>)>,
}

impl Lens {
    /// Opens nothing yet.
    pub fn new(camera: CameraChoice, outbox: Outbox) -> Self {
        Self { camera, outbox, open: None }
    }

    /// Opens, takes the photograph, closes. Never waits.
    pub fn ask(&mut self, id: EffectId, ask: LensAsk) {
        match ask {
            LensAsk::Open(nth) => self.open(id, nth, false),
            LensAsk::Read(nth) => self.open(id, nth, true),
            LensAsk::Shoot => {
                let mine = self.open.as_ref().filter(|(open, _)| *open == id);
                if mine.is_some_and(|(_, press)| press.send(()).is_err()) {
                    tracing::debug!("pressed after the camera had closed");
                }
            }
            LensAsk::Close => drop(self.open.take_if(|(open, _)| *open == id)),
        }
    }

    fn open(&mut self, id: EffectId, nth: usize, reads: bool) {
        let (sender, presses) = channel();
        self.open = Some((id, sender));
        let (camera, outbox) = (self.camera.clone(), self.outbox.clone());
        let work = move || {
            let tell = |news| outbox.send(Outcome::Lens(id, news));
            let last = match reads.then(Reader::start).transpose() {
                Ok(reader) => look(&camera, nth, (&presses, reader), &tell),
                Err(error) => Some(no_thread(&error)),
            };
            if let Some(last) = last {
                tell(last);
            }
        };
        if let Err(error) = std::thread::Builder::new().name("lens".to_owned()).spawn(work) {
            self.outbox.send(Outcome::Lens(id, no_thread(&error)));
        }
    }
}

/// Shows what the camera sees until it is over; gives back its last news, unless it was closed.
fn look(
    camera: &CameraChoice,
    nth: usize,
    (presses, reader): (&Receiver<()>, Option<Reader>),
    tell: &impl Fn(LensNews),
) -> Option<LensNews> {
    let choice = camera.clone();
    let watch = match Watch::start(move || choice.open_for_photo(nth)) {
        Ok(watch) => watch,
        Err(error) => return Some(no_thread(&error)),
    };
    let (begun, mut opened) = (Instant::now(), false);
    let mut shown = Shown::default();
    let mut moment: Option<Moment> = None;
    loop {
        match presses.try_recv() {
            Ok(()) => moment = moment.or_else(|| Some(Moment::new())),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        let photo = match watch.take(SHOWN_EVERY) {
            Latest::Frame(frame, _) => {
                if !opened {
                    tell(LensNews::Opened(camera.count()));
                }
                opened = true;
                match reader.as_ref().and_then(|reader| reader.offer(&frame)) {
                    Some(LensNews::Read(code)) => return Some(LensNews::Read(code)),
                    Some(news) => tell(news),
                    None => {}
                }
                match &mut moment {
                    Some(moment) => moment.take(frame),
                    None => {
                        shown.show(&frame, tell);
                        None
                    }
                }
            }
            Latest::Nothing => moment.as_mut().and_then(Moment::over),
            Latest::Ended(why) => {
                let best = moment.and_then(|moment| moment.best);
                return Some(best.map_or_else(|| failed(why), |(frame, _)| shot(&frame)));
            }
        };
        if let Some(frame) = photo {
            return Some(shot(&frame));
        }
        if begun.elapsed() > IDLE {
            return Some(LensNews::Idle);
        }
    }
}

fn no_thread(error: &std::io::Error) -> LensNews {
    tracing::error!(%error, "no thread for the camera");
    LensNews::Failed(Notice::problem("camera-unusable"))
}

fn failed(why: Option<crate::io::camera::CameraError>) -> LensNews {
    let key = why.as_ref().map_or("camera-lost", |error| error.key());
    tracing::warn!(?why, "no photograph");
    LensNews::Failed(Notice::problem(key))
}

fn shot(frame: &Frame) -> LensNews {
    LensNews::Shot(Arc::new(picture(frame)))
}

fn picture(frame: &Frame) -> Picture {
    let rgba = frame.rgb.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    Picture { width: frame.width, height: frame.height, rgba }
}

/// What was shown, so that a window that does not look (it may be hidden) is not sent more and more.
#[derive(Default)]
struct Shown {
    last: Option<Instant>,
    sent: [Weak<Picture>; 2],
}

impl Shown {
    fn show(&mut self, frame: &Frame, tell: &impl Fn(LensNews)) {
        let early = self.last.is_some_and(|last| last.elapsed() < SHOWN_EVERY);
        // The face holds one; with a second under way it has not come round to looking.
        if early || self.sent.iter().all(|sent| sent.strong_count() > 0) {
            return;
        }
        self.last = Some(Instant::now());
        let seen = Arc::new(picture(frame).thumbnail(SHOWN));
        self.sent.swap(0, 1);
        self.sent[1] = Arc::downgrade(&seen);
        tell(LensNews::Seen(seen));
    }
}

/// The moment after the key was pressed.
struct Moment {
    begun: Instant,
    frames: usize,
    best: Option<(Frame, u64)>,
}

impl Moment {
    fn new() -> Self {
        Self { begun: Instant::now(), frames: 0, best: None }
    }

    /// Looks at one more frame; gives back the sharpest when it is over.
    fn take(&mut self, frame: Frame) -> Option<Frame> {
        self.frames += 1;
        let sharp = sharpness(&frame);
        if self.best.as_ref().is_none_or(|(_, best)| sharp > *best) {
            self.best = Some((frame, sharp));
        }
        self.over()
    }

    fn over(&mut self) -> Option<Frame> {
        let over = self.frames >= FRAMES || self.begun.elapsed() > MOMENT;
        self.best.take_if(|_| over).map(|(frame, _)| frame)
    }
}

/// How sharp a frame is: the mean square of the Laplacian of its green, on every second pixel (Pertuz et al. 2013, "Analysis
/// of focus measure operators", LAP1's family). Only compared between frames of one camera.
fn sharpness(frame: &Frame) -> u64 {
    let (width, height) = (frame.width as usize, frame.height as usize);
    let at = |x: usize, y: usize| i64::from(frame.rgb[(y * width + x) * 3 + 1]);
    let mut sum = 0u64;
    for y in (1..height.saturating_sub(1)).step_by(2) {
        for x in (1..width.saturating_sub(1)).step_by(2) {
            let bend = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
            sum += (bend * bend) as u64;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chequered(contrast: u8) -> Frame {
        let rgb = (0..32 * 32).flat_map(|at| [128 + contrast * ((at / 32 + at % 32) % 2) as u8; 3]).collect();
        Frame::new(32, 32, rgb).expect("a frame")
    }

    #[test]
    fn the_sharpest_of_a_moment_is_kept() {
        let mut moment = Moment { begun: Instant::now() + Duration::from_secs(3600), frames: 0, best: None };
        for contrast in [5, 40, 20, 30, 10, 7, 1] {
            assert!(moment.take(chequered(contrast)).is_none());
        }
        assert_eq!(moment.take(chequered(3)), Some(chequered(40)));
    }

    #[test]
    fn a_window_that_does_not_look_is_sent_two_at_most() {
        let mut shown = Shown::default();
        let kept = std::cell::RefCell::new(Vec::new());
        for _ in 0..5 {
            shown.last = None;
            shown.show(&chequered(9), &|news| kept.borrow_mut().push(news));
        }
        assert_eq!(kept.borrow().len(), 2);
        kept.borrow_mut().remove(0);
        shown.last = None;
        shown.show(&chequered(9), &|news| kept.borrow_mut().push(news));
        assert_eq!(kept.borrow().len(), 2, "one was looked at, one more comes");
    }
}
