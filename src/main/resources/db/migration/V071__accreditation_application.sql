-- The application for accreditation. Rows are added, never changed; what was submitted can't be touched at all.

-- The evaluation of the programmes has been delivered: by a contract that the engine has seen completed, or registered
-- by the lead department with the document that proves it.
CREATE TABLE application_evaluation (
    project_key  text PRIMARY KEY REFERENCES project (key),
    source       text NOT NULL CHECK (source IN ('contract', 'registered')),
    reference    text NOT NULL DEFAULT '',
    recorded_at  timestamptz NOT NULL,
    recorded_by  text NOT NULL,
    CHECK (source = 'contract' OR length(trim(reference)) > 0)
);

CREATE TABLE application_assessment (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key          text NOT NULL REFERENCES project (key),
    letter_of_intent_on  date,
    earliest_on          date,                                        -- the letter of intent's day plus the years of activity
    reports_accepted     integer NOT NULL CHECK (reports_accepted >= 0),
    reports_needed       integer NOT NULL CHECK (reports_needed >= 0),
    evaluation_delivered boolean NOT NULL,
    outcome              text NOT NULL CHECK (outcome IN ('ready', 'too-early', 'incomplete')),
    assessed_at          timestamptz NOT NULL
);
CREATE INDEX application_assessment_of ON application_assessment (project_key, id);

CREATE TABLE application_remedy (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    decision    text NOT NULL CHECK (decision IN ('remedy', 'abandon')),
    remark      text NOT NULL DEFAULT '',
    decided_at  timestamptz NOT NULL,
    decided_by  text NOT NULL
);

-- One round from the opened form to the accepted application; a project that applies again opens the next.
CREATE TABLE application_round (
    project_key text NOT NULL REFERENCES project (key),
    round       integer NOT NULL CHECK (round > 0),
    scheme      text NOT NULL,
    opened_at   timestamptz NOT NULL,
    PRIMARY KEY (project_key, round)
);

-- What was written for a section, and what was sent back, in order: the latest entries tell what is left to do.
CREATE TABLE application_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    round       integer NOT NULL,
    section     text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('ko', 'en', 'return')),
    body        text NOT NULL DEFAULT '',
    pages       integer NOT NULL DEFAULT 0 CHECK (pages BETWEEN 0 AND 10),
    evidence    text NOT NULL DEFAULT '',
    complete    boolean NOT NULL,
    remark      text NOT NULL DEFAULT '',
    entered_at  timestamptz NOT NULL,
    entered_by  text NOT NULL,
    FOREIGN KEY (project_key, round) REFERENCES application_round (project_key, round),
    CHECK (kind = 'return' OR (length(trim(body)) > 0 AND pages > 0))
);
CREATE INDEX application_entry_of ON application_entry (project_key, section, kind, id);

-- The application as it was submitted.
CREATE TABLE application_version (
    project_key     text NOT NULL,
    round           integer NOT NULL,
    version         integer NOT NULL CHECK (version > 0),
    document_number text NOT NULL CHECK (length(trim(document_number)) > 0),
    content         text NOT NULL,
    content_hash    text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),   -- SHA-256 of content in UTF-8
    submitted_at    timestamptz NOT NULL,
    submitted_by    text NOT NULL,
    PRIMARY KEY (project_key, round, version),
    FOREIGN KEY (project_key, round) REFERENCES application_round (project_key, round)
);

CREATE TABLE application_review (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    round       integer NOT NULL,
    version     integer,                                                    -- null: checked before it was submitted
    decision    text NOT NULL CHECK (decision IN ('complete', 'supplement', 'accept')),
    remark      text NOT NULL DEFAULT '',
    reviewed_at timestamptz NOT NULL,
    reviewed_by text NOT NULL,
    FOREIGN KEY (project_key, round) REFERENCES application_round (project_key, round),
    FOREIGN KEY (project_key, round, version) REFERENCES application_version (project_key, round, version),
    CHECK (decision <> 'accept' OR version IS NOT NULL)
);
CREATE UNIQUE INDEX application_accepted_once ON application_review (project_key, round) WHERE decision = 'accept';

CREATE TRIGGER application_assessment_append_only BEFORE UPDATE OR DELETE ON application_assessment
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_entry_append_only BEFORE UPDATE OR DELETE ON application_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_version_append_only BEFORE UPDATE OR DELETE ON application_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_review_append_only BEFORE UPDATE OR DELETE ON application_review
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
