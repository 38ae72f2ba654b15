-- What was said about a finding of the plan check, which settles it: the finding is named by its code and its figures, so that
-- the same one in the next version of the plan is settled and one whose figures have changed is open again.
CREATE TABLE plan_finding_remark (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    finding     text NOT NULL CHECK (length(finding) BETWEEN 1 AND 1000),
    remark      text NOT NULL CHECK (length(trim(remark)) > 0),
    made_by     text NOT NULL,
    made_at     timestamptz NOT NULL
);
CREATE INDEX plan_finding_remark_of ON plan_finding_remark (project_key, id);
CREATE TRIGGER plan_finding_remark_is_final BEFORE UPDATE OR DELETE ON plan_finding_remark
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_finding_remark_is_not_emptied BEFORE TRUNCATE ON plan_finding_remark
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
