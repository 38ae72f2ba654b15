-- A committee lives on after it was formed: members resign, are dismissed or can't serve any more, terms end, and others follow.
-- A member's number is theirs alone: whoever follows, and a term of the same person that follows another, has a number of its own.
ALTER TABLE committee DROP CONSTRAINT committee_check;
-- An existing committee that takes the function over may be out of balance; then it says how and by when this is mended.
ALTER TABLE committee ADD COLUMN balance_plan text CHECK (length(trim(balance_plan)) > 0);
ALTER TABLE committee ADD COLUMN balance_by date;
ALTER TABLE committee ADD CHECK (balance_plan IS NULL OR existing);
ALTER TABLE committee ADD CHECK ((balance_plan IS NULL) = (balance_by IS NULL));
ALTER TABLE committee ADD CONSTRAINT committee_is_balanced
    CHECK (ratio_exception OR balance_plan IS NOT NULL OR greatest(men, women) * 10 <= (men + women) * 6);

CREATE TABLE committee_matter (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key  text NOT NULL REFERENCES committee (project_key),
    occasion     text NOT NULL CHECK (occasion IN ('departure', 'term-over')),
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL
);
CREATE INDEX committee_matter_of ON committee_matter (project_key);
CREATE TABLE committee_matter_end (
    matter_id bigint PRIMARY KEY REFERENCES committee_matter (id),
    outcome   text NOT NULL CHECK (outcome IN ('settled', 'dropped')),
    ended_at  timestamptz NOT NULL,
    ended_by  text NOT NULL
);
-- The seats of a term that ends, which the matter is about.
CREATE TABLE committee_matter_seat (
    matter_id   bigint NOT NULL REFERENCES committee_matter (id),
    project_key text NOT NULL,
    seat        integer NOT NULL,
    PRIMARY KEY (matter_id, seat),
    FOREIGN KEY (project_key, seat) REFERENCES committee_member (project_key, seat)
);
-- 사임, 해촉, 자격 상실: as it was entered; a dismissal takes effect with its approval.
CREATE TABLE committee_departure_request (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    matter_id   bigint NOT NULL REFERENCES committee_matter (id),
    project_key text NOT NULL,
    seat        integer NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('resignation', 'dismissal', 'lapse')),
    ground      text CHECK (ground IN ('incapacity', 'misconduct', 'neglect', 'recusal', 'own-wish')),
    reason      text,
    left_on     date NOT NULL,
    entered_at  timestamptz NOT NULL,
    entered_by  text NOT NULL,
    FOREIGN KEY (project_key, seat) REFERENCES committee_member (project_key, seat),
    CHECK ((kind = 'dismissal') = (ground IS NOT NULL)),
    CHECK (kind = 'resignation' OR length(trim(reason)) > 0)
);
CREATE INDEX committee_departure_request_of ON committee_departure_request (matter_id);
CREATE TABLE committee_departure (
    project_key text NOT NULL,
    seat        integer NOT NULL,
    matter_id   bigint NOT NULL UNIQUE REFERENCES committee_matter (id),
    left_on     date NOT NULL, -- the first day on which they are no member
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    PRIMARY KEY (project_key, seat),
    FOREIGN KEY (project_key, seat) REFERENCES committee_member (project_key, seat)
);
-- Whom a draft names for which seat; personal data. The newest version counts.
CREATE TABLE committee_nominee (
    matter_id    bigint NOT NULL REFERENCES committee_matter (id),
    version      integer NOT NULL CHECK (version > 0),
    project_key  text NOT NULL,
    follows      integer NOT NULL,
    again        boolean NOT NULL, -- 연임: the same person
    sex          text CHECK (sex IN ('male', 'female')),
    name         text,
    organisation text,
    subcommittee text NOT NULL,
    entered_at   timestamptz NOT NULL,
    entered_by   text NOT NULL,
    PRIMARY KEY (matter_id, version, follows),
    FOREIGN KEY (project_key, follows) REFERENCES committee_member (project_key, seat)
);
ALTER TABLE committee_member ADD COLUMN follows integer;
ALTER TABLE committee_member ADD COLUMN matter_id bigint REFERENCES committee_matter (id);
ALTER TABLE committee_member ADD FOREIGN KEY (project_key, follows) REFERENCES committee_member (project_key, seat);
ALTER TABLE committee_member ADD UNIQUE (project_key, follows);
ALTER TABLE committee_member ADD CHECK ((follows IS NULL) = (matter_id IS NULL));
ALTER TABLE committee_member ADD CHECK (follows IS NULL OR follows < seat);

-- Everybody who sits, sat or will sit, corrected. sits_to is the last day, null without end.
CREATE FUNCTION committee_members(of_project text) RETURNS TABLE (seat integer, kind text, sex text, name text, organisation text,
    subcommittee text, term_from date, term_to date, left_on date, sits_to date, follows integer, matter_id bigint)
LANGUAGE sql STABLE AS $$
    SELECT m.seat, m.kind, corrected(m.project_key, 'member/' || m.seat || '/sex', m.sex),
        corrected(m.project_key, 'member/' || m.seat || '/name', m.name),
        corrected(m.project_key, 'member/' || m.seat || '/organisation', m.organisation), m.subcommittee,
        corrected(m.project_key, 'member/' || m.seat || '/term_from', m.term_from::text)::date,
        corrected(m.project_key, 'member/' || m.seat || '/term_to', m.term_to::text)::date,
        corrected(m.project_key, 'member/' || m.seat || '/left_on', d.left_on::text)::date,
        least(corrected(m.project_key, 'member/' || m.seat || '/term_to', m.term_to::text)::date,
            corrected(m.project_key, 'member/' || m.seat || '/left_on', d.left_on::text)::date - 1),
        m.follows, m.matter_id
      FROM committee_member m LEFT JOIN committee_departure d USING (project_key, seat)
     WHERE m.project_key = of_project
$$;

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['committee_matter', 'committee_matter_end', 'committee_matter_seat', 'committee_departure_request',
            'committee_departure', 'committee_nominee'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;
