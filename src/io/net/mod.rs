//! The network: the only home of `reqwest`. Private by default: without a service that someone turned on there is no
//! [`Net`], no thread and no connection.
//!
//! - [`Services`] is read from `services.json` in the data folder; no file: no service.
//! - [`Net::start`] gives a handle only when a service is on, and that handle reaches nothing but those services. One thread,
//!   `net`, runs everything; [`Net::ask`] never waits, and its answer comes by callback, exactly once.
//! - [`probe`] and [`probe_all`] see whether services answer, in bounded time, for `doctor` and the command line.
//!
//! What leaves the device: the request that was asked for, to the origin (scheme, host, port) of its service, encrypted
//! unless that is this very device. No cookies, no referer, no proxy, no redirect elsewhere, no connection kept open, no
//! second try. Every request has a limit in time and every answer one in size.

mod address;
mod client;
mod error;
mod exchange;
mod probe;
mod request;
mod services;
mod worker;

pub use client::{CONNECT_LIMIT, MAX_REDIRECTS, USER_AGENT};
pub use error::NetError;
pub use probe::{ProbeResult, probe, probe_all};
pub use request::{Reply, Request, Secret};
pub use services::{FILE as SERVICES_FILE, Kind, MAX_SERVICES, Service, Services, ServicesError};
pub use worker::{Asked, Net};
