-- A notice says which of several tasks of one name it is about, and in which department it lies; earlier ones say neither.
ALTER TABLE notice ADD COLUMN title text;
ALTER TABLE notice ADD COLUMN departments text;   -- candidate groups of the task, with commas between

-- The department in charge of a project is told what it waits for in another department.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
    CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'BLOCKING', 'MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED'));
