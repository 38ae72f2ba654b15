-- What those who assess a project ask in the room of its released documents, and what the department in charge answers.
CREATE TABLE room_question (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    item_id     bigint REFERENCES release_item (id),   -- what it is about; null for the room as a whole
    language    text NOT NULL CHECK (language IN ('ko', 'en')),   -- in which the page was read when it was asked
    asked       text NOT NULL CHECK (length(trim(asked)) BETWEEN 1 AND 2000),
    asked_at    timestamptz NOT NULL,
    asked_by    text NOT NULL
);
CREATE INDEX room_question_of_project ON room_question (project_key, id);
CREATE INDEX room_question_of_item ON room_question (item_id);

-- In Korean as the record needs it, and in English for who asked in English. A later answer adds to an earlier one.
CREATE TABLE room_answer (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    question_id bigint NOT NULL REFERENCES room_question (id),
    body_ko     text NOT NULL CHECK (length(trim(body_ko)) BETWEEN 1 AND 4000),
    body_en     text CHECK (length(trim(body_en)) BETWEEN 1 AND 4000),
    answered_at timestamptz NOT NULL,
    answered_by text NOT NULL
);
CREATE INDEX room_answer_of_question ON room_answer (question_id, id);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['room_question', 'room_answer'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;

-- Who assesses is told of each release and each answer, the department in charge of each question.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check
    CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'BLOCKING', 'MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED',
        'ROOM'));
ALTER TABLE notice DROP CONSTRAINT notice_check;
ALTER TABLE notice ADD CONSTRAINT notice_check
    CHECK (kind IN ('MENTION', 'RECEIVED', 'RETURNED', 'POST', 'CORRECTED', 'ROOM') OR due_on IS NOT NULL AND days_left IS NOT NULL);
