-- Steps are kept without limit. To find what undo turns next must not pass over everything that is undone already.
-- From here on a step holds only what is not in the `record` table: a version may be {"is": SHA-256 of the body} instead of
-- {"body", "blobs"}. Steps of older versions hold both sides until they are turned.

CREATE INDEX step_done ON step (profile, step) WHERE undone = 0;
