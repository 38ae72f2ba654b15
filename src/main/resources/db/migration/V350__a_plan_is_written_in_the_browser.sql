-- A plan as it was typed and is not a version yet: kept as it stands, whatever can be read of it. Not a record; what becomes of it
-- is a row of plan_baseline.
CREATE TABLE plan_draft (
    project_key  text PRIMARY KEY REFERENCES project (key),
    content      text NOT NULL CHECK (octet_length(content) <= 262144), -- JSON: sections of rows of texts
    version      bigint NOT NULL DEFAULT nextval('form_draft_version'), -- never used twice, also not after a draft was discarded
    base_version integer NOT NULL, -- the version of the plan with which it began
    became       integer,          -- the version that it became; null while it is being written
    saved_by     text NOT NULL,
    saved_at     timestamptz NOT NULL
);

-- Like the other drafts it is not watched by the ledger: it is saved with every pause of typing.
DO $$
BEGIN
    EXECUTE replace(pg_get_functiondef('ledger_should_watch()'::regprocedure), '''task_draft''', '''task_draft'', ''plan_draft''');
END $$;
