//! The camera that sees a face as a switch or pointer: a thread while somebody uses it. Frames are measured and dropped; only a few
//! numbers leave the thread, and nothing is kept.

use crate::app::{FaceNews, Outcome};
use crate::domain::access::FaceMeasures;
use crate::io::camera::{CameraChoice, Latest, Watch};
use crate::io::models::faces::{self, FaceModels};
use crate::io::world::Outbox;
use crate::recognition::face::{Tracker, measures};
use crate::recognition::hand::View;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

/// How long after a camera was lost it is opened again.
const AGAIN: Duration = Duration::from_secs(3);
/// How long one step waits for a frame.
const WAIT: Duration = Duration::from_millis(50);

/// Who opens the camera for a face.
pub struct FaceWatch {
    camera: CameraChoice,
    models: PathBuf,
    outbox: Outbox,
    /// While it is open. Dropping it ends the thread.
    open: Option<Sender<()>>,
}

impl FaceWatch {
    /// Opens nothing yet.
    pub fn new(camera: CameraChoice, models: PathBuf, outbox: Outbox) -> Self {
        Self { camera, models, outbox, open: None }
    }

    /// Opens or closes it. Never waits.
    pub fn turn(&mut self, on: bool) {
        if !on {
            self.open = None;
            return;
        }
        let (sender, closed) = channel();
        self.open = Some(sender);
        let (camera, models, outbox) = (self.camera.clone(), self.models.clone(), self.outbox.clone());
        let work = move || {
            let tell = |news| outbox.send(Outcome::Face(news));
            if let Err(why) = watch(&camera, &models, &closed, &tell) {
                tell(FaceNews::Failed(why));
            }
        };
        if let Err(error) = std::thread::Builder::new().name("face".to_owned()).spawn(work) {
            tracing::error!(%error, "no thread for the face");
            self.outbox.send(Outcome::Face(FaceNews::Failed("camera-lost")));
        }
    }
}

/// Looks until it is closed. A camera that is lost is opened again: for somebody it is the only switch they have.
///
/// # Errors
/// The notice that tells why it cannot go on.
fn watch(
    camera: &CameraChoice,
    models: &std::path::Path,
    closed: &Receiver<()>,
    tell: &impl Fn(FaceNews),
) -> Result<(), &'static str> {
    let models = faces::open(models).map_err(|error| {
        tracing::warn!(%error, "no face models");
        if error.key() == "missing" { "face-missing" } else { "face-unusable" }
    })?;
    let mut tracker = Tracker::new(models);
    let mut told = false;
    loop {
        let Some(why) = look(camera, &mut tracker, closed, tell, &mut told)? else { return Ok(()) };
        if !std::mem::replace(&mut told, true) {
            tell(FaceNews::Lost(why));
        }
        if closed.recv_timeout(AGAIN) == Err(RecvTimeoutError::Disconnected) {
            return Ok(());
        }
    }
}

/// Looks until it is closed (`None`) or the camera is lost: why. `told` is cleared by a frame.
///
/// # Errors
/// The notice that tells why it cannot go on.
fn look(
    camera: &CameraChoice,
    tracker: &mut Tracker<FaceModels>,
    closed: &Receiver<()>,
    tell: &impl Fn(FaceNews),
    told: &mut bool,
) -> Result<Option<&'static str>, &'static str> {
    let choice = camera.clone();
    let watch = Watch::start(move || choice.open()).map_err(|error| {
        tracing::error!(%error, "no thread for the camera");
        "camera-lost"
    })?;
    while closed.try_recv() != Err(TryRecvError::Disconnected) {
        match watch.take(WAIT) {
            Latest::Frame(frame, _) => {
                let pixels = View::new(frame.width as usize, frame.height as usize, &frame.rgb);
                let seen = pixels.map(|pixels| measured(tracker, &pixels)).transpose()?.flatten();
                *told = false;
                tell(FaceNews::Seen(seen));
            }
            Latest::Nothing => {}
            Latest::Ended(why) => {
                tracing::warn!(?why, "camera");
                return Ok(Some(why.map_or("camera-lost", |why| why.key())));
            }
        }
    }
    Ok(None)
}

fn measured(tracker: &mut Tracker<FaceModels>, pixels: &View) -> Result<Option<FaceMeasures>, &'static str> {
    let points = tracker.frame(pixels).map_err(|error| {
        tracing::error!(%error, "face models failed");
        "face-unusable"
    })?;
    Ok(points.and_then(|points| measures(&points)))
}
