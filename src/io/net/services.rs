//! The services that this device knows, and which of them are on: `services.json` in the data folder.

use super::address;
use super::error::NetError;
use crate::domain::service::{Service, Task};
use crate::io::files;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::io::{self, ErrorKind};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// Name of the file in the data folder.
pub const FILE: &str = "services.json";
/// Most services in a file.
pub const MAX_SERVICES: usize = 32;
const MAX_BYTES: u64 = 256 << 10;

/// The services of the file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Services {
    services: Vec<Service>,
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// The file cannot be used. It was left as it is, and counts as no service at all.
#[derive(Debug, thiserror::Error)]
pub enum ServicesError {
    /// It is there, and the system does not give it.
    #[error("{FILE}: {0}")]
    Unreadable(#[source] io::Error),
    /// Longer than any list of services.
    #[error("{FILE} is too big")]
    TooBig,
    /// Not JSON, or not of the form `{"services":[{"name","kind","url","on"}]}`.
    #[error("{FILE} is damaged: {0}")]
    Damaged(#[source] serde_json::Error),
    /// A service without a name.
    #[error("{FILE} has a service without a name")]
    Nameless,
    /// Two services have the same name.
    #[error("{FILE} has {0} twice")]
    Twice(String),
    /// More than [`MAX_SERVICES`].
    #[error("{FILE} has too many services")]
    TooMany,
    /// A service whose address may not be used.
    #[error("{0}")]
    Address(#[source] NetError),
    /// The file could not be written; the old one is untouched.
    #[error("{FILE} cannot be written: {0}")]
    Unwritable(#[source] io::Error),
}

impl Services {
    /// Reads the file in the folder `data`; none there: no services. `{"services":[…]}` or the bare list.
    ///
    /// # Errors
    /// See [`ServicesError`].
    pub fn read(data: &Path) -> Result<Self, ServicesError> {
        match files::read_bounded(&data.join(FILE), MAX_BYTES) {
            Ok(bytes) => Self::parse(&bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(ServicesError::TooBig),
            Err(error) => Err(ServicesError::Unreadable(error)),
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, ServicesError> {
        // Some editors begin a file with a byte order mark.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut document: Value = serde_json::from_slice(bytes).map_err(ServicesError::Damaged)?;
        if document.is_array() {
            document = json!({ "services": document });
        }
        let mut services: Self = serde_json::from_value(document).map_err(ServicesError::Damaged)?;
        for service in &mut services.services {
            service.name = service.name.trim().nfc().collect();
        }
        services.checked()
    }

    fn checked(self) -> Result<Self, ServicesError> {
        if self.services.len() > MAX_SERVICES {
            return Err(ServicesError::TooMany);
        }
        for (at, service) in self.services.iter().enumerate() {
            if service.name.is_empty() {
                return Err(ServicesError::Nameless);
            }
            if self.services.iter().take(at).any(|earlier| earlier.name == service.name) {
                return Err(ServicesError::Twice(service.name.clone()));
            }
        }
        Ok(self)
    }

    /// One service alone.
    pub(super) fn of(service: Service) -> Self {
        Self { services: vec![service], more: Map::new() }
    }

    /// Every service, on or off.
    pub fn list(&self) -> &[Service] {
        &self.services
    }

    /// Those that are on.
    pub fn on(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| service.on)
    }

    /// The service of this name.
    pub fn named(&self, name: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.name == name)
    }

    /// The service that is on and does this; of several the one that comes before others, else the first.
    pub fn for_task(&self, task: Task) -> Option<&Service> {
        let able = || self.on().filter(|service| service.does(task));
        able().find(|service| service.is_default_for(task)).or_else(|| able().next())
    }

    /// Turns a service on or off, here and in the file of the folder `data`, which is read again first: what else stands in
    /// it stays.
    ///
    /// # Errors
    /// See [`ServicesError`]; the file is then as it was. `Ok(None)`: no service has this name.
    pub fn switch(data: &Path, name: &str, on: bool) -> Result<Option<Self>, ServicesError> {
        let mut services = Self::read(data)?;
        let Some(service) = services.services.iter_mut().find(|service| service.name == name) else { return Ok(None) };
        service.on = on;
        services.write(data)?;
        Ok(Some(services))
    }

    /// The list with this service in place of the one named `was`, or at its end. Where it comes before others for a task, no
    /// other does any more.
    ///
    /// # Errors
    /// `Address`, `Nameless`, `Twice`, `TooMany`.
    pub fn with(mut self, was: Option<&str>, mut service: Service) -> Result<Self, ServicesError> {
        address::service(&service.url).map_err(ServicesError::Address)?;
        service.url = service.url.trim().to_owned();
        service.name = service.name.trim().nfc().collect();
        for other in &mut self.services {
            other.default_for.retain(|task| !service.default_for.contains(task));
        }
        match self.services.iter_mut().find(|other| Some(other.name.as_str()) == was) {
            Some(place) => *place = service,
            None => self.services.push(service),
        }
        self.checked()
    }

    /// The list without this service.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.services.retain(|service| service.name != name);
        self
    }

    /// The list with every service off.
    #[must_use]
    pub fn all_off(mut self) -> Self {
        self.services.iter_mut().for_each(|service| service.on = false);
        self
    }

    /// Writes the file in the folder `data`.
    ///
    /// # Errors
    /// `TooBig`, `Unwritable`; the file is then as it was.
    pub fn write(&self, data: &Path) -> Result<(), ServicesError> {
        let text = serde_json::to_vec_pretty(self).map_err(ServicesError::Damaged)?;
        if text.len() as u64 > MAX_BYTES {
            return Err(ServicesError::TooBig);
        }
        files::write_whole(&data.join(FILE), &text).map_err(ServicesError::Unwritable)
    }
}
