-- The criteria of the schemes, as their files name them; filled at every start. What refers to a criterion is held
-- against this table, so that no figure of how many there are stands in the database.
CREATE TABLE scheme_criterion (
    scheme text NOT NULL,
    no     text NOT NULL CHECK (no ~ '^[1-9][0-9]?$'),
    PRIMARY KEY (scheme, no)
);

-- A finding is about a criterion of the scheme by which its project is run. What is there keeps its number.
ALTER TABLE finding DROP CONSTRAINT finding_criterion_check;
ALTER TABLE finding ALTER COLUMN criterion TYPE text USING criterion::text;
ALTER TABLE finding ADD COLUMN scheme text;
ALTER TABLE finding DISABLE TRIGGER finding_append_only;
UPDATE finding SET scheme = project.scheme FROM project WHERE project.key = finding.project_key;
ALTER TABLE finding ENABLE TRIGGER finding_append_only;
ALTER TABLE finding ALTER COLUMN scheme SET NOT NULL;
INSERT INTO scheme_criterion (scheme, no) SELECT DISTINCT scheme, criterion FROM finding;
ALTER TABLE finding ADD CONSTRAINT finding_criterion_of_scheme
    FOREIGN KEY (scheme, criterion) REFERENCES scheme_criterion (scheme, no);

-- A chapter of an annual report is a criterion's number, however many there are.
ALTER TABLE annual_report_text DROP CONSTRAINT annual_report_text_section_check;
ALTER TABLE annual_report_text ADD CONSTRAINT annual_report_text_section_check
    CHECK (section ~ '^([1-9][0-9]?|summary-en)$');

-- The revision of a chapter that was sent back to be mended; a later one has mended it.
CREATE TABLE annual_report_return (
    project_key text NOT NULL,
    report_year integer NOT NULL,
    section     text NOT NULL,
    revision    integer NOT NULL,
    returned_at timestamptz NOT NULL,
    returned_by text NOT NULL,
    PRIMARY KEY (project_key, report_year, section, revision),
    FOREIGN KEY (project_key, report_year, section, revision)
        REFERENCES annual_report_text (project_key, report_year, section, revision)
);
CREATE TRIGGER annual_report_return_append_only BEFORE UPDATE OR DELETE ON annual_report_return
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
