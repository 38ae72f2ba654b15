-- What auditors, the council and the citizens' panel demand to be told of a project (자료 요구), what the department in charge
-- answered, and who has checked the answer before it was handed over. Nothing of it changes afterwards.
CREATE TABLE data_request (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    ground      text NOT NULL CHECK (ground IN ('council-audit', 'council', 'audit', 'citizens')),
    title       text NOT NULL CHECK (length(trim(title)) BETWEEN 1 AND 200),
    wanted      text NOT NULL CHECK (length(trim(wanted)) BETWEEN 1 AND 2000),
    from_day    date,          -- null: without bound
    to_day      date,
    scope       text CHECK (scope IN ('contracts', 'committees', 'criterion')),
    ref         text,          -- id of the contract or committee, number of the criterion; null with scope: the whole project
    duty        text NOT NULL, -- whose department answers
    due_on      date NOT NULL, -- the day on which it has to be handed in
    asked_by    text NOT NULL,
    posts       text[] NOT NULL CHECK (cardinality(posts) > 0), -- groups of who asked; whoever is in one of them reads the answer
    asked_on    date NOT NULL,
    asked_at    timestamptz NOT NULL,
    CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day),
    CHECK ((scope IS NULL) = (ref IS NULL)),
    CHECK (due_on >= asked_on)
);
CREATE INDEX data_request_of_project ON data_request (project_key, id);

CREATE TABLE data_request_answer (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id  bigint NOT NULL REFERENCES data_request (id),
    outcome     text NOT NULL CHECK (outcome IN ('provide', 'partly', 'refuse')),
    answer      text NOT NULL CHECK (length(trim(answer)) > 0),
    reason      text,          -- why not, or not all of it
    binder_id   bigint REFERENCES binder (id), -- null: nothing is given, or to who reads nothing of the house
    answered_by text NOT NULL,
    answered_at timestamptz NOT NULL,
    CHECK (outcome = 'provide' OR length(trim(reason)) > 0),
    CHECK (outcome <> 'refuse' OR binder_id IS NULL)
);
CREATE INDEX data_request_answer_of ON data_request_answer (request_id, id);
CREATE INDEX data_request_answer_binder ON data_request_answer (binder_id) WHERE binder_id IS NOT NULL;

CREATE TABLE data_request_check (
    answer_id  bigint PRIMARY KEY REFERENCES data_request_answer (id),
    outcome    text NOT NULL CHECK (outcome IN ('hand-over', 'return')),
    comment    text,
    checked_by text NOT NULL,
    checked_at timestamptz NOT NULL,
    CHECK (outcome = 'hand-over' OR length(trim(comment)) > 0)
);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['data_request', 'data_request_answer', 'data_request_check'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
