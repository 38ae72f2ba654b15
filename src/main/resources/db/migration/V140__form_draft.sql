-- What was typed into a form and not submitted. Not a record: it is overwritten, and gone when the task ends.
CREATE SEQUENCE form_draft_version;

CREATE TABLE task_draft (
    task_id  text PRIMARY KEY,
    content  text NOT NULL CHECK (octet_length(content) <= 131072), -- JSON; as text, so that any character can be kept
    version  bigint NOT NULL DEFAULT nextval('form_draft_version'), -- never used twice, also not after a draft was discarded
    saved_by text NOT NULL,
    saved_at timestamptz NOT NULL
);

CREATE TABLE start_draft (
    account  text NOT NULL,
    form     text NOT NULL,
    content  text NOT NULL CHECK (octet_length(content) <= 131072),
    version  bigint NOT NULL DEFAULT nextval('form_draft_version'),
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (account, form)
);
