-- What managers did to running procedures: tried a failed step again, held up, let go on, took to a newer model.
CREATE TABLE instance_act (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance     text NOT NULL,
    project_key  text REFERENCES project (key),
    municipality text,
    process      text NOT NULL,
    element      text,   -- the step that failed; null for what is about the whole procedure
    steering     text NOT NULL CHECK (steering IN ('retried', 'suspended', 'resumed', 'migrated')),
    instances    integer NOT NULL CHECK (instances > 0),   -- how many procedures it reached
    reason       text NOT NULL CHECK (length(trim(reason)) BETWEEN 5 AND 1000),
    acted_at     timestamptz NOT NULL,
    acted_by     text NOT NULL
);
CREATE INDEX instance_act_of_instance ON instance_act (instance, id);
CREATE INDEX instance_act_of_project ON instance_act (project_key, id);

CREATE TRIGGER instance_act_is_final BEFORE UPDATE OR DELETE ON instance_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER instance_act_is_not_emptied BEFORE TRUNCATE ON instance_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();

-- Whoever has a task in a procedure that is held up or goes on is told.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
    CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'BLOCKING', 'MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED',
        'ROOM', 'STEERED'));
ALTER TABLE notice DROP CONSTRAINT notice_check;
ALTER TABLE notice ADD CONSTRAINT notice_check
    CHECK (kind IN ('MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED', 'ROOM', 'STEERED')
        OR due_on IS NOT NULL AND days_left IS NOT NULL);
