package safecity.approval;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody has signed in approval lines. */
@Component
public class PersonalActs {

    private final JdbcClient jdbc;

    PersonalActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number of the document; null where none was given */
    public record Signed(
            String title, String projectKey, String step, String decision, String number, OffsetDateTime at) {}

    /** The newest first. */
    public List<Signed> of(String account, Collection<String> projects, Instant until, int most) {
        return projects.isEmpty()
                ? List.of()
                : jdbc.sql("""
                SELECT d.title, d.project_key, a.step, a.decision, a.document_number AS number, a.acted_at AS at
                FROM approval_act a JOIN approval_document d ON d.id = a.document_id
                WHERE a.actor = :account AND a.acted_at <= :until AND d.project_key IN (:projects) ORDER BY a.id DESC LIMIT :most
                """)
                        .param("account", account)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("projects", projects)
                        .param("most", most)
                        .query(Signed.class)
                        .list();
    }
}
