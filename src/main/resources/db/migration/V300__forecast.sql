-- What was expected of a project's declaration on a day: computed, and kept as it was computed, so that it can be seen what was
-- known when. The planned day is that of the plan in force then.
CREATE TABLE forecast (
    project_key     text NOT NULL REFERENCES project (key),
    on_day          date NOT NULL,
    planned         date NOT NULL,
    half            date NOT NULL, -- reached by then in half of the trials
    eight_of_ten    date NOT NULL,
    nine_of_ten     date NOT NULL,
    on_time_percent integer NOT NULL CHECK (on_time_percent BETWEEN 0 AND 100),
    trials          integer NOT NULL CHECK (trials > 0),
    seed            bigint NOT NULL,
    computed_at     timestamptz NOT NULL,
    PRIMARY KEY (project_key, on_day)
);
CREATE TRIGGER forecast_is_final BEFORE UPDATE OR DELETE ON forecast
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER forecast_is_not_emptied BEFORE TRUNCATE ON forecast
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
