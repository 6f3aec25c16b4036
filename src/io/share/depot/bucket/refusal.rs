//! What a storage says when it does not do as it is asked, and what that means.

use super::super::DepotError;
use crate::io::net::NetError;
use std::error::Error;
use std::fmt;
use std::time::Duration;

/// Codes of S3 and of those who speak like it, by what they mean.
const CLOCK: [&str; 3] = ["RequestTimeTooSkewed", "RequestExpired", "RequestTimeTooFarInTheFuture"];
const NO_BUCKET: [&str; 2] = ["NoSuchBucket", "NoSuchHostedZone"];
const FULL: [&str; 9] = [
    "QuotaExceeded",
    "XMinioStorageFull",
    "XMinioAdminBucketQuotaExceeded",
    "XMinioRequestsQuotaExceeded",
    "InsufficientStorage",
    "InsufficientStorageSpace",
    "StorageLimitExceeded",
    "StorageQuotaExceeded",
    "UserQuotaExceeded",
];
const TOO_LARGE: [&str; 3] = ["EntityTooLarge", "MaxMessageLengthExceeded", "ObjectTooLarge"];
const SLOWER: [&str; 6] =
    ["SlowDown", "SlowDownRead", "SlowDownWrite", "TooManyRequests", "RequestLimitExceeded", "ServiceUnavailable"];
/// Another one was writing at that moment: asked again it says who was first.
const CONFLICT: [&str; 2] = ["ConditionalRequestConflict", "OperationAborted"];

/// An answer that is none, or no answer.
#[derive(Clone, Debug)]
pub(super) enum Refusal {
    /// Nothing came back that can be read.
    Net(NetError),
    /// The answer is longer than was asked for.
    TooLarge,
    /// A status that says no.
    Said(Said),
}

/// What the storage said.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) status: u16,
    /// `<Code>`; empty where there is none.
    pub(super) code: String,
    /// `<Message>`.
    pub(super) message: String,
    /// `Retry-After`, in seconds.
    pub(super) retry_after: Option<Duration>,
    /// The clock of this device when the request was signed, as it stands there.
    pub(super) here: String,
    /// The storage's clock, as it says it.
    pub(super) there: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Net(error) => error.fmt(f),
            Self::TooLarge => f.write_str("too large"),
            Self::Said(said) => write!(f, "{} {} {}", said.status, said.code, said.message),
        }
    }
}

impl Error for Refusal {}

impl Refusal {
    /// What was under an error of the library; none if it is one of its own.
    pub(super) fn of(error: &object_store::Error) -> Option<&Self> {
        let mut cause = Some(error as &(dyn Error + 'static));
        while let Some(found) = cause {
            if let Some(refusal) = found.downcast_ref() {
                return Some(refusal);
            }
            cause = found.source();
        }
        None
    }

    /// Whether it is worth another try, and after how long if it says so.
    pub(super) fn again(&self) -> Option<Option<Duration>> {
        match self {
            Self::Net(NetError::Unreachable(_) | NetError::TimedOut | NetError::Garbled(_)) => Some(None),
            Self::Said(said) if is_full(said) || TOO_LARGE.contains(&said.code.as_str()) => None,
            Self::Said(said) if matches!(said.status, 408 | 409 | 429 | 500 | 502..=504 | 520..=527) => {
                Some(said.retry_after)
            }
            Self::Said(said) if SLOWER.contains(&said.code.as_str()) => Some(said.retry_after),
            _ => None,
        }
    }

    /// Whether it may have been done all the same.
    pub(super) fn may_be_done(&self) -> bool {
        match self {
            Self::Net(NetError::Unreachable(_)) => false,
            Self::Net(_) | Self::TooLarge => true,
            Self::Said(said) => said.status >= 500,
        }
    }

    /// What it means.
    pub(super) fn error(&self) -> DepotError {
        match self {
            // A device that thinks it is 1970 finds that every certificate begins in the future.
            Self::Net(NetError::Untrusted(text)) if text.contains("not valid yet") || text.contains("NotValidYet") => {
                DepotError::ClockWrong(text.clone())
            }
            Self::Net(NetError::Redirected) => DepotError::Broken("it sends on to another place".into()),
            Self::Net(error) => DepotError::Unreachable(error.to_string()),
            Self::TooLarge => DepotError::TooLarge,
            Self::Said(said) => meaning(said, self.to_string()),
        }
    }
}

fn is_full(said: &Said) -> bool {
    said.status == 507 || FULL.contains(&said.code.as_str())
}

fn meaning(said: &Said, text: String) -> DepotError {
    let code = said.code.as_str();
    if CLOCK.contains(&code) {
        return DepotError::ClockWrong(format!("here it is {}, there it is {}", said.here, said.there));
    }
    if is_full(said) {
        return DepotError::Full(text);
    }
    if TOO_LARGE.contains(&code) {
        return DepotError::TooLarge;
    }
    if NO_BUCKET.contains(&code) {
        return DepotError::NotThere(text);
    }
    if SLOWER.contains(&code) || CONFLICT.contains(&code) {
        return DepotError::Busy(text);
    }
    match said.status {
        401 | 403 => DepotError::Denied(text),
        404 => DepotError::NotThere(text),
        408 | 409 | 429 | 503 => DepotError::Busy(text),
        413 => DepotError::TooLarge,
        500..=599 => DepotError::Unreachable(text),
        _ => DepotError::Broken(text),
    }
}

impl Said {
    /// Whether it is an answer to a condition or about an object, which the library understands by itself.
    pub(super) fn is_about_object(&self) -> bool {
        match self.status {
            304 | 412 => true,
            404 => !NO_BUCKET.contains(&self.code.as_str()),
            409 => !CONFLICT.contains(&self.code.as_str()),
            _ => false,
        }
    }
}

/// What stands in the first `<tag>` of an answer, at most 300 letters.
pub(super) fn entry(body: &str, tag: &str) -> String {
    let found = body.split_once(&format!("<{tag}>")).and_then(|(_, rest)| rest.split_once("</"));
    found.map(|(text, _)| text.trim().chars().filter(|c| !c.is_control()).take(300).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, code: &str) -> Refusal {
        Refusal::Said(Said { status, code: code.into(), ..Said::default() })
    }

    #[test]
    fn what_a_storage_says_has_a_meaning() {
        let means = |status, code| said(status, code).error();
        assert!(matches!(means(403, "RequestTimeTooSkewed"), DepotError::ClockWrong(_)));
        assert!(matches!(means(403, "AccessDenied"), DepotError::Denied(_)));
        assert!(matches!(means(403, "QuotaExceeded"), DepotError::Full(_)));
        assert!(matches!(means(507, ""), DepotError::Full(_)));
        assert!(matches!(means(404, "NoSuchBucket"), DepotError::NotThere(_)));
        assert!(matches!(means(503, "SlowDown"), DepotError::Busy(_)));
        assert!(matches!(means(429, ""), DepotError::Busy(_)));
        assert!(matches!(means(500, "InternalError"), DepotError::Unreachable(_)));
        assert_eq!(means(400, "EntityTooLarge"), DepotError::TooLarge);
        assert!(matches!(means(400, "AuthorizationHeaderMalformed"), DepotError::Broken(_)));
        let early = NetError::Untrusted("invalid peer certificate: certificate not valid yet: …".into());
        assert!(matches!(Refusal::Net(early).error(), DepotError::ClockWrong(_)));
    }

    #[test]
    fn only_what_passes_is_tried_again() {
        for again in [said(503, "SlowDown"), said(500, ""), said(429, ""), said(409, "OperationAborted")] {
            assert!(again.again().is_some(), "{again}");
        }
        for never in
            [said(403, "AccessDenied"), said(507, ""), said(503, "XMinioStorageFull"), said(501, ""), said(400, "")]
        {
            assert!(never.again().is_none(), "{never}");
        }
    }

    #[test]
    fn an_entry_is_found_and_short() {
        assert_eq!(entry("<Error><Code>NoSuchKey</Code></Error>", "Code"), "NoSuchKey");
        assert_eq!(entry("<Error><Code>x", "Code"), "");
        assert_eq!(entry(&format!("<Code>{}</Code>", "가".repeat(999)), "Code").chars().count(), 300);
    }
}
