-- What a person entered with a task or a start form, and what the form showed them, in the words in which they read it.
CREATE TABLE entered_step (
    id           text PRIMARY KEY,   -- of the task; of a start form start/ and the instance that it started
    project_key  text,               -- null for a procedure that is about no project
    municipality text,
    process      text NOT NULL,
    procedure    text NOT NULL,      -- name of the process
    element      text NOT NULL,
    name         text NOT NULL,
    title        text,               -- what tells the task from others of its name
    scope        text,               -- each turn of a loop over parts has one of its own
    instance     text NOT NULL,
    callers      text[] NOT NULL,    -- ids of its instance, of the one that called it, and so on
    form         text NOT NULL,
    actor        text NOT NULL,
    departments  text[] NOT NULL,    -- candidate groups of the task
    entered_at   timestamptz NOT NULL
);
CREATE INDEX entered_step_of_case ON entered_step USING gin (callers);
CREATE INDEX entered_step_of_project ON entered_step (project_key, process, entered_at);

CREATE TABLE entered_line (
    step_id  text NOT NULL REFERENCES entered_step (id),
    position integer NOT NULL CHECK (position >= 0),
    kind     text NOT NULL CHECK (kind IN ('SHOWN', 'ENTERED')),
    field    text NOT NULL,
    label    text NOT NULL,
    value    text NOT NULL,
    code     text,                   -- of a choice
    kept     boolean NOT NULL,       -- false: for the facts only, never a process variable
    PRIMARY KEY (step_id, position)
);

CREATE TRIGGER entered_step_is_final BEFORE UPDATE OR DELETE ON entered_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entered_line_is_final BEFORE UPDATE OR DELETE ON entered_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entered_step_is_not_emptied BEFORE TRUNCATE ON entered_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER entered_line_is_not_emptied BEFORE TRUNCATE ON entered_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
