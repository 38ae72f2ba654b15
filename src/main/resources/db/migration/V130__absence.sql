-- Absences (부재) with their substitutes, entered once; one that ends early is ended, not deleted.
CREATE TABLE absence (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality text NOT NULL REFERENCES municipality (id),
    account      text NOT NULL,
    substitute   text NOT NULL CHECK (substitute <> account),
    from_day     date NOT NULL,
    to_day       date NOT NULL CHECK (to_day >= from_day),
    entered_by   text NOT NULL,
    entered_at   timestamptz NOT NULL,
    ended_by     text,
    ended_at     timestamptz
);
CREATE INDEX absence_of_account ON absence (account, to_day) WHERE ended_at IS NULL;
CREATE INDEX absence_of_municipality ON absence (municipality, id DESC);

-- Who holds whose post meanwhile: the groups that were lent, and from when until when.
CREATE TABLE stand_in (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account   text NOT NULL,
    absent    text NOT NULL,
    group_id  text NOT NULL,
    since     timestamptz NOT NULL,
    until     timestamptz
);
CREATE UNIQUE INDEX stand_in_now ON stand_in (account, absent, group_id) WHERE until IS NULL;
CREATE INDEX stand_in_of_account ON stand_in (account, group_id);

-- What was done for somebody (대결): shown to them when they are back.
CREATE TABLE stand_in_act (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id     text NOT NULL,
    task_name   text NOT NULL,
    process     text NOT NULL,
    element     text NOT NULL,
    project_key text,
    absent      text NOT NULL,
    account     text NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX stand_in_act_for ON stand_in_act (absent, id DESC);
CREATE TRIGGER stand_in_act_is_final BEFORE UPDATE OR DELETE ON stand_in_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
