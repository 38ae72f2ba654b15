-- The content of a document as it was when it was submitted: the steps that were entered for it and the papers on file,
-- by round of submission. Steps and versions of papers never change, so that a reference is what was signed.
CREATE TABLE approval_content (
    document_id text NOT NULL REFERENCES approval_document (id),
    round       integer NOT NULL CHECK (round > 0),
    position    integer NOT NULL CHECK (position >= 0),
    step_id     text NOT NULL REFERENCES entered_step (id),
    PRIMARY KEY (document_id, round, position)
);

CREATE TABLE approval_attachment (
    document_id text NOT NULL REFERENCES approval_document (id),
    round       integer NOT NULL CHECK (round > 0),
    evidence_id bigint NOT NULL,
    version     integer NOT NULL,
    PRIMARY KEY (document_id, round, evidence_id),
    FOREIGN KEY (evidence_id, version) REFERENCES evidence_version (evidence_id, version)
);

CREATE TRIGGER approval_content_is_final BEFORE UPDATE OR DELETE ON approval_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_attachment_is_final BEFORE UPDATE OR DELETE ON approval_attachment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_content_is_not_emptied BEFORE TRUNCATE ON approval_content FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER approval_attachment_is_not_emptied BEFORE TRUNCATE ON approval_attachment FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
