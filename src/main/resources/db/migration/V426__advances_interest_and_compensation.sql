-- 선금 (지방회계법 시행령 제44조): claimed, ordered, paid, and set off against what is claimed later. A matter of the contract.
INSERT INTO law_rate (key, holds_from, rate, article) VALUES
    ('ADVANCE_MOST',             DATE '2020-06-02', 0.70, '지방회계법 시행령 제44조제1항제13호'),
    ('ADVANCE_MOST_WITH_REASON', DATE '2020-06-02', 0.70, '지방회계법 시행령 제44조제1항제13호'),
    ('ADVANCE_MOST_WITH_REASON', DATE '2024-02-15', 1.00, '지방회계법 시행령 제44조제1항제13호');

CREATE TABLE advance_payment (
    matter_id   bigint PRIMARY KEY REFERENCES contract_matter (id),
    amount      bigint NOT NULL CHECK (amount > 0), -- won
    guarantee   text NOT NULL CHECK (length(trim(guarantee)) > 0),
    more_reason text CHECK (length(trim(more_reason)) > 0), -- null: within what needs no reason
    drafted_at  timestamptz NOT NULL,
    drafted_by  text NOT NULL
);
CREATE TABLE advance_payment_approval (
    matter_id   bigint PRIMARY KEY REFERENCES advance_payment (matter_id),
    document_id text NOT NULL REFERENCES approval_document (id),
    approved_at timestamptz NOT NULL
);
CREATE TABLE advance_payment_made (
    matter_id bigint PRIMARY KEY REFERENCES advance_payment_approval (matter_id),
    paid_at   timestamptz NOT NULL,
    paid_by   text NOT NULL
);
ALTER TABLE payment_order ADD COLUMN advance_settled bigint NOT NULL DEFAULT 0 CHECK (advance_settled >= 0);  -- won, set off
ALTER TABLE payment_order ADD COLUMN compensation bigint NOT NULL DEFAULT 0 CHECK (compensation >= 0);        -- won, added

-- 지연이자 (지방계약법 시행령 제68조): what a late payment costs, at the rate of the district's bank on that day.
ALTER TABLE payment_decision ADD COLUMN overdue_rate numeric(6, 3) CHECK (overdue_rate > 0);  -- percent a year; null: not late
ALTER TABLE payment_decision ADD COLUMN interest bigint NOT NULL DEFAULT 0 CHECK (interest >= 0); -- won

-- 정지 60일 초과 (지방자치단체 입찰 및 계약 집행기준, 용역계약 일반조건): each day beyond sixty, at the bank's rate for loans.
ALTER TABLE contract_resumption ADD COLUMN loan_rate numeric(6, 3) CHECK (loan_rate > 0); -- percent a year; null: no more than sixty
ALTER TABLE contract_resumption ADD COLUMN remaining bigint CHECK (remaining >= 0);  -- won of the contract that were not claimed then; null with it
ALTER TABLE contract_resumption ADD COLUMN compensation bigint NOT NULL DEFAULT 0 CHECK (compensation >= 0); -- won
SELECT read_as_corrected('contract_resumption', '(SELECT m.project_key FROM contract_matter m WHERE m.id = t.matter_id)',
    't.matter_id', ARRAY['resumes_on', 'days', 'longer_by', 'loan_rate', 'compensation']);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['advance_payment', 'advance_payment_approval', 'advance_payment_made'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
