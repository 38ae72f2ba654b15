package safecity.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Evidence whose period ends: somebody has to see to newer one. */
@Component
public class ExpiringEvidence {

    private final JdbcClient jdbc;

    ExpiringEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param criterion may be null */
    public record Ageing(long id, String projectKey, String title, String criterion, LocalDate effectiveTo) {}

    /**
     * What somebody filed or their departments own, was on file at a moment, and covers a period that ends within two days,
     * both included; the first to end first.
     */
    public List<Ageing> of(
            String account,
            Collection<String> departments,
            Collection<String> projects,
            LocalDate from,
            LocalDate to,
            Instant until,
            int most) {
        return projects.isEmpty()
                ? List.of()
                : jdbc.sql("""
                SELECT e.id, e.project_key, e.title, e.criterion, e.effective_to FROM evidence e
                WHERE e.project_key IN (:projects) AND (e.filed_by = :account OR e.owner = ANY (:departments))
                    AND e.effective_to BETWEEN :from AND :to AND e.filed_at <= :until
                    AND NOT EXISTS (SELECT 1 FROM evidence_withdrawal w WHERE w.evidence_id = e.id AND w.withdrawn_at <= :until)
                ORDER BY e.effective_to, e.id LIMIT :most
                """)
                        .param("account", account)
                        .param("departments", departments.toArray(String[]::new))
                        .param("projects", projects)
                        .param("from", from)
                        .param("to", to)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .query(Ageing.class)
                        .list();
    }
}
