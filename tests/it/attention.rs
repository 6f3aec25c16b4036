//! Looking and listening as the app sees it: wishes go in, news come out. The thread is the real one; camera and
//! microphone are pictures and sounds made here.

mod cards;
mod closing;
mod hands;
mod privacy;
mod sketches;
mod words;

use malgeurim::app::{Ask, AttentionNews, EffectId, Outcome, Taught, Understood, View};
use malgeurim::domain::example::{Example, tile_of};
use malgeurim::domain::recognize::RecognizeSettings;
use malgeurim::domain::shown::{Shown, Way};
use malgeurim::io::attention::{Attention, Devices};
use malgeurim::io::audio::{Capture, CaptureChoice, PlayError};
use malgeurim::io::camera::{CameraChoice, CameraError, Frame, FrameSource};
use malgeurim::io::files::Home;
use malgeurim::io::world::Outbox;
use malgeurim::recognition::card::Shot;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// Nothing here takes so long, however slow the machine is.
const LONG: Duration = Duration::from_secs(300);

/// The thread, and what comes out of it.
struct Room {
    attention: Attention,
    outcomes: Receiver<Outcome>,
    id: EffectId,
    #[expect(dead_code, reason = "the folder vanishes with it")]
    folder: Option<TempDir>,
}

impl Room {
    /// With a home folder of its own that holds nothing.
    fn new(devices: Devices) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let room = Self::at(&Home::at(folder.path()), devices);
        Self { folder: Some(folder), ..room }
    }

    fn at(home: &Home, devices: Devices) -> Self {
        let (outbox, outcomes) = Outbox::new(Arc::new(|| {}));
        Self { attention: Attention::with(home, devices, outbox), outcomes, id: 7, folder: None }
    }

    fn ask(&self, ask: Ask) {
        self.attention.ask(self.id, ask);
    }

    /// Learns and opens.
    fn open(&self, way: Way, taught: Taught) {
        self.ask(Ask::Learn(way, Arc::new(taught)));
        self.ask(Ask::Open(way));
    }

    /// The next news; panics when there are none for long.
    fn next(&self) -> AttentionNews {
        match self.outcomes.recv_timeout(LONG) {
            Ok(Outcome::Attention(id, news)) => {
                assert_eq!(id, self.id, "{news:?}");
                news
            }
            other => panic!("no news: {other:?}"),
        }
    }

    /// The next news that this takes.
    fn until<T>(&self, take: impl Fn(AttentionNews) -> Option<T>) -> T {
        loop {
            if let Some(taken) = take(self.next()) {
                return taken;
            }
        }
    }

    fn understood(&self) -> Understood {
        self.until(|news| match news {
            AttentionNews::Understood(understood) => Some(*understood),
            AttentionNews::Failed(notice) => panic!("failed: {notice:?}"),
            _ => None,
        })
    }

    /// The next mirror view of which this is true. Nothing may be understood before it.
    fn quiet_until(&self, wanted: impl Fn(&View) -> bool) {
        self.until(|news| match news {
            AttentionNews::View(view) => wanted(&view).then_some(()),
            AttentionNews::Opened => None,
            AttentionNews::Understood(understood) => panic!("not expected: {:?}", understood.decision),
            other => panic!("not expected: {other:?}"),
        });
    }

    /// The notice with which it closes.
    fn failed(&self) -> String {
        self.until(|news| match news {
            AttentionNews::Failed(notice) => Some(notice.what),
            _ => None,
        })
    }
}

/// Examples of words by their names (`water`), quick to go off or not.
fn taught(examples: impl IntoIterator<Item = (&'static str, Shown)>, settings: RecognizeSettings) -> Taught {
    let example = |(place, (word, shown)): (usize, (&str, Shown))| {
        Arc::new(Example {
            id: format!("x{place}").into(),
            profile: "p".into(),
            tile: tile_of(&format!("word:{word}")).unwrap(),
            shown,
            is: true,
            made: place as i64,
            sound: None,
        })
    };
    let examples = examples.into_iter().enumerate().map(example).collect();
    Taught { profile: Some("p".into()), examples, settings, ..Taught::default() }
}

fn first(understood: &Understood) -> &str {
    understood.decision.candidates.first().map_or("", |candidate| &candidate.word)
}

/// What a camera made here sees, and how many such cameras are open.
#[derive(Clone, Default)]
struct Scene {
    shot: Arc<Mutex<Shot>>,
    open: Arc<AtomicUsize>,
}

impl Scene {
    fn show(&self, shot: Shot) {
        *self.shot.lock().unwrap() = shot;
    }

    fn camera(&self) -> Devices {
        let scene = self.clone();
        let open = move || {
            scene.open.fetch_add(1, Ordering::SeqCst);
            Ok(Box::new(Looking(scene.clone())) as Box<dyn FrameSource>)
        };
        Devices { camera: CameraChoice::Other(Arc::new(open)), ..Devices::default() }
    }

    /// Waits until nothing is open any more.
    fn is_closed(&self) -> bool {
        let until = std::time::Instant::now() + LONG;
        while self.open.load(Ordering::SeqCst) > 0 && std::time::Instant::now() < until {
            std::thread::yield_now();
        }
        self.open.load(Ordering::SeqCst) == 0
    }
}

struct Looking(Scene);

impl FrameSource for Looking {
    fn next(&mut self) -> Result<Option<Frame>, CameraError> {
        // About the pace of a camera: without it the thread would spin.
        std::thread::sleep(Duration::from_millis(10));
        let shot = self.0.shot.lock().unwrap().clone();
        Ok(Frame::new(shot.width as u32, shot.height as u32, shot.rgb))
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A microphone made here.
fn microphone(make: impl Fn() -> Result<Box<dyn Capture>, PlayError> + Send + Sync + 'static) -> Devices {
    Devices { microphone: CaptureChoice::Other(Arc::new(make)), ..Devices::default() }
}

fn recording(path: &Path) -> Devices {
    Devices { microphone: CaptureChoice::File(path.to_owned()), ..Devices::default() }
}
