-- The ledger: every change of a row that holds a fact is an entry, written by the database in the same transaction, whoever
-- makes the change. Entries are sealed into Merkle trees, each seal chained to the one before (ADR 0093).

-- When: by the database's own clock, which no demo and no test moves.
-- body: canonical JSON (RFC 8785): account, act, at, key, row, source, tx. digest: SHA-256 of salt and body. Whoever has to
-- erase a person's data empties salt and body; digest and seals stay, and nobody can guess the body from the digest.
CREATE TABLE ledger_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text  NOT NULL,
    row_key     text  NOT NULL,
    act         text  NOT NULL CHECK (act IN ('insert', 'update', 'delete', 'found')),
    salt        bytea,
    body        text,
    digest      bytea NOT NULL CHECK (length(digest) = 32)
);
CREATE INDEX ledger_entry_of_row ON ledger_entry (source, row_key, id);

-- A seal: the root over its leaves, and the head, which is the SHA-256 of what it says, the head before included.
-- An entry's number is given before its transaction ends, so one with a lower number than last_id may turn up later: until every
-- transaction below horizon has ended. settled_id is the last_id of a seal of which that was so when this seal looked: everything
-- up to it is sealed, and the next seal looks behind it.
CREATE TABLE ledger_seal (
    id          bigint PRIMARY KEY CHECK (id > 0),
    entries     integer NOT NULL CHECK (entries > 0),
    root        bytea NOT NULL CHECK (length(root) = 32),
    previous    bytea NOT NULL CHECK (length(previous) = 32),
    head        bytea NOT NULL CHECK (length(head) = 32),
    sealed_at   timestamptz NOT NULL,
    last_id     bigint NOT NULL,
    horizon     text NOT NULL,
    settled_id  bigint NOT NULL
);

CREATE TABLE ledger_leaf (
    entry_id    bigint PRIMARY KEY,
    seal        bigint NOT NULL,
    position    integer NOT NULL,
    hash        bytea NOT NULL CHECK (length(hash) = 32),
    UNIQUE (seal, position)
);

-- What is watched, and the expression that writes a row of it down: made for its columns, which is ten times as quick as reading
-- them from the row. When a step of the schema changes them it is made anew.
CREATE TABLE ledger_source (
    name        text PRIMARY KEY,
    definition  text NOT NULL,
    watched_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

DO $$
DECLARE
    ours text;
BEGIN
    FOREACH ours IN ARRAY ARRAY['ledger_entry', 'ledger_seal', 'ledger_leaf'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            ours || '_is_final', ours);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            ours || '_is_not_emptied', ours);
    END LOOP;
END $$;

-- A column of a row as canonical JSON (RFC 8785) writes it: every value as text, so that a number has one form; times by
-- themselves or in UTC, whatever the session's settings; bytes as their SHA-256. PostgreSQL writes a text as the RFC wants it.
CREATE FUNCTION ledger_column(name text, type regtype) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN type IN ('smallint'::regtype, 'integer', 'bigint', 'boolean', 'uuid', 'numeric', 'real', 'double precision')
            THEN format($f$'"' || r.%I::text || '"'$f$, name)
        WHEN type = 'timestamptz'::regtype
            THEN format($f$'"' || to_char(r.%I AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"'$f$, name)
        WHEN type = 'timestamp'::regtype
            THEN format($f$'"' || to_char(r.%I, 'YYYY-MM-DD"T"HH24:MI:SS.US') || '"'$f$, name)
        WHEN type = 'date'::regtype THEN format($f$'"' || to_char(r.%I, 'YYYY-MM-DD') || '"'$f$, name)
        WHEN type = 'bytea'::regtype THEN format($f$'"sha256:' || encode(sha256(r.%I), 'hex') || '"'$f$, name)
        ELSE format('to_json(r.%I::text)::text', name) END
$$;

-- The tables that should be watched: ours but for what may go, and of the engine's what it keeps of the past, who may what, and
-- which models there are.
CREATE FUNCTION ledger_should_watch() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT c.relname
      FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
       AND CASE WHEN c.relname LIKE 'act\_%' THEN c.relname = ANY (ARRAY[
                    'act_hi_actinst', 'act_hi_attachment', 'act_hi_comment', 'act_hi_decinst', 'act_hi_dec_in', 'act_hi_dec_out',
                    'act_hi_detail', 'act_hi_identitylink', 'act_hi_incident', 'act_hi_op_log', 'act_hi_procinst',
                    'act_hi_taskinst', 'act_id_group', 'act_id_membership', 'act_id_tenant', 'act_id_tenant_member',
                    'act_id_user', 'act_re_deployment', 'act_re_procdef', 'act_re_decision_def', 'act_re_camformdef'])
                WHEN c.relname = ANY (ARRAY['ledger_entry', 'ledger_seal', 'ledger_leaf', 'ledger_source'])
                  OR c.relname LIKE 'spring\_session%' THEN false
                ELSE NOT c.relname = ANY (ARRAY[
                    'safecity_schema_history', 'answered_request', 'calendar_feed', 'demo_clock', 'evidence_arrival', 'evidence_piece', 'mail', 'notice',
                    'reader_language', 'session_end', 'start_draft', 'task_draft', 'unmigrated_instance']) END
$$;

CREATE FUNCTION ledger_unwatched() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT watched FROM ledger_should_watch() AS watched
     WHERE NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                        WHERE c.relname = watched AND c.relnamespace = current_schema()::regnamespace
                          AND t.tgname = 'ledger_write' AND t.tgenabled = 'O')
$$;

-- What an entry says; names in the order of RFC 8785. What the row was before stands in its entry before.
CREATE FUNCTION ledger_body(act text, key text, written text, source text) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT '{"account":' || to_json(session_user::text)::text || ',"act":"' || act || '","at":"'
        || to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","key":' || to_json(key)::text
        || ',"row":' || written || ',"source":"' || source || '","tx":"' || pg_current_xact_id()::text || '"}'
$$;

-- Makes what writes rows of a table down: ledger_row_<table>(row), ledger_key_<table>(row) and the trigger's function.
CREATE FUNCTION ledger_define(watched text, row_text text, key_text text) RETURNS void LANGUAGE plpgsql AS $define$
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %I(r %I) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $f$SELECT %s$f$',
        'ledger_row_' || watched, watched, row_text);
    EXECUTE format('CREATE OR REPLACE FUNCTION %I(r %I) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $f$SELECT %s$f$',
        'ledger_key_' || watched, watched, key_text);
    EXECUTE format($f$
        CREATE OR REPLACE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $t$
        DECLARE
            r %2$I;
            entry_key text;
            entry_salt bytea;
            entry_body text;
        BEGIN
            IF TG_OP = 'DELETE' THEN
                r := OLD;
            ELSE
                IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
                    RETURN NULL;
                END IF;
                r := NEW;
            END IF;
            entry_key := %4$s;
            entry_salt := uuid_send(gen_random_uuid());
            entry_body := ledger_body(lower(TG_OP), entry_key, %3$s, %5$L);
            INSERT INTO ledger_entry (source, row_key, act, salt, body, digest)
            VALUES (%5$L, entry_key, lower(TG_OP), entry_salt, entry_body,
                sha256(entry_salt || convert_to(entry_body, 'UTF8')));
            RETURN NULL;
        END $t$
        $f$, 'ledger_write_' || watched, watched, row_text, key_text, watched);
END $define$;

-- Watches what isn't watched yet, and makes anew what writes a table down whose columns have changed. Rows that are there already
-- are entered as found: what happened to them before, or by the change, is not claimed.
CREATE FUNCTION ledger_watch() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    watched text;
    key_text text;
    row_text text;
    omitted text[];
    known text;
    times integer := 0;
BEGIN
    FOR watched IN SELECT * FROM ledger_should_watch() LOOP
        SELECT string_agg(format('r.%I::text', a.attname), ' || ''/'' || ' ORDER BY array_position(i.indkey::int2[], a.attnum))
          INTO key_text
          FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = watched::regclass AND i.indisprimary;
        IF key_text IS NULL THEN
            RAISE EXCEPTION 'The table % has no primary key by which the ledger could name its rows', watched;
        END IF;
        omitted := CASE watched
            WHEN 'act_id_user' THEN '{pwd_,salt_,lock_exp_time_,attempts_}'::text[]
            WHEN 'password_history' THEN '{password,salt}'::text[]
            ELSE '{}'::text[] END;
        SELECT $q$'{'$q$ || string_agg(
                   format($q$ || '%s:' || coalesce(%s, 'null')$q$, to_json(attname::text), ledger_column(attname::text, atttypid::regtype)),
                   $q$ || ','$q$ ORDER BY attname COLLATE "C") || $q$ || '}'$q$
          INTO row_text
          FROM pg_attribute
         WHERE attrelid = watched::regclass AND attnum > 0 AND NOT attisdropped AND NOT attname = ANY (omitted);
        SELECT definition INTO known FROM ledger_source WHERE name = watched;
        IF known IS DISTINCT FROM row_text THEN
            PERFORM ledger_define(watched, row_text, key_text);
            INSERT INTO ledger_source (name, definition) VALUES (watched, row_text)
                ON CONFLICT (name) DO UPDATE SET definition = excluded.definition;
            EXECUTE format('INSERT INTO ledger_entry (source, row_key, act, salt, body, digest) '
                || 'SELECT %1$L, key, ''found'', salt, body, sha256(salt || convert_to(body, ''UTF8'')) FROM ('
                || 'SELECT key, uuid_send(gen_random_uuid()) AS salt, ledger_body(''found'', key, written, %1$L) AS body FROM ('
                || 'SELECT %2$I(t) AS key, %3$I(t) AS written FROM %4$I t OFFSET 0) AS present OFFSET 0) AS told',
                watched, 'ledger_key_' || watched, 'ledger_row_' || watched, watched);
        END IF;
        IF EXISTS (SELECT FROM ledger_unwatched() AS u WHERE u = watched::name) THEN
            EXECUTE format('CREATE OR REPLACE TRIGGER ledger_write AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW '
                || 'EXECUTE FUNCTION %I()', watched, 'ledger_write_' || watched);
            times := times + 1;
        END IF;
    END LOOP;
    RETURN times;
END $$;

-- Who verified the record when, and what was found; heads that left the house, and for whom.
CREATE TABLE ledger_verification (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account     text NOT NULL,
    begun_at    timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    sealed      bigint NOT NULL,
    unsealed    bigint NOT NULL,
    head        text,
    outside     integer NOT NULL,
    faults      jsonb NOT NULL
);
CREATE TABLE ledger_head_out (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seal        bigint NOT NULL,
    head        text NOT NULL,
    way         text NOT NULL CHECK (way IN ('mail', 'page', 'api')),
    account     text NOT NULL,
    left_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
DO $$
DECLARE
    ours text;
BEGIN
    FOREACH ours IN ARRAY ARRAY['ledger_verification', 'ledger_head_out'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            ours || '_is_final', ours);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            ours || '_is_not_emptied', ours);
    END LOOP;
END $$;
