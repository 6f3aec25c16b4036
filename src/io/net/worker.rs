//! The thread `net`: one small runtime for every request, started only when a service is on.

use super::error::NetError;
use super::exchange::{exchange, knock};
use super::request::{Reply, Request};
use super::services::{Service, Services};
use super::{address, client};
use reqwest::Client;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::AbortHandle;

/// Requests under way at a time; more than one for each of the services that a file may name.
const AT_ONCE: usize = 2 * super::services::MAX_SERVICES;
/// Threads that look up hosts. One may hang in the system's resolver longer than its request waits.
const LOOK_UPS: usize = 4;

/// Reaches the services that were on when it was started, and nothing else. When it is dropped, requests under way end as
/// `Cancelled` and the thread ends.
#[derive(Debug)]
pub struct Net {
    services: Vec<Service>,
    runtime: Handle,
    client: Arc<OnceLock<Result<Client, NetError>>>,
    room: Arc<Semaphore>,
    /// The thread waits for this to go.
    _line: oneshot::Sender<()>,
}

impl Net {
    /// Starts the thread if a service is on; otherwise there is nothing to start.
    ///
    /// # Errors
    /// `Start`.
    pub fn start(services: &Services) -> Result<Option<Self>, NetError> {
        let services: Vec<Service> = services.on().cloned().collect();
        if services.is_empty() {
            return Ok(None);
        }
        let wrong = |error: std::io::Error| NetError::Start(error.to_string());
        let mut builder = Builder::new_current_thread();
        let runtime = builder.enable_all().max_blocking_threads(LOOK_UPS).thread_name("net-look-up").build();
        let runtime = runtime.map_err(wrong)?;
        let handle = runtime.handle().clone();
        let (line, end) = oneshot::channel();
        thread::Builder::new().name("net".into()).spawn(move || work(runtime, end)).map_err(wrong)?;
        let room = Arc::new(Semaphore::new(AT_ONCE));
        Ok(Some(Self { services, runtime: handle, client: Arc::default(), room, _line: line }))
    }

    /// Asks a service. Never waits; `then` is called exactly once, from another thread, and must be quick.
    ///
    /// # Errors
    /// `NotOn`, `Address`, `Insecure`, `Busy`: nothing was sent, and `then` is not called.
    pub fn ask(
        &self,
        service: &str,
        request: Request,
        then: impl FnOnce(Result<Reply, NetError>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        let url = address::below(&self.service(service)?.url, &request.path)?;
        let client = Arc::clone(&self.client);
        self.spawn(async move { exchange(get(&client)?, url, request).await }, then)
    }

    /// Sees whether a service answers: gives the status of the first page of its host. Otherwise as [`Net::ask`].
    ///
    /// # Errors
    /// As [`Net::ask`].
    pub fn knock(
        &self,
        service: &str,
        limit: Duration,
        then: impl FnOnce(Result<u16, NetError>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        let url = address::root(&self.service(service)?.url)?;
        let client = Arc::clone(&self.client);
        self.spawn(async move { knock(get(&client)?, url, limit).await }, then)
    }

    fn service(&self, name: &str) -> Result<&Service, NetError> {
        self.services.iter().find(|service| service.name == name).ok_or_else(|| NetError::NotOn(name.to_owned()))
    }

    fn spawn<T: Send + 'static>(
        &self,
        asking: impl Future<Output = Result<T, NetError>> + Send + 'static,
        then: impl FnOnce(Result<T, NetError>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        let place = Arc::clone(&self.room).try_acquire_owned().map_err(|_| NetError::Busy)?;
        // Owned by the task, so that an aborted one answers too.
        let answer = Answer { then: Some(Box::new(then)), place: Some(place) };
        let task = async move { answer.give(asking.await) };
        Ok(Asked(self.runtime.spawn(task).abort_handle()))
    }
}

/// A request under way.
#[derive(Debug)]
pub struct Asked(AbortHandle);

impl Asked {
    /// Gives up: the connection is closed, and the callback hears `Cancelled` unless it has been called already.
    pub fn cancel(&self) {
        self.0.abort();
    }
}

fn work(runtime: Runtime, end: oneshot::Receiver<()>) {
    // An error is how the line ends: nobody ever sends.
    drop(runtime.block_on(end));
    // Does not wait for a look-up that hangs.
    runtime.shutdown_background();
}

/// Built at the first request, on the thread: reading the system's certificates takes a moment.
fn get(client: &OnceLock<Result<Client, NetError>>) -> Result<&Client, NetError> {
    client.get_or_init(client::build).as_ref().map_err(Clone::clone)
}

type Then<T> = Box<dyn FnOnce(Result<T, NetError>) + Send>;

/// Is given exactly once: when it is dropped, as `Cancelled`.
struct Answer<T> {
    then: Option<Then<T>>,
    place: Option<OwnedSemaphorePermit>,
}

impl<T> Answer<T> {
    fn give(mut self, result: Result<T, NetError>) {
        self.tell(result);
    }

    fn tell(&mut self, result: Result<T, NetError>) {
        // Whoever hears the answer may ask again.
        drop(self.place.take());
        if let Some(then) = self.then.take() {
            then(result);
        }
    }
}

impl<T> Drop for Answer<T> {
    fn drop(&mut self) {
        self.tell(Err(NetError::Cancelled));
    }
}
