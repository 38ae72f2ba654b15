package safecity.evidence;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseDocument;
import safecity.casefile.CaseDocuments;
import safecity.engine.identity.Account;
import safecity.project.Projects;

/** Tells the file of a case which papers are on file with its steps. */
@Component
class FiledCaseDocuments implements CaseDocuments {

    private final JdbcClient jdbc;
    private final EvidenceRepository table;
    private final EvidenceRights rights;
    private final Projects projects;

    FiledCaseDocuments(JdbcClient jdbc, EvidenceRepository table, EvidenceRights rights, Projects projects) {
        this.jdbc = jdbc;
        this.table = table;
        this.rights = rights;
        this.projects = projects;
    }

    @Override
    public List<CaseDocument> of(Collection<String> instances) {
        return jdbc.sql("""
                SELECT e.id, v.version, e.title, e.kind, v.file_name, e.instance, e.element FROM evidence e
                JOIN LATERAL (SELECT version, file_name FROM evidence_version WHERE evidence_id = e.id
                              ORDER BY version DESC LIMIT 1) v ON true
                WHERE e.instance IN (:instances)
                  AND NOT EXISTS (SELECT FROM evidence_withdrawal w WHERE w.evidence_id = e.id)
                ORDER BY e.id
                """)
                .param("instances", instances)
                .query(CaseDocument.class)
                .list();
    }

    @Override
    public boolean reads(Account reader, long evidence) {
        return table.find(evidence)
                .filter(piece -> rights.of(
                                reader, projects.get(piece.projectKey()).municipality())
                        .reads(piece))
                .isPresent();
    }
}
