-- A person ended their own sessions elsewhere: those that began before this moment are over, on every node.
CREATE TABLE session_end (
    account       text PRIMARY KEY,
    ended_before  timestamptz NOT NULL
);
