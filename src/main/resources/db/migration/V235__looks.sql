-- Which municipality's affairs a line is about ('*': those of all), beside where its account belongs; and for what
-- purpose somebody took a document away.
ALTER TABLE access_log ADD COLUMN concerns text CHECK (length(concerns) <= 100);
ALTER TABLE access_log ADD COLUMN reason text CHECK (length(reason) <= 500);

-- What older lines are about follows from the record that they name; nothing that was written is changed.
ALTER TABLE access_log DISABLE TRIGGER access_log_is_final;
UPDATE access_log l SET concerns = p.municipality
  FROM project p
 WHERE l.municipality IS NULL AND split_part(l.record, '/', 1) IN ('evidence', 'template')
   AND p.key = split_part(l.record, '/', 2);
UPDATE access_log l SET concerns = m.id
  FROM municipality m
 WHERE l.municipality IS NULL AND split_part(l.record, '/', 1) = 'duty' AND m.id = split_part(l.record, '/', 2);
ALTER TABLE access_log ENABLE TRIGGER access_log_is_final;

CREATE INDEX access_log_by_concern ON access_log (concerns, at);
