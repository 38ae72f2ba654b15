-- A table that a step of the schema adds is watched by the ledger from its first row; before V250 there is none.
DO $$
BEGIN
    IF to_regprocedure('ledger_watch()') IS NOT NULL THEN
        PERFORM ledger_watch();
    END IF;
END $$;
