//! Leaving what is new here.

use super::take::log_name;
use super::{Counted, Engine, Report, Result, ShareError, note};
use crate::domain::consent::Use;
use crate::domain::id::{ArtworkId, BlobId, Millis};
use crate::domain::record::{Kind, Record};
use crate::domain::share::{
    Document, Entry, Head, Heads, Leaf, Leaves, LogBody, MAX_ENTRIES, Part, Reach, Scope, parts_key,
};
use crate::io::share::book::Kept;
use crate::io::share::local::{Changes, Local, Stored};
use crate::io::share::merged::Merged;
use crate::io::share::wire::{FULL_LOG, MAX_OBJECT, write_log};
use std::collections::{BTreeMap, BTreeSet};

/// A tablet that has nothing new says so often enough that the others know it is there: milliseconds.
const STILL_THERE_MS: Millis = 6 * 3_600_000;

/// Records of a document, as they are in the store now; none: removed.
type Records = BTreeMap<Part, Option<Record>>;

/// A document that changed here.
struct Changed {
    document: Document,
    kept: Kept,
    scope: Scope,
    changes: Vec<u8>,
    mark: (Option<Heads>, Heads),
    parts: Vec<Part>,
    blobs: BTreeSet<BlobId>,
}

impl Engine {
    /// Looks for what changed here, and puts it into the book: changes of documents, and logs on their way.
    pub(super) fn gather(&mut self, local: &mut dyn Local, report: &mut Report) -> Result<()> {
        let looked: u64 = self.book.note(note::LOOKED)?.unwrap_or(0);
        let Changes { turn, parts, line } = local.changed(looked)?;
        self.see_whether_store_was_set_back(&line, turn < looked)?;
        let mut parts: BTreeSet<Part> = parts.into_iter().chain(self.book.todo()?).collect();
        let hung = self.hung(local, &mut parts)?;
        let (mut changed, mut todo) = (Vec::new(), BTreeSet::new());
        for (document, records) in self.by_document(local, &parts, &hung)? {
            let names: Vec<Part> = records.keys().cloned().collect();
            match self.changed(local, document, records)? {
                Look::Changed(one) => changed.push(*one),
                Look::Same => {}
                Look::Later => todo.extend(names),
            }
        }
        report.sent += changed.len();
        self.write_down(local, changed, turn, &todo, &hung)
    }

    /// A store that was set back has lost what it had taken since: everything is offered once more.
    fn see_whether_store_was_set_back(&mut self, line: &str, is_behind: bool) -> Result<()> {
        let known: String = self.book.note(note::LINE)?.unwrap_or_default();
        if known == line && !is_behind {
            return Ok(());
        }
        Ok(self.book.together(|page| {
            page.open_all()?;
            page.put_note(note::LINE, &line)
        })?)
    }

    /// The works in exhibitions of the circle. A work that was hung since is looked at, though it did not change itself.
    fn hung(&mut self, local: &dyn Local, parts: &mut BTreeSet<Part>) -> Result<BTreeSet<ArtworkId>> {
        let mut hung: BTreeSet<ArtworkId> = self.book.note(note::HUNG)?.unwrap_or_default();
        let Reach::Show(show) = self.ring.reach.clone() else { return Ok(hung) };
        let show = Part { kind: Kind::Exhibition, id: show.0 };
        if let Some(Record::Exhibition(exhibition)) = local.record(&show)?.readable() {
            for work in self.ring.reach.hung(&exhibition) {
                if hung.insert(work.clone()) {
                    parts.extend(local.work(&work)?);
                }
            }
        }
        Ok(hung)
    }

    /// Changed records by document.
    fn by_document(
        &self,
        local: &dyn Local,
        parts: &BTreeSet<Part>,
        hung: &BTreeSet<ArtworkId>,
    ) -> Result<BTreeMap<Document, Records>> {
        let mut found: BTreeMap<Document, Records> = BTreeMap::new();
        for part in parts {
            let (document, record) = match local.record(part)? {
                Stored::Record(record) if self.ring.reach.shares(&record, hung) => {
                    (Some(Document::of(&record)), Some(*record))
                }
                Stored::Record(_) => continue,
                Stored::Unreadable => {
                    tracing::warn!(kind = part.kind.name(), "a record that this version cannot read is not shared");
                    continue;
                }
                Stored::Nothing => (self.book.document_of(part)?, None),
            };
            if let Some(document) = document {
                found.entry(document).or_default().insert(part.clone(), record);
            }
        }
        Ok(found)
    }

    fn changed(&self, local: &dyn Local, document: Document, records: Records) -> Result<Look> {
        let root = Part { kind: document.kind, id: document.id.clone() };
        let Some((scope, name, kept)) = self.kept(local, &document, &root)? else { return Ok(Look::Later) };
        if self.members.erased().contains_key(&name) {
            return Ok(Look::Same);
        }
        let mut kept = kept;
        let held = local.heads(&self.ring.circle(), &document)?;
        let base = held.clone().unwrap_or_default();
        if !kept.merged.has(&base) {
            return Ok(Look::Later);
        }
        let before = kept.merged.written(&document, &base)?;
        let actor = self.signer.id().0.into_bytes();
        let new = match records.get(&root) {
            Some(None) if before.is_none() => None,
            Some(None) => kept.merged.remove(&actor, &base)?,
            _ => {
                let changes = differences(&document, before.as_ref().unwrap_or(&Leaves::new()), &records)?;
                kept.merged.change(&actor, &base, changes)?
            }
        };
        let Some(new) = new else { return Ok(Look::Same) };
        let changes = kept.merged.changes_of(&new);
        kept.open = true;
        let blobs = records.values().flatten().flat_map(Record::blobs).filter(BlobId::is_well_formed).collect();
        let parts = records.into_keys().collect();
        Ok(Look::Changed(Box::new(Changed { document, kept, scope, changes, mark: (held, new), parts, blobs })))
    }

    /// The document as it is kept, or a new one; `None`: whose it is cannot be told, or it is not to be shared.
    fn kept(&self, local: &dyn Local, document: &Document, root: &Part) -> Result<Option<(Scope, String, Kept)>> {
        if let Some(kept) = self.book.document(document)? {
            let scope = self.book.scope(&kept.scope)?;
            return Ok(scope.map(|scope| (scope, kept.scope.clone(), kept)));
        }
        let Some(record) = local.record(root)?.readable() else { return Ok(None) };
        // To an exhibition of many goes only what its maker agreed to show in some way; what is there already follows the maker's
        // word.
        if let (Reach::Show(_), Record::Artwork(work)) = (&self.ring.reach, &record)
            && Use::ALL.into_iter().all(|purpose| work.consents.allows(purpose).is_err())
        {
            return Ok(None);
        }
        let Some(scope) = Scope::of(&record) else { return Ok(None) };
        let name = self.scope_name(&scope);
        let kept = Kept { scope: name.clone(), merged: Merged::default(), open: true };
        Ok(Some((scope, name, kept)))
    }

    /// Everything that changed goes into the book as one; then the store notes which versions its records have become.
    fn write_down(
        &mut self,
        local: &mut dyn Local,
        changed: Vec<Changed>,
        turn: u64,
        todo: &BTreeSet<Part>,
        hung: &BTreeSet<ArtworkId>,
    ) -> Result<()> {
        let me = self.signer.id();
        let mut had = self.book.had(&me)?;
        let marks: Vec<_> =
            changed.iter().map(|one| (one.document.clone(), one.mark.0.clone(), one.mark.1.clone())).collect();
        self.book.together(|page| {
            let mut logs: BTreeMap<String, Vec<LogBody>> = BTreeMap::new();
            for mut one in changed {
                page.put_document(&one.document, &mut one.kept)?;
                one.parts.iter().try_for_each(|part| page.put_part(part, &one.document))?;
                one.blobs.iter().try_for_each(|blob| page.add_blob(&one.kept.scope, blob, false))?;
                page.put_scope(&one.kept.scope, &one.scope)?;
                let logs = logs.entry(one.kept.scope).or_default();
                let bytes = |log: &LogBody| log.entries.iter().map(|entry| entry.changes.len()).sum::<usize>();
                if logs.last().is_none_or(|log| log.entries.len() >= MAX_ENTRIES || bytes(log) >= FULL_LOG) {
                    logs.push(LogBody { scope: one.scope.clone(), entries: Vec::new() });
                }
                if let Some(log) = logs.last_mut() {
                    log.entries.push(Entry { document: one.document, changes: one.changes });
                }
            }
            for (scope, log) in logs.iter().flat_map(|(scope, logs)| logs.iter().map(move |log| (scope, log))) {
                let count = had.entry(scope.clone()).or_default();
                *count += 1;
                page.add_outgoing(scope, *count, &write_log(log))?;
                page.put_had(&me, scope, *count)?;
            }
            page.put_note(note::LOOKED, &turn)?;
            page.put_note(note::HUNG, hung)?;
            page.set_todo(todo)
        })?;
        Ok(local.mark(&self.ring.circle(), &marks)?)
    }

    /// Leaves pictures, keys, logs, and last the head that tells of them.
    pub(super) fn leave(
        &mut self,
        depot: &Counted<'_>,
        local: &dyn Local,
        now: Millis,
        report: &mut Report,
    ) -> Result<()> {
        if !self.leave_all(depot, local, now)? {
            // Somebody goes by this tablet's name: it was set back, or copied. What was on its way goes under the new one.
            self.rename(now, report)?;
            self.speak(depot)?;
            if !self.leave_all(depot, local, now)? {
                return Err(ShareError::Unknown("this tablet, twice".to_owned()));
            }
        }
        Ok(())
    }

    /// `false`: under this tablet's name lies something that it never left.
    fn leave_all(&mut self, depot: &Counted<'_>, local: &dyn Local, now: Millis) -> Result<bool> {
        for (scope, blob) in self.book.unsent_blobs()? {
            self.leave_blob(depot, local, &scope, &blob)?;
        }
        let mut left: BTreeMap<String, u64> = self.book.note(note::LEFT)?.unwrap_or_default();
        for log in self.book.outgoing()? {
            let name = log_name(&log.scope, &self.signer.id(), log.log);
            let key = self.scope_key(depot, &log.scope)?;
            let object = key.seal(&name, &log.body, Some(&self.signer))?;
            if !depot.put_new(&name, &object)? && !self.is_ours(depot, &log.scope, &name, &log.body)? {
                return Ok(false);
            }
            left.insert(log.scope.clone(), log.log);
            self.book.together(|page| {
                page.drop_outgoing(log.nth)?;
                page.put_note(note::LEFT, &left)
            })?;
        }
        self.tell(depot, left, now)?;
        Ok(true)
    }

    /// Whether the object is what this tablet was about to leave: the answer to an earlier try was lost.
    fn is_ours(&self, depot: &Counted<'_>, scope: &str, name: &str, body: &[u8]) -> Result<bool> {
        let Some(object) = depot.get(name, MAX_OBJECT)? else { return Ok(false) };
        let opened = self.key_for(scope, &object).and_then(|key| key.open(name, &object).ok());
        let signed = opened.and_then(|unsealed| unsealed.signed_by(&self.signer.keys().sign, name).ok());
        Ok(signed.is_some_and(|found| found == body))
    }

    fn leave_blob(&mut self, depot: &Counted<'_>, local: &dyn Local, scope: &str, blob: &BlobId) -> Result<()> {
        // One that the store has lost is missing everywhere; the rest goes on.
        if local.has_blob(blob) {
            let bytes = local.blob(blob)?;
            let name = self.blob_name(scope, blob);
            let object = self.scope_key(depot, scope)?.seal(&name, &bytes, None)?;
            depot.put(&name, &object)?;
        }
        Ok(self.book.together(|page| page.blob_sent(scope, blob))?)
    }

    /// Leaves a new head if there is something to tell: logs, an erasure, or that this tablet is still there.
    fn tell(&mut self, depot: &Counted<'_>, left: BTreeMap<String, u64>, now: Millis) -> Result<()> {
        let me = self.signer.id();
        let known: Head = self.book.note(note::HEAD)?.unwrap_or_default();
        let mut logs = known.logs.clone();
        logs.extend(left);
        logs.retain(|scope, _| !self.members.erased().contains_key(scope));
        let erased = self.book.note(note::ERASED)?.unwrap_or_default();
        let is_new = (&logs, &erased) != (&known.logs, &known.erased);
        let seen = self.seen()?;
        let is_late = now.saturating_sub(known.at).saturating_abs() >= STILL_THERE_MS;
        if !is_new && known.device == me && !(is_late && seen != known.seen) {
            return Ok(());
        }
        let turn = known.turn + u64::from(is_new || known.turn == 0);
        let head = Head { device: me, at: now, turn, logs, seen, erased };
        self.leave_head(depot, &head)
    }

    /// The newest head of each other tablet whose logs were all read.
    fn seen(&self) -> Result<BTreeMap<crate::domain::share::DeviceId, u64>> {
        let me = self.signer.id();
        let mut seen = BTreeMap::new();
        for (device, head) in self.heads.iter().filter(|(device, _)| **device != me) {
            let had = self.book.had(device)?;
            if head.logs.iter().all(|(scope, count)| had.get(scope).copied().unwrap_or(0) >= *count) {
                seen.insert(device.clone(), head.turn);
            }
        }
        Ok(seen)
    }
}

enum Look {
    Changed(Box<Changed>),
    Same,
    Later,
}

/// What is to be changed so that the records that changed are in the document as they are in the store.
fn differences(document: &Document, before: &Leaves, records: &Records) -> Result<Vec<(String, Option<Leaf>)>> {
    let known = known(document, before)?;
    let mut changes = Vec::new();
    for (part, record) in records {
        let path = parts_key(part);
        let new = record.as_ref().map(Part::leaves).transpose()?.unwrap_or_default();
        let is_of = |at: &str| at == path || at.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'));
        let old: BTreeMap<&String, &Leaf> = before.iter().filter(|(at, _)| is_of(at)).collect();
        changes.extend(
            old.keys().filter(|at| !new.contains_key(**at) && known.contains(**at)).map(|at| ((*at).clone(), None)),
        );
        changes.extend(
            new.iter()
                .filter(|(at, leaf)| old.get(at) != Some(leaf))
                .map(|(at, leaf)| (at.clone(), Some(leaf.clone()))),
        );
    }
    Ok(changes)
}

/// The leaves that this version knows. What a newer one has put beside them is not in its records, and is left there.
fn known(document: &Document, before: &Leaves) -> Result<BTreeSet<String>> {
    let Ok(records) = Part::records(document, before) else { return Ok(before.keys().cloned().collect()) };
    let mut known = BTreeSet::new();
    for record in &records {
        known.extend(Part::leaves(record)?.into_keys());
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::profile::Profile;
    use serde_json::json;

    #[test]
    fn what_a_newer_version_wrote_stays_when_an_older_one_changes_something() {
        let person = |name: &str, level| Profile { level, ..Profile::new("p".into(), name, 0) };
        let record =
            Record::Profile(Profile { group: "하나".to_owned(), sets: vec!["w".into()], ..person("하늘", 1) });
        let mut before = Part::leaves(&record).unwrap();
        before.insert("is/of_a_newer_version/x".to_owned(), Leaf::Plain(json!(1)));
        let document = Document::of(&record);
        let now = Record::Profile(person("하늘", 2));
        let records = [(Part::of(&now), Some(now))].into();
        let changes = differences(&document, &before, &records).unwrap();
        assert!(changes.iter().any(|(at, leaf)| at == "is/level" && leaf.is_some()));
        assert!(changes.iter().any(|(at, leaf)| at.starts_with("is/sets/@") && leaf.is_none()), "{changes:?}");
        assert!(!changes.iter().any(|(at, _)| at.contains("newer")), "{changes:?}");
    }
}
