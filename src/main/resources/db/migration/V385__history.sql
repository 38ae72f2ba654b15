-- What the history is searched by (ADR 0122).

-- The pairs of neighbouring characters of a text, in small letters: a word is in a text only if all of its pairs are. Most Korean
-- words have two syllables, of which the trigrams of pg_trgm make nothing that an index could be asked for. A pair with a blank
-- is in no word.
CREATE FUNCTION character_pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT pair), '{}')
      FROM (SELECT one || lead(one) OVER (ORDER BY position) AS pair
              FROM unnest(string_to_array(lower(left(said, 20000)), NULL)) WITH ORDINALITY AS characters (one, position)) AS pairs
     WHERE pair !~ '\s'
$$;
CREATE INDEX entered_line_by_word ON entered_line USING gin (character_pairs(value)) WHERE kind = 'ENTERED';
CREATE INDEX entered_step_by_word ON entered_step USING gin (character_pairs(name || ' ' || coalesce(title, '')));

-- The newest first: of all projects, of one, of one person.
CREATE INDEX entered_step_by_time ON entered_step (entered_at, id);
CREATE INDEX entered_step_of_project_by_time ON entered_step (project_key, entered_at, id);
CREATE INDEX entered_step_of_person ON entered_step (actor, entered_at, id);
CREATE INDEX stand_in_act_of_task ON stand_in_act (task_id);
CREATE INDEX element_reached_by_time ON element_reached (project_key, reached_at);
CREATE INDEX evidence_version_by_time ON evidence_version (filed_at);
CREATE INDEX task_comment_of_project ON task_comment (project_key, at);

-- Everything that one transaction changed: the entries of an act.
CREATE FUNCTION ledger_transaction(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT substring(right(body, 40) FROM '"tx":"([0-9]{1,20})"[}]$')
$$;
CREATE INDEX ledger_entry_of_transaction ON ledger_entry (ledger_transaction(body));
