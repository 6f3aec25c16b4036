//! What a tablet knows of a circle: documents, how far it has read, what it has still to send. One SQLite file, `share.db`, beside
//! the keys; it can be made anew from the place where tablets meet, but for what was not sent yet.

use super::merged::{MergeError, Merged};
use crate::domain::id::BlobId;
use crate::domain::record::Kind;
use crate::domain::share::{DeviceId, Document, Heads, Part, Scope};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Why the book cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// What SQLite says.
    #[error("share.db: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A document in it is damaged.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// Something in it is none of ours.
    #[error("share.db: {0}")]
    Form(String),
    /// It was written by a newer version.
    #[error("share.db was written by a newer version ({0})")]
    Newer(u32),
}

type Result<T> = std::result::Result<T, BookError>;

impl BookError {
    /// Whether the file is damaged, so that only a new one helps.
    pub fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match self {
            Self::Sql(error) => matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase)),
            Self::Merge(_) | Self::Form(_) => true,
            Self::Newer(_) => false,
        }
    }
}

const VERSION: u32 = 1;
const TABLES: &str = "
CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
-- Small objects of the place, sealed as they came.
CREATE TABLE seen (name TEXT PRIMARY KEY, tag TEXT NOT NULL, object BLOB NOT NULL) STRICT;
-- A shared document; `open`: its newest version has not been offered to the store, or was not taken there.
CREATE TABLE document (kind TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, state BLOB NOT NULL, open INTEGER NOT NULL,
    PRIMARY KEY (kind, id)) STRICT;
CREATE INDEX document_open ON document (open) WHERE open = 1;
CREATE INDEX document_scope ON document (scope);
-- Which document a record belongs to.
CREATE TABLE part (kind TEXT NOT NULL, id TEXT NOT NULL, of_kind TEXT NOT NULL, of_id TEXT NOT NULL,
    PRIMARY KEY (kind, id)) STRICT;
CREATE INDEX part_of ON part (of_kind, of_id);
-- Records that changed and could not be looked at yet.
CREATE TABLE todo (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT;
-- Logs that were read, or written, by tablet and scope.
CREATE TABLE had (device TEXT NOT NULL, scope TEXT NOT NULL, logs INTEGER NOT NULL, PRIMARY KEY (device, scope)) STRICT;
CREATE TABLE scope (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
-- Logs on their way.
CREATE TABLE outbox (nth INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, log INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE out_blob (scope TEXT NOT NULL, blob TEXT NOT NULL, sent INTEGER NOT NULL, PRIMARY KEY (scope, blob)) STRICT;
CREATE INDEX out_blob_unsent ON out_blob (sent) WHERE sent = 0;
";

/// The open book.
#[derive(Debug)]
pub struct Book(Connection);

/// A document as it is kept.
#[derive(Debug)]
pub struct Kept {
    /// The name of its scope.
    pub scope: String,
    /// All of it.
    pub merged: Merged,
    /// Whether there is something to offer.
    pub open: bool,
}

/// A log on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its place in the order.
    pub nth: i64,
    /// The name of its scope.
    pub scope: String,
    /// Its number.
    pub log: u64,
    /// What is sealed.
    pub body: Vec<u8>,
}

impl Book {
    /// Opens or makes the file.
    ///
    /// # Errors
    /// `Newer`, or what SQLite says.
    pub fn open(path: &Path) -> Result<Self> {
        Self::prepared(Connection::open(path)?)
    }

    /// One in memory.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn in_memory() -> Result<Self> {
        Self::prepared(Connection::open_in_memory()?)
    }

    fn prepared(sql: Connection) -> Result<Self> {
        // One in memory stays "memory".
        sql.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        sql.pragma_update(None, "synchronous", "FULL")?;
        sql.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
        let version: u32 = sql.pragma_query_value(None, "user_version", |row| row.get(0))?;
        match version {
            0 => {
                sql.execute_batch(&format!("BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;"))?;
            }
            VERSION => {}
            newer => return Err(BookError::Newer(newer)),
        }
        Ok(Self(sql))
    }

    /// A copy in memory, as a backup would have it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn copy(&self) -> Result<Self> {
        let mut copy = Connection::open_in_memory()?;
        rusqlite::backup::Backup::new(&self.0, &mut copy)?.step(-1)?;
        Ok(Self(copy))
    }

    /// Several changes as one.
    ///
    /// # Errors
    /// What `act` gives; then nothing was changed.
    pub fn together<T, E: From<BookError>>(
        &mut self,
        act: impl FnOnce(&Page<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let page = Page(self.0.transaction().map_err(BookError::from)?);
        let done = act(&page)?;
        page.0.commit().map_err(BookError::from)?;
        Ok(done)
    }

    /// A note of the program to itself.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn note<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let text: Option<String> = self
            .0
            .prepare_cached("SELECT value FROM note WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(|error| BookError::Form(error.to_string()))).transpose()
    }

    /// Small objects of the place by name, with the tag they had.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn seen(&self) -> Result<BTreeMap<String, (String, Vec<u8>)>> {
        let mut query = self.0.prepare_cached("SELECT name, tag, object FROM seen")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A document.
    ///
    /// # Errors
    /// What SQLite says; a damaged one.
    pub fn document(&self, document: &Document) -> Result<Option<Kept>> {
        let row: Option<(String, Vec<u8>, bool)> = self
            .0
            .prepare_cached("SELECT scope, state, open FROM document WHERE kind = ?1 AND id = ?2")?
            .query_row([document.kind.name(), &document.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        row.map(|(scope, state, open)| Ok(Kept { scope, merged: Merged::load(&state)?, open })).transpose()
    }

    /// Documents whose newest version is to be offered.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn open_documents(&self) -> Result<Vec<Document>> {
        self.documents("SELECT kind, id FROM document WHERE open = 1 ORDER BY kind, id", [])
    }

    /// Documents of a scope.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn documents_of(&self, scope: &str) -> Result<Vec<Document>> {
        self.documents("SELECT kind, id FROM document WHERE scope = ?1 ORDER BY kind, id", [scope])
    }

    fn documents(&self, query: &str, with: impl rusqlite::Params) -> Result<Vec<Document>> {
        let mut query = self.0.prepare_cached(query)?;
        let rows = query.query_map(with, |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let named = rows.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
        Ok(named.into_iter().filter_map(|(kind, id)| Some(Document { kind: Kind::parse(&kind)?, id })).collect())
    }

    /// The document that a record belongs to.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn document_of(&self, part: &Part) -> Result<Option<Document>> {
        let found: Option<(String, String)> = self
            .0
            .prepare_cached("SELECT of_kind, of_id FROM part WHERE kind = ?1 AND id = ?2")?
            .query_row([part.kind.name(), &part.id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.and_then(|(kind, id)| Some(Document { kind: Kind::parse(&kind)?, id })))
    }

    /// The records of a document.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn parts_of(&self, document: &Document) -> Result<Vec<Part>> {
        let mut query = self.0.prepare_cached("SELECT kind, id FROM part WHERE of_kind = ?1 AND of_id = ?2")?;
        let rows =
            query.query_map([document.kind.name(), &document.id], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let named = rows.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
        Ok(named.into_iter().filter_map(|(kind, id)| Some(Part { kind: Kind::parse(&kind)?, id })).collect())
    }

    /// Records that changed and could not be looked at yet.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn todo(&self) -> Result<BTreeSet<Part>> {
        let mut query = self.0.prepare_cached("SELECT kind, id FROM todo")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let named = rows.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
        Ok(named.into_iter().filter_map(|(kind, id)| Some(Part { kind: Kind::parse(&kind)?, id })).collect())
    }

    /// How many logs of a tablet were read (or written, for this one), by the name of their scope.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn had(&self, device: &DeviceId) -> Result<BTreeMap<String, u64>> {
        let mut query = self.0.prepare_cached("SELECT scope, logs FROM had WHERE device = ?1")?;
        let rows = query.query_map([&device.0], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whose a scope is.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn scope(&self, name: &str) -> Result<Option<Scope>> {
        let mut query = self.0.prepare_cached("SELECT body FROM scope WHERE name = ?1")?;
        let body: Option<String> = query.query_row([name], |row| row.get(0)).optional()?;
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// Logs on their way, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn outgoing(&self) -> Result<Vec<Outgoing>> {
        let mut query = self.0.prepare_cached("SELECT nth, scope, log, body FROM outbox ORDER BY nth")?;
        let rows = query.query_map([], |row| {
            Ok(Outgoing { nth: row.get(0)?, scope: row.get(1)?, log: row.get::<_, i64>(2)? as u64, body: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Pictures and sounds that are to be sent before the logs that need them.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unsent_blobs(&self) -> Result<Vec<(String, BlobId)>> {
        let mut query =
            self.0.prepare_cached("SELECT scope, blob FROM out_blob WHERE sent = 0 ORDER BY scope, blob")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, BlobId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Changes of the book that happen together.
#[derive(Debug)]
pub struct Page<'a>(Transaction<'a>);

impl Page<'_> {
    /// Keeps a note.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_note<T: Serialize>(&self, key: &str, value: &T) -> Result<()> {
        let text = serde_json::to_string(value).map_err(|error| BookError::Form(error.to_string()))?;
        self.run("INSERT OR REPLACE INTO note (key, value) VALUES (?1, ?2)", params![key, text])
    }

    /// Keeps a small object of the place.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_seen(&self, name: &str, tag: &str, object: &[u8]) -> Result<()> {
        self.run("INSERT OR REPLACE INTO seen (name, tag, object) VALUES (?1, ?2, ?3)", params![name, tag, object])
    }

    /// Forgets one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_seen(&self, name: &str) -> Result<()> {
        self.run("DELETE FROM seen WHERE name = ?1", [name])
    }

    /// Keeps a document.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_document(&self, document: &Document, kept: &mut Kept) -> Result<()> {
        let state = kept.merged.save();
        self.run(
            "INSERT OR REPLACE INTO document (kind, id, scope, state, open) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![document.kind.name(), document.id, kept.scope, state, kept.open],
        )
    }

    /// Notes that a document has been taken by the store, or has something new.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_open(&self, document: &Document, open: bool) -> Result<()> {
        self.run(
            "UPDATE document SET open = ?3 WHERE kind = ?1 AND id = ?2",
            params![document.kind.name(), document.id, open],
        )
    }

    /// Everything is to be offered once more.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn open_all(&self) -> Result<()> {
        self.run("UPDATE document SET open = 1", [])
    }

    /// Notes which document a record belongs to.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_part(&self, part: &Part, of: &Document) -> Result<()> {
        self.run(
            "INSERT OR IGNORE INTO part (kind, id, of_kind, of_id) VALUES (?1, ?2, ?3, ?4)",
            params![part.kind.name(), part.id, of.kind.name(), of.id],
        )
    }

    /// Sets the records that could not be looked at yet.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_todo<'p>(&self, parts: impl IntoIterator<Item = &'p Part>) -> Result<()> {
        self.run("DELETE FROM todo", [])?;
        parts.into_iter().try_for_each(|part| {
            self.run("INSERT OR IGNORE INTO todo (kind, id) VALUES (?1, ?2)", [part.kind.name(), &part.id])
        })
    }

    /// Notes how many logs of a tablet were read or written.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_had(&self, device: &DeviceId, scope: &str, logs: u64) -> Result<()> {
        self.run(
            "INSERT OR REPLACE INTO had (device, scope, logs) VALUES (?1, ?2, ?3)",
            params![device.0, scope, logs as i64],
        )
    }

    /// Notes whose a scope is.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_scope(&self, name: &str, scope: &Scope) -> Result<()> {
        let body = serde_json::to_string(scope).map_err(|error| BookError::Form(error.to_string()))?;
        self.run("INSERT OR REPLACE INTO scope (name, body) VALUES (?1, ?2)", [name, &body])
    }

    /// Puts a log on its way.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_outgoing(&self, scope: &str, log: u64, body: &[u8]) -> Result<()> {
        self.run("INSERT INTO outbox (scope, log, body) VALUES (?1, ?2, ?3)", params![scope, log as i64, body])
    }

    /// A log has arrived.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_outgoing(&self, nth: i64) -> Result<()> {
        self.run("DELETE FROM outbox WHERE nth = ?1", [nth])
    }

    /// Gives a log on its way another number.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn renumber(&self, nth: i64, log: u64) -> Result<()> {
        self.run("UPDATE outbox SET log = ?2 WHERE nth = ?1", params![nth, log as i64])
    }

    /// A picture or sound is to be sent, if it never was.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_blob(&self, scope: &str, blob: &BlobId, sent: bool) -> Result<()> {
        self.run(
            "INSERT OR IGNORE INTO out_blob (scope, blob, sent) VALUES (?1, ?2, ?3)",
            params![scope, blob.as_str(), sent],
        )
    }

    /// A picture or sound has arrived.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn blob_sent(&self, scope: &str, blob: &BlobId) -> Result<()> {
        self.run("UPDATE out_blob SET sent = 1 WHERE scope = ?1 AND blob = ?2", [scope, blob.as_str()])
    }

    /// Forgets everything of a scope.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn erase(&self, scope: &str) -> Result<()> {
        self.run(
            "DELETE FROM part WHERE EXISTS (SELECT 1 FROM document WHERE document.scope = ?1 AND document.kind = part.of_kind
             AND document.id = part.of_id)",
            [scope],
        )?;
        for query in [
            "DELETE FROM document WHERE scope = ?1",
            "DELETE FROM outbox WHERE scope = ?1",
            "DELETE FROM out_blob WHERE scope = ?1",
            "DELETE FROM had WHERE scope = ?1",
            "DELETE FROM scope WHERE name = ?1",
        ] {
            self.run(query, [scope])?;
        }
        self.run("DELETE FROM seen WHERE name LIKE 'now/key-' || ?1 || '-%'", [scope])
    }

    fn run(&self, query: &str, with: impl rusqlite::Params) -> Result<()> {
        self.0.prepare_cached(query)?.execute(with)?;
        Ok(())
    }
}

/// Heads as they stand in a record of the store.
pub fn heads_to_text(heads: &Heads) -> Vec<String> {
    heads.iter().map(|head| super::seal::to_hex(head)).collect()
}

/// The way back; what is none is left out.
pub fn heads_of_text(text: &[String]) -> Heads {
    text.iter().filter_map(|head| super::seal::from_hex(head)).collect()
}
