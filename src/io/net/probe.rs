//! Whether services answer: one look at the first page of each host, all at once, in bounded time.

use super::error::NetError;
use super::services::Services;
use super::worker::Net;
use crate::domain::service::Service;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// How a look at a service went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbeResult {
    /// Of the service.
    pub name: String,
    /// It answered, and not with an error of its own (5xx).
    pub ok: bool,
    /// Why not; none if it is ok.
    pub why: Option<NetError>,
}

impl ProbeResult {
    fn new(service: &Service, result: Result<u16, NetError>) -> Self {
        let why = match result {
            // "Not here" and "log in first" are answers too: the first page of a service need not exist.
            Ok(status) if status < 500 => None,
            Ok(status) => Some(NetError::Status(status)),
            Err(error) => Some(error),
        };
        Self { name: service.name.clone(), ok: why.is_none(), why }
    }
}

/// Looks at one service. One that is not on is left alone: `NotOn`.
pub fn probe(service: &Service, limit: Duration) -> ProbeResult {
    let alone = Services::of(service.clone());
    let not_on = || ProbeResult::new(service, Err(NetError::NotOn(service.name.clone())));
    probe_all(&alone, limit).pop().unwrap_or_else(not_on)
}

/// Looks at every service that is on, and gives the results in their order. Comes back within `limit`, whatever they do.
pub fn probe_all(services: &Services, limit: Duration) -> Vec<ProbeResult> {
    let until = Instant::now() + limit;
    let on: Vec<&Service> = services.on().collect();
    let net = match Net::start(services) {
        Ok(Some(net)) => net,
        Ok(None) => return Vec::new(),
        Err(error) => return on.iter().map(|service| ProbeResult::new(service, Err(error.clone()))).collect(),
    };
    let mut results: Vec<Option<Result<u16, NetError>>> = vec![None; on.len()];
    let (sender, receiver) = channel();
    for (at, service) in on.iter().enumerate() {
        let sender = sender.clone();
        // When nobody listens any more, the time was up.
        let then = move |result| drop(sender.send((at, result)));
        if let Err(error) = net.knock(&service.name, limit, then) {
            results[at] = Some(Err(error));
        }
    }
    drop(sender);
    while let Ok((at, result)) = receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
        results[at] = Some(result);
    }
    let result = |result: Option<Result<u16, NetError>>| result.unwrap_or(Err(NetError::TimedOut));
    on.into_iter().zip(results).map(|(service, found)| ProbeResult::new(service, result(found))).collect()
}
