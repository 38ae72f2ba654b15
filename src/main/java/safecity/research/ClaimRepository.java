package safecity.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims of a contractor and what was decided about each. */
@Component
class ClaimRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    ClaimRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** @param amount in won; @param payableBy last of the five working days; @param last whether it settles the contract */
    record Claim(int number, long amount, LocalDate payableBy, boolean last, LocalDate receivedOn) {}

    Optional<Claim> newest(String projectKey, String code) {
        return jdbc.sql("""
                SELECT number, amount, corrected(project_key, 'claim/' || code || '/' || number || '/payable_by', payable_by::text)::date
                    AS payable_by, is_final AS last,
                    corrected(project_key, 'claim/' || code || '/' || number || '/received_on', received_on::text)::date AS received_on
                FROM payment_claim WHERE project_key = ? AND code = ?
                ORDER BY number DESC LIMIT 1
                """).params(projectKey, code).query(Claim.class).optional();
    }

    /** @param days calendar days after the term; @param rate percent a year, null where it isn't late; @param interest in won */
    record Lateness(int days, @Nullable BigDecimal rate, long interest) {

        static final Lateness NONE = new Lateness(0, null, 0);
    }

    boolean paid(String projectKey, String code, int number) {
        return jdbc.sql("""
                SELECT coalesce(bool_or(paid), false) FROM payment_decision
                WHERE project_key = ? AND code = ? AND number = ?
                """)
                .params(projectKey, code, number)
                .query(Boolean.class)
                .single();
    }

    /** By how many calendar days a claim was paid late; empty until it is paid. */
    Optional<Integer> daysLate(String projectKey, String code, int number) {
        return jdbc.sql("""
                SELECT corrected(project_key, 'claim/' || code || '/' || number || '/days_late', days_late::text)::integer
                FROM payment_decision WHERE project_key = ? AND code = ? AND number = ? AND paid
                """)
                .params(projectKey, code, number)
                .query(Integer.class)
                .optional();
    }

    /** The sum of claims that are neither paid nor returned yet, in won. */
    long undecided(String projectKey, String code) {
        return jdbc.sql("""
                SELECT coalesce(sum(c.amount), 0)::bigint FROM payment_claim c WHERE c.project_key = ? AND c.code = ?
                AND NOT EXISTS (SELECT FROM payment_decision d WHERE d.project_key = c.project_key AND d.code = c.code
                    AND d.number = c.number)
                """).params(projectKey, code).query(Long.class).single();
    }

    /** Whether the contract is paid: the newest claim was the last one and was paid. */
    boolean settled(String projectKey, String code) {
        return newest(projectKey, code)
                .filter(claim -> claim.last() && paid(projectKey, code, claim.number()))
                .isPresent();
    }

    void receive(String projectKey, String code, Claim claim, @Nullable String reason, String actor) {
        jdbc.sql("""
                INSERT INTO payment_claim (project_key, code, number, amount, received_on, payable_by, received_by, is_final,
                    settlement_reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        claim.number(),
                        claim.amount(),
                        claim.receivedOn(),
                        claim.payableBy(),
                        actor,
                        claim.last(),
                        reason)
                .update();
    }

    void decide(
            String projectKey,
            String code,
            Claim claim,
            boolean paid,
            @Nullable String reason,
            Lateness late,
            String actor) {
        jdbc.sql("""
                INSERT INTO payment_decision (project_key, code, number, paid, reason, days_late, overdue_rate, interest, decided_at,
                    decided_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        claim.number(),
                        paid,
                        KoreanFormat.orNull(reason),
                        late.days(),
                        late.rate(),
                        late.interest(),
                        store.now(),
                        actor)
                .update();
    }
}
