-- Whether a claim is the last one: its payment settles the contract and gives back what is left. Claims from before were.
ALTER TABLE payment_claim ADD COLUMN is_final boolean NOT NULL DEFAULT true;
ALTER TABLE payment_claim ADD COLUMN settlement_reason text CHECK (length(trim(settlement_reason)) > 0);
-- Each claim is paid once, by its key; a contract has as many payments as claims.
DROP INDEX payment_once;

-- What there is of the activity that the criteria ask for: years in which programmes reported, and a committee.
ALTER TABLE application_assessment ADD COLUMN activity_years integer CHECK (activity_years >= 0);
ALTER TABLE application_assessment ADD COLUMN activity_years_needed integer CHECK (activity_years_needed >= 0);
ALTER TABLE application_assessment ADD COLUMN committee_formed boolean;

-- Years of activity from before this product, with the document that proves them; the newest row counts.
CREATE TABLE application_activity (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    years       integer NOT NULL CHECK (years BETWEEN 1 AND 20),
    reference   text NOT NULL CHECK (length(trim(reference)) > 0),
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL
);
CREATE INDEX application_activity_of ON application_activity (project_key, id);
CREATE TRIGGER application_activity_is_final BEFORE UPDATE OR DELETE ON application_activity
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_activity_is_not_emptied BEFORE TRUNCATE ON application_activity
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
