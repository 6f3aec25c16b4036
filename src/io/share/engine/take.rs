//! Taking what others left.

use super::{Counted, Engine, Report, Result, ShareError};
use crate::domain::share::{DeviceId, Document, LogBody, Part, Scope};
use crate::io::share::book::Kept;
use crate::io::share::depot::DepotError;
use crate::io::share::merged::Merged;
use crate::io::share::wire::{MAX_OBJECT, read_log};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a log.
pub(super) fn log_name(scope: &str, device: &DeviceId, nth: u64) -> String {
    format!("log/{scope}/{device}/{nth:08}")
}

/// Logs that are read before the first of them is taken: bounds memory.
const BATCH: usize = 32;

/// Documents of a log, as they are after it.
type Documents = BTreeMap<Document, Kept>;

impl Engine {
    pub(super) fn take(&mut self, depot: &Counted<'_>, report: &mut Report) -> Result<()> {
        let me = self.signer.id();
        let mut came = BTreeSet::new();
        let heads: Vec<(DeviceId, BTreeMap<String, u64>)> =
            self.heads.iter().filter(|(id, _)| **id != me).map(|(id, head)| (id.clone(), head.logs.clone())).collect();
        for (device, logs) in heads {
            let had = self.book.had(&device)?;
            for (scope, count) in logs {
                let until = self.members.counts_until(&device, &scope).unwrap_or(0).min(count);
                let from = had.get(&scope).copied().unwrap_or(0) + 1;
                if !self.members.erased().contains_key(&scope) {
                    self.take_logs(depot, (&device, &scope), from..=until, &mut came, report)?;
                }
            }
        }
        report.came += came.len();
        Ok(())
    }

    fn take_logs(
        &mut self,
        depot: &Counted<'_>,
        (device, scope): (&DeviceId, &str),
        logs: std::ops::RangeInclusive<u64>,
        came: &mut BTreeSet<Document>,
        report: &mut Report,
    ) -> Result<()> {
        // A head may name any number; nothing is made of it but requests, and those end at the first that is not there.
        let (mut from, until) = logs.into_inner();
        while from <= until {
            let batch: Vec<u64> = (from..=until).take(BATCH).collect();
            let names: Vec<String> = batch.iter().map(|nth| log_name(scope, device, *nth)).collect();
            for (nth, object) in batch.iter().zip(depot.get_all(&names, MAX_OBJECT)) {
                // Told of and not there: lost on its way, or not to be seen yet. Those after it wait, too.
                let object = match object {
                    Ok(None) => {
                        report.waiting += 1;
                        return Ok(());
                    }
                    // Larger than any of ours: somebody else's.
                    Err(ShareError::Depot(DepotError::TooLarge)) => Vec::new(),
                    object => object?.unwrap_or_default(),
                };
                let Some(log) = self.open_log(device, scope, *nth, &object) else {
                    tracing::warn!(%device, nth, "a shared log cannot be read");
                    report.refused += 1;
                    return Ok(());
                };
                self.take_log(device, scope, *nth, log, came)?;
            }
            from = from.saturating_add(BATCH as u64);
        }
        Ok(())
    }

    fn open_log(&self, device: &DeviceId, scope: &str, nth: u64, object: &[u8]) -> Option<LogBody> {
        let name = log_name(scope, device, nth);
        let sign = &self.members.certificate(device)?.keys.sign;
        let body = self.key_for(scope, object)?.open(&name, object).ok()?.signed_by(sign, &name).ok()?;
        let log = read_log(&body).ok()?;
        (self.scope_name(&log.scope) == scope).then_some(log)
    }

    fn take_log(
        &mut self,
        device: &DeviceId,
        scope: &str,
        nth: u64,
        log: LogBody,
        came: &mut BTreeSet<Document>,
    ) -> Result<()> {
        let mut documents = Documents::new();
        for entry in log.entries {
            if !documents.contains_key(&entry.document) {
                let kept = self.book.document(&entry.document)?;
                let new = || Kept { scope: scope.to_owned(), merged: Merged::default(), open: true };
                documents.insert(entry.document.clone(), kept.unwrap_or_else(new));
            }
            if let Some(kept) = documents.get_mut(&entry.document) {
                if let Err(error) = kept.merged.take(&entry.changes) {
                    // Whoever wrote it is a member; one bad document does not hold up the others.
                    tracing::warn!(%error, document = %entry.document, "changes cannot be taken");
                    continue;
                }
                kept.open = true;
                came.insert(entry.document);
            }
        }
        self.keep(documents, scope, &log.scope, Some((device, nth)))
    }

    /// Keeps documents, which records are in them, and how far a tablet was read.
    fn keep(
        &mut self,
        mut documents: Documents,
        name: &str,
        scope: &Scope,
        read: Option<(&DeviceId, u64)>,
    ) -> Result<()> {
        let mut parts = Vec::new();
        for (document, kept) in &mut documents {
            let heads = kept.merged.heads();
            for record in self.readable(document, &mut kept.merged, &heads)?.unwrap_or_default() {
                parts.push((Part::of(&record), document.clone()));
            }
        }
        self.book.together(|page| {
            page.put_scope(name, scope)?;
            documents.iter_mut().try_for_each(|(document, kept)| page.put_document(document, kept))?;
            parts.iter().try_for_each(|(part, document)| page.put_part(part, document))?;
            if let Some((device, nth)) = read {
                page.put_had(device, name, nth)?;
            }
            Ok(())
        })
    }
}
