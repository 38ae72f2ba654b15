-- Evidence (증빙자료): what was filed, its versions, and the bytes, each content once under its SHA-256.
CREATE TABLE evidence_content (
    sha256     text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint NOT NULL CHECK (size > 0),
    media_type text NOT NULL,
    place      text NOT NULL CHECK (place IN ('DATABASE', 'OBJECT_STORE')),
    stored_at  timestamptz NOT NULL
);

-- In pieces, so that no file stands in memory as a whole.
CREATE TABLE evidence_piece (
    sha256   text NOT NULL REFERENCES evidence_content (sha256),
    position integer NOT NULL CHECK (position >= 0),
    bytes    bytea NOT NULL,
    PRIMARY KEY (sha256, position)
);
-- Documents and pictures are compressed already.
ALTER TABLE evidence_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE evidence (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key     text NOT NULL REFERENCES project (key),
    title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    kind            text CHECK (length(kind) <= 100),        -- the paper that a task asks for, such as 최종보고서
    criterion       text CHECK (length(criterion) <= 10),    -- of the project's scheme
    programme       text CHECK (length(programme) <= 100),
    effective_from  date,                                    -- the period that it covers
    effective_to    date,
    owner           text NOT NULL REFERENCES department (id),
    publication     text NOT NULL CHECK (publication IN ('OPEN', 'PARTLY_OPEN', 'CLOSED')),
    retention       text NOT NULL CHECK (retention IN ('ONE_YEAR', 'THREE_YEARS', 'FIVE_YEARS', 'TEN_YEARS', 'THIRTY_YEARS', 'SEMI_PERMANENT', 'PERMANENT')),
    document_number text CHECK (length(document_number) <= 60),
    task_id         text,
    process         text,
    instance        text,
    element         text,
    filed_at        timestamptz NOT NULL,
    filed_by        text NOT NULL,
    CHECK (effective_from IS NULL OR effective_to IS NULL OR effective_from <= effective_to)
);
CREATE INDEX evidence_by_project ON evidence (project_key, id DESC);
CREATE INDEX evidence_by_task ON evidence (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX evidence_by_instance ON evidence (instance, element) WHERE instance IS NOT NULL;

CREATE TABLE evidence_version (
    evidence_id bigint NOT NULL REFERENCES evidence (id),
    version     integer NOT NULL CHECK (version > 0),
    sha256      text NOT NULL REFERENCES evidence_content (sha256),
    file_name   text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    filed_at    timestamptz NOT NULL,
    filed_by    text NOT NULL,
    PRIMARY KEY (evidence_id, version)
);
CREATE INDEX evidence_version_content ON evidence_version (sha256);

-- Nothing is ever deleted: what should not count any more is withdrawn, with the reason.
CREATE TABLE evidence_withdrawal (
    evidence_id  bigint PRIMARY KEY REFERENCES evidence (id),
    reason       text NOT NULL CHECK (length(trim(reason)) BETWEEN 1 AND 1000),
    withdrawn_at timestamptz NOT NULL,
    withdrawn_by text NOT NULL
);

-- Each time that a content was read again and its SHA-256 compared; the newest line tells how it stands.
CREATE TABLE evidence_check (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256     text NOT NULL REFERENCES evidence_content (sha256),
    checked_at timestamptz NOT NULL,
    intact     boolean NOT NULL,
    found      text NOT NULL -- the SHA-256 that was computed, or why none could be
);
CREATE INDEX evidence_check_newest ON evidence_check (sha256, id DESC);

CREATE TRIGGER evidence_content_is_final BEFORE UPDATE OR DELETE ON evidence_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_piece_is_final BEFORE UPDATE OR DELETE ON evidence_piece FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_is_final BEFORE UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_version_is_final BEFORE UPDATE OR DELETE ON evidence_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_withdrawal_is_final BEFORE UPDATE OR DELETE ON evidence_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_check_is_final BEFORE UPDATE OR DELETE ON evidence_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
