-- The certificate, valid for five years, and the way to its declaration.
CREATE TABLE certificate (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key   text NOT NULL REFERENCES project (key),
    number        text NOT NULL CHECK (length(trim(number)) > 0),
    scheme        text NOT NULL,
    certified_on  date NOT NULL,
    valid_until   date NOT NULL,
    registered_at timestamptz NOT NULL,
    registered_by text NOT NULL,
    UNIQUE (project_key, number),
    CHECK (valid_until > certified_on)
);

-- A ceremony that is postponed is planned again: the next version.
CREATE TABLE ceremony_plan (
    project_key  text NOT NULL REFERENCES project (key),
    version      integer NOT NULL CHECK (version > 0),
    ceremony_on  date NOT NULL,
    guests       integer NOT NULL CHECK (guests > 0),
    place        text NOT NULL,
    programme    text NOT NULL,
    planned_at   timestamptz NOT NULL,
    planned_by   text NOT NULL,
    PRIMARY KEY (project_key, version)
);

-- What the election commission answered about a ceremony within 60 days before an election.
CREATE TABLE election_commission_reply (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    ceremony_on date NOT NULL,
    reply       text NOT NULL CHECK (reply IN ('allowed', 'postpone')),
    reference   text NOT NULL,
    note        text,
    replied_at  timestamptz NOT NULL,
    recorded_by text NOT NULL
);
CREATE INDEX election_commission_reply_project ON election_commission_reply (project_key);

-- The agreement is the last formal act; it may be signed again when a ceremony was postponed.
CREATE TABLE certification_agreement (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    certificate_id bigint NOT NULL REFERENCES certificate (id),
    signed_at      timestamptz NOT NULL,
    signed_by      text NOT NULL
);
CREATE INDEX certification_agreement_certificate ON certification_agreement (certificate_id);

CREATE TABLE ceremony (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    ceremony_on date NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('held', 'postponed')),
    note        text,
    attendance  integer NOT NULL CHECK (attendance >= 0),
    reported_at timestamptz NOT NULL,
    reported_by text NOT NULL,
    CHECK (outcome = 'held' OR note IS NOT NULL)
);
CREATE INDEX ceremony_project ON ceremony (project_key);

CREATE TRIGGER certificate_append_only BEFORE UPDATE OR DELETE ON certificate
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certification_agreement_append_only BEFORE UPDATE OR DELETE ON certification_agreement
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ceremony_append_only BEFORE UPDATE OR DELETE ON ceremony
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
