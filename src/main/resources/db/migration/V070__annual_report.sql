-- The report of a year. Everything said about it is added, nothing is changed: a report that was sent back has the next
-- revision of its texts, a corrected figure the next row.
CREATE TABLE annual_report (
    project_key text NOT NULL REFERENCES project (key),
    report_year integer NOT NULL CHECK (report_year BETWEEN 2000 AND 2100),
    opened_at   timestamptz NOT NULL,
    opened_by   text NOT NULL,
    PRIMARY KEY (project_key, report_year)
);

-- What happened to a report, in order: planned, gone on without somebody, reviewed, deliberated, submitted, received, published.
CREATE TABLE annual_report_step (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    report_year integer NOT NULL,
    step        text NOT NULL CHECK (step IN ('plan', 'late', 'review', 'deliberation', 'correction', 'submission', 'receipt', 'publication')),
    decision    text NOT NULL,
    remark      text NOT NULL DEFAULT '',
    happened_at timestamptz NOT NULL,
    done_by     text NOT NULL,
    FOREIGN KEY (project_key, report_year) REFERENCES annual_report (project_key, report_year)
);
CREATE INDEX annual_report_step_of ON annual_report_step (project_key, report_year, id);
-- A report is received once.
CREATE UNIQUE INDEX annual_report_received_once ON annual_report_step (project_key, report_year)
    WHERE step = 'receipt' AND decision = 'accept';

CREATE TABLE annual_report_contribution (
    project_key     text NOT NULL,
    report_year     integer NOT NULL,
    role            text NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('submit', 'nothing')),
    programme_count integer NOT NULL CHECK (programme_count BETWEEN 0 AND 300),
    summary         text NOT NULL DEFAULT '',
    submitted_at    timestamptz NOT NULL,
    submitted_by    text NOT NULL,
    PRIMARY KEY (project_key, report_year, role),
    FOREIGN KEY (project_key, report_year) REFERENCES annual_report (project_key, report_year),
    CHECK (kind = 'submit' OR programme_count = 0)
);

-- Criterion 6 counts these.
CREATE TABLE annual_report_network_activity (
    project_key text NOT NULL,
    report_year integer NOT NULL,
    role        text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('annual-conference', 'symposium', 'benchmarking', 'agreement', 'abstract', 'citizen-forum')),
    count       integer NOT NULL CHECK (count BETWEEN 1 AND 100),
    PRIMARY KEY (project_key, report_year, role, kind),
    FOREIGN KEY (project_key, report_year, role) REFERENCES annual_report_contribution (project_key, report_year, role)
);

CREATE TABLE annual_report_reminder (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    report_year integer NOT NULL,
    role        text NOT NULL,
    reminded_at timestamptz NOT NULL,
    FOREIGN KEY (project_key, report_year) REFERENCES annual_report (project_key, report_year)
);

CREATE TABLE annual_report_statistics (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key     text NOT NULL,
    report_year     integer NOT NULL,
    injury_deaths   integer NOT NULL CHECK (injury_deaths BETWEEN 0 AND 100000),     -- persons in a year
    ambulance_cases integer NOT NULL CHECK (ambulance_cases BETWEEN 0 AND 1000000),  -- transports in a year
    analysis        text NOT NULL CHECK (length(trim(analysis)) > 0),
    updated_at      timestamptz NOT NULL,
    updated_by      text NOT NULL,
    FOREIGN KEY (project_key, report_year) REFERENCES annual_report (project_key, report_year)
);

-- A section is a criterion's number, or summary-en.
CREATE TABLE annual_report_text (
    project_key text NOT NULL,
    report_year integer NOT NULL,
    section     text NOT NULL CHECK (section ~ '^([1-9]|summary-en)$'),
    revision    integer NOT NULL CHECK (revision > 0),
    body        text NOT NULL CHECK (length(trim(body)) > 0),
    written_at  timestamptz NOT NULL,
    written_by  text NOT NULL,
    PRIMARY KEY (project_key, report_year, section, revision),
    FOREIGN KEY (project_key, report_year) REFERENCES annual_report (project_key, report_year)
);

CREATE TRIGGER annual_report_step_append_only BEFORE UPDATE OR DELETE ON annual_report_step
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annual_report_contribution_append_only BEFORE UPDATE OR DELETE ON annual_report_contribution
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annual_report_network_activity_append_only BEFORE UPDATE OR DELETE ON annual_report_network_activity
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annual_report_statistics_append_only BEFORE UPDATE OR DELETE ON annual_report_statistics
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annual_report_text_append_only BEFORE UPDATE OR DELETE ON annual_report_text
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
