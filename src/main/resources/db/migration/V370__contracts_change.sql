-- A contract changes while it runs (변경계약; 지방계약법 제22조, 시행령 제74조·제75조): who asked on the contract's page, what is
-- to be another way, and how it ended. What was concluded stays in contract_award; an adopted change is the contract's next version.
CREATE TABLE contract_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key  text NOT NULL,
    code         text NOT NULL,
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL,
    FOREIGN KEY (project_key, code) REFERENCES contract_award (project_key, code)
);
CREATE INDEX contract_change_of ON contract_change (project_key, code, id);

CREATE TABLE contract_change_terms (
    change_id     bigint PRIMARY KEY REFERENCES contract_change (id),
    asked_by      text NOT NULL CHECK (asked_by IN ('contractor', 'department')),
    reason        text NOT NULL CHECK (length(trim(reason)) > 0),
    ends_before   date NOT NULL,
    ends_on       date,          -- null: stays as it is
    amount_before bigint NOT NULL CHECK (amount_before > 0), -- VAT included
    amount_after  bigint NOT NULL CHECK (amount_after > 0),
    scope         text CHECK (length(trim(scope)) > 0), -- null: stays as it is
    drafted_at    timestamptz NOT NULL,
    drafted_by    text NOT NULL,
    CHECK (ends_on IS NOT NULL OR amount_after <> amount_before OR scope IS NOT NULL)
);

CREATE TABLE contract_change_end (
    change_id bigint PRIMARY KEY REFERENCES contract_change (id),
    outcome   text NOT NULL CHECK (outcome IN ('adopted', 'dropped')),
    version   integer CHECK (version > 1), -- of the contract; the first is the one that was concluded
    ended_at  timestamptz NOT NULL,
    ended_by  text NOT NULL,
    CHECK ((outcome = 'adopted') = (version IS NOT NULL))
);

-- By how much adopted changes have moved a contract's amount, in won.
CREATE FUNCTION contract_amount_changes(of_project text, of_code text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(t.amount_after - t.amount_before), 0)::bigint
      FROM contract_change c JOIN contract_change_terms t ON t.change_id = c.id
      JOIN contract_change_end e ON e.change_id = c.id
     WHERE c.project_key = of_project AND c.code = of_code AND e.outcome = 'adopted'
$$;

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['contract_change', 'contract_change_terms', 'contract_change_end'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
