-- The day on which the designation ends, counted from the signature. A row of before has none: its certificate tells the day.
ALTER TABLE certification_agreement ADD COLUMN valid_until date;
