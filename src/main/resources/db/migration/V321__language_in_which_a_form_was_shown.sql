-- The language in which a form was shown to whoever submitted it. What was submitted before was shown in Korean.
ALTER TABLE entered_step ADD COLUMN language text NOT NULL DEFAULT 'ko' CHECK (language IN ('ko', 'en'));
ALTER TABLE entered_step ALTER COLUMN language DROP DEFAULT;
