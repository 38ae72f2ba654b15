-- The two audits of a project. An attempt ends with its result; a re-audit is the next attempt. Rows are never changed.
CREATE TABLE audit (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    stage       text NOT NULL CHECK (stage IN ('domestic', 'international')),
    attempt     integer NOT NULL CHECK (attempt > 0),
    opened_at   timestamptz NOT NULL,
    opened_by   text NOT NULL,
    UNIQUE (project_key, stage, attempt)
);

-- A plan that was returned by its approvers is the next version.
CREATE TABLE audit_plan (
    audit_id    bigint NOT NULL REFERENCES audit (id),
    version     integer NOT NULL CHECK (version > 0),
    mode        text NOT NULL CHECK (mode IN ('on-site', 'remote', 'hybrid')),
    interpreter text NOT NULL CHECK (interpreter IN ('simultaneous', 'consecutive', 'none')),
    audit_on    date NOT NULL,
    audit_days  integer NOT NULL CHECK (audit_days > 0),
    agenda      text NOT NULL,
    focus_areas text NOT NULL,
    planned_at  timestamptz NOT NULL,
    planned_by  text NOT NULL,
    PRIMARY KEY (audit_id, version)
);

-- Who evaluates, by organisation and country; persons are not recorded here.
CREATE TABLE audit_panel (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audit_id      bigint NOT NULL REFERENCES audit (id),
    organisations text NOT NULL,
    countries     text NOT NULL,
    evaluators    integer NOT NULL CHECK (evaluators > 0),
    conflict      text NOT NULL CHECK (conflict IN ('none', 'contractor', 'own-country')),
    named_at      timestamptz NOT NULL,
    named_by      text NOT NULL
);
CREATE INDEX audit_panel_audit ON audit_panel (audit_id);

CREATE TABLE audit_report (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audit_id    bigint NOT NULL REFERENCES audit (id),
    role        text NOT NULL,
    language    text NOT NULL CHECK (language IN ('ko', 'en')),
    reference   text NOT NULL,
    summary     text NOT NULL,
    prepared_at timestamptz NOT NULL,
    prepared_by text NOT NULL
);
CREATE INDEX audit_report_audit ON audit_report (audit_id);

-- Decisions on the way to the audit: evidence checked, presentation rehearsed, a conflict of interest resolved.
CREATE TABLE audit_step (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audit_id bigint NOT NULL REFERENCES audit (id),
    step     text NOT NULL CHECK (step IN ('conflict', 'evidence-check', 'rehearsal')),
    decision text NOT NULL,
    note     text,
    taken_at timestamptz NOT NULL,
    taken_by text NOT NULL
);
CREATE INDEX audit_step_audit ON audit_step (audit_id);

CREATE TABLE audit_sitting (
    audit_id    bigint PRIMARY KEY REFERENCES audit (id),
    attendance  integer NOT NULL CHECK (attendance >= 0),
    site_visits integer NOT NULL CHECK (site_visits >= 0),
    questions   integer NOT NULL CHECK (questions >= 0),
    follow_ups  integer NOT NULL CHECK (follow_ups BETWEEN 0 AND questions),
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL
);

CREATE TABLE audit_result (
    audit_id    bigint PRIMARY KEY REFERENCES audit (id),
    result      text NOT NULL CHECK (result IN
        ('passed', 'recommendations', 'corrections', 're-audit', 'further-guidance', 'not-certified')),
    note        text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL
);

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_plan_append_only BEFORE UPDATE OR DELETE ON audit_plan
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_panel_append_only BEFORE UPDATE OR DELETE ON audit_panel
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_result_append_only BEFORE UPDATE OR DELETE ON audit_result
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
