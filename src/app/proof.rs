//! Proof of making: the certificate with which this device signs what goes out, as whoever exports sees it.

use crate::app::effect::EffectId;
use crate::domain::id::Millis;
use crate::domain::notice::Notice;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What is wanted of the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProofCommand {
    /// See whose it is.
    Look,
    /// Make a new one for this organisation. What was signed with the one before is still one's own.
    Make(String),
    /// Take over one that somebody else made (PEM).
    Import {
        /// The file with the certificate, then those that certify it.
        chain: PathBuf,
        /// The file with its private key (PKCS #8); empty: the same file.
        #[serde(default)]
        key: PathBuf,
    },
    /// Save the root certificate, for those who want to trust it. A file that is there already stays.
    SaveRoot(PathBuf),
}

/// The certificate of this device, as people want to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The organisation.
    pub holder: String,
    /// Made on this device; else imported.
    pub is_own: bool,
    /// Valid from.
    pub from: Millis,
    /// Valid until.
    pub until: Millis,
    /// Its root is here, and can be given to others.
    pub has_root: bool,
}

/// How it stands: no certificate yet, one that signs, or one that cannot be used, and why.
pub type CertificateFound = Result<Option<Certificate>, Notice>;

/// What is known of the certificate.
#[derive(Clone, Debug, Default)]
pub struct ProofState {
    /// How it stands; none: nobody has looked since the start.
    pub found: Option<CertificateFound>,
    /// It is being looked at or changed.
    pub job: Option<EffectId>,
}
