-- Remarks of people on tasks. Written once; one that should not stand any more is withdrawn and leaves its trace.
CREATE TABLE task_comment (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id      text NOT NULL,
    instance     text NOT NULL,
    process      text NOT NULL,
    element      text NOT NULL,
    task_name    text NOT NULL,
    project_key  text,
    municipality text NOT NULL REFERENCES municipality (id),
    text         text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 2000),
    author       text NOT NULL,
    at           timestamptz NOT NULL
);
CREATE INDEX task_comment_of_instance ON task_comment (instance, id);

CREATE TABLE task_comment_withdrawal (
    comment_id   bigint PRIMARY KEY REFERENCES task_comment (id),
    withdrawn_by text NOT NULL,
    at           timestamptz NOT NULL
);

CREATE TRIGGER task_comment_is_final BEFORE UPDATE OR DELETE ON task_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER task_comment_withdrawal_is_final BEFORE UPDATE OR DELETE ON task_comment_withdrawal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
