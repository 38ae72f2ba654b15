-- An administrator asked for what only two do together: to enter somebody into a group with power of decision, or to
-- reset such a person's password. Another one who asks the same confirms it.
CREATE TABLE administration_request (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act           text NOT NULL,
    subject       text NOT NULL,
    requested_at  timestamptz NOT NULL,
    requested_by  text NOT NULL,
    confirmed_at  timestamptz,
    confirmed_by  text,
    CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
    CHECK (confirmed_by <> requested_by)
);
CREATE INDEX administration_request_open ON administration_request (act, subject) WHERE confirmed_at IS NULL;
