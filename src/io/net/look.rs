//! A look at one service: whether it is reached, takes the key, has the model. Nothing is made, and nothing of a person is sent.

use super::course::Course;
use super::error::NetError;
use super::failure::Failure;
use super::images::{Seen, provider};
use super::job::Waiter;
use super::retry::Pace;
use super::secrets::Keys;
use super::services::Services;
use super::talk::Nobody;
use super::worker::{Net, Reach};
use crate::domain::service::{Service, Task};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;
use tokio::time::timeout;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Whether it answers as its kind does.
    Reach,
    /// Whether it takes the key.
    Key,
    /// Whether it has the models that were chosen.
    Models,
    /// What it says of itself.
    About,
}

impl Check {
    /// The name in texts and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Key => "key",
            Self::Models => "models",
            Self::About => "about",
        }
    }
}

/// How it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// As it should.
    Good,
    /// Not as it should.
    Bad,
    /// It cannot be seen.
    Unknown,
}

impl Finding {
    /// The name in texts and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What.
    pub check: Check,
    /// How it is.
    pub finding: Finding,
    /// Why not, if there is a reason.
    pub why: Option<Failure>,
    /// Names: models that are there or missing, a version.
    pub names: Vec<String>,
}

/// Longest list of names that is given.
const MAX_NAMES: usize = 50;

/// Looks at a service, in bounded time. One that is off is left alone.
pub fn look(service: &Service, keys: Keys, limit: Duration) -> Vec<Checked> {
    let net = match Net::start(&Services::of(service.clone())) {
        Ok(Some(net)) => net.with_keys(keys).with_pace(once()),
        Ok(None) => return read(service, Err(NetError::NotOn(service.name.clone()).into())),
        Err(error) => return read(service, Err(error.into())),
    };
    let (sender, receiver) = channel();
    let looking = net.reach(&service.name).and_then(|reach| {
        let then = move |seen| drop(sender.send(seen));
        net.spawn(async move { seen(reach, limit).await }, then)
    });
    let seen = match looking {
        Ok(_asked) => receiver.recv_timeout(limit + limit).unwrap_or(Err(NetError::TimedOut.into())),
        Err(error) => Err(error.into()),
    };
    read(service, seen)
}

/// Asks nothing twice.
fn once() -> Pace {
    Pace { backoff: Duration::from_millis(1), longest_wait: Duration::ZERO, ..Pace::default() }
}

async fn seen(reach: Reach, limit: Duration) -> Result<Seen, Failure> {
    let kind = provider(&reach.service.provider).ok_or(Failure::Unable("provider"))?;
    let waiter: Arc<dyn Waiter> = Arc::new(Nobody);
    let line = reach.line(Box::new(|_| ())).await?;
    let course = Course::new(line, reach.service, reach.pace, waiter);
    timeout(limit, kind.look(&course)).await.map_err(|_| Failure::Net(NetError::TimedOut))?
}

fn read(service: &Service, seen: Result<Seen, Failure>) -> Vec<Checked> {
    let plain = |check, finding| Checked { check, finding, why: None, names: Vec::new() };
    match seen {
        Ok(seen) => {
            let mut all = vec![plain(Check::Reach, Finding::Good), plain(Check::Key, Finding::Good)];
            all.push(models(service, seen.models));
            if !seen.about.is_empty() {
                all.push(Checked { names: seen.about, ..plain(Check::About, Finding::Good) });
            }
            all
        }
        // Whoever asks for a key is there.
        Err(Failure::Key) => {
            let key = Checked { why: Some(Failure::Key), ..plain(Check::Key, Finding::Bad) };
            vec![plain(Check::Reach, Finding::Good), key]
        }
        Err(failure) => vec![Checked { why: Some(failure), ..plain(Check::Reach, Finding::Bad) }],
    }
}

/// The chosen models that are missing; if none is, those that are there.
fn models(service: &Service, there: Option<Vec<String>>) -> Checked {
    let check = Check::Models;
    let Some(mut there) = there else {
        return Checked { check, finding: Finding::Unknown, why: None, names: Vec::new() };
    };
    let chosen = Task::ALL.into_iter().filter(|task| service.does(*task)).filter_map(|task| service.model(task));
    let has = |name: &str| there.iter().any(|model| model == name || model.starts_with(&format!("{name} [")));
    let mut missing: Vec<String> = chosen.filter(|name| !has(name)).map(str::to_owned).collect();
    missing.dedup();
    if missing.is_empty() {
        there.truncate(MAX_NAMES);
        return Checked { check, finding: Finding::Good, why: None, names: there };
    }
    Checked { check, finding: Finding::Bad, why: Some(Failure::Missing("model".into())), names: missing }
}
