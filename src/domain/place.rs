//! Where tablets that share meet: any folder that all of them reach, or storage that speaks S3. What a device knows of it, without
//! the secret key.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Where a device meets the others. Without secrets: it can be shown, kept and passed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Place {
    /// A folder that all devices reach.
    Folder {
        /// Where it is on this device.
        path: PathBuf,
        /// What it is known by, so that no other folder is taken for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mark: Option<String>,
    },
    /// Object storage.
    Bucket(Account),
}

/// A bucket of object storage that speaks S3: everything but the secret key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// Where it is, without the bucket: `https://s3.example.com`, `http://192.168.0.9:9000`.
    pub endpoint: String,
    /// What its signatures are for, `us-east-1` where nothing is said.
    pub region: String,
    /// The bucket's name.
    pub bucket: String,
    /// Before every name, e.g. `말그림/우리 반`; empty: nothing.
    pub prefix: String,
    /// The public half of the key.
    pub access_key: String,
    /// Where the bucket stands in addresses.
    pub style: Style,
    /// Whether a storage in the own network may be spoken to without encryption. What is shared is sealed all the same; who shares
    /// when, and how much, can then be seen in that network.
    pub is_open: bool,
    /// Certificates (PEM) that alone are trusted; empty: those of the system.
    pub certificate: String,
}

/// Where a bucket stands in addresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// `https://host/bucket/name`.
    #[default]
    Path,
    /// `https://bucket.host/name`.
    Host,
}

/// What is wrong with a place, or that nothing is. One word each, the first that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Everything works.
    Fine,
    /// Everything works, and what is deleted is kept as an older version: erasing a person would erase nothing.
    KeepsDeleted,
    /// It overwrites where it was asked to make only what is new: two tablets could undo each other's work.
    IgnoresConditions,
    /// It can be read and not written.
    ReadOnly,
    /// It does not let this device in.
    Denied,
    /// There is no secret key on this device.
    NoKey,
    /// It would have to be spoken to without encryption.
    Insecure,
    /// The address, the bucket's name or another entry cannot be one.
    Address,
    /// There is no such bucket or folder.
    NotThere,
    /// Its certificate is not trusted.
    Untrusted,
    /// Nobody answers.
    Unreachable,
    /// It asks for time.
    Busy,
    /// The clock of this device is wrong.
    ClockWrong,
    /// No room left.
    Full,
    /// What came back is not what was written, or no answer that makes sense.
    Broken,
}

impl Verdict {
    /// A word for it, e.g. `clock-wrong`: part of a key of the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::KeepsDeleted => "keeps-deleted",
            Self::IgnoresConditions => "ignores-conditions",
            Self::ReadOnly => "read-only",
            Self::Denied => "denied",
            Self::NoKey => "no-key",
            Self::Insecure => "insecure",
            Self::Address => "address",
            Self::NotThere => "not-there",
            Self::Untrusted => "untrusted",
            Self::Unreachable => "unreachable",
            Self::Busy => "busy",
            Self::ClockWrong => "clock-wrong",
            Self::Full => "full",
            Self::Broken => "broken",
        }
    }

    /// Whether tablets can meet there.
    pub fn is_usable(self) -> bool {
        matches!(self, Self::Fine | Self::KeepsDeleted)
    }
}
