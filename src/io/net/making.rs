//! Pictures from services: a job from its place in the line to its end.

use super::arrive::{Raw, arrive};
use super::course::Course;
use super::error::NetError;
use super::failure::Failure;
use super::images::{ImageProvider, Made, provider};
use super::job::{Arrived, End, Job, News, PictureJob, Ticket, Waiter};
use super::lane::Place;
use super::order::Order;
use super::race::{First, race};
use super::worker::{Net, Reach};
use crate::domain::service::{Provider, Task};
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

impl Net {
    /// Has a picture made. Never waits; everything else is told to `waiter`.
    ///
    /// # Errors
    /// `NotOn`, `Address`, `Insecure`, `Busy`: nothing was sent, and the waiter hears nothing.
    pub fn picture(&self, service: &str, job: PictureJob, waiter: Arc<dyn Waiter>) -> Result<Job, NetError> {
        self.begin(service, job.id.clone(), Work::Make(Box::new(job)), waiter)
    }

    /// Takes a job up again that was begun before a restart. Otherwise as [`Net::picture`].
    ///
    /// # Errors
    /// As [`Net::picture`].
    pub fn take_up(&self, ticket: Ticket, waiter: Arc<dyn Waiter>) -> Result<Job, NetError> {
        let service = ticket.service.clone();
        self.begin(&service, ticket.job.clone(), Work::TakeUp(ticket), waiter)
    }

    fn begin(&self, service: &str, id: String, work: Work, waiter: Arc<dyn Waiter>) -> Result<Job, NetError> {
        let reach = self.reach(service)?;
        let place = self.lane().enter()?;
        let (cancel, cancelled) = watch::channel(false);
        let cancelled = Cancelled(cancelled);
        let run = Run { reach, id, work, place, end: End::new(Arc::clone(&waiter)), waiter, cancelled };
        self.runtime().spawn(run.go());
        Ok(Job { cancel })
    }
}

enum Work {
    Make(Box<PictureJob>),
    TakeUp(Ticket),
}

/// Whether the person has stopped waiting.
#[derive(Clone)]
struct Cancelled(watch::Receiver<bool>);

impl Cancelled {
    /// Comes back when the job is given up; never if it is not.
    async fn wait(mut self) {
        // A handle that was dropped gives nothing up.
        if self.0.wait_for(|cancelled| *cancelled).await.is_err() {
            pending().await
        }
    }
}

/// A job from beginning to end.
struct Run {
    reach: Reach,
    id: String,
    work: Work,
    place: Place,
    end: End,
    waiter: Arc<dyn Waiter>,
    cancelled: Cancelled,
}

impl Run {
    async fn go(self) {
        let Self { reach, id, work, place, mut end, waiter, cancelled } = self;
        let limit = Duration::from_secs(u64::from(reach.service.limits.seconds(Task::Image)));
        let turn = place.turn(|place| waiter.news(News::Waiting { place }));
        if let First::A(()) = race(cancelled.clone().wait(), turn).await {
            return end.tell(Err(NetError::Cancelled.into()));
        }
        waiter.news(News::Began);
        let opening = ready(&reach, work, &waiter);
        let (course, kind, task) = match race(cancelled.clone().wait(), opening).await {
            First::A(()) => return end.tell(Err(NetError::Cancelled.into())),
            First::B(Err(failure)) => return end.tell(Err(failure)),
            First::B(Ok(ready)) => ready,
        };
        let mut making = Box::pin(within(limit, task.make(kind, &course)));
        match race(cancelled.wait(), &mut making).await {
            First::B(made) => {
                drop(making);
                // Given up or not: what has come is kept.
                end.tell(finish(&id, made, &waiter, false).await);
            }
            First::A(()) => {
                end.tell(Err(NetError::Cancelled.into()));
                drop(place);
                give_up(&course, kind, making, &id, &waiter).await;
            }
        }
    }
}

/// The job is closed for the person; now for the service.
async fn give_up(
    course: &Course,
    kind: &'static dyn ImageProvider,
    making: impl Future<Output = Made>,
    id: &str,
    waiter: &Arc<dyn Waiter>,
) {
    if let Some(ticket) = course.ticket() {
        drop(making);
        drop(timeout(course.pace.stop, kind.stop(course, &ticket)).await);
    } else if course.service.paid {
        // It has been paid for, and nothing stops it: what still comes is for the instructor.
        drop(finish(id, Box::pin(making).await, waiter, true).await);
    }
}

/// What is to be done, ready to be sent.
enum Assignment {
    Make(Box<Order>),
    TakeUp(Ticket),
}

impl Assignment {
    async fn make(&self, kind: &dyn ImageProvider, course: &Course) -> Made {
        match self {
            Self::Make(order) => kind.make(course, order).await,
            Self::TakeUp(ticket) => kind.take_up(course, ticket).await,
        }
    }
}

async fn ready(
    reach: &Reach,
    work: Work,
    waiter: &Arc<dyn Waiter>,
) -> Result<(Course, &'static dyn ImageProvider, Assignment), Failure> {
    let kind = provider(&reach.service.provider).ok_or(Failure::Unable("provider"))?;
    let hears = Arc::clone(waiter);
    let line = reach.line(Box::new(move |sent| hears.news(News::Sent(sent)))).await?;
    let course = Course::new(line, reach.service.clone(), reach.pace, Arc::clone(waiter));
    let course = match &work {
        Work::Make(job) => course.of_job(&job.id),
        Work::TakeUp(_) => course,
    };
    let task = match work {
        Work::Make(job) => {
            // Reading and writing pictures takes a moment, in which other requests go on.
            let order = spawn_blocking(move || Order::new(*job)).await;
            Assignment::Make(Box::new(order.map_err(|error| Failure::BadPicture(error.to_string()))??))
        }
        Work::TakeUp(ticket) if is_of(&ticket, &reach.service.provider) => Assignment::TakeUp(ticket),
        Work::TakeUp(_) => return Err(Failure::Gone),
    };
    Ok((course, kind, task))
}

/// A service may have become another under the same name.
fn is_of(ticket: &Ticket, provider: &Provider) -> bool {
    ticket.provider == *provider
}

async fn within(limit: Duration, making: impl Future<Output = Made>) -> Made {
    timeout(limit, making).await.map_err(|_| Failure::Net(NetError::TimedOut))?
}

/// Reads what has come, has it kept, and gives it out.
async fn finish(id: &str, made: Made, waiter: &Arc<dyn Waiter>, late: bool) -> Result<Vec<Arrived>, Failure> {
    let (raws, id, waiter) = (made?, id.to_owned(), Arc::clone(waiter));
    let kept = spawn_blocking(move || keep(&id, raws, waiter.as_ref(), late)).await;
    kept.map_err(|error| Failure::Unusable(error.to_string()))?
}

fn keep(id: &str, raws: Vec<Raw>, waiter: &dyn Waiter, late: bool) -> Result<Vec<Arrived>, Failure> {
    let mut pictures = arrive(id, raws)?;
    for picture in &mut pictures {
        picture.late = late;
        match waiter.keep(picture) {
            Ok(()) => picture.kept = true,
            Err(error) => tracing::error!(%error, job = id, "a picture could not be kept"),
        }
    }
    Ok(pictures)
}
