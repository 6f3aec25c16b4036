-- Sharing between tablets asks what has changed since it looked last, and of which version of a shared document the records are.

-- One row per record that was ever written, with the turn of its last change; a deleted one keeps its row.
CREATE TABLE changed (
    turn INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id   TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;

INSERT INTO changed (kind, id) SELECT kind, id FROM record ORDER BY kind, id;

-- No `OR REPLACE` here: within an upsert its own rule would hold for what the trigger does, too.
CREATE TRIGGER record_added AFTER INSERT ON record BEGIN
    DELETE FROM changed WHERE kind = new.kind AND id = new.id;
    INSERT INTO changed (kind, id) VALUES (new.kind, new.id);
END;
CREATE TRIGGER record_changed AFTER UPDATE ON record BEGIN
    DELETE FROM changed WHERE kind = new.kind AND id = new.id;
    INSERT INTO changed (kind, id) VALUES (new.kind, new.id);
END;
CREATE TRIGGER record_deleted AFTER DELETE ON record BEGIN
    DELETE FROM changed WHERE kind = old.kind AND id = old.id;
    INSERT INTO changed (kind, id) VALUES (old.kind, old.id);
END;

-- `heads`: hashes in hexadecimal digits, separated by spaces. It changes in the same transaction as the records.
CREATE TABLE shared (
    circle TEXT NOT NULL,
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    heads  TEXT NOT NULL,
    PRIMARY KEY (circle, kind, id)
) STRICT, WITHOUT ROWID;
