-- Amounts that the law names, each from the day on which it holds: another amount is another row. Read in the law's text
-- (지방계약법 시행령; 공직선거법 제34조, 제86조). holds_from is the earliest amendment that the text read names for the article.
CREATE TABLE law_amount (
    key        text NOT NULL,
    holds_from date NOT NULL,
    won        bigint NOT NULL CHECK (won > 0),
    article    text NOT NULL,
    PRIMARY KEY (key, holds_from)
);
INSERT INTO law_amount (key, holds_from, won, article) VALUES
    ('CONTRACT_BOND_WAIVER',     DATE '2011-09-15', 50000000, '지방계약법 시행령 제53조제1항제2호'),
    ('INSPECTION_REPORT_WAIVER', DATE '2014-02-05', 30000000, '지방계약법 시행령 제65조');

-- Election days. Before any of them a mayor is held back for sixty days, before that of the mayor's own office for 180.
-- known_from: when the reason of an election out of turn was certain, where that is later than the sixty days.
CREATE TABLE election (
    held_on      date NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('local', 'assembly', 'presidential', 'by-election')),
    municipality text REFERENCES municipality (id),    -- null: nationwide
    known_from   date,
    UNIQUE NULLS NOT DISTINCT (held_on, kind, municipality),
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
INSERT INTO election (held_on, kind, known_from) VALUES
    (DATE '2022-03-09', 'presidential', NULL),
    (DATE '2022-06-01', 'local', NULL),
    (DATE '2024-04-10', 'assembly', NULL),
    (DATE '2025-06-03', 'presidential', DATE '2025-04-04'),
    (DATE '2026-06-03', 'local', NULL),
    (DATE '2028-04-12', 'assembly', NULL),
    (DATE '2030-03-27', 'presidential', NULL),
    (DATE '2030-06-12', 'local', NULL);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['law_amount', 'election'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
