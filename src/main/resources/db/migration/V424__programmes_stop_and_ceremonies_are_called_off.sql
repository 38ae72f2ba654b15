-- A programme is stopped in the middle of a year; what was done in the quarter counts for no result.
CREATE TABLE programme_stop (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key  text NOT NULL,
    code         text NOT NULL,
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL,
    FOREIGN KEY (project_key, code) REFERENCES programme (project_key, code)
);
CREATE INDEX programme_stop_of ON programme_stop (project_key, code);
CREATE TABLE programme_stop_draft (
    stop_id          bigint NOT NULL REFERENCES programme_stop (id),
    version          integer NOT NULL CHECK (version > 0),
    ground           text NOT NULL CHECK (ground IN ('budget', 'need', 'merged', 'impossible', 'ineffective')),
    reason           text NOT NULL CHECK (length(trim(reason)) > 0),
    stopped_on       date NOT NULL, -- the first day on which nothing is done
    spent_won        bigint NOT NULL CHECK (spent_won >= 0), -- in the year
    partial_result   text,
    partial_evidence text,
    drafted_at       timestamptz NOT NULL,
    drafted_by       text NOT NULL,
    PRIMARY KEY (stop_id, version),
    CHECK (partial_result IS NULL OR partial_evidence IS NOT NULL)
);
CREATE TABLE programme_stop_end (
    stop_id  bigint PRIMARY KEY REFERENCES programme_stop (id),
    outcome  text NOT NULL CHECK (outcome IN ('stopped', 'dropped')),
    ended_at timestamptz NOT NULL,
    ended_by text NOT NULL
);
DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['programme_stop', 'programme_stop_draft', 'programme_stop_end'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;

-- A ceremony that is called off for good: the certificate and its validity stay as they are.
ALTER TABLE ceremony DROP CONSTRAINT ceremony_outcome_check;
ALTER TABLE ceremony ADD CONSTRAINT ceremony_outcome_check CHECK (outcome IN ('held', 'postponed', 'called-off'));
ALTER TABLE ceremony DROP CONSTRAINT ceremony_check1;
ALTER TABLE ceremony ADD CONSTRAINT ceremony_check1 CHECK (outcome <> 'held' OR attendance IS NOT NULL);
