//! The network: with `io/share/depot` the only home of `reqwest`. Private by default: without a service that someone turned on there is no
//! [`Net`], no thread and no connection.
//!
//! - [`Services`] is read from `services.json` in the data folder; no file: no service.
//! - [`Net::start`] gives a handle only when a service is on, and that handle reaches nothing but those services. One thread,
//!   `net`, runs everything; [`Net::ask`] never waits, and its answer comes by callback, exactly once.
//! - [`Net::picture`] has pictures made, by one of several kinds of services (`images/`), one job at a time in the device's
//!   line; a [`Waiter`] hears of it. [`Net::chat`], [`Net::transcribe`], [`Net::speak`] and [`Net::moderate`] speak to whoever speaks
//!   like OpenAI.
//! - [`Keys`] has the keys, [`Tray`] what has come and has not been taken over, [`look()`] says what a service can do.
//! - [`probe()`] and [`probe_all`] see whether services answer, in bounded time, for `doctor` and the command line.
//!
//! What leaves the device: the request that was asked for, to the origin (scheme, host, port) of its service, encrypted
//! unless that is this very device. No cookies, no referer, no proxy, no redirect elsewhere, no connection kept open; a
//! second try only where `retry` says that it is safe. Every request has a limit in time and every answer one in size.
//! [`News::Sent`] lists what a job sends.

mod address;
mod arrive;
mod chat;
mod client;
mod course;
mod error;
mod exchange;
mod failure;
mod fault;
mod images;
mod job;
mod lane;
mod line;
mod look;
mod making;
mod moderate;
mod order;
mod probe;
mod race;
mod request;
mod retry;
mod secrets;
mod services;
mod speak;
mod sse;
mod talk;
mod transcribe;
mod tray;
mod websocket;
mod worker;

pub use crate::domain::service::{Kind, Service};
pub use address::same_host;
pub use chat::{ChatAnswer, ChatRequest, Message, Role};
pub(in crate::io) use client::ready_client;
pub use client::{CONNECT_LIMIT, MAX_REDIRECTS, USER_AGENT};
pub use error::NetError;
pub use failure::{Failure, Refusal, Stage};
pub use images::check_workflow;
pub use job::{Arrived, Job, News, PictureJob, Ticket, Waiter};
pub use lane::MAX_JOBS;
pub use line::Sent;
pub use look::{Check, Checked, Finding, look};
pub use moderate::{ModerateRequest, Moderated};
pub use probe::{ProbeResult, probe, probe_all};
pub use request::{Reply, Request, Secret};
pub use retry::Pace;
pub use secrets::{KEYS_FILE, Kept, Keys};
pub use services::{FILE as SERVICES_FILE, MAX_SERVICES, Services, ServicesError};
pub use speak::{MAX_INPUT as MAX_SPOKEN, SpeakRequest, Spoken};
pub use transcribe::{TranscribeRequest, Transcript};
pub use tray::{Left, TRAY, Tray};
pub use worker::{Asked, Net};
