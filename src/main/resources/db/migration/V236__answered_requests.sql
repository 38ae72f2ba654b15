-- The answers to acts by API that a client named with an Idempotency-Key, kept for a day: whoever got no answer asks again
-- and gets the first one. A row without a status tells that a request with this key was refused, or is under way.
CREATE TABLE answered_request (
    account       text NOT NULL CHECK (length(account) <= 200),
    key           text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    fingerprint   text,                                      -- SHA-256 of method, address and body; null while a file comes in
    running_until timestamptz,                               -- a file is coming in; after that its node has fallen
    status        integer,
    content_type  text,
    location      text,
    body          bytea,
    PRIMARY KEY (account, key)
);

CREATE INDEX answered_request_by_age ON answered_request (at);
