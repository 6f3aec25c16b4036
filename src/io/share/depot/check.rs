//! Trying a place out: everything that sharing will do, with an object of no meaning that is gone afterwards.

use super::place::needed;
use super::{Bucket, Depot, DepotError, Folder, Place, Verdict};
use crate::io::files;
use crate::io::net::Secret;

/// Folder of the objects that are tried with.
const FOLDER: &str = "check";
const MAX_BYTES: u64 = 1 << 10;

/// What a trial found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// In one word.
    pub verdict: Verdict,
    /// What the place said, for the log and for whoever looks after it; empty if everything works.
    pub detail: String,
}

impl Place {
    /// Writes, reads, lists, writes only what is new, and deletes an object; says the first thing that is wrong. Takes seconds, and
    /// as long as the place is waited for when it does not answer.
    pub fn check(&self, key: Option<&Secret>) -> Checked {
        match self.tried(key) {
            Ok(verdict) => Checked { verdict, detail: String::new() },
            Err((verdict, detail)) => Checked { verdict, detail },
        }
    }

    fn tried(&self, key: Option<&Secret>) -> Result<Verdict, (Verdict, String)> {
        match self {
            Self::Folder { path, mark } => {
                let folder = match mark {
                    Some(mark) => Folder::open_marked(path, mark),
                    None => Folder::open(path),
                };
                try_out(&folder.map_err(said)?).map(|()| Verdict::Fine)
            }
            Self::Bucket(account) => {
                account.address().map_err(|error| match error {
                    DepotError::Denied(text) => (Verdict::Insecure, text),
                    other => (Verdict::Address, other.to_string()),
                })?;
                let key = needed(key).map_err(|error| (Verdict::NoKey, error.to_string()))?;
                let bucket = Bucket::open(account, key).map_err(said)?;
                try_out(&bucket)?;
                let keeps = bucket.keeps_deleted().map_err(said)?;
                Ok(if keeps == Some(true) { Verdict::KeepsDeleted } else { Verdict::Fine })
            }
        }
    }
}

/// Tries a depot, and takes away what it tried with, also when something failed.
fn try_out(depot: &dyn Depot) -> Result<(), (Verdict, String)> {
    let name = format!("{FOLDER}/{:016x}", files::nonce());
    depot.list(&format!("{FOLDER}/")).map_err(said)?;
    let tried = steps(depot, &name);
    let gone = depot.delete(&name).map_err(said);
    tried?;
    gone?;
    let is_left = depot.get(&name, MAX_BYTES).map_err(said)?.is_some();
    if is_left { Err((Verdict::Broken, "it was deleted, and is there".into())) } else { Ok(()) }
}

fn steps(depot: &dyn Depot, name: &str) -> Result<(), (Verdict, String)> {
    let differs = |what: &str| Err((Verdict::Broken, what.to_owned()));
    let (first, second) = (b"first".as_slice(), b"second, longer".as_slice());
    // It could be listed: what fails now is writing.
    let is_new = depot.put_new(name, first).map_err(|error| match error {
        DepotError::Denied(text) => (Verdict::ReadOnly, text),
        other => said(other),
    })?;
    if !is_new {
        return differs("a new object was said to be there");
    }
    let is_new_again = depot.put_new(name, second).map_err(said)?;
    let after = depot.get(name, MAX_BYTES).map_err(said)?;
    if is_new_again || after.as_deref() == Some(second) {
        return Err((Verdict::IgnoresConditions, "an object was made that was there".into()));
    }
    if after.as_deref() != Some(first) {
        return differs("what was read is not what was written");
    }
    depot.put(name, second).map_err(said)?;
    if depot.get(name, MAX_BYTES).map_err(said)?.as_deref() != Some(second) {
        return differs("what was read is not what was written again");
    }
    let listed = depot.list(&format!("{FOLDER}/")).map_err(said)?;
    if !listed.iter().any(|object| object.name == name && object.bytes == second.len() as u64) {
        return differs("what was written is not listed");
    }
    Ok(())
}

/// An error in one word.
fn said(error: DepotError) -> (Verdict, String) {
    let verdict = match &error {
        DepotError::Unreachable(text) if text.contains("certificate") => Verdict::Untrusted,
        DepotError::Unreachable(_) => Verdict::Unreachable,
        DepotError::Denied(_) => Verdict::Denied,
        DepotError::Full(_) => Verdict::Full,
        DepotError::Busy(_) => Verdict::Busy,
        DepotError::ClockWrong(_) => Verdict::ClockWrong,
        DepotError::NotThere(_) => Verdict::NotThere,
        DepotError::TooLarge | DepotError::Broken(_) => Verdict::Broken,
    };
    (verdict, error.to_string())
}
