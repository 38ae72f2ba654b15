-- Safety promotion programmes: what each is, its plans in versions, its results by quarter and what followed.
-- Aggregated figures only; nothing here is about a person. Facts are inserted, never changed.
CREATE TABLE programme (
    project_key   text NOT NULL REFERENCES project (key),
    code          text NOT NULL CHECK (code ~ '^P[0-9]{2,}$'),
    title         text NOT NULL,
    field         text NOT NULL,
    owner_role    text NOT NULL,
    from_year     integer NOT NULL CHECK (from_year BETWEEN 2000 AND 2100),
    to_year       integer NOT NULL CHECK (to_year BETWEEN 2000 AND 2100),
    origin        text NOT NULL CHECK (origin IN ('plan', 'proposal')),
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (project_key, code),
    CHECK (from_year <= to_year)
);

-- Version 1 is what was found or proposed; each draft of the owner is the next one.
CREATE TABLE programme_plan (
    project_key    text NOT NULL,
    code           text NOT NULL,
    version        integer NOT NULL CHECK (version > 0),
    goal           text NOT NULL,
    target_group   text NOT NULL,
    criterion      text NOT NULL,
    budget_million bigint NOT NULL CHECK (budget_million >= 0),  -- million won a year
    indicator_name text NOT NULL,
    formula        text NOT NULL,
    data_source    text NOT NULL,
    unit           text NOT NULL,
    direction      text NOT NULL CHECK (direction IN ('up', 'down')),
    measure        text NOT NULL CHECK (measure IN ('count', 'level')),
    baseline_year  integer NOT NULL,
    baseline_value numeric(14, 2) NOT NULL CHECK (baseline_value >= 0),
    target_value   numeric(14, 2) NOT NULL CHECK (target_value >= 0),  -- of one year
    reason         text NOT NULL,
    recorded_by    text NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, version),
    FOREIGN KEY (project_key, code) REFERENCES programme (project_key, code)
);

CREATE TABLE programme_deliberation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    code        text NOT NULL,
    version     integer NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('agree', 'revise')),
    opinion     text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (project_key, code, version) REFERENCES programme_plan (project_key, code, version)
);
CREATE INDEX ON programme_deliberation (project_key, code);

CREATE TABLE programme_year (
    project_key text NOT NULL,
    code        text NOT NULL,
    year        integer NOT NULL,
    begun_on    date NOT NULL,  -- results are due from here on
    PRIMARY KEY (project_key, code, year),
    FOREIGN KEY (project_key, code) REFERENCES programme (project_key, code)
);

CREATE TABLE programme_result (
    project_key  text NOT NULL,
    code         text NOT NULL,
    year         integer NOT NULL,
    quarter      integer NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    plan_version integer NOT NULL,
    value        numeric(14, 2) NOT NULL CHECK (value >= 0),
    expected     numeric(14, 2) NOT NULL,
    met          boolean NOT NULL,
    maturity     text NOT NULL CHECK (maturity IN ('final', 'provisional')),
    numerator    numeric(14, 2),
    denominator  numeric(14, 2) CHECK (denominator > 0),
    evidence     text NOT NULL,
    achievements text NOT NULL,
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, year, quarter),
    FOREIGN KEY (project_key, code, year) REFERENCES programme_year (project_key, code, year),
    CHECK ((numerator IS NULL) = (denominator IS NULL))
);

CREATE TABLE programme_result_part (
    project_key text NOT NULL,
    code        text NOT NULL,
    year        integer NOT NULL,
    quarter     integer NOT NULL,
    district    text NOT NULL,
    value       numeric(14, 2) NOT NULL CHECK (value >= 0),
    PRIMARY KEY (project_key, code, year, quarter, district),
    FOREIGN KEY (project_key, code, year, quarter) REFERENCES programme_result (project_key, code, year, quarter)
);

CREATE TABLE programme_improvement (
    project_key text NOT NULL,
    code        text NOT NULL,
    year        integer NOT NULL,
    quarter     integer NOT NULL,
    attempt     integer NOT NULL CHECK (attempt > 0),
    cause       text NOT NULL,
    measures    text NOT NULL,
    due_on      date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, year, quarter, attempt),
    FOREIGN KEY (project_key, code, year, quarter) REFERENCES programme_result (project_key, code, year, quarter)
);

CREATE TABLE programme_improvement_check (
    project_key text NOT NULL,
    code        text NOT NULL,
    year        integer NOT NULL,
    quarter     integer NOT NULL,
    attempt     integer NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('accept', 'return')),
    opinion     text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, year, quarter, attempt),
    FOREIGN KEY (project_key, code, year, quarter, attempt)
        REFERENCES programme_improvement (project_key, code, year, quarter, attempt)
);

CREATE TABLE programme_evaluation (
    project_key text NOT NULL,
    code        text NOT NULL,
    year        integer NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('keep', 'change', 'stop')),
    assessment  text NOT NULL,
    opinion     text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, year),
    FOREIGN KEY (project_key, code, year) REFERENCES programme_year (project_key, code, year)
);

CREATE TABLE programme_reminder (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    code        text NOT NULL,
    year        integer NOT NULL,
    quarter     integer NOT NULL,
    reminded_at timestamptz NOT NULL,
    FOREIGN KEY (project_key, code) REFERENCES programme (project_key, code)
);
CREATE INDEX ON programme_reminder (project_key, code);

CREATE TABLE programme_closing (
    project_key text NOT NULL,
    code        text NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('completed', 'stopped')),
    closed_at   timestamptz NOT NULL,
    PRIMARY KEY (project_key, code),
    FOREIGN KEY (project_key, code) REFERENCES programme (project_key, code)
);
