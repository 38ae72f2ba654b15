-- The day on which an act of legal weight was done, beside the moment at which it became known here. Whoever enters it
-- later than that day says why. Periods run from the day; the newest row of an act is the one that counts.
CREATE TABLE legal_act (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    act         text NOT NULL CHECK (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    subject     text NOT NULL DEFAULT '', -- which of several: the contract's code, the audit's stage
    done_on     date NOT NULL,
    late_reason text CHECK (length(trim(late_reason)) > 0),
    entered_by  text NOT NULL,
    entered_at  timestamptz NOT NULL
);
CREATE INDEX legal_act_of ON legal_act (project_key, act, subject, id);
CREATE TRIGGER legal_act_is_final BEFORE UPDATE OR DELETE ON legal_act
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER legal_act_is_not_emptied BEFORE TRUNCATE ON legal_act
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
