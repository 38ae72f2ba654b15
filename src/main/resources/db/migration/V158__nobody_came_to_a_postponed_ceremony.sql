-- Who came is known of a ceremony that was held only.
ALTER TABLE ceremony ALTER COLUMN attendance DROP NOT NULL;
UPDATE ceremony SET attendance = NULL WHERE outcome = 'postponed';
ALTER TABLE ceremony ADD CHECK (outcome = 'postponed' OR attendance IS NOT NULL);
