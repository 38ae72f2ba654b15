-- A row that puts the day of an act right names the one that was entered wrongly; where acts stand in a row, it has its place.
ALTER TABLE legal_act ADD COLUMN corrects bigint REFERENCES legal_act (id);
