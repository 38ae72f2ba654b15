-- An ordinance from its legislative plan to the day it takes effect. Every attempt is a row of its own: a bill that
-- failed stays as it was when the next one is planned.
CREATE TABLE ordinance (
    project_key         text NOT NULL REFERENCES project (key),
    attempt             integer NOT NULL CHECK (attempt > 0),
    title               text NOT NULL CHECK (length(trim(title)) BETWEEN 2 AND 100),
    status              text NOT NULL CHECK (status IN ('PLANNED', 'DRAFTED', 'NOTICED', 'OPINIONS_HANDLED',
                            'LEGALLY_REVIEWED', 'DELIBERATED', 'DELIBERATION_REJECTED', 'SUBMITTED', 'PASSED',
                            'COUNCIL_REJECTED', 'TRANSMITTED', 'RECONSIDERATION_REQUESTED', 'CONFIRMED', 'DISCARDED',
                            'PROMULGATED', 'IN_FORCE', 'ABANDONED')),
    effect_rule         text CHECK (effect_rule IN ('ON_PROMULGATION', 'AFTER_TWENTY_DAYS', 'AFTER_PERIOD')),
    effect_days         integer CHECK (effect_days BETWEEN 1 AND 365),
    noticed_on          date,
    notice_days         integer CHECK (notice_days >= 20), -- 행정절차법 제43조
    notice_ends_on      date,
    submitted_on        date,
    decided_on          date,
    amended             boolean,
    transmitted_on      date,
    reported_on         date,
    confirmed_on        date,
    promulgated_by      text CHECK (promulgated_by IN ('MAYOR', 'CHAIR')),
    promulgation_number integer CHECK (promulgation_number > 0),
    promulgated_on      date,
    effective_on        date,
    PRIMARY KEY (project_key, attempt),
    CHECK ((effect_rule = 'AFTER_PERIOD') = (effect_days IS NOT NULL)),
    CHECK (num_nonnulls(noticed_on, notice_days, notice_ends_on) IN (0, 3)),
    CHECK (noticed_on + notice_days <= notice_ends_on),
    CHECK (num_nonnulls(promulgated_by, promulgation_number, promulgated_on, effective_on) IN (0, 4)),
    CHECK (decided_on >= submitted_on),
    CHECK (transmitted_on >= decided_on),
    CHECK (promulgated_on >= transmitted_on),
    CHECK (effective_on >= promulgated_on)
);

-- What happened, by whom, with which figures. Only ever added to.
CREATE TABLE ordinance_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL,
    attempt     integer NOT NULL,
    what        text NOT NULL CHECK (what ~ '^[A-Z]+(_[A-Z]+)*$'),
    outcome     text,
    figures     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(figures) = 'object'),
    reason      text,
    on_day      date NOT NULL,
    actor       text NOT NULL CHECK (length(actor) > 0),
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (project_key, attempt) REFERENCES ordinance (project_key, attempt)
);
CREATE INDEX ordinance_event_of ON ordinance_event (project_key, attempt, id);
CREATE TRIGGER ordinance_event_append_only BEFORE UPDATE OR DELETE ON ordinance_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
