-- An audit that its certifiers put on another day is planned again.
ALTER TABLE audit_step DROP CONSTRAINT audit_step_step_check;
ALTER TABLE audit_step ADD CONSTRAINT audit_step_step_check
    CHECK (step IN ('conflict', 'evidence-check', 'rehearsal', 'postponement'));
