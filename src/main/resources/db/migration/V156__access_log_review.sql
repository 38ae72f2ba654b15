-- The monthly check of the access log (개인정보의 안전성 확보조치 기준 제8조 제2항): one a month for each municipality, and what
-- was done in it. Written once, like the log itself.
CREATE TABLE access_log_review (
    municipality text NOT NULL REFERENCES municipality (id),
    month        date NOT NULL CHECK (extract(day FROM month) = 1),
    opened_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (municipality, month)
);

CREATE TABLE access_log_review_act (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality text NOT NULL,
    month        date NOT NULL,
    step         text NOT NULL CHECK (step IN ('REVIEW', 'MEASURES', 'CONFIRMATION')),
    decision     text,
    remark       text CHECK (length(remark) <= 2000),
    account      text NOT NULL,
    lines        bigint NOT NULL,  -- of the month in the log when it was done
    last_line    bigint,           -- the newest of them
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (municipality, month) REFERENCES access_log_review
);

CREATE INDEX access_log_review_act_by_review ON access_log_review_act (municipality, month, id);
CREATE INDEX access_log_by_time ON access_log (municipality, at);

CREATE TRIGGER access_log_review_is_final BEFORE UPDATE OR DELETE ON access_log_review
    FOR EACH ROW EXECUTE FUNCTION refuse_access_log_change();
CREATE TRIGGER access_log_review_act_is_final BEFORE UPDATE OR DELETE ON access_log_review_act
    FOR EACH ROW EXECUTE FUNCTION refuse_access_log_change();
CREATE TRIGGER access_log_review_is_not_emptied BEFORE TRUNCATE ON access_log_review
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_log_change();
CREATE TRIGGER access_log_review_act_is_not_emptied BEFORE TRUNCATE ON access_log_review_act
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_log_change();
