-- Process instances that a start had to leave on an older version of their model, one row for each reason (ADR 0063). The
-- state of the last start, not a record: a row goes when its instance is migrated or ends.
CREATE TABLE unmigrated_instance (
    process_instance text NOT NULL,
    activity         text NOT NULL, -- empty when it is not about one
    project_key      text,
    process          text NOT NULL,
    version          int NOT NULL,
    newest_version   int NOT NULL,
    reason           text NOT NULL,
    since            timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (process_instance, activity)
);
