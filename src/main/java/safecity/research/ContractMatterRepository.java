package safecity.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Matters of contracts: begun, ended, and what each is about. */
@Component
class ContractMatterRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    ContractMatterRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Which contract a matter is of, and which of its awards. */
    record Asked(long id, String projectKey, String code, int round) {}

    /** @param cause {@code department}, {@code beyond-control} or {@code contractor} */
    record Suspension(String cause, String reason, LocalDate startsOn) {}

    /** Nobody else begins a matter of the contract until the transaction ends. */
    void lock(String projectKey, String code) {
        jdbc.sql("SELECT code FROM research_contract WHERE project_key = ? AND code = ? FOR UPDATE")
                .params(projectKey, code)
                .query(String.class)
                .optional();
    }

    boolean open(String projectKey, String code, ContractMatter kind) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM contract_matter m WHERE m.project_key = ? AND m.code = ? AND m.kind = ?
                    AND NOT EXISTS (SELECT FROM contract_matter_end e WHERE e.matter_id = m.id))
                """)
                .params(projectKey, code, kind.key())
                .query(Boolean.class)
                .single();
    }

    long begin(String projectKey, String code, int round, ContractMatter kind, String actor) {
        return jdbc.sql("""
                INSERT INTO contract_matter (project_key, code, round, kind, requested_at, requested_by)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(projectKey, code, round, kind.key(), store.now(), actor)
                .query(Long.class)
                .single();
    }

    Asked asked(String id) {
        return jdbc.sql("SELECT id, project_key, code, round FROM contract_matter WHERE id = ?")
                .param(Long.parseLong(id))
                .query(Asked.class)
                .single();
    }

    void end(String id, String outcome, String actor) {
        jdbc.sql("INSERT INTO contract_matter_end (matter_id, outcome, ended_at, ended_by) VALUES (?, ?, ?, ?)")
                .params(Long.parseLong(id), outcome, store.now(), actor)
                .update();
    }

    void suspend(String id, Suspension suspension, String actor) {
        jdbc.sql("""
                INSERT INTO contract_suspension (matter_id, cause, reason, starts_on, drafted_at, drafted_by)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Long.parseLong(id),
                        suspension.cause(),
                        suspension.reason(),
                        suspension.startsOn(),
                        store.now(),
                        actor)
                .update();
    }

    Suspension suspension(String id) {
        return jdbc.sql("SELECT cause, reason, starts_on FROM contract_suspension_as_corrected WHERE matter_id = ?")
                .param(Long.parseLong(id))
                .query(Suspension.class)
                .single();
    }

    void suspended(String id) {
        jdbc.sql("INSERT INTO contract_suspension_begin (matter_id, approved_at) VALUES (?, ?)")
                .params(Long.parseLong(id), store.now())
                .update();
    }

    /** Since when the contract is suspended, if it is. */
    Optional<LocalDate> suspendedSince(String projectKey, String code) {
        return jdbc.sql("""
                SELECT s.starts_on FROM contract_matter m JOIN contract_suspension_as_corrected s ON s.matter_id = m.id
                JOIN contract_suspension_begin b ON b.matter_id = m.id
                WHERE m.project_key = ? AND m.code = ?
                    AND NOT EXISTS (SELECT FROM contract_matter_end e WHERE e.matter_id = m.id)
                """).params(projectKey, code).query(LocalDate.class).optional();
    }

    /**
     * @param longerBy  days by which the contract's period is longer: all of them or none
     * @param loanRate  percent a year; null where no compensation is owed, and {@code remaining} with it
     * @param remaining won of the contract that were not claimed then
     */
    record Resumption(
            LocalDate resumesOn,
            int days,
            int longerBy,
            @Nullable BigDecimal loanRate,
            @Nullable Long remaining) {

        long compensation() {
            return remaining == null ? 0 : SuspensionCompensation.of(remaining, loanRate, days);
        }
    }

    /** How a suspension ended; empty while it lasts. */
    Optional<Resumption> resumption(String id) {
        return jdbc.sql(
                        "SELECT resumes_on, days, longer_by, loan_rate, remaining FROM contract_resumption_as_corrected WHERE matter_id = ?")
                .param(Long.parseLong(id))
                .query(Resumption.class)
                .optional();
    }

    void resume(String id, Resumption resumption, String actor) {
        jdbc.sql("""
                INSERT INTO contract_resumption (matter_id, resumes_on, days, longer_by, loan_rate, remaining, compensation,
                    resumed_at, resumed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Long.parseLong(id),
                        resumption.resumesOn(),
                        resumption.days(),
                        resumption.longerBy(),
                        resumption.loanRate(),
                        resumption.remaining(),
                        resumption.compensation(),
                        store.now(),
                        actor)
                .update();
    }

    /** What is owed for suspensions under the newest award, in won. */
    long compensation(String projectKey, String code) {
        return jdbc.sql("""
                SELECT coalesce(sum(r.compensation), 0)::bigint FROM contract_matter m
                JOIN contract_resumption_as_corrected r ON r.matter_id = m.id
                WHERE m.project_key = :project AND m.code = :code AND m.round = (SELECT max(a.round) FROM contract_award a
                    WHERE a.project_key = :project AND a.code = :code)
                """)
                .param("project", projectKey)
                .param("code", code)
                .query(Long.class)
                .single();
    }
}
