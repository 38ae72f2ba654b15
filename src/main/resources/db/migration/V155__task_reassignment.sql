-- A manager gives a task to somebody else and says why. Written once.
CREATE TABLE task_reassignment (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id       text NOT NULL,
    project_key   text,
    municipality  text NOT NULL REFERENCES municipality (id),
    process       text NOT NULL,
    element       text NOT NULL,
    from_account  text,
    to_account    text NOT NULL CHECK (to_account IS DISTINCT FROM from_account),
    reason        text NOT NULL CHECK (length(btrim(reason)) BETWEEN 5 AND 1000),
    by_account    text NOT NULL,
    at            timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX task_reassignment_by_task ON task_reassignment (task_id, id);
CREATE INDEX task_reassignment_by_project ON task_reassignment (project_key, id);

CREATE FUNCTION refuse_task_reassignment_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A reassignment is written once and never changed.';
END $$;

CREATE TRIGGER task_reassignment_is_final BEFORE UPDATE OR DELETE ON task_reassignment
    FOR EACH ROW EXECUTE FUNCTION refuse_task_reassignment_change();
CREATE TRIGGER task_reassignment_is_not_emptied BEFORE TRUNCATE ON task_reassignment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_task_reassignment_change();
