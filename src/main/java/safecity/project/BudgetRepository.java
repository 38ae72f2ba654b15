package safecity.project;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of a project's money, append-only: what is committed, released and paid. Amounts in won. */
@Component
class BudgetRepository {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Clock clock;

    BudgetRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What moved in a year: committed less what was given back, and paid. */
    record Moved(String projectKey, int year, long committed, long paid) {}

    /** Every year in which money moved. */
    List<Moved> moved(String projectKey) {
        return moved(projectKey, EVER);
    }

    /** Every year in which money had moved before a moment. */
    List<Moved> moved(String projectKey, Instant before) {
        return moved(List.of(projectKey), before);
    }

    /** Of several projects. */
    List<Moved> moved(Collection<String> projectKeys) {
        return moved(projectKeys, EVER);
    }

    private List<Moved> moved(Collection<String> projectKeys, Instant before) {
        return jdbc.sql("""
                SELECT project_key, year,
                    coalesce(sum(amount) FILTER (WHERE kind = 'COMMITTED'), 0)
                        - coalesce(sum(amount) FILTER (WHERE kind = 'RELEASED'), 0) AS committed,
                    coalesce(sum(amount) FILTER (WHERE kind = 'PAID'), 0) AS paid
                FROM budget_entry WHERE project_key = ANY (?) AND entered_at < ? GROUP BY project_key, year
                """)
                .params(projectKeys.toArray(String[]::new), before.atOffset(ZoneOffset.UTC))
                .query(Moved.class)
                .list();
    }

    /** What had moved before a moment for each reference and year, by year. */
    List<Budgets.Reference> references(String projectKey, Instant before) {
        return jdbc.sql("""
                SELECT reference, year,
                    coalesce(sum(amount) FILTER (WHERE kind = 'COMMITTED'), 0)
                        - coalesce(sum(amount) FILTER (WHERE kind = 'RELEASED'), 0) AS committed,
                    coalesce(sum(amount) FILTER (WHERE kind = 'PAID'), 0) AS paid
                FROM budget_entry WHERE project_key = ? AND entered_at < ? GROUP BY reference, year ORDER BY year, reference
                """)
                .params(projectKey, before.atOffset(ZoneOffset.UTC))
                .query(Budgets.Reference.class)
                .list();
    }

    /** The year in which money was committed last for a reference. */
    Optional<Integer> yearOf(String projectKey, String reference) {
        return jdbc.sql("""
                SELECT year FROM budget_entry WHERE project_key = ? AND reference = ? AND kind = 'COMMITTED'
                ORDER BY id DESC LIMIT 1
                """).params(projectKey, reference).query(Integer.class).optional();
    }

    /** What is committed for a reference and neither paid nor given back. */
    long open(String projectKey, int year, String reference) {
        return jdbc.sql("""
                SELECT coalesce(sum(CASE kind WHEN 'COMMITTED' THEN amount ELSE -amount END), 0)
                FROM budget_entry WHERE project_key = ? AND year = ? AND reference = ?
                """)
                .params(projectKey, year, reference)
                .query(Long.class)
                .single();
    }

    /** What had been paid for a reference at a moment. */
    long paid(String projectKey, String reference, Instant until) {
        return jdbc.sql("""
                SELECT coalesce(sum(amount), 0) FROM budget_entry
                WHERE kind = 'PAID' AND project_key = ? AND reference = ? AND entered_at <= ?
                """)
                .params(projectKey, reference, until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** What somebody entered until a moment, in its order; {@code projects} has at least one. */
    List<Budgets.Entry> entriesBy(String account, Collection<String> projects, Instant until) {
        return jdbc.sql("""
                SELECT project_key, year, kind, reference, amount, entered_at AS at FROM budget_entry
                WHERE entered_by = :account AND project_key IN (:projects) AND entered_at <= :until ORDER BY id
                """)
                .param("account", account)
                .param("projects", projects)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Budgets.Entry.class)
                .list();
    }

    /** Two contracts that are signed at the same moment wait for each other, so that both can't take the last won. */
    void lock(String projectKey) {
        jdbc.sql("SELECT key FROM project WHERE key = ? FOR UPDATE")
                .param(projectKey)
                .query(String.class)
                .single();
    }

    void enter(String projectKey, int year, String kind, String reference, long won, String actor) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO budget_entry (project_key, year, kind, reference, amount, entered_at, entered_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """).params(projectKey, year, kind, reference, won, now, actor).update();
    }
}
