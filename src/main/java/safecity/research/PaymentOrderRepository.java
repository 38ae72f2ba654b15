package safecity.research;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders of payment and their approval, one of each for a claim. */
@Component
class PaymentOrderRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    PaymentOrderRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /**
     * Amounts in won.
     *
     * @param damages        kept back from this claim
     * @param net            what the contractor gets
     * @param advanceSettled of what was paid in advance
     * @param compensation   for suspensions of more than sixty days
     */
    record Order(
            int number,
            long contractAmount,
            int lateDays,
            int exemptDays,
            @Nullable String exemptReason,
            BigDecimal dayRate,
            long damagesDue,
            long damages,
            long net,
            long advanceSettled,
            long compensation) {}

    void draft(String projectKey, String code, Order order, String actor) {
        jdbc.sql("""
                INSERT INTO payment_order (project_key, code, number, contract_amount, late_days, exempt_days, exempt_reason,
                    day_rate, damages_due, damages, net, advance_settled, compensation, drafted_at, drafted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        order.number(),
                        order.contractAmount(),
                        order.lateDays(),
                        order.exemptDays(),
                        order.exemptReason(),
                        order.dayRate(),
                        order.damagesDue(),
                        order.damages(),
                        order.net(),
                        order.advanceSettled(),
                        order.compensation(),
                        store.now(),
                        actor)
                .update();
    }

    Optional<Order> order(String projectKey, String code, int number) {
        return jdbc.sql("""
                SELECT number, contract_amount, late_days, exempt_days, exempt_reason, day_rate, damages_due, damages, net,
                    advance_settled, compensation
                FROM payment_order WHERE project_key = ? AND code = ? AND number = ?
                """).params(projectKey, code, number).query(Order.class).optional();
    }

    void approve(String projectKey, String code, int number, String documentId) {
        jdbc.sql("""
                INSERT INTO payment_order_approval (project_key, code, number, document_id, approved_at)
                VALUES (?, ?, ?, ?, ?)
                """).params(projectKey, code, number, documentId, store.now()).update();
    }

    /** The document by which the payment was ordered. */
    Optional<String> document(String projectKey, String code, int number) {
        return jdbc.sql("""
                SELECT document_id FROM payment_order_approval WHERE project_key = ? AND code = ? AND number = ?
                """)
                .params(projectKey, code, number)
                .query(String.class)
                .optional();
    }

    /** Damages that were kept back from claims that are paid, in won. */
    long keptBack(String projectKey, String code) {
        return jdbc.sql("""
                SELECT coalesce(sum(o.damages), 0)::bigint FROM payment_order o
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
