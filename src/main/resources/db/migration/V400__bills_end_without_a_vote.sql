-- A bill before the council can be withdrawn, or lapse with the term of its members (지방자치법 제79조 단서).
ALTER TABLE ordinance DROP CONSTRAINT ordinance_status_check;
ALTER TABLE ordinance ADD CONSTRAINT ordinance_status_check
    CHECK (status IN ('PLANNED', 'DRAFTED', 'NOTICED', 'OPINIONS_HANDLED', 'LEGALLY_REVIEWED', 'DELIBERATED',
        'DELIBERATION_REJECTED', 'SUBMITTED', 'PASSED', 'COUNCIL_REJECTED', 'WITHDRAWN', 'LAPSED', 'TRANSMITTED',
        'RECONSIDERATION_REQUESTED', 'CONFIRMED', 'DISCARDED', 'PROMULGATED', 'IN_FORCE', 'ABANDONED'));
