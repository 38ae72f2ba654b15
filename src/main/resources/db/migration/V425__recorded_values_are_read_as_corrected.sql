-- Values that were entered wrongly are put right by rows of corrected_value; who reads such a table reads it as corrected.
-- The view has all columns of its table, the correctable ones with the value that counts, and two more: corrected_item names the
-- row within its project (corrected_item || '/' || column names one value), corrected_project is the project.
CREATE FUNCTION read_as_corrected(of_table text, project text, row_key text, columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    listed text;
    named text := quote_literal(of_table || '/') || ' || ' || row_key;
BEGIN
    SELECT string_agg(CASE WHEN attname = ANY (columns)
            THEN format('corrected(%s, %s || %L, t.%I::text)::%s AS %I', project, named, '/' || attname, attname,
                format_type(atttypid, atttypmod), attname)
            ELSE format('t.%I', attname) END, ', ' ORDER BY attnum)
        INTO listed FROM pg_attribute WHERE attrelid = of_table::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('DROP VIEW IF EXISTS %I', of_table || '_as_corrected');
    EXECUTE format('CREATE VIEW %I AS SELECT %s, %s AS corrected_item, %s AS corrected_project FROM %I t',
        of_table || '_as_corrected', listed, named, project, of_table);
END $$;

SELECT read_as_corrected(of_table, coalesce(project, 't.project_key'), row_key, columns) FROM (VALUES
    ('audit_plan', '(SELECT a.project_key FROM audit a WHERE a.id = t.audit_id)', 't.audit_id || ''/'' || t.version',
        ARRAY['audit_on', 'audit_days']),
    ('audit_panel', '(SELECT a.project_key FROM audit a WHERE a.id = t.audit_id)', 't.id', ARRAY['evaluators']),
    ('audit_sitting', '(SELECT a.project_key FROM audit a WHERE a.id = t.audit_id)', 't.audit_id',
        ARRAY['attendance', 'site_visits', 'questions', 'follow_ups']),
    ('finding', NULL, 't.id', ARRAY['kind', 'owner_role', 'due_on']),
    ('finding_step', '(SELECT f.project_key FROM finding f WHERE f.id = t.finding_id)', 't.id', ARRAY['due_on']),
    ('ceremony_plan', NULL, 't.version', ARRAY['ceremony_on', 'guests']),
    ('ceremony', NULL, 't.id', ARRAY['ceremony_on', 'attendance']),
    ('committee_office', NULL, 't.office || ''/'' || t.elected_on', ARRAY['elected_on']),
    ('committee_plan', NULL, 't.version',
        ARRAY['seat_limit', 'appointed_seats', 'official_seats', 'subcommittees', 'term_years']),
    ('committee_ratio_exception', NULL, 't.id', ARRAY['men', 'women']),
    ('programme', NULL, 't.code', ARRAY['from_year', 'to_year']),
    ('programme_plan', NULL, 't.code || ''/'' || t.version',
        ARRAY['budget_million', 'baseline_year', 'baseline_value', 'target_value']),
    ('programme_improvement', NULL, 't.code || ''/'' || t.year || ''/'' || t.quarter || ''/'' || t.attempt', ARRAY['due_on']),
    ('annual_report_statistics', NULL, 't.id', ARRAY['injury_deaths', 'ambulance_cases']),
    ('annual_report_contribution', NULL, 't.report_year || ''/'' || t.role', ARRAY['programme_count']),
    ('application_entry', NULL, 't.id', ARRAY['pages']),
    ('contract_specification', NULL, 't.code || ''/'' || t.version', ARRAY['estimated_price']),
    ('contract_bid_round', NULL, 't.code || ''/'' || t.round', ARRAY['notice_days']),
    ('contract_bid_opening', NULL, 't.code || ''/'' || t.round', ARRAY['bids']),
    ('proposal_evaluation', NULL, 't.code || ''/'' || t.round', ARRAY['evaluators', 'qualified']),
    ('contract_change_terms', '(SELECT c.project_key FROM contract_change c WHERE c.id = t.change_id)', 't.change_id',
        ARRAY['ends_on']),
    ('contract_suspension', '(SELECT m.project_key FROM contract_matter m WHERE m.id = t.matter_id)', 't.matter_id',
        ARRAY['starts_on']),
    ('contract_resumption', '(SELECT m.project_key FROM contract_matter m WHERE m.id = t.matter_id)', 't.matter_id',
        ARRAY['resumes_on', 'days', 'longer_by']),
    ('contract_termination', '(SELECT m.project_key FROM contract_matter m WHERE m.id = t.matter_id)', 't.matter_id',
        ARRAY['ends_on'])
) AS tables (of_table, project, row_key, columns);
