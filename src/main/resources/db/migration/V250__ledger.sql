-- The ledger: every change of a row that holds a fact is an entry, written by the database in the same transaction, whoever
-- makes the change. Entries are sealed into Merkle trees, each seal chained to the one before (ADR 0093).

-- When: by the database's own clock, which no demo and no test moves.
-- body: canonical JSON (RFC 8785): account, act, at, key, row, source, tx, was. digest: SHA-256 of salt and body. Whoever has to
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
-- last_id and horizon tell below which entry nothing can turn up any more.
CREATE TABLE ledger_seal (
    id          bigint PRIMARY KEY CHECK (id > 0),
    entries     integer NOT NULL CHECK (entries > 0),
    root        bytea NOT NULL CHECK (length(root) = 32),
    previous    bytea NOT NULL CHECK (length(previous) = 32),
    head        bytea NOT NULL CHECK (length(head) = 32),
    sealed_at   timestamptz NOT NULL,
    last_id     bigint NOT NULL,
    horizon     text NOT NULL
);

CREATE TABLE ledger_leaf (
    entry_id    bigint PRIMARY KEY,
    seal        bigint NOT NULL,
    position    integer NOT NULL,
    hash        bytea NOT NULL CHECK (length(hash) = 32),
    UNIQUE (seal, position)
);

-- What is watched, and how a row is written down: columns of bytes as their SHA-256, secrets not at all.
CREATE TABLE ledger_source (
    name        text PRIMARY KEY,
    key_columns text[] NOT NULL,
    hashed      text[] NOT NULL,
    omitted     text[] NOT NULL,
    watched_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

DO $$
DECLARE
    ours text;
BEGIN
    FOREACH ours IN ARRAY ARRAY['ledger_entry', 'ledger_seal', 'ledger_leaf', 'ledger_source'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            ours || '_is_final', ours);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()',
            ours || '_is_not_emptied', ours);
    END LOOP;
END $$;

-- A row as canonical JSON: each value as text or null, names in the order of their bytes. PostgreSQL writes a text as RFC 8785
-- wants it; a time with its zone is written in UTC.
CREATE FUNCTION ledger_row(content jsonb, hashed text[], omitted text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT '{' || coalesce(string_agg(to_json(name)::text || ':' || coalesce(
               CASE WHEN name = ANY (hashed) AND value IS NOT NULL
                    THEN to_json('sha256:' || encode(sha256(decode(substr(value, 3), 'hex')), 'hex'))
                    ELSE to_json(value) END::text, 'null'), ',' ORDER BY name COLLATE "C"), '') || '}'
      FROM jsonb_each_text(content) AS field (name, value)
     WHERE NOT name = ANY (omitted)
$$;

CREATE FUNCTION ledger_key(content jsonb, key_columns text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(content ->> part, '/' ORDER BY position) FROM unnest(key_columns) WITH ORDINALITY AS k (part, position)
$$;

CREATE FUNCTION ledger_add(source text, act text, key text, written text, was text) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    salt bytea := uuid_send(gen_random_uuid());
    body text := '{"account":' || to_json(session_user::text) || ',"act":' || to_json(act)
        || ',"at":"' || to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","key":' || to_json(key) || ',"row":' || written || ',"source":' || to_json(source)
        || ',"tx":"' || pg_current_xact_id() || '","was":' || was || '}';
BEGIN
    INSERT INTO ledger_entry (source, row_key, act, salt, body, digest)
    VALUES (source, key, act, salt, body, sha256(salt || convert_to(body, 'UTF8')));
END $$;

-- Arguments: key columns, hashed columns, omitted columns, each as an array.
CREATE FUNCTION ledger_write() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    key_columns text[] := TG_ARGV[0];
    hashed text[] := TG_ARGV[1];
    omitted text[] := TG_ARGV[2];
    before jsonb;
    after jsonb;
BEGIN
    IF TG_OP = 'INSERT' THEN
        after := to_jsonb(NEW);
        PERFORM ledger_add(TG_TABLE_NAME, 'insert', ledger_key(after, key_columns),
            ledger_row(after, hashed, omitted), 'null');
    ELSIF TG_OP = 'DELETE' THEN
        before := to_jsonb(OLD);
        PERFORM ledger_add(TG_TABLE_NAME, 'delete', ledger_key(before, key_columns),
            'null', ledger_row(before, hashed, omitted));
    ELSE
        before := to_jsonb(OLD);
        after := to_jsonb(NEW);
        IF before IS DISTINCT FROM after THEN
            IF ledger_key(before, key_columns) <> ledger_key(after, key_columns) THEN
                PERFORM ledger_add(TG_TABLE_NAME, 'delete', ledger_key(before, key_columns),
                    'null', ledger_row(before, hashed, omitted));
            END IF;
            SELECT jsonb_object_agg(name, value) INTO before
              FROM jsonb_each(before) AS field (name, value) WHERE value IS DISTINCT FROM after -> name;
            PERFORM ledger_add(TG_TABLE_NAME, 'update', ledger_key(after, key_columns),
                ledger_row(after, hashed, omitted), ledger_row(before, hashed, omitted));
        END IF;
    END IF;
    RETURN NULL;
END $$;

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
                    'safecity_schema_history', 'calendar_feed', 'demo_clock', 'evidence_arrival', 'evidence_piece', 'mail', 'notice',
                    'reader_language', 'session_end', 'start_draft', 'task_draft', 'unmigrated_instance']) END
$$;

CREATE FUNCTION ledger_unwatched() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT watched FROM ledger_should_watch() AS watched
     WHERE NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                        WHERE c.relname = watched AND c.relnamespace = current_schema()::regnamespace
                          AND t.tgname = 'ledger_write' AND t.tgenabled = 'O')
$$;

-- Watches what isn't watched yet. Rows that are there already are entered as found: what happened to them before is not claimed.
CREATE FUNCTION ledger_watch() RETURNS integer LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    watched name;
    source ledger_source;
    times integer := 0;
BEGIN
    FOR watched IN SELECT * FROM ledger_unwatched() LOOP
        source.name := watched;
        SELECT coalesce(array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)), '{}')
          INTO source.key_columns
          FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = watched::text::regclass AND i.indisprimary;
        IF source.key_columns = '{}' THEN
            RAISE EXCEPTION 'The table % has no primary key by which the ledger could name its rows', watched;
        END IF;
        SELECT coalesce(array_agg(attname::text), '{}') INTO source.hashed
          FROM pg_attribute WHERE attrelid = watched::text::regclass AND attnum > 0 AND atttypid = 'bytea'::regtype;
        source.omitted := CASE watched
            WHEN 'act_id_user' THEN '{pwd_,salt_,lock_exp_time_,attempts_}'::text[]
            WHEN 'password_history' THEN '{password,salt}'::text[]
            ELSE '{}'::text[] END;
        EXECUTE format('CREATE OR REPLACE TRIGGER ledger_write AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW '
            || 'EXECUTE FUNCTION ledger_write(%L, %L, %L)', watched, source.key_columns, source.hashed, source.omitted);
        IF NOT EXISTS (SELECT FROM ledger_source known WHERE known.name = watched) THEN
            INSERT INTO ledger_source (name, key_columns, hashed, omitted)
            VALUES (source.name, source.key_columns, source.hashed, source.omitted);
            EXECUTE format('SELECT count(ledger_add(%L, ''found'', ledger_key(content, %L), ledger_row(content, %L, %L), ''null'')) '
                || 'FROM (SELECT to_jsonb(t) AS content FROM %I t) AS present', watched, source.key_columns, source.hashed,
                source.omitted, watched);
        END IF;
        times := times + 1;
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
