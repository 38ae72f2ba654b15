package safecity.research;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.project.plan.PlannedContract;

/** Changes of contracts: asked for, drafted, ended. */
@Component
class ContractChangeRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    ContractChangeRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Which contract a change is of. */
    record Asked(String projectKey, String code) {}

    /** @param endsOn null where the period stays; amounts in won */
    record Terms(
            String askedBy,
            String reason,
            LocalDate endsBefore,
            @Nullable LocalDate endsOn,
            long amountBefore,
            long amountAfter,
            @Nullable String scope) {

        long more() {
            return amountAfter - amountBefore;
        }
    }

    /** Nobody else asks for a change of the contract until the transaction ends. */
    void lock(String projectKey, String code) {
        jdbc.sql("SELECT code FROM contract_award WHERE project_key = ? AND code = ? FOR UPDATE")
                .params(projectKey, code)
                .query(String.class)
                .optional();
    }

    boolean open(String projectKey, String code) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM contract_change c WHERE c.project_key = ? AND c.code = ?
                    AND NOT EXISTS (SELECT FROM contract_change_end e WHERE e.change_id = c.id))
                """).params(projectKey, code).query(Boolean.class).single();
    }

    long ask(String projectKey, String code, String actor) {
        return jdbc.sql("""
                INSERT INTO contract_change (project_key, code, requested_at, requested_by) VALUES (?, ?, ?, ?)
                RETURNING id
                """)
                .params(projectKey, code, store.now(), actor)
                .query(Long.class)
                .single();
    }

    Asked asked(long id) {
        return jdbc.sql("SELECT project_key, code FROM contract_change WHERE id = ?")
                .param(id)
                .query(Asked.class)
                .single();
    }

    void draft(long id, Terms terms, String actor) {
        jdbc.sql("""
                INSERT INTO contract_change_terms (change_id, asked_by, reason, ends_before, ends_on, amount_before,
                    amount_after, scope, drafted_at, drafted_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        terms.askedBy(),
                        terms.reason(),
                        terms.endsBefore(),
                        terms.endsOn(),
                        terms.amountBefore(),
                        terms.amountAfter(),
                        terms.scope(),
                        store.now(),
                        actor)
                .update();
    }

    Optional<Terms> terms(long id) {
        return jdbc.sql("""
                SELECT asked_by, reason, ends_before, ends_on, amount_before, amount_after, scope
                FROM contract_change_terms_as_corrected WHERE change_id = ?
                """).param(id).query(Terms.class).optional();
    }

    /** The change is in force: the contract's next version. */
    void adopt(long id, Asked asked, String actor) {
        jdbc.sql("""
                INSERT INTO contract_change_end (change_id, outcome, version, ended_at, ended_by)
                SELECT ?, 'adopted', count(*) + 2, ?, ? FROM contract_change c
                JOIN contract_change_end e ON e.change_id = c.id AND e.outcome = 'adopted'
                WHERE c.project_key = ? AND c.code = ?
                """)
                .params(id, store.now(), actor, asked.projectKey(), asked.code())
                .update();
    }

    void drop(long id, String actor) {
        jdbc.sql("INSERT INTO contract_change_end (change_id, outcome, ended_at, ended_by) VALUES (?, 'dropped', ?, ?)")
                .params(id, store.now(), actor)
                .update();
    }

    /** The last day of a contract's period: as it was changed last, else as planned, and longer by what suspended it since. */
    LocalDate end(String projectKey, PlannedContract planned) {
        return jdbc.sql("""
                WITH award AS (SELECT round, concluded_at FROM contract_award
                        WHERE project_key = :project AND code = :code ORDER BY round DESC LIMIT 1),
                    moved AS (SELECT t.ends_on, e.ended_at FROM award a JOIN contract_change c ON c.requested_at >= a.concluded_at
                        JOIN contract_change_terms_as_corrected t ON t.change_id = c.id
                        JOIN contract_change_end e ON e.change_id = c.id AND e.outcome = 'adopted'
                        WHERE c.project_key = :project AND c.code = :code AND t.ends_on IS NOT NULL
                        ORDER BY e.ended_at DESC, c.id DESC LIMIT 1)
                SELECT coalesce((SELECT ends_on FROM moved), :planned) + coalesce((SELECT sum(r.longer_by) FROM award a
                    JOIN contract_matter m ON m.project_key = :project AND m.code = :code AND m.round = a.round
                    JOIN contract_resumption_as_corrected r ON r.matter_id = m.id
                    WHERE r.resumed_at > coalesce((SELECT ended_at FROM moved), '-infinity')), 0)::int
                """)
                .param("project", projectKey)
                .param("code", planned.code())
                .param("planned", planned.to())
                .query(LocalDate.class)
                .single();
    }
}
