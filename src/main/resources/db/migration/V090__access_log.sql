-- Who signed in, looked at personal data or evidence, or administered the system (개인정보의 안전성 확보조치 기준 제8조).
-- Written once: nobody changes or deletes a line here, the application included.
CREATE TABLE access_log (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    account      text NOT NULL CHECK (length(account) <= 200),
    municipality text,
    address      text NOT NULL CHECK (length(address) <= 64),
    action       text NOT NULL CHECK (length(action) <= 40),
    record       text NOT NULL CHECK (length(record) <= 500)
);

CREATE INDEX access_log_by_municipality ON access_log (municipality, id DESC);

CREATE FUNCTION refuse_access_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The access log is written once and never changed.';
END $$;

CREATE TRIGGER access_log_is_final BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION refuse_access_log_change();
CREATE TRIGGER access_log_is_not_emptied BEFORE TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_log_change();
