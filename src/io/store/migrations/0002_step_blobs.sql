-- Undo steps count as users of blobs: version 1 had to read every step's JSON to know them.
-- A step that cannot be read must not stop the migration: it uses nothing.

CREATE TABLE step_blob (
    step INTEGER NOT NULL REFERENCES step (step) ON DELETE CASCADE,
    blob TEXT NOT NULL REFERENCES blob (id),
    PRIMARY KEY (step, blob)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO step_blob (step, blob)
SELECT step.step, used.value
FROM step
JOIN json_each(CASE WHEN json_valid(step.changes) THEN step.changes ELSE '[]' END) AS change
JOIN json_each(change.value, '$.before.blobs') AS used
WHERE used.value IN (SELECT id FROM blob);

INSERT OR IGNORE INTO step_blob (step, blob)
SELECT step.step, used.value
FROM step
JOIN json_each(CASE WHEN json_valid(step.changes) THEN step.changes ELSE '[]' END) AS change
JOIN json_each(change.value, '$.after.blobs') AS used
WHERE used.value IN (SELECT id FROM blob);

-- Deleting a blob looks for its users.
CREATE INDEX blob_use_of_blob ON blob_use (blob);
CREATE INDEX step_blob_of_blob ON step_blob (blob);

-- Every commit looks for what could be redone, and mostly there is nothing.
CREATE INDEX step_undone ON step (profile, step) WHERE undone = 1;
