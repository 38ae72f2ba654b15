-- The value of an item as it was known before a moment: a correction that came later had not been made then.
CREATE FUNCTION corrected_before(of_project text, of_item text, original text, moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT v.value FROM corrected_value v
                      WHERE v.project_key = of_project AND v.item = of_item AND v.entered_at < moment
                      ORDER BY v.id DESC LIMIT 1), original)
$$;
