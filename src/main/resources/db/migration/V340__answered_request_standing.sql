-- As whom somebody asked: an answer is sent again only to who still has the groups and municipalities with which it was given.
-- Answers from before have none, and are gone within a day.
ALTER TABLE answered_request ADD COLUMN standing text;
COMMENT ON COLUMN answered_request.standing IS 'SHA-256 of groups and municipalities, sorted';
