-- Somebody got a task by a transfer (인사이동), or a department got it back and nobody has it.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
    CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'MENTION', 'RECEIVED', 'RETURNED'));
ALTER TABLE notice DROP CONSTRAINT notice_check;
ALTER TABLE notice ADD CONSTRAINT notice_check
    CHECK (kind IN ('MENTION', 'RECEIVED', 'RETURNED') OR due_on IS NOT NULL AND days_left IS NOT NULL);
DROP INDEX notice_once;
CREATE UNIQUE INDEX notice_once ON notice (task_id, recipient, kind, due_on) WHERE kind NOT IN ('MENTION', 'RECEIVED', 'RETURNED');
