//! The thread `net`: one small runtime for every request, started only when a service is on.

use super::error::NetError;
use super::exchange::{exchange, knock};
use super::lane::Lane;
use super::line::{Line, Sent};
use super::request::{Reply, Request, Secret};
use super::retry::Pace;
use super::secrets::Keys;
use super::services::Services;
use super::{address, client};
use crate::domain::service::{Provider, Service};
use crate::formats::obf::base64;
use reqwest::Client;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::{AbortHandle, spawn_blocking};

/// Requests under way at a time; more than one for each of the services that a file may name.
const AT_ONCE: usize = 2 * super::services::MAX_SERVICES;
/// Threads that look up hosts, read keys and pictures. One may hang in the system's resolver longer than its request waits.
const HELPERS: usize = 4;

type Ledger = Arc<dyn Fn(&str, &Sent) + Send + Sync>;

/// Reaches the services that were on when it was started, and nothing else. When it is dropped, requests under way end as
/// `Cancelled` and the thread ends.
pub struct Net {
    services: Vec<Service>,
    keys: Option<Keys>,
    pace: Pace,
    runtime: Handle,
    client: Arc<OnceLock<Result<Client, NetError>>>,
    room: Arc<Semaphore>,
    lane: Arc<Lane>,
    ledger: Option<Ledger>,
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
        let runtime = builder.enable_all().max_blocking_threads(HELPERS).thread_name("net-helper").build();
        let runtime = runtime.map_err(wrong)?;
        let handle = runtime.handle().clone();
        let (line, end) = oneshot::channel();
        thread::Builder::new().name("net".into()).spawn(move || work(runtime, end)).map_err(wrong)?;
        let room = Arc::new(Semaphore::new(AT_ONCE));
        let (client, lane, pace) = (Arc::default(), Arc::default(), Pace::default());
        Ok(Some(Self { services, keys: None, pace, runtime: handle, client, room, lane, ledger: None, _line: line }))
    }

    /// With the keys of its services. Each is read when it is needed.
    #[must_use]
    pub fn with_keys(self, keys: Keys) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// With someone who hears of everything that leaves the device: the name of the service, and what was sent. Must be quick.
    #[must_use]
    pub fn with_ledger(self, ledger: impl Fn(&str, &Sent) + Send + Sync + 'static) -> Self {
        Self { ledger: Some(Arc::new(ledger)), ..self }
    }

    /// At another pace.
    #[must_use]
    pub fn with_pace(self, pace: Pace) -> Self {
        Self { pace, ..self }
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

    /// What is needed to speak to a service.
    pub(super) fn reach(&self, name: &str) -> Result<Reach, NetError> {
        let service = self.service(name)?.clone();
        address::service(&service.url)?;
        let (keys, ledger, client) = (self.keys.clone(), self.ledger.clone(), Arc::clone(&self.client));
        Ok(Reach { service, keys, pace: self.pace, client, ledger })
    }

    pub(super) fn lane(&self) -> &Arc<Lane> {
        &self.lane
    }

    pub(super) fn runtime(&self) -> &Handle {
        &self.runtime
    }

    fn service(&self, name: &str) -> Result<&Service, NetError> {
        self.services.iter().find(|service| service.name == name).ok_or_else(|| NetError::NotOn(name.to_owned()))
    }

    pub(super) fn spawn<T: Send + 'static, E: From<NetError> + Send + 'static>(
        &self,
        asking: impl Future<Output = Result<T, E>> + Send + 'static,
        then: impl FnOnce(Result<T, E>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        let place = Arc::clone(&self.room).try_acquire_owned().map_err(|_| NetError::Busy)?;
        // Owned by the task, so that an aborted one answers too.
        let answer = Answer { then: Some(Box::new(then)), place: Some(place) };
        let task = async move { answer.give(asking.await) };
        Ok(Asked(self.runtime.spawn(task).abort_handle()))
    }
}

impl fmt::Debug for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Net").field("services", &self.services).finish_non_exhaustive()
    }
}

/// What is needed to speak to a service.
pub(super) struct Reach {
    pub service: Service,
    pub pace: Pace,
    keys: Option<Keys>,
    client: Arc<OnceLock<Result<Client, NetError>>>,
    ledger: Option<Ledger>,
}

impl Reach {
    /// Its line, with its key if it has one.
    pub async fn line(&self, told: Box<dyn Fn(Sent) + Send + Sync>) -> Result<Line, NetError> {
        let client = get(&self.client)?.clone();
        let key = match self.keys.clone() {
            Some(keys) => {
                let name = self.service.name.clone();
                let read = spawn_blocking(move || keys.get(&name)).await;
                read.unwrap_or_default()
            }
            None => None,
        };
        let authorization = key.map(|key| authorization(&self.service.provider, &key));
        let (base, max_bytes) = (self.service.url.clone(), self.service.limits.max_bytes());
        let (ledger, name) = (self.ledger.clone(), self.service.name.clone());
        let told = Box::new(move |sent: Sent| {
            if let Some(ledger) = &ledger {
                ledger(&name, &sent);
            }
            told(sent);
        });
        Ok(Line { client, base, authorization, max_bytes, told })
    }
}

/// A1111's key is `name:password`; everyone else's is a word.
fn authorization(provider: &Provider, key: &Secret) -> Secret {
    match provider {
        Provider::Automatic1111 => Secret::new(format!("Basic {}", base64::encode(key.reveal().as_bytes()))),
        _ => Secret::new(format!("Bearer {}", key.reveal())),
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

type Then<T, E> = Box<dyn FnOnce(Result<T, E>) + Send>;

/// Is given exactly once: when it is dropped, as `Cancelled`.
struct Answer<T, E: From<NetError>> {
    then: Option<Then<T, E>>,
    place: Option<OwnedSemaphorePermit>,
}

impl<T, E: From<NetError>> Answer<T, E> {
    fn give(mut self, result: Result<T, E>) {
        self.tell(result);
    }

    fn tell(&mut self, result: Result<T, E>) {
        // Whoever hears the answer may ask again.
        drop(self.place.take());
        if let Some(then) = self.then.take() {
            then(result);
        }
    }
}

impl<T, E: From<NetError>> Drop for Answer<T, E> {
    fn drop(&mut self) {
        self.tell(Err(NetError::Cancelled.into()));
    }
}
