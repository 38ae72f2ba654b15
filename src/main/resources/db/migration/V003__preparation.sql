-- The run of a project in the engine, and what prepares it: answers to findings, agreement, letter of intent, listing.
CREATE TABLE certification_run (
    project_key  text PRIMARY KEY REFERENCES project (key),
    started_at   timestamptz NOT NULL,
    started_by   text NOT NULL
);

CREATE TABLE project_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    kind        text NOT NULL CHECK (kind IN ('FINDINGS_ANSWERED', 'AGREEMENT_SIGNED', 'LETTER_SUBMITTED', 'LISTED',
                                              'LISTING_RETURNED', 'SUPPORT_CENTRE_REMINDED', 'ABANDONED')),
    happened_on date NOT NULL,
    detail      text,
    document    text,
    actor       text NOT NULL,
    entered_at  timestamptz NOT NULL
);
CREATE INDEX project_event_project ON project_event (project_key, id);
CREATE TRIGGER project_event_append_only BEFORE UPDATE OR DELETE ON project_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
