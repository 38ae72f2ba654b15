package safecity.research;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts in which somebody had a hand. */
@Component
public class ContractParticipations {

    private final JdbcClient jdbc;

    ContractParticipations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param amount in won, VAT included */
    public record Commitment(
            String projectKey, String code, String title, String contractor, long amount, OffsetDateTime concludedAt) {}

    /** Those concluded until a moment that the person specified, concluded, supervises or took a step of. */
    public List<Commitment> of(String account, Collection<String> projects, Instant until) {
        return projects.isEmpty()
                ? List.of()
                : jdbc.sql("""
                SELECT project_key, code, c.title, corrected(project_key, 'award/' || code || '/contractor', a.contractor) AS contractor,
                    corrected(project_key, 'award/' || code || '/amount', a.amount::text)::bigint AS amount, a.concluded_at
                FROM contract_award a JOIN research_contract c USING (project_key, code)
                WHERE project_key IN (:projects) AND a.concluded_at <= :until AND (a.concluded_by = :account
                    OR EXISTS (SELECT 1 FROM contract_specification s WHERE s.project_key = a.project_key AND s.code = a.code AND s.written_by = :account)
                    OR EXISTS (SELECT 1 FROM contract_supervision s WHERE s.project_key = a.project_key AND s.code = a.code AND s.supervisor = :account)
                    OR EXISTS (SELECT 1 FROM contract_step s WHERE s.project_key = a.project_key AND s.code = a.code AND s.taken_by = :account))
                ORDER BY a.concluded_at, project_key, code
                """)
                        .param("account", account)
                        .param("projects", projects)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .query(Commitment.class)
                        .list();
    }
}
