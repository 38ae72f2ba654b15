-- Asked for by every page of notices: whom mail does not reach.
CREATE INDEX mail_of_recipient ON mail (recipient, id);
CREATE INDEX mail_in_trouble ON mail (municipality) WHERE error IS NOT NULL AND sent_at IS NULL;
