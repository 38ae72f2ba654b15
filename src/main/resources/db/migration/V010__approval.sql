-- Documents in approval and every act on them. A returned draft stays as it was (공공기록물법 시행령 제21조).
CREATE TABLE approval_document (
    id           text PRIMARY KEY,
    project_key  text NOT NULL REFERENCES project (key),
    kind         text NOT NULL,
    title        text NOT NULL,
    amount       bigint NOT NULL CHECK (amount >= 0), -- won
    drafter_role text NOT NULL,
    review_roles text NOT NULL,
    agree_roles  text NOT NULL,
    decider_role text NOT NULL,
    delegation   text NOT NULL,
    opened_at    timestamptz NOT NULL
);
CREATE INDEX approval_document_project ON approval_document (project_key, opened_at);

CREATE TABLE approval_act (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id     text NOT NULL REFERENCES approval_document (id),
    round           integer NOT NULL CHECK (round > 0),
    step            text NOT NULL CHECK (step IN ('DRAFT', 'REVIEW', 'AGREE', 'DECIDE', 'RECALL', 'LATE')),
    role            text NOT NULL,
    decision        text NOT NULL,
    comment         text,
    document_number text,
    actor           text NOT NULL,
    acted_at        timestamptz NOT NULL
);
CREATE INDEX approval_act_document ON approval_act (document_id, id);
CREATE TRIGGER approval_act_append_only BEFORE UPDATE OR DELETE ON approval_act
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_document_append_only BEFORE UPDATE OR DELETE ON approval_document
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
