//! A picture that is being made by a service: what is given, what is heard by the way, what comes back.

use super::error::NetError;
use super::failure::Failure;
use super::line::Sent;
use crate::domain::service::{PictureRequest, Provider};
use crate::formats::picture_metadata::Embedded;
use serde::{Deserialize, Serialize};
use std::io;
use tokio::sync::watch;

/// What is to be made.
#[derive(Clone, Debug)]
pub struct PictureJob {
    /// Chosen by whoever asks; comes back with the pictures.
    pub id: String,
    /// The words and numbers.
    pub request: PictureRequest,
    /// The bytes of `request.input`, in any form that can be read. Only its pixels are sent.
    pub input: Option<Vec<u8>>,
    /// The bytes of `request.mask`: white may be painted over, black may not. As large as the input.
    pub mask: Option<Vec<u8>>,
}

/// What takes a job up again after a restart. To be stored when it comes, and forgotten when the job is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Name of the service.
    pub service: String,
    /// How it is spoken to.
    pub provider: Provider,
    /// [`PictureJob::id`].
    pub job: String,
    /// The job's name at the service.
    pub remote: String,
}

/// What is heard of a job by the way.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It waits in this device's line; 1: it is next.
    Waiting {
        /// How many jobs are before it, the one at work included.
        place: u32,
    },
    /// It has left the line.
    Began,
    /// What leaves the device.
    Sent(Sent),
    /// To be stored: with it the job can be taken up again after a restart.
    Ticket(Ticket),
    /// It waits in the service's line.
    Queued {
        /// How many are before it, if the service says so.
        place: Option<u32>,
    },
    /// How far it is.
    Progress {
        /// 0 to 1; none: under way, and the service does not say how far.
        part: Option<f32>,
        /// Seconds that the service thinks are left.
        left_s: Option<f32>,
    },
    /// The picture so far, as a file. Not shown by itself: it has passed no approval.
    Partial(Vec<u8>),
    /// The service could not just now; it is asked again by itself.
    AskedAgain {
        /// [`Failure::key`].
        why: &'static str,
        /// After this many milliseconds.
        after_ms: u64,
    },
}

/// A picture that has come. Only pixels: what the service wrote into the file stands in `texts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// [`PictureJob::id`].
    pub job: String,
    /// Which of the job's pictures, from 0.
    pub index: u32,
    /// It came after the person had stopped waiting: for the instructor.
    pub late: bool,
    /// PNG, JPEG or WebP, which has been read through once.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub mime: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What the service wrote into the file or said beside it: prompts, workflows, its own wording.
    pub texts: Vec<Embedded>,
    /// The file exactly as it came, where the service had signed it (C2PA): with any change, what vouches for it is lost.
    pub original: Option<Vec<u8>>,
    /// The seed that was used, if the service says so.
    pub seed: Option<u64>,
    /// Whether [`Waiter::keep`] took it.
    pub kept: bool,
}

/// Who waits for a job. Called from other threads; `news` and `done` must be quick.
pub trait Waiter: Send + Sync + 'static {
    /// Something on the way.
    fn news(&self, news: News);

    /// Writes a picture to the disk, before anybody hears of it, so that it is not lost whatever happens then. Called for every
    /// picture, also for late ones, of which nothing else is heard. May take its time.
    ///
    /// # Errors
    /// What the system says; the picture is then reported with `kept: false`.
    fn keep(&self, arrived: &Arrived) -> io::Result<()>;

    /// The end, exactly once: at least one picture, or why there is none.
    fn done(&self, result: Result<Vec<Arrived>, Failure>);
}

/// A job under way. Dropping it changes nothing; the job goes on.
#[derive(Debug)]
pub struct Job {
    pub(super) cancel: watch::Sender<bool>,
}

impl Job {
    /// Gives up: [`Waiter::done`] hears `Cancelled` at once, whatever the service does. Then the connection is closed and the
    /// service is told, where it can be told; only a paid service that cannot is heard out, and what it sends is kept as late.
    pub fn cancel(&self) {
        self.cancel.send_replace(true);
    }
}

/// Tells the end once: when it is dropped, as cancelled.
pub(super) struct End {
    waiter: std::sync::Arc<dyn Waiter>,
    told: bool,
}

impl End {
    pub fn new(waiter: std::sync::Arc<dyn Waiter>) -> Self {
        Self { waiter, told: false }
    }

    pub fn tell(&mut self, result: Result<Vec<Arrived>, Failure>) {
        if !std::mem::replace(&mut self.told, true) {
            self.waiter.done(result);
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.tell(Err(Failure::Net(NetError::Cancelled)));
    }
}
