-- From a committee's formation on somebody watches its terms; its state is reported every January (지방자치법 제130조제5항).
CREATE TABLE committee_service (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES committee (project_key),
    begun_at    timestamptz NOT NULL,
    begun_by    text NOT NULL
);
CREATE INDEX committee_service_of ON committee_service (project_key);
CREATE TABLE committee_service_end (
    service_id bigint PRIMARY KEY REFERENCES committee_service (id),
    ended_at   timestamptz NOT NULL
);
CREATE TABLE committee_state (
    project_key         text NOT NULL REFERENCES committee (project_key),
    year                integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    men                 integer NOT NULL CHECK (men >= 0),
    women               integer NOT NULL CHECK (women >= 0),
    officials           integer NOT NULL CHECK (officials >= 0),
    vacant_seats        integer NOT NULL CHECK (vacant_seats >= 0),
    meetings            integer NOT NULL CHECK (meetings >= 0),
    matters_deliberated integer NOT NULL CHECK (matters_deliberated >= 0),
    comment             text,
    recorded_at         timestamptz NOT NULL,
    recorded_by         text NOT NULL,
    PRIMARY KEY (project_key, year)
);
DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['committee_service', 'committee_service_end', 'committee_state'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
