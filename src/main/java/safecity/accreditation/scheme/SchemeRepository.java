package safecity.accreditation.scheme;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies of what the files of the schemes say into the database, made at every start: it holds what refers to a
 * scheme or a criterion against them, and finds what proves one.
 */
@Component
class SchemeRepository {

    private final JdbcClient jdbc;

    SchemeRepository(Schemes schemes, JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        transaction.executeWithoutResult(status -> schemes.all().forEach(this::write));
    }

    private void write(Scheme scheme) {
        jdbc.sql("INSERT INTO certification_scheme (id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(scheme.id())
                .update();
        scheme.criteria()
                .forEach(criterion -> jdbc.sql(
                                "INSERT INTO scheme_criterion (scheme, no) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(scheme.id(), criterion.no())
                        .update());
        jdbc.sql("DELETE FROM scheme_paper WHERE scheme = ?").param(scheme.id()).update();
        scheme.criteria().stream()
                .flatMap(criterion -> criterion.evidence().stream())
                .forEach(evidence -> evidence.from().forEach(paper -> write(scheme, evidence, paper)));
    }

    private void write(Scheme scheme, CriterionEvidence evidence, CriterionEvidence.TaskPaper paper) {
        jdbc.sql("""
                INSERT INTO scheme_paper (scheme, proves, process, paper, stage) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(
                        scheme.id(),
                        evidence.ko(),
                        paper.process(),
                        paper.paper(),
                        paper.stage() == null ? "" : paper.stage())
                .update();
    }
}
