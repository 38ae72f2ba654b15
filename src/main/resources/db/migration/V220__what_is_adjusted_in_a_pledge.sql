-- What the citizens' panel and the mayor say to giving a project up, taking it up again, or going on without a step of it
-- (공약사업 관리규정): each statement is a row.
CREATE TABLE pledge_adjustment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    kind        text NOT NULL CHECK (kind IN ('OMISSION', 'ABANDONMENT', 'RESUMPTION')),
    statement   text NOT NULL CHECK (statement IN ('PANEL_AGREED', 'PANEL_DISAGREED', 'ADOPTED')),
    subject     text NOT NULL CHECK (length(trim(subject)) > 0),
    comment     text NOT NULL DEFAULT '',
    stated_by   text NOT NULL,
    stated_at   timestamptz NOT NULL
);
CREATE INDEX pledge_adjustment_project ON pledge_adjustment (project_key, id);
CREATE TRIGGER pledge_adjustment_is_final BEFORE UPDATE OR DELETE ON pledge_adjustment
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pledge_adjustment_is_not_emptied BEFORE TRUNCATE ON pledge_adjustment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();

-- A project that was given up can be taken up again: its certification then runs once more.
ALTER TABLE project_event DROP CONSTRAINT project_event_kind_check;
ALTER TABLE project_event ADD CONSTRAINT project_event_kind_check
    CHECK (kind IN ('FINDINGS_ANSWERED', 'AGREEMENT_SIGNED', 'LETTER_SUBMITTED', 'LISTED', 'LISTING_RETURNED',
                    'SUPPORT_CENTRE_REMINDED', 'ABANDONED', 'RESUMED'));
ALTER TABLE certification_run ADD COLUMN round integer NOT NULL DEFAULT 1 CHECK (round > 0);
ALTER TABLE certification_run DROP CONSTRAINT certification_run_pkey;
ALTER TABLE certification_run ADD PRIMARY KEY (project_key, round);
