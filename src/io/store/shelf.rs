//! The store as sharing sees it: what changed since it looked last, which version of a shared document the records are, and
//! erasing a person so that nothing is left.
//!
//! A second connection of the process that holds the lock: it reads beside the store's own thread, and writes only what no record
//! is. What others changed goes through the program, which alone knows what somebody has changed meanwhile.

use super::backup;
use super::blobs;
use super::connection;
use super::disk;
use super::error::{Result, StoreError};
use super::folder::Folder;
use super::rows;
use crate::domain::id::{ArtworkId, BlobId, Millis, ProfileId};
use crate::domain::profile::Profile;
use crate::domain::record::{Kind, Record, Write};
use crate::domain::share::{CircleId, Document, Heads, Offer, Part, Receipt, Scope, SharedAs};
use crate::io::share::book::{heads_of_text, heads_to_text};
use crate::io::share::local::{Changes, Local, LocalError, LocalResult, Stored};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// The store as sharing sees it.
#[derive(Debug)]
pub struct Shelf {
    connection: Connection,
    folder: Folder,
    now: Millis,
    offers: Vec<Offer>,
}

impl From<StoreError> for LocalError {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

impl From<rusqlite::Error> for LocalError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// What an erasure found before it began.
#[derive(Serialize, Deserialize)]
struct Found {
    records: u64,
    parts: Vec<Part>,
    blobs: BTreeSet<BlobId>,
}

/// Key in `meta`: another value whenever a backup took the place of the database.
const LINE: &str = "line";

/// How an offer that only erases names its circle: no version is noted for it.
const NOBODY: &str = "";

impl Shelf {
    /// Opens the store in `folder` for sharing. Only a process that has opened it with [`Store::open`](super::Store::open) may do so.
    ///
    /// # Errors
    /// `Absent`, `Busy`, `Io`, …
    pub fn open(folder: &Path, now: Millis) -> Result<Self> {
        let folder = Folder::new(folder);
        if !folder.db().is_file() {
            return Err(StoreError::Absent);
        }
        Ok(Self { connection: connection::open(&folder.db())?, folder, now, offers: Vec::new() })
    }

    /// Forgets which versions of documents of a circle, or of all, the records are: they join anew, and nothing of them is lost.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_versions(&self, circle: Option<&CircleId>) -> Result<()> {
        let circle = circle.map(|circle| circle.0.as_str());
        self.connection.execute("DELETE FROM shared WHERE ?1 IS NULL OR circle = ?1", [circle])?;
        Ok(())
    }

    /// What was offered at the last meeting, for the program.
    pub fn take_offers(&mut self) -> Vec<Offer> {
        std::mem::take(&mut self.offers)
    }

    /// The records of a scope that are still there, and everything that stands in an older list of them.
    fn still_there(&self, scope: &Scope, parts: &BTreeSet<Part>) -> Result<Vec<Record>> {
        let works: BTreeSet<&str> =
            parts.iter().filter(|part| part.kind == Kind::Artwork).map(|part| part.id.as_str()).collect();
        let (all, _) = rows::load(&self.connection)?;
        let is_theirs = |record: &Record| match record {
            Record::Mark(drawn) => works.contains(drawn.work.as_str()),
            other => Scope::of(other).as_ref() == Some(scope),
        };
        let works_too: BTreeSet<ArtworkId> =
            all.iter().filter(|record| is_theirs(record)).filter_map(work_id).collect();
        let is_mark = |record: &Record| matches!(record, Record::Mark(drawn) if works_too.contains(&drawn.work));
        Ok(all.into_iter().filter(|record| is_theirs(record) || is_mark(record)).collect())
    }

    fn note_found(&self, key: &str, records: &[Record], parts: &BTreeSet<Part>) -> LocalResult<Found> {
        let mut found = self.found(key)?.unwrap_or(Found { records: 0, parts: Vec::new(), blobs: BTreeSet::new() });
        found.records += records.iter().filter(|record| !found.parts.contains(&Part::of(record))).count() as u64;
        let known: BTreeSet<Part> =
            found.parts.iter().chain(parts).cloned().chain(records.iter().map(Part::of)).collect();
        found.parts = known.into_iter().collect();
        found.blobs.extend(records.iter().flat_map(Record::blobs).filter(BlobId::is_well_formed));
        let text = serde_json::to_string(&found).map_err(|error| LocalError(error.to_string()))?;
        self.connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", [key, &text])?;
        Ok(found)
    }

    fn found(&self, key: &str) -> LocalResult<Option<Found>> {
        let text: Option<String> =
            self.connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Everything that was kept of them beside the records: steps that could be taken back, backups, databases that were set aside,
    /// pictures and sounds. Backups hold everybody, so that all of them go, and a new one is made.
    fn purge(&mut self, circle: &CircleId, key: &str, person: Option<&ProfileId>, found: &Found) -> LocalResult<u64> {
        let parts: BTreeSet<(&str, &str)> =
            found.parts.iter().map(|part| (part.kind.name(), part.id.as_str())).collect();
        self.connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
        let sql = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut blobs = found.blobs.clone();
        for step in steps_of(&sql, person, &parts)? {
            let mut query = sql.prepare_cached("SELECT blob FROM step_blob WHERE step = ?1")?;
            blobs
                .extend(query.query_map([step], |row| Ok(BlobId(row.get(0)?)))?.collect::<rusqlite::Result<Vec<_>>>()?);
            sql.execute("DELETE FROM step WHERE step = ?1", [step])?;
        }
        for (kind, id) in &parts {
            sql.execute("DELETE FROM shared WHERE circle = ?1 AND kind = ?2 AND id = ?3", [&circle.0, *kind, *id])?;
        }
        let mut gone = Vec::new();
        for blob in blobs {
            let used = "SELECT 1 FROM blob_use WHERE blob = ?1 UNION SELECT 1 FROM step_blob WHERE blob = ?1";
            if !sql.prepare_cached(used)?.exists([blob.as_str()])? {
                sql.execute("DELETE FROM blob WHERE id = ?1", [blob.as_str()])?;
                gone.push(blob);
            }
        }
        sql.commit()?;
        self.connection.execute_batch("VACUUM")?;
        self.connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        for kept in backup::list(&self.folder)? {
            disk::remove(&kept.path)?;
        }
        backup::make(&self.connection, &self.folder, self.now)?;
        for path in disk::list(&self.folder.damaged())? {
            std::fs::remove_dir_all(&path).map_err(StoreError::from)?;
        }
        for blob in &gone {
            if let Some(path) = self.folder.blob(blob) {
                disk::remove(&path)?;
            }
        }
        // Last: whoever is stopped before begins again and counts the same.
        self.connection.execute("DELETE FROM meta WHERE key = ?1", [key])?;
        Ok(gone.len() as u64)
    }
}

fn work_id(record: &Record) -> Option<ArtworkId> {
    if let Record::Artwork(work) = record { Some(work.id.clone()) } else { None }
}

/// Steps of a person's own lists, and those that changed something of theirs.
fn steps_of(sql: &Connection, person: Option<&ProfileId>, parts: &BTreeSet<(&str, &str)>) -> LocalResult<Vec<i64>> {
    let mut query = sql.prepare("SELECT step, profile, changes FROM step")?;
    let mut rows = query.query([])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let (profile, changes): (Option<String>, String) = (row.get(1)?, row.get(2)?);
        let own = person.zip(profile).is_some_and(|(person, list)| {
            list == person.as_str() || list == crate::domain::board::undo_list_of_boards(person).as_str()
        });
        let value: serde_json::Value = serde_json::from_str(&changes).unwrap_or_default();
        let text = |change: &serde_json::Value, key: &str| change.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        let touches = value.as_array().into_iter().flatten().any(|change| {
            text(change, "kind")
                .zip(text(change, "id"))
                .is_some_and(|(kind, id)| parts.contains(&(kind.as_str(), id.as_str())))
        });
        // One that cannot be read could hold anything.
        if own || touches || !value.is_array() {
            steps.push(row.get(0)?);
        }
    }
    Ok(steps)
}

impl Local for Shelf {
    fn changed(&mut self, after: u64) -> LocalResult<Changes> {
        let newest = turn(&self.connection)?;
        let after = if after > newest { 0 } else { after };
        let mut query = self.connection.prepare_cached("SELECT kind, id FROM changed WHERE turn > ?1 ORDER BY turn")?;
        let rows = query.query_map([after as i64], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let found = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let parts = found.into_iter().filter_map(|(kind, id)| Some(Part { kind: Kind::parse(&kind)?, id }));
        let line = "SELECT value FROM meta WHERE key = ?1";
        let line = self.connection.query_row(line, [LINE], |row| row.get(0)).optional()?.unwrap_or_default();
        Ok(Changes { turn: newest, parts: parts.collect(), line })
    }

    fn record(&self, part: &Part) -> LocalResult<Stored> {
        Ok(match rows::read(&self.connection, part.kind.name(), &part.id)? {
            None => Stored::Nothing,
            Some(version) => version.record().map_or(Stored::Unreadable, |record| Stored::Record(Box::new(record))),
        })
    }

    fn heads(&self, circle: &CircleId, document: &Document) -> LocalResult<Option<Heads>> {
        Ok(heads(&self.connection, circle, document)?)
    }

    fn work(&self, work: &ArtworkId) -> LocalResult<Vec<Part>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id FROM record WHERE kind = 'mark' AND json_valid(body) AND json_extract(body, '$.mark.work') = ?1",
        )?;
        let marks = query.query_map([work.as_str()], |row| Ok(Part { kind: Kind::Mark, id: row.get(0)? }))?;
        let itself = Part { kind: Kind::Artwork, id: work.0.clone() };
        Ok([itself].into_iter().chain(marks.collect::<rusqlite::Result<Vec<_>>>()?).collect())
    }

    fn mark(&mut self, circle: &CircleId, marks: &[(Document, Option<Heads>, Heads)]) -> LocalResult<()> {
        if marks.is_empty() {
            return Ok(());
        }
        let sql = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (document, was, is) in marks {
            if heads(&sql, circle, document)? == *was {
                note(&sql, &SharedAs { circle: circle.clone(), document: document.clone(), heads: is.clone() })?;
            }
        }
        Ok(sql.commit()?)
    }

    fn offer(&mut self, offers: Vec<Offer>) -> LocalResult<()> {
        self.offers.extend(offers);
        Ok(())
    }

    fn has_blob(&self, blob: &BlobId) -> bool {
        blobs::has_blob(self.folder.root(), blob)
    }

    fn blob(&self, blob: &BlobId) -> LocalResult<Vec<u8>> {
        Ok(blobs::read_blob(self.folder.root(), blob)?)
    }

    fn bring(&mut self, blobs: Vec<(BlobId, Vec<u8>)>) -> LocalResult<()> {
        Ok(blobs::bring_blobs(self.folder.root(), &blobs)?)
    }

    fn erase(&mut self, circle: &CircleId, scope: &Scope, parts: &BTreeSet<Part>) -> LocalResult<Option<Receipt>> {
        let person = if let Scope::Person(person) = scope { Some(person) } else { None };
        let key = format!("erase {}", person.map(ProfileId::as_str).unwrap_or_default());
        let records = self.still_there(scope, parts)?;
        let found = self.note_found(&key, &records, parts)?;
        if records.is_empty() {
            let blobs = self.purge(circle, &key, person, &found)?;
            return Ok(Some(Receipt { at: self.now, records: found.records, blobs }));
        }
        // The program lets go of them first: what it has in memory it would write again.
        let root = Part::of(records.first().unwrap_or(&Record::Profile(Profile::default())));
        self.offers.push(Offer {
            circle: CircleId(NOBODY.to_owned()),
            document: Document { kind: root.kind, id: root.id },
            base: Vec::new(),
            writes: records.iter().map(|record| Write::Delete(record.kind(), record.id().to_owned())).collect(),
            heads: Heads::new(),
        });
        Ok(None)
    }
}

fn heads(sql: &Connection, circle: &CircleId, document: &Document) -> Result<Option<Heads>> {
    let found: Option<String> = sql
        .prepare_cached("SELECT heads FROM shared WHERE circle = ?1 AND kind = ?2 AND id = ?3")?
        .query_row([&circle.0, document.kind.name(), &document.id], |row| row.get(0))
        .optional()?;
    let list = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    Ok(found.map(|text| heads_of_text(&list(text))))
}

/// Notes of which version the records of a document are.
pub(super) fn note(sql: &Connection, shared: &SharedAs) -> Result<()> {
    if shared.circle.0 == NOBODY {
        return Ok(());
    }
    sql.prepare_cached("INSERT OR REPLACE INTO shared (circle, kind, id, heads) VALUES (?1, ?2, ?3, ?4)")?.execute(
        params![
            shared.circle.0,
            shared.document.kind.name(),
            shared.document.id,
            heads_to_text(&shared.heads).join(" ")
        ],
    )?;
    Ok(())
}

/// The turn of the newest change.
pub(super) fn turn(sql: &Connection) -> Result<u64> {
    let turn: i64 =
        sql.query_row("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'changed'), 0)", [], |row| {
            row.get(0)
        })?;
    Ok(turn as u64)
}

/// After another database took this one's place: everything counts as changed, with turns that nobody has seen.
pub(super) fn all_changed(sql: &Connection, seen: u64) -> Result<()> {
    sql.execute("UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'changed'", [seen as i64])?;
    sql.execute("INSERT OR REPLACE INTO changed (kind, id) SELECT kind, id FROM record ORDER BY kind, id", [])?;
    // No turn comes twice, so that the newest one names the line.
    sql.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", params![LINE, format!("{}", turn(sql)?)])?;
    Ok(())
}
