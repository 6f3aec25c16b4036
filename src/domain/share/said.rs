//! What tablets of a circle say of each other: who belongs to it, who no longer does, and what is erased.

use super::rules::Scope;
use crate::domain::id::Millis;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A circle of tablets: the fingerprint of its root key, 32 hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CircleId(pub String);

/// A tablet, or an invitation: the fingerprint of its signing key, 32 hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub String);

impl std::fmt::Display for DeviceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The public keys of a tablet, 32 bytes each, in hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKeys {
    /// Checks its signatures (Ed25519).
    pub sign: String,
    /// Seals for it alone (X25519).
    pub seal: String,
}

/// What somebody may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Shares.
    #[default]
    Tablet,
    /// Shares, invites, shuts out and erases.
    Keeper,
    /// No tablet: a code that makes one tablet a member.
    InviteTablet,
    /// The same for a keeper.
    InviteKeeper,
}

impl Role {
    /// What a code of this role makes of a tablet.
    pub(super) fn invites(self) -> Option<Self> {
        match self {
            Self::InviteTablet => Some(Self::Tablet),
            Self::InviteKeeper => Some(Self::Keeper),
            Self::Tablet | Self::Keeper => None,
        }
    }

    /// Whether it is a tablet, not a code.
    pub fn is_device(self) -> bool {
        self.invites().is_none()
    }
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Issuer {
    /// Whoever has the circle's root key: the tablet that founded it, and the paper that it printed.
    Root,
    /// A tablet or a code.
    Device(DeviceId),
}

/// That somebody belongs to the circle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Certificate {
    /// Who.
    pub device: DeviceId,
    /// Their keys.
    pub keys: DeviceKeys,
    /// What the tablet is called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When it was written, by the clock of whoever wrote it.
    pub at: Millis,
    /// The tablet that this one was before it was set back to an old state; what that one said stays said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<DeviceId>,
}

/// That a tablet no longer belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shutout {
    /// Which one.
    pub device: DeviceId,
    /// When.
    pub at: Millis,
    /// What it had shared until then is kept: so many logs of each scope, by the scope's name.
    pub logs: BTreeMap<String, u64>,
    /// Whom it had brought into the circle until then.
    pub brought: BTreeSet<DeviceId>,
    /// The number of the circle's newest key then. Later ones that it made do not count, and a newer one has to be made.
    pub epoch: u32,
    /// What was erased until then, by the name of its scope: that is not taken back.
    pub erased: BTreeSet<String>,
}

/// That everything of a person is to be erased everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Erasure {
    /// Whose.
    pub scope: Scope,
    /// The name of the scope in the place where tablets meet.
    pub name: String,
    /// When.
    pub at: Millis,
}

/// Something that somebody says to all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statement {
    /// Somebody belongs to the circle.
    Member(Certificate),
    /// Somebody no longer does.
    Out(Shutout),
    /// Something is erased.
    Erase(Erasure),
}
