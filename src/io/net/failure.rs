//! Why a service did not do what was asked. Texts inside are for the log; a person reads the words of [`Failure::key`].

use super::error::NetError;
use crate::domain::notice::Notice;
use serde::{Deserialize, Serialize};

/// Why a service did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It could not be asked, or its answer did not come whole.
    #[error(transparent)]
    Net(#[from] NetError),
    /// It will not do this. Never asked again unchanged.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// It does not know who asks: no key, a wrong one, or one that may not do this.
    #[error("the key is missing or wrong")]
    Key,
    /// What was paid for is used up.
    #[error("the quota is used up")]
    Quota,
    /// Too many requests in a short time.
    #[error("too many requests; again after {retry_after_s:?} s")]
    TooOften {
        /// When it may be asked again, if it says so.
        retry_after_s: Option<u32>,
    },
    /// Its line of waiting jobs is full.
    #[error("its queue is full")]
    QueueFull,
    /// It is still loading the model.
    #[error("it is loading the model; again after {retry_after_s:?} s")]
    Loading {
        /// When it may be asked again, if it says so.
        retry_after_s: Option<u32>,
    },
    /// It cannot use the picture that was sent along.
    #[error("it cannot use the picture: {0}")]
    BadPicture(String),
    /// It has no such model or no such page.
    #[error("not there: {0}")]
    Missing(String),
    /// It does not take the request for another reason.
    #[error("it answered with status {status}: {message}")]
    Rejected {
        /// HTTP status.
        status: u16,
        /// The part of the request that it names.
        param: String,
        /// What it says.
        message: String,
    },
    /// It is broken (5xx, or a job that failed there).
    #[error("it is broken ({status}): {message}")]
    Broken {
        /// HTTP status; 0 when it came inside an answer.
        status: u16,
        /// What it says.
        message: String,
    },
    /// The job was stopped at the service by someone else.
    #[error("stopped at the service")]
    Stopped,
    /// The service does not know the job any more.
    #[error("the job is gone")]
    Gone,
    /// The service's workflow cannot be used.
    #[error("the workflow cannot be used: {0}")]
    Workflow(String),
    /// This kind of service cannot do this.
    #[error("it cannot do that: {0}")]
    Unable(&'static str),
    /// It answered, but what came is not what was asked for.
    #[error("nothing usable came: {0}")]
    Unusable(String),
}

impl Failure {
    /// A word for it, e.g. `refused`: part of a key of the texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Net(error) => error.key(),
            Self::Refused(_) => "refused",
            Self::Key => "key",
            Self::Quota => "quota",
            Self::TooOften { .. } => "too-often",
            Self::QueueFull => "queue-full",
            Self::Loading { .. } => "loading",
            Self::BadPicture(_) => "bad-picture",
            Self::Missing(_) => "missing",
            Self::Rejected { .. } => "rejected",
            Self::Broken { .. } => "broken",
            Self::Stopped => "stopped",
            Self::Gone => "gone",
            Self::Workflow(_) => "workflow",
            Self::Unable(_) => "unable",
            Self::Unusable(_) => "unusable",
        }
    }

    /// What the person is told: kindly, and what to change.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Refused(Refusal { stage: Some(Stage::Output), .. }) => Notice::problem("service-refused-picture"),
            Self::Refused(_) => Notice::problem("service-refused"),
            Self::Key => Notice::problem("service-key"),
            Self::Quota => Notice::problem("service-quota"),
            Self::TooOften { .. } | Self::QueueFull | Self::Loading { .. } | Self::Net(NetError::Busy) => {
                Notice::problem("service-too-often")
            }
            Self::BadPicture(_) => Notice::problem("service-bad-picture"),
            Self::Stopped | Self::Gone => Notice::problem("service-stopped"),
            Self::Net(NetError::Cancelled) => Notice::done("service-cancelled"),
            Self::Net(NetError::Unreachable(_)) => Notice::problem("service-unreachable"),
            Self::Net(NetError::TimedOut) => Notice::problem("service-slow"),
            Self::Net(NetError::NotOn(_)) => Notice::problem("service-off"),
            Self::Broken { .. } | Self::Unusable(_) => Notice::problem("service-broken"),
            Self::Net(NetError::TooBig(_) | NetError::Status(_) | NetError::Garbled(_)) => {
                Notice::problem("service-broken")
            }
            Self::Missing(_) | Self::Rejected { .. } | Self::Workflow(_) | Self::Unable(_) | Self::Net(_) => {
                Notice::problem("service-setup")
            }
        }
    }
}

/// What a service says of its refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Whether it was the request or the picture made of it.
    pub stage: Option<Stage>,
    /// What it found, in its own words, e.g. `violence`.
    pub categories: Vec<String>,
    /// What it says; for the instructor.
    pub message: String,
}

/// Where a service looked when it refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// At what was asked.
    Input,
    /// At what it made.
    Output,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_what_to_change() {
        let refused = |stage| Failure::Refused(Refusal { stage, ..Refusal::default() }).notice().what;
        assert_eq!(refused(None), "service-refused");
        assert_eq!(refused(Some(Stage::Input)), "service-refused");
        assert_eq!(refused(Some(Stage::Output)), "service-refused-picture");
        let insecure = Failure::Net(NetError::Insecure(String::new())).notice().what;
        let wrong = Failure::Missing(String::new()).notice().what;
        assert_eq!((insecure.as_str(), wrong.as_str()), ("service-setup", "service-setup"));
    }
}
