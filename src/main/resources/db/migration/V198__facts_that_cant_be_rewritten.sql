-- One rule for every table that holds a fact: a row is never changed, never deleted, and the table is never emptied.
-- Where a fact comes to its end in its own row, the columns that say so are filled once and stay. A test over the
-- catalogue (FactsTest) asks of every table which kind it is.

CREATE FUNCTION refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are facts and are never changed or deleted', TG_TABLE_NAME;
END $$;

-- Lets an update fill columns that are empty and named in the trigger's arguments, and nothing else.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    filled text;
BEGIN
    FOREACH filled IN ARRAY TG_ARGV LOOP
        IF before -> filled <> 'null'::jsonb AND before -> filled IS DISTINCT FROM after -> filled THEN
            RAISE EXCEPTION 'Column % of % is filled once and never changed', filled, TG_TABLE_NAME;
        END IF;
        before := before - filled;
        after := after - filled;
    END LOOP;
    IF before IS DISTINCT FROM after THEN
        RAISE EXCEPTION 'Rows of % are facts and are never changed or deleted', TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

-- What takes no change at all and had no guard yet.
DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY[
        'plan_milestone_part', 'plan_year', 'plan_contract', 'plan_finding', 'certification_run',
        'committee_plan', 'committee_consultation', 'committee_recommendation', 'committee_review',
        'committee_ratio_exception', 'committee_consent', 'committee', 'committee_member', 'committee_office',
        'programme', 'programme_plan', 'programme_deliberation', 'programme_year', 'programme_result',
        'programme_result_part', 'programme_improvement', 'programme_improvement_check', 'programme_evaluation',
        'programme_reminder', 'programme_closing', 'annual_report', 'annual_report_reminder',
        'application_evaluation', 'application_remedy', 'application_round', 'audit_report', 'audit_step',
        'audit_sitting', 'ceremony_plan', 'election_commission_reply', 'research_contract', 'password_history']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass(fact) AND NOT tgisinternal) THEN
            EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                fact || '_is_final', fact);
        END IF;
    END LOOP;
END $$;

-- What comes to its end in its own row.
CREATE TRIGGER plan_baseline_is_adopted_once BEFORE UPDATE ON plan_baseline
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting('adopted_at', 'adopted_by');
CREATE TRIGGER absence_ends_once BEFORE UPDATE ON absence
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting('confirmed_at', 'confirmed_by', 'ended_at', 'ended_by');
CREATE TRIGGER stand_in_ends_once BEFORE UPDATE ON stand_in
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting('until');
CREATE TRIGGER transfer_ends_once BEFORE UPDATE ON transfer
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting('withdrawn_at', 'withdrawn_by', 'done_at', 'received_by');
CREATE TRIGGER administration_request_ends_once BEFORE UPDATE ON administration_request
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting('confirmed_at', 'confirmed_by');

-- These and the state of a procedure, whose facts are its events, are never deleted.
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY[
        'plan_baseline', 'absence', 'stand_in', 'transfer', 'administration_request', 'ordinance', 'project']
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            kept || '_is_kept', kept);
    END LOOP;
END $$;

-- A guard of rows sees nothing of a table that is emptied at once.
DO $$
DECLARE
    guarded text;
BEGIN
    FOR guarded IN
        SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
           AND NOT EXISTS (SELECT FROM pg_trigger e WHERE e.tgrelid = c.oid AND e.tgtype & 32 <> 0)
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            guarded || '_is_not_emptied', guarded);
    END LOOP;
END $$;
