-- What comes up while a contract runs, each a procedure begun on the contract's page: it is suspended and resumed, it is ended.
-- And a contract that was ended is awarded again: each award is a round; what there was is the first.
ALTER TABLE contract_change DROP CONSTRAINT contract_change_project_key_code_fkey;
ALTER TABLE contract_change ADD FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code);
ALTER TABLE payment_claim DROP CONSTRAINT payment_claim_project_key_code_fkey;
ALTER TABLE payment_claim ADD FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code);
ALTER TABLE completion_notice DROP CONSTRAINT completion_notice_project_key_code_fkey;
ALTER TABLE completion_notice ADD FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code);
ALTER TABLE inspection DROP CONSTRAINT inspection_project_key_code_supervisor_fkey;
ALTER TABLE contract_supervision DROP CONSTRAINT contract_supervision_project_key_code_fkey;
ALTER TABLE contract_supervision DROP CONSTRAINT contract_supervision_project_key_code_supervisor_key;
ALTER TABLE contract_supervision DROP CONSTRAINT contract_supervision_pkey;
ALTER TABLE contract_supervision ADD COLUMN round integer NOT NULL DEFAULT 1 CHECK (round > 0);
ALTER TABLE contract_supervision ADD PRIMARY KEY (project_key, code, round);
ALTER TABLE contract_award DROP CONSTRAINT contract_award_pkey;
ALTER TABLE contract_award ADD COLUMN round integer NOT NULL DEFAULT 1 CHECK (round > 0);
-- What had been paid to earlier contractors when it was concluded, in won.
ALTER TABLE contract_award ADD COLUMN paid_before bigint NOT NULL DEFAULT 0 CHECK (paid_before >= 0);
ALTER TABLE contract_award ADD PRIMARY KEY (project_key, code, round);
ALTER TABLE contract_supervision ADD FOREIGN KEY (project_key, code, round) REFERENCES contract_award (project_key, code, round);

CREATE TABLE contract_matter (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key  text NOT NULL,
    code         text NOT NULL,
    round        integer NOT NULL, -- of the contract's awards
    kind         text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL,
    FOREIGN KEY (project_key, code, round) REFERENCES contract_award (project_key, code, round)
);
CREATE INDEX contract_matter_of ON contract_matter (project_key, code, round, kind);

CREATE TABLE contract_matter_end (
    matter_id bigint PRIMARY KEY REFERENCES contract_matter (id),
    outcome   text NOT NULL CHECK (outcome ~ '^[a-z]+(-[a-z]+)*$'), -- dropped: nothing came of it
    ended_at  timestamptz NOT NULL,
    ended_by  text NOT NULL
);

-- 일시정지: from which day nothing is worked, and whose reason it is; only what isn't the contractor's own lengthens the period.
CREATE TABLE contract_suspension (
    matter_id  bigint PRIMARY KEY REFERENCES contract_matter (id),
    cause      text NOT NULL CHECK (cause IN ('department', 'beyond-control', 'contractor')),
    reason     text NOT NULL CHECK (length(trim(reason)) > 0),
    starts_on  date NOT NULL,
    drafted_at timestamptz NOT NULL,
    drafted_by text NOT NULL
);
CREATE TABLE contract_suspension_begin (
    matter_id   bigint PRIMARY KEY REFERENCES contract_suspension (matter_id),
    approved_at timestamptz NOT NULL
);
CREATE TABLE contract_resumption (
    matter_id   bigint PRIMARY KEY REFERENCES contract_suspension_begin (matter_id),
    resumes_on  date NOT NULL,              -- the first day of work again
    days        integer NOT NULL CHECK (days > 0),
    longer_by   integer NOT NULL CHECK (longer_by IN (0, days)),
    resumed_at  timestamptz NOT NULL,
    resumed_by  text NOT NULL
);

-- 해제·해지 (지방계약법 제30조의2), or the guarantor goes on with the work.
CREATE TABLE contract_termination (
    matter_id      bigint PRIMARY KEY REFERENCES contract_matter (id),
    ground         text NOT NULL CHECK (ground IN ('insolvency', 'delay', 'false-papers', 'integrity', 'default', 'agreed')),
    reason         text NOT NULL CHECK (length(trim(reason)) > 0),
    ends_on        date NOT NULL,
    accepted       bigint NOT NULL CHECK (accepted >= 0),       -- won, of deliveries that were inspected and taken over
    bond_forfeited bigint NOT NULL CHECK (bond_forfeited >= 0), -- won
    afterwards     text NOT NULL CHECK (afterwards IN ('next-ranked', 'new-notice', 'reconsider', 'guarantor')),
    guarantor      text CHECK (length(trim(guarantor)) > 0),
    drafted_at     timestamptz NOT NULL,
    drafted_by     text NOT NULL,
    CHECK ((afterwards = 'guarantor') = (guarantor IS NOT NULL))
);

-- Changes count for the award during which they were asked for.
CREATE OR REPLACE FUNCTION contract_amount_changes(of_project text, of_code text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(t.amount_after - t.amount_before), 0)::bigint
      FROM contract_change c JOIN contract_change_terms t ON t.change_id = c.id
      JOIN contract_change_end e ON e.change_id = c.id
     WHERE c.project_key = of_project AND c.code = of_code AND e.outcome = 'adopted'
       AND c.requested_at >= (SELECT max(a.concluded_at) FROM contract_award a
            WHERE a.project_key = of_project AND a.code = of_code)
$$;

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['contract_matter', 'contract_matter_end', 'contract_suspension', 'contract_suspension_begin',
            'contract_resumption', 'contract_termination'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
