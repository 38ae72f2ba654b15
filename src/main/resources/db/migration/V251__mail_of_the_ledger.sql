-- A mail a day to each auditor with the head of the ledger.
ALTER TABLE mail DROP CONSTRAINT mail_purpose_check;
ALTER TABLE mail ADD CONSTRAINT mail_purpose_check CHECK (purpose IN ('DIGEST', 'AT_ONCE', 'RECORD'));
CREATE UNIQUE INDEX mail_one_record_a_day ON mail (recipient, day) WHERE purpose = 'RECORD';
