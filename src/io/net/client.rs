//! The HTTP client: what it may do, and that it can be built on any machine.

use super::address::{self, THIS_DEVICE};
use super::error::NetError;
use reqwest::redirect::{Action, Attempt, Policy};
use reqwest::{Client, ClientBuilder, retry};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

/// How long finding a host and connecting to it may take.
pub const CONNECT_LIMIT: Duration = Duration::from_secs(10);
/// How often a service may send a request on, within its own origin.
pub const MAX_REDIRECTS: usize = 3;
/// How the program calls itself: its name and version, nothing about the device or the person.
pub const USER_AGENT: &str = concat!("malgeurim/", env!("CARGO_PKG_VERSION"));

/// A redirect that is not followed: too many, or to another origin.
#[derive(Debug, thiserror::Error)]
#[error("sent on to another place")]
pub(super) struct Elsewhere;

/// Builds the client. Certificates are checked against those that the system trusts. A system without any (a bare container)
/// still gets a client: services on the device itself work, and every certificate is refused.
///
/// # Errors
/// `Start`.
pub(super) fn build() -> Result<Client, NetError> {
    ready_client(None, |builder| builder)
}

/// As [`build`], with what else `set` says, for the other home of the network. `here`: a further name of this very device.
///
/// # Errors
/// `Start`.
pub(in crate::io) fn ready_client(
    here: Option<&str>,
    set: impl Fn(ClientBuilder) -> ClientBuilder,
) -> Result<Client, NetError> {
    // The first one stays; it is an error only to be the second.
    drop(rustls::crypto::ring::default_provider().install_default());
    let named = || here.into_iter().fold(builder(), |builder, name| builder.resolve_to_addrs(name, &here_addresses()));
    set(named()).build().or_else(|error| {
        tracing::warn!(%error, "no certificates of the system");
        set(named().tls_certs_only([])).build().map_err(|error| NetError::Start(error.to_string()))
    })
}

fn here_addresses() -> [SocketAddr; 2] {
    [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), SocketAddr::from((Ipv6Addr::LOCALHOST, 0))]
}

fn builder() -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_LIMIT)
        .redirect(Policy::custom(follow))
        .referer(false)
        // A proxy of the environment would see requests that are meant for this device.
        .no_proxy()
        // Whoever asks decides about a second try: some services charge for each.
        .retry(retry::never())
        // No connection stays open after its answer.
        .pool_max_idle_per_host(0)
        .resolve_to_addrs(THIS_DEVICE, &here_addresses())
}

fn follow(attempt: Attempt<'_>) -> Action {
    let is_near = attempt.previous().first().is_some_and(|first| address::is_same_origin(first, attempt.url()));
    // The first of `previous` is the request itself.
    if is_near && attempt.previous().len() <= MAX_REDIRECTS { attempt.follow() } else { attempt.error(Elsewhere) }
}
