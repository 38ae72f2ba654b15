-- Rates that the law names, each from the day on which it holds: another rate is another row. holds_from is the earliest
-- amendment that the text read names for the article.
CREATE TABLE law_rate (
    key        text NOT NULL,
    holds_from date NOT NULL,
    rate       numeric(9, 6) NOT NULL CHECK (rate > 0), -- of the contract's amount; 0.0013 is 1.3 of a thousand
    article    text NOT NULL,
    PRIMARY KEY (key, holds_from)
);
INSERT INTO law_rate (key, holds_from, rate, article) VALUES
    ('DELAY_DAMAGES_A_DAY', DATE '2016-11-29', 0.0013, '지방계약법 시행규칙 제75조제3호'),
    ('DELAY_DAMAGES_MOST',  DATE '2019-06-25', 0.30,   '지방계약법 시행령 제90조제3항');

-- What is ordered to be paid for a claim, before anybody pays: the damages for delay (지연배상금) that are kept back, and the
-- days for which the contractor isn't to blame. Claims of an earlier release were paid without an order.
CREATE TABLE payment_order (
    project_key     text NOT NULL,
    code            text NOT NULL,
    number          integer NOT NULL,
    contract_amount bigint NOT NULL CHECK (contract_amount > 0), -- won, VAT included
    late_days       integer NOT NULL CHECK (late_days >= 0),
    exempt_days     integer NOT NULL CHECK (exempt_days BETWEEN 0 AND late_days),
    exempt_reason   text CHECK (length(trim(exempt_reason)) > 0),
    day_rate        numeric(9, 6) NOT NULL,
    damages_due     bigint NOT NULL CHECK (damages_due >= 0),  -- for the whole contract
    damages         bigint NOT NULL CHECK (damages >= 0),      -- kept back from this claim
    net             bigint NOT NULL CHECK (net >= 0),          -- what the contractor gets
    drafted_at      timestamptz NOT NULL,
    drafted_by      text NOT NULL,
    PRIMARY KEY (project_key, code, number),
    FOREIGN KEY (project_key, code, number) REFERENCES payment_claim (project_key, code, number),
    CHECK ((exempt_days = 0) = (exempt_reason IS NULL))
);

-- The order was approved; whoever signed the document ordered the payment.
CREATE TABLE payment_order_approval (
    project_key text NOT NULL,
    code        text NOT NULL,
    number      integer NOT NULL,
    document_id text NOT NULL REFERENCES approval_document (id),
    approved_at timestamptz NOT NULL,
    PRIMARY KEY (project_key, code, number),
    FOREIGN KEY (project_key, code, number) REFERENCES payment_order (project_key, code, number)
);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['law_rate', 'payment_order', 'payment_order_approval'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
