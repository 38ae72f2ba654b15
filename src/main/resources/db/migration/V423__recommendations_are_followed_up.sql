-- A recommendation is followed up as a must-fix finding is, and what became of it is said; a finding can be handed on to the
-- department that it belongs to.
ALTER TABLE finding_step ADD COLUMN outcome text CHECK (outcome IN ('implemented', 'partly', 'declined'));
ALTER TABLE finding_step ADD COLUMN to_role text;
ALTER TABLE finding_step DROP CONSTRAINT finding_step_step_check;
ALTER TABLE finding_step ADD CONSTRAINT finding_step_step_check CHECK (step IN ('corrected', 'returned', 'closed', 'urged',
    'reported', 'instructed', 'hand-over-asked', 'handed-over', 'kept'));
ALTER TABLE finding_step DROP CONSTRAINT finding_step_check;
ALTER TABLE finding_step ADD CONSTRAINT finding_step_check CHECK (step <> 'corrected' OR (root_cause IS NOT NULL
    AND (coalesce(outcome, '') = 'declined' OR (action IS NOT NULL AND evidence IS NOT NULL))));
ALTER TABLE finding_step ADD CHECK (outcome IS NULL OR step = 'corrected');
ALTER TABLE finding_step ADD CHECK ((step IN ('hand-over-asked', 'handed-over')) = (to_role IS NOT NULL));
ALTER TABLE finding_step ADD CHECK (step <> 'hand-over-asked' OR note IS NOT NULL);

-- The duty that a finding belongs to: as it was registered or corrected, or handed on since.
CREATE FUNCTION finding_owner(of_finding bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT s.to_role FROM finding_step s WHERE s.finding_id = f.id AND s.step = 'handed-over'
            AND s.taken_at > coalesce((SELECT max(v.entered_at) FROM corrected_value v WHERE v.project_key = f.project_key
                AND v.item = 'finding/' || f.id || '/owner_role'), '-infinity')
            ORDER BY s.id DESC LIMIT 1),
        corrected(f.project_key, 'finding/' || f.id || '/owner_role', f.owner_role))
      FROM finding f WHERE f.id = of_finding
$$;
-- What has become of it, as its department said last; null until it did, and of a must-fix finding, which is corrected.
CREATE FUNCTION finding_outcome(of_finding bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT outcome FROM finding_step WHERE finding_id = of_finding AND step = 'corrected' ORDER BY id DESC LIMIT 1
$$;
