-- Why a job failed, while the exception is at hand; the engine keeps a stack trace. About the machine, no fact.
CREATE TABLE job_failure (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job         text NOT NULL,
    instance    text,
    element     text,
    failed_at   timestamptz NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('NEIGHBOUR', 'DATA', 'FAULT')),
    sentence_ko text,   -- of the rule that refused; null where none did
    sentence_en text,
    technical   text NOT NULL
);
CREATE INDEX job_failure_of_job ON job_failure (job, id);
CREATE INDEX job_failure_of_instance ON job_failure (instance);

DO $$
BEGIN
    EXECUTE replace(pg_get_functiondef('ledger_should_watch()'::regprocedure), '''task_draft''', '''task_draft'', ''job_failure''');
END $$;
