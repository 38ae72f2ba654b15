-- What a department is to the municipality decides what its people may do; how its group is spelled decides nothing.
ALTER TABLE department ADD COLUMN kind text NOT NULL DEFAULT 'DEPARTMENT' CHECK (kind IN (
    'DEPARTMENT', 'EXECUTIVE', 'AUDIT', 'OVERSIGHT', 'COUNCIL', 'PARTNER', 'ASSESSOR', 'CITIZENS'));

UPDATE department SET kind = CASE
    WHEN role IN ('mayor', 'vice-mayor', 'director')     THEN 'EXECUTIVE'
    WHEN role = 'audit'                                  THEN 'AUDIT'
    WHEN role = 'auditor'                                THEN 'OVERSIGHT'
    WHEN role = 'council-office'                         THEN 'COUNCIL'
    WHEN role IN ('police', 'fire', 'education')         THEN 'PARTNER'
    WHEN role IN ('support-centre', 'certifier')         THEN 'ASSESSOR'
    WHEN role = 'citizens-panel'                         THEN 'CITIZENS'
    ELSE 'DEPARTMENT' END;

-- The groups of the engine that give rights. One that stands nowhere here gives none.
CREATE TABLE identity_group (
    id           text PRIMARY KEY,
    municipality text NOT NULL,
    department   text,
    kind         text NOT NULL CHECK (kind IN (
        'DEPARTMENT', 'EXECUTIVE', 'AUDIT', 'OVERSIGHT', 'COUNCIL', 'PARTNER', 'ASSESSOR', 'CITIZENS', 'MANAGEMENT')),
    head         boolean NOT NULL
);
CREATE INDEX identity_group_municipality ON identity_group (municipality, kind);

INSERT INTO identity_group (id, municipality, department, kind, head)
    SELECT id, municipality, id, kind, false FROM department
    UNION ALL
    SELECT id || '-head', municipality, id, kind, true FROM department WHERE kind NOT IN ('EXECUTIVE', 'OVERSIGHT')
    UNION ALL
    SELECT id || '-manager', id, NULL, 'MANAGEMENT', false FROM municipality
    ON CONFLICT DO NOTHING;
