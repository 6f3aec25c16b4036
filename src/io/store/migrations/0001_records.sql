-- Records, the undo list and the blobs that records use.
-- Stored files of this version exist (tests/it/fixtures/store/v1): never change this file.

PRAGMA application_id = 0x4D47524D; -- "MGRM"

-- Notes of the store to itself.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One row per thing. `body` is the JSON of `domain::record::Record`; `changed` is in milliseconds since 1970 UTC.
CREATE TABLE record (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    body    TEXT NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

-- One row per undoable transaction. AUTOINCREMENT: a number is never given twice, even after the redo list was dropped.
-- `changes` is JSON: [{"kind", "id", "before", "after"}], each version {"body": text, "blobs": [id]} or null.
CREATE TABLE step (
    step    INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL,
    profile TEXT,
    at      INTEGER NOT NULL,
    undone  INTEGER NOT NULL DEFAULT 0,
    changes TEXT NOT NULL
) STRICT;

CREATE INDEX step_of_profile ON step (profile, step);

-- Stored bytes: the file lies in blobs/, named by its SHA-256. `size` is in bytes.
CREATE TABLE blob (
    id   TEXT PRIMARY KEY,
    size INTEGER NOT NULL
) STRICT;

-- Which record uses which blob.
CREATE TABLE blob_use (
    blob TEXT NOT NULL REFERENCES blob (id),
    kind TEXT NOT NULL,
    id   TEXT NOT NULL,
    PRIMARY KEY (kind, id, blob),
    FOREIGN KEY (kind, id) REFERENCES record (kind, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
