-- What an audit found, and every step until it is closed. The state of a finding is its last step.
CREATE TABLE finding (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key   text NOT NULL REFERENCES project (key),
    audit_id      bigint NOT NULL REFERENCES audit (id),
    title         text NOT NULL CHECK (length(trim(title)) > 0),
    criterion     integer NOT NULL CHECK (criterion BETWEEN 1 AND 6),
    kind          text NOT NULL CHECK (kind IN ('must-fix', 'recommendation')),
    owner_role    text NOT NULL,
    due_on        date NOT NULL,
    registered_at timestamptz NOT NULL,
    registered_by text NOT NULL
);
CREATE INDEX finding_project ON finding (project_key, kind);
CREATE INDEX finding_audit ON finding (audit_id);

CREATE TABLE finding_step (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    finding_id    bigint NOT NULL REFERENCES finding (id),
    step          text NOT NULL CHECK (step IN ('corrected', 'returned', 'closed', 'urged', 'reported', 'instructed')),
    root_cause    text,
    action        text,
    evidence      text,
    note          text,
    effectiveness text CHECK (effectiveness IN ('effective', 'later', 'not-applicable')),
    due_on        date,
    taken_at      timestamptz NOT NULL,
    taken_by      text NOT NULL,
    CHECK (step <> 'corrected' OR (root_cause IS NOT NULL AND action IS NOT NULL AND evidence IS NOT NULL)),
    CHECK (step <> 'returned' OR (note IS NOT NULL AND due_on IS NOT NULL)),
    CHECK (step <> 'closed' OR effectiveness IS NOT NULL)
);
CREATE INDEX finding_step_finding ON finding_step (finding_id, step);

CREATE TRIGGER finding_append_only BEFORE UPDATE OR DELETE ON finding
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_step_append_only BEFORE UPDATE OR DELETE ON finding_step
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
