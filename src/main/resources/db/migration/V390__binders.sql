-- A binder (감사자료 일괄추출): what is on record of a project, or a part of it, as one package that proves itself. The request is a
-- fact: who asked what for, what for, as of which moment and which seal of the ledger.
CREATE TABLE binder (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_key text NOT NULL REFERENCES project (key),
    reason      text NOT NULL CHECK (length(trim(reason)) BETWEEN 1 AND 500),
    from_day    date,          -- null: without bound
    to_day      date,
    kind        text CHECK (kind IN ('contracts', 'committees', 'criterion')),
    ref         text,          -- id of the contract or committee, number of the criterion; null with kind: the whole project
    demand      text CHECK (length(trim(demand)) BETWEEN 1 AND 200), -- title of what a council or an audit demands; null: none
    due_on      date,          -- by law, as the demand says it
    asked_by    text NOT NULL,
    posts       text[] NOT NULL, -- groups of who asked: whoever takes the binder has to have them still
    asked_at    timestamptz NOT NULL,
    seal        bigint NOT NULL CHECK (seal > 0), -- the last one when it was asked for
    head        text NOT NULL,
    CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day),
    CHECK ((kind IS NULL) = (ref IS NULL)),
    CHECK (due_on IS NULL OR demand IS NOT NULL)
);
CREATE INDEX binder_of_project ON binder (project_key, id);

CREATE TABLE binder_end (
    binder_id bigint PRIMARY KEY REFERENCES binder (id),
    outcome   text NOT NULL CHECK (outcome IN ('made', 'failed')),
    files     integer,
    size      bigint,          -- bytes of the whole package
    sha256    text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    ended_at  timestamptz NOT NULL,
    CHECK ((outcome = 'made') = (sha256 IS NOT NULL AND size IS NOT NULL AND files IS NOT NULL))
);

DO $$
DECLARE
    fact text;
BEGIN
    FOREACH fact IN ARRAY ARRAY['binder', 'binder_end'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            fact || '_is_final', fact);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            fact || '_is_not_emptied', fact);
    END LOOP;
END $$;

-- What is being made, and by which node until when. No facts: files of the package are what other rows say, evidence lies where it
-- lies, and the SHA-256 of the whole stands in binder_end.
CREATE TABLE binder_work (
    binder_id bigint PRIMARY KEY REFERENCES binder (id),
    attempts  integer NOT NULL DEFAULT 0,
    done      integer NOT NULL DEFAULT 0,
    total     integer NOT NULL DEFAULT 0,
    until     timestamptz NOT NULL -- by the database's clock; afterwards another node goes on
);
CREATE TABLE binder_part (
    binder_id bigint NOT NULL REFERENCES binder (id),
    path      text COLLATE "C" NOT NULL,
    size      bigint NOT NULL,
    sha256    text NOT NULL,
    crc       bigint NOT NULL,
    content   bytea,           -- null: the evidence of this SHA-256
    PRIMARY KEY (binder_id, path)
);
CREATE TABLE binder_left_out (
    binder_id bigint NOT NULL REFERENCES binder (id),
    kind      text NOT NULL,
    what      text NOT NULL,
    reason    text NOT NULL CHECK (reason IN ('right', 'broken')),
    PRIMARY KEY (binder_id, kind, what)
);
DO $$
BEGIN
    EXECUTE replace(pg_get_functiondef('ledger_should_watch()'::regprocedure), '''task_draft''',
        '''task_draft'', ''binder_work'', ''binder_part'', ''binder_left_out''');
END $$;

-- A head leaves the house with each binder, too.
ALTER TABLE ledger_head_out DROP CONSTRAINT ledger_head_out_way_check;
ALTER TABLE ledger_head_out ADD CONSTRAINT ledger_head_out_way_check CHECK (way IN ('mail', 'page', 'api', 'binder'));
