-- The day on which what an element stands for really happened, where that isn't the day on which it was entered: of the acts of
-- legal weight that are named in reached_by (keys, a slash, the subject), or what the model says. Empty: the day of reached_at,
-- as in every row from before.
ALTER TABLE element_reached ADD COLUMN reached_on date;
ALTER TABLE element_reached ADD COLUMN reached_by text;
