-- What is given to those who assess a project from outside (제공): a release says which documents, reports, answers and versions of
-- evidence are added and which are withdrawn, is approved, and then has a number. Nothing of it changes afterwards.
CREATE TABLE release (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    reason      text NOT NULL CHECK (length(trim(reason)) BETWEEN 1 AND 500),
    proposed_at timestamptz NOT NULL,
    proposed_by text NOT NULL
);
CREATE INDEX release_of_project ON release (project_key, id);

-- kind and ref name a thing of its capability within the project, such as evidence 42; version tells its states apart.
CREATE TABLE release_item (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release_id bigint NOT NULL REFERENCES release (id),
    act        text NOT NULL CHECK (act IN ('add', 'withdraw')),
    kind       text NOT NULL CHECK (kind IN ('application', 'report', 'answer', 'timetable', 'evidence')),
    ref        text NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    criterion  text,
    title_ko   text NOT NULL,
    title_en   text NOT NULL,
    UNIQUE (release_id, kind, ref)
);

-- The text as it was when the release was proposed. Files lie with the evidence, by version.
CREATE TABLE release_passage (
    item_id    bigint NOT NULL REFERENCES release_item (id),
    position   integer NOT NULL CHECK (position > 0),
    heading_ko text NOT NULL,
    heading_en text NOT NULL,
    body_ko    text,
    body_en    text,
    PRIMARY KEY (item_id, position),
    CHECK (body_ko IS NOT NULL OR body_en IS NOT NULL)
);

-- How it ended. The number counts within the project; who only proposed has none.
CREATE TABLE release_end (
    release_id  bigint PRIMARY KEY REFERENCES release (id),
    project_key text NOT NULL REFERENCES project (key),
    outcome     text NOT NULL CHECK (outcome IN ('released', 'dropped')),
    number      integer CHECK (number > 0),
    ended_at    timestamptz NOT NULL,
    ended_by    text NOT NULL,
    UNIQUE (project_key, number),
    CHECK ((outcome = 'released') = (number IS NOT NULL))
);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['release', 'release_item', 'release_passage', 'release_end'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
