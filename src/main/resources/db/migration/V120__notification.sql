-- Mails that were made, whether they have left, and what a mail server answered.
CREATE TABLE mail (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality text NOT NULL REFERENCES municipality (id),
    recipient    text NOT NULL,
    address      text NOT NULL,
    purpose      text NOT NULL CHECK (purpose IN ('DIGEST', 'AT_ONCE')),
    day          date NOT NULL,
    subject      text NOT NULL,
    body         text NOT NULL,
    created_at   timestamptz NOT NULL,
    next_attempt timestamptz,             -- null: it has left, or was given up
    attempts     integer NOT NULL DEFAULT 0,
    sent_at      timestamptz,
    refused_at   timestamptz,             -- the server refused the address; nobody tries again
    error        text,
    CHECK (sent_at IS NULL OR refused_at IS NULL)
);
-- One digest a day, whichever node is faster.
CREATE UNIQUE INDEX mail_one_digest_a_day ON mail (recipient, day) WHERE purpose = 'DIGEST';
CREATE INDEX mail_to_send ON mail (next_attempt) WHERE next_attempt IS NOT NULL;

-- What somebody is told about a task: once for each kind, recipient and due date.
CREATE TABLE notice (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient    text NOT NULL,
    municipality text NOT NULL REFERENCES municipality (id),
    kind         text NOT NULL CHECK (kind IN ('REMINDER', 'DUE', 'OVERDUE', 'ESCALATED', 'MENTION')),
    task_id      text NOT NULL,
    project_key  text,
    process      text NOT NULL,
    element      text NOT NULL,
    task_name    text NOT NULL,
    due_on       date,
    days_left    integer,                 -- working days; negative: late by so many
    legal_period text,                    -- key of the period of the law; null for an internal term
    author       text,                    -- who mentioned the recipient
    said         text,
    mail         text NOT NULL CHECK (mail IN ('DIGEST', 'AT_ONCE')),
    mail_id      bigint REFERENCES mail (id),
    created_at   timestamptz NOT NULL,
    read_at      timestamptz,
    ended_at     timestamptz,             -- the task is done or gone
    CHECK (kind = 'MENTION' OR due_on IS NOT NULL AND days_left IS NOT NULL)
);
CREATE UNIQUE INDEX notice_once ON notice (task_id, recipient, kind, due_on) WHERE kind <> 'MENTION';
CREATE INDEX notice_of_recipient ON notice (recipient, id DESC);
CREATE INDEX notice_unread ON notice (recipient) WHERE read_at IS NULL AND ended_at IS NULL;
CREATE INDEX notice_to_mail ON notice (recipient, id) WHERE mail_id IS NULL AND ended_at IS NULL;
CREATE INDEX notice_of_task ON notice (task_id) WHERE ended_at IS NULL;

-- Calendar addresses: whoever knows the secret reads the deadlines; only its hash is kept.
CREATE TABLE calendar_feed (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account     text NOT NULL,
    project_key text REFERENCES project (key),  -- null: the account's own deadlines
    secret_hash text NOT NULL UNIQUE,
    created_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);
CREATE UNIQUE INDEX calendar_feed_in_force ON calendar_feed (account, coalesce(project_key, '')) WHERE revoked_at IS NULL;

-- The language in which somebody gets mail.
CREATE TABLE reader_language (
    account  text PRIMARY KEY,
    language text NOT NULL CHECK (language IN ('ko', 'en'))
);
