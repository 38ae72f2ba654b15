package safecity.research;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Advances of contracts: drafted, ordered, paid, and set off against what is claimed later. */
@Component
class AdvanceRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    AdvanceRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** @param amount in won */
    record Advance(long amount, String guarantee, @Nullable String moreReason) {}

    void draft(String matterId, Advance advance, String actor) {
        jdbc.sql("""
                INSERT INTO advance_payment (matter_id, amount, guarantee, more_reason, drafted_at, drafted_by)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Long.parseLong(matterId),
                        advance.amount(),
                        advance.guarantee(),
                        advance.moreReason(),
                        store.now(),
                        actor)
                .update();
    }

    Advance of(String matterId) {
        return jdbc.sql("SELECT amount, guarantee, more_reason FROM advance_payment WHERE matter_id = ?")
                .param(Long.parseLong(matterId))
                .query(Advance.class)
                .single();
    }

    void approve(String matterId, String documentId) {
        jdbc.sql("INSERT INTO advance_payment_approval (matter_id, document_id, approved_at) VALUES (?, ?, ?)")
                .params(Long.parseLong(matterId), documentId, store.now())
                .update();
    }

    Optional<String> document(String matterId) {
        return jdbc.sql("SELECT document_id FROM advance_payment_approval WHERE matter_id = ?")
                .param(Long.parseLong(matterId))
                .query(String.class)
                .optional();
    }

    void pay(String matterId, String actor) {
        jdbc.sql("INSERT INTO advance_payment_made (matter_id, paid_at, paid_by) VALUES (?, ?, ?)")
                .params(Long.parseLong(matterId), store.now(), actor)
                .update();
    }

    /** What was paid in advance under the newest award, in won. */
    long paid(String projectKey, String code) {
        return jdbc.sql("""
                SELECT coalesce(sum(p.amount), 0)::bigint FROM contract_matter m JOIN advance_payment p ON p.matter_id = m.id
                JOIN advance_payment_made d ON d.matter_id = m.id
                WHERE m.project_key = :project AND m.code = :code AND m.round = (SELECT max(a.round) FROM contract_award a
                    WHERE a.project_key = :project AND a.code = :code)
                """)
                .param("project", projectKey)
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /** What of it was set off against claims that are paid, in won. */
    long settled(String projectKey, String code) {
        return jdbc.sql("""
                SELECT coalesce(sum(o.advance_settled), 0)::bigint FROM payment_order o
                JOIN payment_decision d USING (project_key, code, number)
                WHERE o.project_key = :project AND o.code = :code AND d.paid AND o.drafted_at >= (SELECT max(a.concluded_at)
                    FROM contract_award a WHERE a.project_key = :project AND a.code = :code)
                """)
                .param("project", projectKey)
                .param("code", code)
                .query(Long.class)
                .single();
    }
}
