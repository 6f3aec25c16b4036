//! Offering to the store what others changed.

use super::{Counted, Engine, Report, Result, ShareError};
use crate::domain::id::BlobId;
use crate::domain::record::{Record, Write};
use crate::domain::share::{Document, Heads, Offer, Part, with_own};
use crate::io::share::depot::DepotError;
use crate::io::share::local::{Local, Stored};
use crate::io::share::merged::Merged;
use crate::io::store::MAX_BLOB_BYTES;
use std::collections::{BTreeMap, BTreeSet};

/// Pictures and sounds are brought in portions of so many: bounds memory.
const PORTION: usize = 12;

/// Offers of one meeting: the program takes them all in one breath, while somebody draws.
const MOST: usize = 400;

impl Engine {
    /// The records of a document at a version. Where what two tablets did at once makes nothing that can be read, what one of them did
    /// stands alone: of all versions the first that can be read, so that every tablet takes the same. `None`: it is removed.
    pub(super) fn readable(&self, document: &Document, merged: &mut Merged, at: &Heads) -> Result<Option<Vec<Record>>> {
        let Some(leaves) = merged.leaves(document, at)? else { return Ok(None) };
        if let Ok(records) = Part::records(document, &leaves) {
            return Ok(Some(records));
        }
        for head in at {
            if let Some(leaves) = merged.leaves(document, &vec![*head])?
                && let Ok(records) = Part::records(document, &leaves)
            {
                return Ok(Some(records));
            }
        }
        tracing::warn!(%document, "a shared document cannot be read by this version");
        Ok(Some(Vec::new()))
    }

    pub(super) fn offer(&mut self, depot: &Counted<'_>, local: &mut dyn Local, report: &mut Report) -> Result<()> {
        let circle = self.ring.circle();
        let (mut offers, mut marks, mut closed) = (Vec::new(), Vec::new(), Vec::new());
        for document in self.book.open_documents()? {
            if offers.len() >= MOST {
                report.more = true;
                break;
            }
            let Some(mut kept) = self.book.document(&document)? else { continue };
            let heads = kept.merged.heads();
            let held = local.heads(&circle, &document)?;
            if held.as_ref() == Some(&heads) {
                closed.push(document);
                continue;
            }
            if held.as_ref().is_some_and(|held| !kept.merged.has(held)) {
                report.waiting += 1;
                continue;
            }
            let Some((base, writes)) = self.difference(&document, &mut kept.merged, held.as_ref(), &heads, local)?
            else {
                report.waiting += 1;
                continue;
            };
            if writes.is_empty() {
                marks.push((document.clone(), held, heads));
                closed.push(document);
                continue;
            }
            if !self.bring(depot, local, &kept.scope, &writes)? {
                report.waiting += 1;
                continue;
            }
            offers.push(Offer { circle: circle.clone(), document, base, writes, heads });
        }
        local.mark(&circle, &marks)?;
        self.book.together(|page| closed.iter().try_for_each(|document| page.set_open(document, false)))?;
        report.offered += offers.len();
        Ok(local.offer(offers)?)
    }

    /// What changes in the store, and what must still be there for it. `None`: this cannot be told yet.
    #[allow(clippy::type_complexity)]
    fn difference(
        &self,
        document: &Document,
        merged: &mut Merged,
        held: Option<&Heads>,
        heads: &Heads,
        local: &dyn Local,
    ) -> Result<Option<(Vec<(Part, Option<Record>)>, Vec<Write>)>> {
        let before = match held {
            Some(held) => self.readable(document, merged, held)?.unwrap_or_default(),
            None => Vec::new(),
        };
        let by_part = |records: Vec<Record>| -> BTreeMap<Part, Record> {
            records.into_iter().map(|record| (Part::of(&record), record)).collect()
        };
        let after = by_part(self.readable(document, merged, heads)?.unwrap_or_default());
        let before = by_part(before);
        let all: BTreeSet<&Part> = before.keys().chain(after.keys()).collect();
        let (mut base, mut writes) = (Vec::new(), Vec::new());
        for part in all {
            let (was, is) = (before.get(part), after.get(part));
            if was == is {
                continue;
            }
            let ours = match local.record(part)? {
                Stored::Record(record) => Some(*record),
                Stored::Nothing => None,
                // A newer version of the program goes on with it.
                Stored::Unreadable => return Ok(None),
            };
            // What is here and was never shared is looked at first; then this can be told.
            if held.is_none() && ours.is_some() {
                return Ok(None);
            }
            base.push((part.clone(), was.cloned().map(|was| with_own(was, ours.as_ref()))));
            writes.push(match is {
                Some(record) => Write::put(with_own(record.clone(), ours.as_ref())),
                None => Write::Delete(part.kind, part.id.clone()),
            });
        }
        Ok(Some((base, writes)))
    }

    /// Brings the pictures and sounds that changes need. `false`: one of them is not there yet.
    fn bring(&self, depot: &Counted<'_>, local: &mut dyn Local, scope: &str, writes: &[Write]) -> Result<bool> {
        let records =
            writes.iter().filter_map(|write| if let Write::Put(record) = write { Some(record) } else { None });
        let blobs: BTreeSet<BlobId> =
            records.flat_map(|record| record.blobs()).filter(BlobId::is_well_formed).collect();
        let missing: Vec<BlobId> = blobs.into_iter().filter(|blob| !local.has_blob(blob)).collect();
        for portion in missing.chunks(PORTION) {
            let names: Vec<String> = portion.iter().map(|blob| self.blob_name(scope, blob)).collect();
            let mut brought = Vec::new();
            for ((blob, name), object) in portion.iter().zip(&names).zip(depot.get_all(&names, MAX_BLOB_BYTES + 4096)) {
                let object = match object {
                    // One so large is none of ours.
                    Ok(None) | Err(ShareError::Depot(DepotError::TooLarge)) => return Ok(false),
                    Ok(Some(object)) => object,
                    Err(error) => return Err(error),
                };
                let bytes = self.key_for(scope, &object).and_then(|key| key.open(name, &object).ok());
                match bytes.map(|unsealed| unsealed.body).filter(|bytes| BlobId::of(bytes) == *blob) {
                    Some(bytes) => brought.push((blob.clone(), bytes)),
                    None => return Ok(false),
                }
            }
            local.bring(brought)?;
        }
        Ok(true)
    }

    /// The name of a picture or sound in the place.
    pub(super) fn blob_name(&self, scope: &str, blob: &BlobId) -> String {
        format!("blob/{scope}/{}", self.ring.naming.derive(scope).name_for(blob.as_str()))
    }
}
