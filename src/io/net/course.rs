//! The course of one job: its line, its pace, and who hears of it.

use super::arrive;
use super::error::NetError;
use super::failure::Failure;
use super::fault;
use super::job::{News, Ticket, Waiter};
use super::line::{Body, Line, Query};
use super::request::Reply;
use super::retry::{Pace, persist};
use crate::domain::service::{Provider, Service};
use reqwest::Response;
use serde_json::Value;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Looks at a job that may fail one after the other before it is given up.
const BLIND_LOOKS: u32 = 5;

/// The course of one job.
pub(super) struct Course {
    pub line: Line,
    pub service: Service,
    pub pace: Pace,
    pub waiter: Arc<dyn Waiter>,
    /// Under which name its requests are one and the same, however often they are sent; none: under none.
    once: Option<String>,
    ticket: Mutex<Option<Ticket>>,
}

impl Course {
    pub fn new(line: Line, service: Service, pace: Pace, waiter: Arc<dyn Waiter>) -> Self {
        Self { line, service, pace, waiter, once: None, ticket: Mutex::new(None) }
    }

    /// The course of this job: its requests carry a name of it, where the service may know such names.
    pub fn of_job(mut self, job: &str) -> Self {
        self.once = (self.service.provider == Provider::OpenAi).then(|| job.to_owned());
        self
    }

    /// Remembers what the job is called at the service, so that it can be stopped there.
    pub fn remember(&self, job: &str, remote: &str) {
        let Service { name, provider, .. } = self.service.clone();
        let ticket = Ticket { service: name, provider, job: job.to_owned(), remote: remote.to_owned() };
        *self.ticket.lock().unwrap_or_else(PoisonError::into_inner) = Some(ticket);
    }

    /// Remembers it, and gives out the ticket with which the job can be taken up again.
    pub fn give_ticket(&self, job: &str, remote: &str) {
        self.remember(job, remote);
        if let Some(ticket) = self.ticket() {
            self.waiter.news(News::Ticket(ticket));
        }
    }

    pub fn ticket(&self) -> Option<Ticket> {
        self.ticket.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn progress(&self, part: Option<f32>, left_s: Option<f32>) {
        let part = part.filter(|part| part.is_finite()).map(|part| part.clamp(0.0, 1.0));
        let left_s = left_s.filter(|left| left.is_finite() && *left > 0.0);
        self.waiter.news(News::Progress { part, left_s });
    }

    /// Passes a preview on, if it is a picture.
    pub fn partial(&self, bytes: &[u8]) {
        if let Some(picture) = arrive::preview(bytes) {
            self.waiter.news(News::Partial(picture));
        }
    }

    /// Sends something, again where that is safe, and gives the answer as soon as its head says that all is well.
    pub async fn open(&self, path: &str, body: &Body) -> Result<Response, Failure> {
        self.persist(self.service.paid, || self.open_once(path, body)).await
    }

    async fn open_once(&self, path: &str, body: &Body) -> Result<Response, Failure> {
        let response = self.line.open(path, body, self.once.as_deref()).await?;
        let id = response.headers().get("x-request-id").and_then(|id| id.to_str().ok());
        tracing::debug!(service = self.service.name, path, status = response.status().as_u16(), id, "answered");
        if response.status().is_success() {
            return Ok(response);
        }
        Err(fault::of_reply(&self.line.reply(response).await?))
    }

    /// Gives a job in that can be looked for: before it is given in again, and when its answer was lost, `is_there` says whether
    /// it arrived after all. `None`: it did.
    pub async fn post_once<F: Future<Output = bool>>(
        &self,
        path: &str,
        body: &Body,
        is_there: impl Fn() -> F,
    ) -> Result<Option<Reply>, Failure> {
        let tried = AtomicBool::new(false);
        let asked = self.persist(self.service.paid, || async {
            if tried.swap(true, Ordering::Relaxed) && is_there().await {
                return Ok(None);
            }
            Ok(Some(self.line.reply(self.open_once(path, body).await?).await?))
        });
        match asked.await {
            Err(Failure::Net(NetError::Garbled(_) | NetError::Unreachable(_)) | Failure::Broken { .. })
                if is_there().await =>
            {
                Ok(None)
            }
            asked => asked,
        }
    }

    /// As [`Course::open`], and reads the answer.
    pub async fn post(&self, path: &str, body: &Body) -> Result<Reply, Failure> {
        let response = self.open(path, body).await?;
        Ok(self.line.reply(response).await?)
    }

    /// Looks something up.
    pub async fn get(&self, path: &str, query: Query<'_>) -> Result<Reply, Failure> {
        self.persist(false, || async { ok(self.line.get(path, query).await?) }).await
    }

    async fn persist<T, F: Future<Output = Result<T, Failure>>>(
        &self,
        dear: bool,
        ask: impl FnMut() -> F,
    ) -> Result<T, Failure> {
        let again = |failure: &Failure, wait: Duration| {
            tracing::info!(service = self.service.name, %failure, ?wait, "asked again");
            let after_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            self.waiter.news(News::AskedAgain { why: failure.key(), after_ms });
        };
        persist(&self.pace, dear, again, ask).await
    }
}

/// The answer, if it is a success.
pub(super) fn ok(reply: Reply) -> Result<Reply, Failure> {
    if (200..300).contains(&reply.status) { Ok(reply) } else { Err(fault::of_reply(&reply)) }
}

/// The answer as JSON.
pub(super) fn json(reply: &Reply) -> Result<Value, Failure> {
    serde_json::from_slice(&reply.body).map_err(|error| Failure::Net(NetError::Garbled(error.to_string())))
}

/// Counts looks that failed because of the way, not because of the job.
#[derive(Debug, Default)]
pub(super) struct Patience(u32);

impl Patience {
    /// The look, or none if it failed and may be tried again.
    pub fn bear<T>(&mut self, look: Result<T, Failure>) -> Result<Option<T>, Failure> {
        match look {
            Ok(seen) => {
                self.0 = 0;
                Ok(Some(seen))
            }
            Err(Failure::Net(NetError::Unreachable(_) | NetError::TimedOut | NetError::Garbled(_)))
                if self.0 < BLIND_LOOKS =>
            {
                self.0 += 1;
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }
}
