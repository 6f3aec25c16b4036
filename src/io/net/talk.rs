//! Asking a service that speaks like OpenAI: what chat, hearing, speaking and moderation have in common.

use super::course::Course;
use super::error::NetError;
use super::failure::Failure;
use super::job::{Arrived, News, Waiter};
use super::worker::{Asked, Net};
use crate::domain::service::Task;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Nobody waits for pictures here.
pub(super) struct Nobody;

impl Waiter for Nobody {
    fn news(&self, _news: News) {}
    fn keep(&self, _arrived: &Arrived) -> io::Result<()> {
        Ok(())
    }
    fn done(&self, _result: Result<Vec<Arrived>, Failure>) {}
}

impl Net {
    /// Asks a service within the time that a task may take.
    pub(super) fn talk<T, F>(
        &self,
        service: &str,
        task: Task,
        ask: impl FnOnce(Course) -> F + Send + 'static,
        then: impl FnOnce(Result<T, Failure>) + Send + 'static,
    ) -> Result<Asked, NetError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        let reach = self.reach(service)?;
        let limit = Duration::from_secs(u64::from(reach.service.limits.seconds(task)));
        let asking = async move {
            let line = reach.line(Box::new(|_| ())).await?;
            ask(Course::new(line, reach.service, reach.pace, Arc::new(Nobody))).await
        };
        self.spawn(async move { timeout(limit, asking).await.map_err(|_| Failure::Net(NetError::TimedOut))? }, then)
    }
}
