-- Transfers (인사이동): who leaves a post on which day, and who takes it over. One that is called off stays, withdrawn.
CREATE TABLE transfer (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality  text NOT NULL REFERENCES municipality (id),
    account       text NOT NULL,
    post          text,                                     -- group of the post; null: every post of the person
    successor     text CHECK (successor <> account),        -- null: the work goes back to the departments
    day           date NOT NULL,                            -- the first on which the person no longer holds it
    registered_by text NOT NULL,
    registered_at timestamptz NOT NULL,
    withdrawn_by  text,
    withdrawn_at  timestamptz,
    done_at       timestamptz,
    received_by   text,                                     -- who took over in the end; null: the departments
    CHECK (withdrawn_at IS NULL OR done_at IS NULL),
    CHECK (received_by IS NULL OR done_at IS NOT NULL)
);
CREATE UNIQUE INDEX transfer_one_open ON transfer (account) WHERE withdrawn_at IS NULL AND done_at IS NULL;
CREATE INDEX transfer_to_do ON transfer (day) WHERE withdrawn_at IS NULL AND done_at IS NULL;
CREATE INDEX transfer_done ON transfer (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX transfer_of_municipality ON transfer (municipality, id DESC);

-- What it changed, each line once.
CREATE TABLE transfer_post (
    transfer_id bigint NOT NULL REFERENCES transfer (id),
    group_id    text NOT NULL,
    to_account  text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, group_id)
);

CREATE TABLE transfer_move (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transfer_id  bigint NOT NULL REFERENCES transfer (id),
    task_id      text NOT NULL,
    task_name    text NOT NULL,
    process      text NOT NULL,
    process_name text NOT NULL,
    element      text NOT NULL,
    project_key  text,
    departments  text[] NOT NULL,                           -- groups that may do it
    due_on       date,
    legal_period text,
    from_account text NOT NULL,
    to_account   text,                                      -- null: back to the departments
    at           timestamptz NOT NULL,
    UNIQUE (transfer_id, task_id)
);

CREATE TABLE transfer_substitution (
    transfer_id bigint NOT NULL REFERENCES transfer (id),
    absence_id  bigint NOT NULL REFERENCES absence (id),
    absent      text NOT NULL,
    to_account  text,                                       -- null: nobody stands in any more
    at          timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, absence_id)
);

CREATE TRIGGER transfer_post_is_final BEFORE UPDATE OR DELETE ON transfer_post FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transfer_move_is_final BEFORE UPDATE OR DELETE ON transfer_move FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transfer_substitution_is_final BEFORE UPDATE OR DELETE ON transfer_substitution
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
