-- Research contracts: what was planned, deliberated, specified, tendered, agreed, inspected and paid. Nothing here is
-- ever changed; a correction is the next row. Money in won.
CREATE TABLE research_contract (
    project_key  text NOT NULL REFERENCES project (key),
    code         text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9-]*$'),
    title        text NOT NULL,
    deliverables text[] NOT NULL CHECK (cardinality(deliverables) > 0),
    opened_at    timestamptz NOT NULL,
    opened_by    text NOT NULL,
    PRIMARY KEY (project_key, code)
);

CREATE TABLE contract_step (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    code        text NOT NULL,
    step        text NOT NULL CHECK (step ~ '^[a-z]+(-[a-z]+)*$'),
    outcome     text NOT NULL,
    remark      text,
    taken_at    timestamptz NOT NULL,
    taken_by    text NOT NULL,
    FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code)
);
CREATE INDEX contract_step_contract ON contract_step (project_key, code, step);

-- The specification in versions: what the auditor's opinion changes is the next one.
CREATE TABLE contract_specification (
    project_key     text NOT NULL,
    code            text NOT NULL,
    version         integer NOT NULL CHECK (version > 0),
    estimated_price bigint NOT NULL CHECK (estimated_price > 0), -- without VAT
    kind            text NOT NULL CHECK (kind IN ('academic', 'general')),
    firm            text NOT NULL CHECK (firm IN ('general', 'specialist', 'small', 'social', 'youth')),
    scope           text NOT NULL CHECK (length(trim(scope)) > 0),
    written_at      timestamptz NOT NULL,
    written_by      text NOT NULL,
    PRIMARY KEY (project_key, code, version),
    FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code)
);

CREATE TABLE contract_bid_round (
    project_key   text NOT NULL,
    code          text NOT NULL,
    round         integer NOT NULL CHECK (round > 0),
    notice_days   integer NOT NULL CHECK (notice_days >= 10), -- calendar days
    urgent_reason text CHECK (length(trim(urgent_reason)) > 0),
    announced_at  timestamptz NOT NULL,
    announced_by  text NOT NULL,
    PRIMARY KEY (project_key, code, round),
    FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code)
);

CREATE TABLE contract_bid_opening (
    project_key text NOT NULL,
    code        text NOT NULL,
    round       integer NOT NULL,
    bids        integer NOT NULL CHECK (bids >= 0),
    valid       boolean NOT NULL CHECK (valid = (bids >= 2)),
    opened_at   timestamptz NOT NULL,
    opened_by   text NOT NULL,
    PRIMARY KEY (project_key, code, round),
    FOREIGN KEY (project_key, code, round) REFERENCES contract_bid_round (project_key, code, round)
);

CREATE TABLE proposal_evaluation (
    project_key  text NOT NULL,
    code         text NOT NULL,
    round        integer NOT NULL,
    evaluators   integer NOT NULL CHECK (evaluators BETWEEN 7 AND 10),
    qualified    integer NOT NULL CHECK (qualified >= 0),
    evaluated_at timestamptz NOT NULL,
    evaluated_by text NOT NULL,
    PRIMARY KEY (project_key, code, round),
    FOREIGN KEY (project_key, code, round) REFERENCES contract_bid_opening (project_key, code, round)
);

CREATE TABLE contract_award (
    project_key    text NOT NULL,
    code           text NOT NULL,
    contractor     text NOT NULL CHECK (length(trim(contractor)) > 0),
    amount         bigint NOT NULL CHECK (amount > 0), -- VAT included
    bond_percent   integer CHECK (bond_percent BETWEEN 10 AND 100), -- null: waived
    support_centre boolean NOT NULL, -- the contractor's university runs the support centre: a conflict to be declared
    concluded_at   timestamptz NOT NULL,
    concluded_by   text NOT NULL,
    PRIMARY KEY (project_key, code),
    FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code)
);

CREATE TABLE contract_supervision (
    project_key text NOT NULL,
    code        text NOT NULL,
    supervisor  text NOT NULL,
    started_at  timestamptz NOT NULL,
    PRIMARY KEY (project_key, code),
    UNIQUE (project_key, code, supervisor),
    FOREIGN KEY (project_key, code) REFERENCES contract_award (project_key, code)
);

CREATE TABLE completion_notice (
    project_key text NOT NULL,
    code        text NOT NULL,
    number      integer NOT NULL CHECK (number > 0),
    received_at timestamptz NOT NULL,
    received_by text NOT NULL,
    PRIMARY KEY (project_key, code, number),
    FOREIGN KEY (project_key, code) REFERENCES contract_supervision (project_key, code)
);

-- One inspection for each notice of completion; who supervised does not inspect (지방계약법 시행령 제66조).
CREATE TABLE inspection (
    project_key    text NOT NULL,
    code           text NOT NULL,
    number         integer NOT NULL,
    supervisor     text NOT NULL,
    inspector      text NOT NULL CHECK (inspector <> supervisor),
    passed         boolean NOT NULL,
    report_written boolean NOT NULL,
    finding        text CHECK (passed OR length(trim(finding)) > 0),
    inspected_at   timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, number),
    FOREIGN KEY (project_key, code, number) REFERENCES completion_notice (project_key, code, number),
    FOREIGN KEY (project_key, code, supervisor) REFERENCES contract_supervision (project_key, code, supervisor)
);

CREATE TABLE payment_claim (
    project_key text NOT NULL,
    code        text NOT NULL,
    number      integer NOT NULL CHECK (number > 0),
    amount      bigint NOT NULL CHECK (amount > 0),
    received_on date NOT NULL,
    payable_by  date NOT NULL, -- the fifth working day after it arrived
    received_by text NOT NULL,
    PRIMARY KEY (project_key, code, number),
    CHECK (payable_by > received_on),
    FOREIGN KEY (project_key, code) REFERENCES contract_award (project_key, code)
);

CREATE TABLE payment_decision (
    project_key text NOT NULL,
    code        text NOT NULL,
    number      integer NOT NULL,
    paid        boolean NOT NULL,
    reason      text CHECK (paid OR length(trim(reason)) > 0),
    days_late   integer NOT NULL CHECK (days_late >= 0), -- calendar days after payable_by; 0 when it was returned
    decided_at  timestamptz NOT NULL,
    decided_by  text NOT NULL,
    PRIMARY KEY (project_key, code, number),
    FOREIGN KEY (project_key, code, number) REFERENCES payment_claim (project_key, code, number)
);
CREATE UNIQUE INDEX payment_once ON payment_decision (project_key, code) WHERE paid;

CREATE TABLE research_result (
    project_key   text NOT NULL,
    code          text NOT NULL,
    deliverable   text NOT NULL,
    disclosure    text NOT NULL CHECK (disclosure IN ('public', 'partial', 'closed')),
    closed_reason text CHECK (disclosure = 'public' OR length(trim(closed_reason)) > 0),
    quality       text NOT NULL CHECK (quality IN ('good', 'fair', 'poor')),
    use_of_results text NOT NULL CHECK (length(trim(use_of_results)) > 0),
    published_at  timestamptz NOT NULL,
    published_by  text NOT NULL,
    PRIMARY KEY (project_key, code, deliverable),
    FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['research_contract', 'contract_step', 'contract_specification', 'contract_bid_round',
            'contract_bid_opening', 'proposal_evaluation', 'contract_award', 'contract_supervision',
            'completion_notice', 'inspection', 'payment_claim', 'payment_decision', 'research_result'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            name || '_append_only', name);
    END LOOP;
END $$;
