-- Whoever enters an absence for somebody else doesn't bring it into force alone: a second person confirms it. What was
-- entered before this rule stays in force.
ALTER TABLE absence ADD COLUMN needs_second boolean NOT NULL DEFAULT false;
ALTER TABLE absence ADD COLUMN confirmed_by text;
ALTER TABLE absence ADD COLUMN confirmed_at timestamptz;
ALTER TABLE absence ADD CONSTRAINT absence_second_person CHECK (confirmed_by <> entered_by AND confirmed_by <> substitute);

-- All whom an absence or a transfer concerns are told at once: by a notice about a post rather than a task.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
    CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'MENTION', 'RECEIVED', 'RETURNED', 'POST'));
ALTER TABLE notice DROP CONSTRAINT notice_check;
ALTER TABLE notice ADD CONSTRAINT notice_check
    CHECK (kind IN ('MENTION', 'RECEIVED', 'RETURNED', 'POST') OR due_on IS NOT NULL AND days_left IS NOT NULL);
DROP INDEX notice_once;
CREATE UNIQUE INDEX notice_once ON notice (task_id, recipient, kind, due_on)
    WHERE kind NOT IN ('MENTION', 'RECEIVED', 'RETURNED', 'POST');
