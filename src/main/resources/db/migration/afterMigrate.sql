-- A table that a step of the schema adds is watched by the ledger from its first row.
SELECT ledger_watch();
