//! What is asked of a service, and what it answers.

use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// A request to a service: GET, or POST with a JSON body.
#[derive(Clone, Debug)]
pub struct Request {
    /// Below the service's address, e.g. `images/generations`.
    pub path: String,
    /// Sent as JSON; none: GET.
    pub body: Option<Value>,
    /// The whole `Authorization` header, e.g. `Bearer …`.
    pub authorization: Option<Secret>,
    /// From asking to the last byte of the answer.
    pub limit: Duration,
    /// A longer answer is an error.
    pub max_bytes: usize,
}

/// What a service answered, whatever its status: error bodies differ from service to service and are read by its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, empty when there is none.
    pub content_type: String,
    /// `Retry-After` in whole seconds. RFC 9110, 10.2.3; its form as a date is not read.
    pub retry_after_s: Option<u32>,
    /// At most `max_bytes`.
    pub body: Vec<u8>,
}

/// Text that never shows in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(in crate::io) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
