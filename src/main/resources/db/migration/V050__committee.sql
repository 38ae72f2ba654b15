-- How a committee was planned, whom it was composed of, and who sits on it. Facts are inserted, never changed.
CREATE TABLE committee_plan (
    project_key     text NOT NULL REFERENCES project (key),
    version         integer NOT NULL CHECK (version > 0),
    name            text NOT NULL,
    seat_limit      integer NOT NULL CHECK (seat_limit > 0),  -- members that the ordinance allows
    appointed_seats integer NOT NULL CHECK (appointed_seats > 0),
    official_seats  integer NOT NULL CHECK (official_seats >= 0),
    subcommittees   integer NOT NULL CHECK (subcommittees > 0),
    term_years      integer NOT NULL CHECK (term_years BETWEEN 1 AND 3),
    recorded_by     text NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (project_key, version),
    CHECK (appointed_seats + official_seats <= seat_limit)
);

CREATE TABLE committee_consultation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    outcome     text NOT NULL CHECK (outcome IN ('agree', 'object')),
    opinion     text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON committee_consultation (project_key);

CREATE TABLE committee_recommendation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    body_role   text NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('recommend', 'none', 'urged')),
    men         integer NOT NULL CHECK (men >= 0),
    women       integer NOT NULL CHECK (women >= 0),
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON committee_recommendation (project_key);

-- One row for each examination of the candidates; next-in-rank replaces somebody who declined.
CREATE TABLE committee_review (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key       text NOT NULL REFERENCES project (key),
    occasion          text NOT NULL CHECK (occasion IN ('review', 'next-in-rank')),
    outcome           text NOT NULL CHECK (outcome IN ('eligible', 'again')),
    men               integer NOT NULL CHECK (men >= 0),
    women             integer NOT NULL CHECK (women >= 0),
    officials         integer NOT NULL CHECK (officials >= 0),
    disqualified      integer NOT NULL DEFAULT 0 CHECK (disqualified >= 0),
    over_committed    integer NOT NULL DEFAULT 0 CHECK (over_committed >= 0),
    term_exceeded     integer NOT NULL DEFAULT 0 CHECK (term_exceeded >= 0),
    conflicted        integer NOT NULL DEFAULT 0 CHECK (conflicted >= 0),
    conflict_measures text,
    recorded_by       text NOT NULL,
    recorded_at       timestamptz NOT NULL,
    CHECK (outcome = 'again' OR disqualified + over_committed + term_exceeded = 0),
    CHECK (outcome = 'again' OR conflicted = 0 OR conflict_measures IS NOT NULL)
);
CREATE INDEX ON committee_review (project_key);

-- 양성평등기본법 제21조 제2항: for a district the province's committee resolves, never the district's own.
CREATE TABLE committee_ratio_exception (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    resolved_by text NOT NULL CHECK (resolved_by = 'province'),
    resolution  text NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('granted', 'refused')),
    men         integer NOT NULL,
    women       integer NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON committee_ratio_exception (project_key);

CREATE TABLE committee_consent (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    outcome     text NOT NULL CHECK (outcome IN ('all', 'declined')),
    declined    integer CHECK (declined >= 0),
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON committee_consent (project_key);

CREATE TABLE committee (
    project_key     text PRIMARY KEY REFERENCES project (key),
    name            text NOT NULL,
    existing        boolean NOT NULL,  -- an existing committee that took the function over
    men             integer NOT NULL CHECK (men >= 0),
    women           integer NOT NULL CHECK (women >= 0),
    officials       integer NOT NULL CHECK (officials >= 0),
    subcommittees   integer NOT NULL CHECK (subcommittees > 0),
    ratio_exception boolean NOT NULL,
    formed_on       date NOT NULL,
    recorded_by     text NOT NULL,
    recorded_at     timestamptz NOT NULL,
    CHECK (ratio_exception OR greatest(men, women) * 10 <= (men + women) * 6)
);

-- Personal data: names are kept here and nowhere else. An official sits as long as they hold the office.
CREATE TABLE committee_member (
    project_key  text NOT NULL REFERENCES committee (project_key),
    seat         integer NOT NULL CHECK (seat > 0),
    kind         text NOT NULL CHECK (kind IN ('appointed', 'official')),
    sex          text CHECK (sex IN ('male', 'female')),
    name         text,
    organisation text,
    subcommittee text NOT NULL,
    term_from    date NOT NULL,
    term_to      date,
    PRIMARY KEY (project_key, seat),
    CHECK (kind = 'official' OR (sex IS NOT NULL AND term_to IS NOT NULL)),
    CHECK (term_to >= term_from AND term_to < term_from + interval '3 years')
);
CREATE INDEX ON committee_member (term_to);

CREATE TABLE committee_office (
    project_key text NOT NULL,
    office      text NOT NULL CHECK (office IN ('chair', 'vice-chair')),
    seat        integer NOT NULL,
    elected_on  date NOT NULL,
    recorded_by text NOT NULL,
    PRIMARY KEY (project_key, office, elected_on),
    FOREIGN KEY (project_key, seat) REFERENCES committee_member (project_key, seat)
);
