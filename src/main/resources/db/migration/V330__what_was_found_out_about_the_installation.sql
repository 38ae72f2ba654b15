-- What an administrator found out about a neighbour of the installation, or decided to do without.
CREATE TABLE installation_check (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text NOT NULL CHECK (subject IN ('mail', 'sign-in')),
    outcome    text NOT NULL CHECK (outcome IN ('passed', 'failed', 'not-used')),
    checked_by text NOT NULL,
    checked_at timestamptz NOT NULL
);
CREATE INDEX installation_check_last ON installation_check (subject, id DESC);
CREATE TRIGGER installation_check_append_only BEFORE UPDATE OR DELETE ON installation_check
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER installation_check_is_not_emptied BEFORE TRUNCATE ON installation_check
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
