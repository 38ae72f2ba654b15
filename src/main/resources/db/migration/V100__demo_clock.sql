-- How far the demo's clock is ahead of the real one (negative: behind). One row.
CREATE TABLE demo_clock (
    id           integer PRIMARY KEY CHECK (id = 1),
    ahead_millis bigint NOT NULL
);
