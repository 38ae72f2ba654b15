-- Municipalities (tenants of the engine) and the departments to which tasks are routed.
CREATE TABLE municipality (
    id      text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]*$'),
    name_ko text NOT NULL,
    name_en text NOT NULL
);

CREATE TABLE department (
    id           text PRIMARY KEY,
    municipality text NOT NULL REFERENCES municipality (id),
    role         text NOT NULL,
    name_ko      text NOT NULL,
    name_en      text NOT NULL,
    position     integer NOT NULL,
    UNIQUE (municipality, role)
);
