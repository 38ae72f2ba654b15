-- Which passwords an account has had, so that none of the last ones is taken again; as the engine stores them, salted.
-- The newest row tells also who chose it: a password that somebody else chose is changed before anything else.
CREATE TABLE password_history (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account   text NOT NULL,
    password  text NOT NULL,
    salt      text NOT NULL,
    set_at    timestamptz NOT NULL,
    set_by    text NOT NULL
);
CREATE INDEX password_history_account ON password_history (account, id DESC);
