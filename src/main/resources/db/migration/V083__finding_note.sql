-- What an evaluator explained about a finding.
ALTER TABLE finding ADD COLUMN note text;
