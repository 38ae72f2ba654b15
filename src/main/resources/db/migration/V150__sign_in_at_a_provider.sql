-- Accounts whose owners sign in at an OpenID provider, and who they are there. The name says nothing: it can be given
-- to somebody else; issuer and subject can't.
CREATE TABLE provider_account (
    issuer  text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
    subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    account text NOT NULL UNIQUE CHECK (length(account) BETWEEN 1 AND 64),
    since   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (issuer, subject)
);
