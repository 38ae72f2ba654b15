-- Whether a correction holds is looked at again some months after it was closed (효과 확인), by somebody who neither corrected nor
-- checked it. Where it doesn't, the finding is open again. What counts is the last of closed and reopened.
ALTER TABLE finding_step DROP CONSTRAINT finding_step_step_check;
ALTER TABLE finding_step ADD CONSTRAINT finding_step_step_check CHECK (step IN ('corrected', 'returned', 'closed', 'urged',
    'hand-over-asked', 'handed-over', 'kept',
    'reported', 'instructed', 'held', 'reopened'));
ALTER TABLE finding_step ADD CONSTRAINT finding_step_reopened_says_why CHECK (step <> 'reopened' OR note IS NOT NULL AND due_on IS NOT NULL);

CREATE FUNCTION finding_closed(of_finding bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT s.step = 'closed' FROM finding_step s WHERE s.finding_id = of_finding AND s.step IN ('closed', 'reopened')
                      ORDER BY s.id DESC LIMIT 1), false)
$$;
