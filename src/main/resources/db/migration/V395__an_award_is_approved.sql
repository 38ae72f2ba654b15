-- What is to be concluded goes to approval first (위임전결규정, 계약 체결); the newest proposal is the one that is decided on.
CREATE TABLE contract_award_proposal (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key    text NOT NULL,
    code           text NOT NULL,
    contractor     text NOT NULL CHECK (length(trim(contractor)) > 0),
    amount         bigint NOT NULL CHECK (amount > 0), -- won, VAT included
    bond_percent   integer CHECK (bond_percent BETWEEN 10 AND 100), -- null: waived
    support_centre boolean NOT NULL,
    dated          boolean NOT NULL, -- the day of its conclusion was entered; else it is that of the approval
    proposed_at    timestamptz NOT NULL,
    proposed_by    text NOT NULL,
    FOREIGN KEY (project_key, code) REFERENCES research_contract (project_key, code)
);
CREATE INDEX contract_award_proposal_of ON contract_award_proposal (project_key, code, id);
CREATE TRIGGER contract_award_proposal_is_final BEFORE UPDATE OR DELETE ON contract_award_proposal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contract_award_proposal_is_not_emptied BEFORE TRUNCATE ON contract_award_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
