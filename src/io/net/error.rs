//! What can go wrong with a service. The texts are for the log; a person reads the words of [`NetError::key`].

use super::client::Elsewhere;
use std::error::Error;
use std::io;

/// Why a service gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// No service of this name is turned on. Nothing was sent.
    #[error("the service {0} is not turned on")]
    NotOn(String),
    /// Not an address of the web, or one with a name and a password in it. Nothing was sent.
    #[error("{0} is no address that can be used")]
    Address(String),
    /// Not encrypted, and not on this device. Nothing was sent.
    #[error("{0} is not encrypted")]
    Insecure(String),
    /// As many requests as can be under way are. Nothing was sent.
    #[error("too many requests at once")]
    Busy,
    /// It sends on to another place, or in circles. Nothing was sent there.
    #[error("it sends on to another place")]
    Redirected,
    /// No connection: no network, no such host, nobody there.
    #[error("no connection: {0}")]
    Unreachable(String),
    /// Its certificate is not trusted by this system.
    #[error("its certificate is not trusted: {0}")]
    Untrusted(String),
    /// Not done within the limit.
    #[error("it took too long")]
    TimedOut,
    /// More bytes than the limit.
    #[error("the answer is longer than {0} bytes")]
    TooBig(usize),
    /// It says that it is broken (5xx).
    #[error("it answered with status {0}")]
    Status(u16),
    /// What came back is no answer.
    #[error("no answer that can be read: {0}")]
    Garbled(String),
    /// Given up by us: the person stopped it, or the program closes.
    #[error("cancelled")]
    Cancelled,
    /// The system gave no thread, or TLS could not be set up.
    #[error("the network could not be started: {0}")]
    Start(String),
}

impl NetError {
    /// A word for it, e.g. `timed-out`: part of a key of the texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotOn(_) => "not-on",
            Self::Address(_) => "address",
            Self::Insecure(_) => "insecure",
            Self::Busy => "busy",
            Self::Redirected => "redirected",
            Self::Unreachable(_) => "unreachable",
            Self::Untrusted(_) => "untrusted",
            Self::TimedOut => "timed-out",
            Self::TooBig(_) => "too-big",
            Self::Status(_) => "status",
            Self::Garbled(_) => "garbled",
            Self::Cancelled => "cancelled",
            Self::Start(_) => "start",
        }
    }
}

impl From<reqwest::Error> for NetError {
    fn from(error: reqwest::Error) -> Self {
        let text = causes(&error).map(ToString::to_string).collect::<Vec<_>>().join(": ");
        if causes(&error).any(|cause| cause.is::<Elsewhere>()) {
            Self::Redirected
        } else if causes(&error).any(is_certificate) {
            Self::Untrusted(text)
        } else if error.is_timeout() {
            Self::TimedOut
        } else if error.is_connect() {
            Self::Unreachable(text)
        } else {
            Self::Garbled(text)
        }
    }
}

/// The causes of an error, without the outermost, which only repeats the address.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause| inside(*cause))
}

/// What is under an error. The one that an I/O error carries does not count as its source.
fn inside<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(carried) => Some(carried),
        None => error.source(),
    }
}

fn is_certificate(error: &(dyn Error + 'static)) -> bool {
    matches!(error.downcast_ref::<rustls::Error>(), Some(rustls::Error::InvalidCertificate(_)))
}
