-- What was recorded wrongly is put right by another row: who asks and why, what hangs on it as it was shown, how it was decided,
-- and the value that counts from then on. The row that was wrong stays and stays readable.
CREATE TABLE fact_correction (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key  text NOT NULL REFERENCES project (key),
    fact_kind    text NOT NULL,          -- as in the address of the fact's page
    fact_id      text NOT NULL,
    item         text NOT NULL,          -- what of it, such as award/C1/amount
    label        text NOT NULL,          -- its name: message correction.item.<label> with label_args
    label_args   text[] NOT NULL,
    field_type   text NOT NULL CHECK (field_type IN ('TEXT', 'DAY', 'WON', 'NUMBER', 'CHOICE')),
    value_before text NOT NULL,
    value_after  text NOT NULL CHECK (value_after <> value_before),
    reason       text NOT NULL CHECK (length(trim(reason)) > 0),
    effects      text[] NOT NULL,        -- what was shown to hang on it
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL
);
CREATE INDEX fact_correction_of ON fact_correction (project_key, fact_kind, fact_id, id);

CREATE TABLE fact_correction_end (
    correction_id bigint PRIMARY KEY REFERENCES fact_correction (id),
    outcome       text NOT NULL CHECK (outcome IN ('adopted', 'refused', 'withdrawn')),
    comment       text,
    ended_at      timestamptz NOT NULL,
    ended_by      text NOT NULL
);

-- The value that an item has by a correction, or by what follows from one; the newest counts.
CREATE TABLE corrected_value (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    correction_id bigint NOT NULL REFERENCES fact_correction (id),
    project_key   text NOT NULL REFERENCES project (key),
    item          text NOT NULL,
    value         text NOT NULL,
    entered_at    timestamptz NOT NULL
);
CREATE INDEX corrected_value_of ON corrected_value (project_key, item, id);

-- The value of an item: the corrected one, else the one that stands in its own row.
CREATE FUNCTION corrected(of_project text, of_item text, original text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT v.value FROM corrected_value v WHERE v.project_key = of_project AND v.item = of_item
                     ORDER BY v.id DESC LIMIT 1), original)
$$;

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['fact_correction', 'fact_correction_end', 'corrected_value'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;

-- Whoever relied on what was corrected is told.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
    CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED'));
ALTER TABLE notice DROP CONSTRAINT notice_check;
ALTER TABLE notice ADD CONSTRAINT notice_check
    CHECK (kind IN ('MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED') OR due_on IS NOT NULL AND days_left IS NOT NULL);
DROP INDEX notice_once;
CREATE UNIQUE INDEX notice_once ON notice (task_id, recipient, kind, due_on)
    WHERE kind NOT IN ('MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED');
