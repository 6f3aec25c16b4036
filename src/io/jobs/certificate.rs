//! The certificate that signs what goes out, for the face: seen, made, imported, its root saved for others.

use super::{Desk, file_notice};
use crate::app::{Certificate, CertificateFound, JobResult, ProofCommand};
use crate::domain::id::Millis;
use crate::domain::notice::Notice;
use crate::io::files::{self, now_millis};
use crate::io::provenance::{About, IdentityError, Vault};
use std::path::{Path, PathBuf};

/// Largest file of certificates or of a key, bytes.
const MAX_PEM: u64 = 1 << 20;
const DOING: &str = "certificate";

pub(super) fn carry_out(desk: &Desk, wanted: ProofCommand) -> JobResult {
    let (vault, now) = (Vault::of_system(&desk.data), now_millis());
    match done(&vault, wanted, now) {
        Ok(done) => JobResult::Certificate { found: found(&vault, now), done },
        Err(notice) => JobResult::Failed(notice),
    }
}

fn done(vault: &Vault, wanted: ProofCommand, now: Millis) -> Result<Option<Notice>, Notice> {
    Ok(match wanted {
        ProofCommand::Look => None,
        ProofCommand::Make(holder) => {
            let made = vault.make(&holder, now).map_err(|error| told(&error))?;
            Some(Notice::done("certificate-made").with("name", made.about.holder))
        }
        ProofCommand::Import { chain, key } => {
            let (chain, key) = (text(&chain)?, text(&key)?);
            let taken = vault.import(&chain, &key, now).map_err(|error| told(&error))?;
            Some(Notice::done("certificate-imported").with("name", taken.about.holder))
        }
        ProofCommand::SaveRoot(to) => Some(Notice::done("certificate-saved").with("to", save(vault, to)?.display())),
    })
}

fn told(error: &IdentityError) -> Notice {
    tracing::warn!(%error, DOING);
    error.notice()
}

fn text(path: &Path) -> Result<String, Notice> {
    let bytes = files::read_bounded(path, MAX_PEM).map_err(|error| file_notice(&error, DOING))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Saves the root under this name or the next free one.
fn save(vault: &Vault, to: PathBuf) -> Result<PathBuf, Notice> {
    let root = vault.root().map_err(|error| told(&error))?.ok_or_else(|| Notice::problem("certificate-no-root"))?;
    let to = files::free(to);
    files::write_whole(&to, root.as_bytes()).map_err(|error| file_notice(&error, DOING))?;
    Ok(to)
}

fn found(vault: &Vault, now: Millis) -> CertificateFound {
    let found = vault.found(now).map_err(|error| told(&error))?;
    let has_root = vault.root().is_ok_and(|root| root.is_some());
    let certificate = |About { holder, is_own, from, until }| Certificate { holder, is_own, from, until, has_root };
    Ok(found.map(|identity| certificate(identity.about)))
}
