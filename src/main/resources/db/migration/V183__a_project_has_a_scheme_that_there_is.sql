-- The schemes that there are; filled at every start. A plan that names another is refused where its project is opened.
CREATE TABLE certification_scheme (
    id text PRIMARY KEY
);
INSERT INTO certification_scheme (id) SELECT scheme FROM project UNION SELECT scheme FROM scheme_criterion;
ALTER TABLE project ADD CONSTRAINT project_scheme_known FOREIGN KEY (scheme) REFERENCES certification_scheme (id);
ALTER TABLE scheme_criterion ADD CONSTRAINT scheme_criterion_of_scheme
    FOREIGN KEY (scheme) REFERENCES certification_scheme (id);
