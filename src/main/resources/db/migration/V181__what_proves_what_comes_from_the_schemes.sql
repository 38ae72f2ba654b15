-- Which papers of tasks prove what stands in the files of the schemes; filled at every start.
DROP TABLE procedure_paper;
CREATE TABLE scheme_paper (
    scheme  text NOT NULL,
    proves  text NOT NULL, -- as the scheme's criterion calls it
    process text NOT NULL, -- id of the model whose task asks for the paper
    paper   text NOT NULL, -- as the task's form calls it
    stage   text NOT NULL, -- only from work for this stage; empty for any
    PRIMARY KEY (scheme, proves, process, paper, stage)
);

-- For which stages of the project the work was done at which a piece was filed, such as baseline; a contract can be for several.
CREATE TABLE evidence_stage (
    evidence_id bigint NOT NULL REFERENCES evidence (id),
    stage       text NOT NULL CHECK (stage ~ '^[a-z]+(-[a-z]+)*$'),
    PRIMARY KEY (evidence_id, stage)
);
CREATE TRIGGER evidence_stage_is_final BEFORE UPDATE OR DELETE ON evidence_stage
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
