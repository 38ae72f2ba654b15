-- A certification project, its plan in versions, what the engine has really passed, and its money.
CREATE TABLE project (
    key          text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    municipality text NOT NULL REFERENCES municipality (id),
    title_ko     text NOT NULL,
    title_en     text NOT NULL,
    item         text,
    policy_goal  text NOT NULL,
    scheme       text NOT NULL,
    domestic_first boolean NOT NULL DEFAULT false,
    opened_at    timestamptz NOT NULL,
    opened_by    text NOT NULL
);

-- A baseline is never changed: a change of plan is the next version, with its reason. Adoption is recorded once.
CREATE TABLE plan_baseline (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key     text NOT NULL REFERENCES project (key),
    version         integer NOT NULL CHECK (version > 0),
    reason          text NOT NULL CHECK (length(trim(reason)) > 0),
    period_from     date NOT NULL,
    period_to       date NOT NULL,
    budget_header   bigint NOT NULL CHECK (budget_header >= 0),   -- million won, as the header states it
    budget_overview bigint NOT NULL CHECK (budget_overview >= 0), -- million won, as the overview states it
    drafted_at      timestamptz NOT NULL,
    drafted_by      text NOT NULL,
    adopted_at      timestamptz,
    adopted_by      text,
    UNIQUE (project_key, version),
    CHECK (period_from <= period_to),
    CHECK ((adopted_at IS NULL) = (adopted_by IS NULL))
);

CREATE TABLE plan_milestone (
    baseline_id  bigint NOT NULL REFERENCES plan_baseline (id),
    code         text NOT NULL,
    position     integer NOT NULL,
    name_ko      text NOT NULL,
    name_en      text NOT NULL,
    planned_from date NOT NULL,
    planned_to   date NOT NULL,
    PRIMARY KEY (baseline_id, code)
);

-- The element of a model that fulfils (a part of) a milestone, and its share of the whole in percent.
CREATE TABLE plan_milestone_part (
    baseline_id bigint NOT NULL,
    milestone   text NOT NULL,
    process     text NOT NULL,
    element     text NOT NULL,
    stage       text NOT NULL DEFAULT '',
    weight      integer NOT NULL CHECK (weight > 0),
    PRIMARY KEY (baseline_id, process, element, stage),
    FOREIGN KEY (baseline_id, milestone) REFERENCES plan_milestone (baseline_id, code)
);

CREATE TABLE plan_year (
    baseline_id bigint NOT NULL REFERENCES plan_baseline (id),
    year        integer NOT NULL,
    percent     integer NOT NULL CHECK (percent BETWEEN 0 AND 100), -- cumulative, at the year's end
    goals       text[] NOT NULL,
    actions     text[] NOT NULL,
    PRIMARY KEY (baseline_id, year)
);

CREATE TABLE plan_budget (
    baseline_id bigint NOT NULL REFERENCES plan_baseline (id),
    year        integer NOT NULL,
    source      text NOT NULL,
    amount      bigint NOT NULL CHECK (amount >= 0), -- million won
    PRIMARY KEY (baseline_id, year, source)
);

CREATE TABLE plan_contract (
    baseline_id     bigint NOT NULL REFERENCES plan_baseline (id),
    code            text NOT NULL,
    name_ko         text NOT NULL,
    deliverables    text[] NOT NULL CHECK (cardinality(deliverables) > 0),
    planned_from    date NOT NULL,
    planned_to      date NOT NULL,
    budget_year     integer NOT NULL,
    estimated_price bigint NOT NULL CHECK (estimated_price > 0), -- won, without VAT
    PRIMARY KEY (baseline_id, code)
);

CREATE TABLE plan_finding (
    baseline_id bigint NOT NULL REFERENCES plan_baseline (id),
    position    integer NOT NULL,
    code        text NOT NULL,
    figures     text[] NOT NULL,
    PRIMARY KEY (baseline_id, position)
);

-- The first time that an element of a model was really passed; progress rests on nothing else.
CREATE TABLE element_reached (
    project_key text NOT NULL REFERENCES project (key),
    process     text NOT NULL,
    element     text NOT NULL,
    stage       text NOT NULL DEFAULT '',
    reached_at  timestamptz NOT NULL,
    PRIMARY KEY (project_key, process, element, stage)
);

-- Money is a ledger: an entry is never changed, a correction is the next entry.
CREATE TABLE budget_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    year        integer NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('COMMITTED', 'RELEASED', 'PAID')),
    reference   text NOT NULL,
    amount      bigint NOT NULL CHECK (amount > 0), -- won
    entered_at  timestamptz NOT NULL,
    entered_by  text NOT NULL
);
CREATE INDEX budget_entry_project ON budget_entry (project_key, year);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER budget_entry_append_only BEFORE UPDATE OR DELETE ON budget_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER element_reached_append_only BEFORE UPDATE OR DELETE ON element_reached
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_milestone_append_only BEFORE UPDATE OR DELETE ON plan_milestone
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_budget_append_only BEFORE UPDATE OR DELETE ON plan_budget
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
