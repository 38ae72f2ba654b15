-- Contents that are being written to the object store, before any row about them: the object comes first, so that no
-- transaction waits for the store. What stands here is on its way and no left-over. A row goes when the content is on
-- file; one of a node that was killed is forgotten after a day.
CREATE TABLE evidence_arrival (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    since  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX evidence_arrival_sha256 ON evidence_arrival (sha256);
