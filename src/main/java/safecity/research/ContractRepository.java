package safecity.research;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/** The rows that all parts of a contract's life share: the contract, its steps, its specification, its award. */
@Component
class ContractRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param estimatedPrice in won, without VAT */
    record Specification(int version, long estimatedPrice, String kind, String firm, String scope) {}

    /**
     * @param contractor  or the guarantor who goes on with its work
     * @param amount      in won, VAT included, as adopted changes have made it
     * @param bondPercent null where the bond was waived
     * @param round       1 for the first award, one more for each that followed the end of the one before
     * @param paidBefore  what had been paid to earlier contractors, in won
     */
    record Award(
            String contractor,
            long amount,
            @Nullable Integer bondPercent,
            boolean supportCentre,
            int round,
            long paidBefore) {

        /** What the names of its correctable facts end in. */
        String suffix() {
            return round == 1 ? "" : "/" + round;
        }
    }

    /** Opens the contract's record the first time; a later round of planning finds it there. */
    void open(String projectKey, PlannedContract planned, String actor) {
        jdbc.sql("""
                INSERT INTO research_contract (project_key, code, title, deliverables, opened_at, opened_by)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                .params(
                        projectKey,
                        planned.code(),
                        planned.nameKo(),
                        planned.deliverables().toArray(String[]::new),
                        now(),
                        actor)
                .update();
    }

    void step(String projectKey, String code, String step, String outcome, @Nullable String remark, String actor) {
        jdbc.sql("""
                INSERT INTO contract_step (project_key, code, step, outcome, remark, taken_at, taken_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, step, outcome, KoreanFormat.orNull(remark), now(), actor)
                .update();
    }

    /** How the contract's latest step of a kind came out. */
    Optional<String> lastOutcome(String projectKey, String code, String step) {
        return jdbc.sql("""
                SELECT outcome FROM contract_step WHERE project_key = ? AND code = ? AND step = ? ORDER BY id DESC LIMIT 1
                """).params(projectKey, code, step).query(String.class).optional();
    }

    void specify(String projectKey, String code, long price, String kind, String firm, String scope, String actor) {
        int version =
                specification(projectKey, code).map(Specification::version).orElse(0) + 1;
        jdbc.sql("""
                INSERT INTO contract_specification (project_key, code, version, estimated_price, kind, firm, scope,
                    written_at, written_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, version, price, kind, firm, scope, now(), actor)
                .update();
    }

    /** The newest specification. */
    Optional<Specification> specification(String projectKey, String code) {
        return jdbc.sql("""
                SELECT version, estimated_price, kind, firm, scope FROM contract_specification_as_corrected
                WHERE project_key = ? AND code = ? ORDER BY version DESC LIMIT 1
                """).params(projectKey, code).query(Specification.class).optional();
    }

    void award(String projectKey, String code, Award award, String actor) {
        jdbc.sql("""
                INSERT INTO contract_award (project_key, code, contractor, amount, bond_percent, support_centre, round,
                    paid_before, concluded_at, concluded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        award.contractor(),
                        award.amount(),
                        award.bondPercent(),
                        award.supportCentre(),
                        award.round(),
                        award.paidBefore(),
                        now(),
                        actor)
                .update();
    }

    /** @param amount in won, VAT included; @param bondPercent null where it is waived; @param dated whether its day was entered */
    record Proposal(
            String contractor, long amount, @Nullable Integer bondPercent, boolean supportCentre, boolean dated) {}

    void propose(String projectKey, String code, Proposal proposal, String actor) {
        jdbc.sql("""
                INSERT INTO contract_award_proposal (project_key, code, contractor, amount, bond_percent, support_centre, dated,
                    proposed_at, proposed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        proposal.contractor(),
                        proposal.amount(),
                        proposal.bondPercent(),
                        proposal.supportCentre(),
                        proposal.dated(),
                        now(),
                        actor)
                .update();
    }

    /** The newest proposal of an award. */
    Optional<Proposal> proposal(String projectKey, String code) {
        return jdbc.sql("""
                SELECT contractor, amount, bond_percent, support_centre, dated FROM contract_award_proposal
                WHERE project_key = ? AND code = ? ORDER BY id DESC LIMIT 1
                """).params(projectKey, code).query(Proposal.class).optional();
    }

    /** The newest award. */
    Optional<Award> award(String projectKey, String code) {
        return jdbc.sql("""
                SELECT coalesce((SELECT t.guarantor FROM contract_matter m JOIN contract_termination t ON t.matter_id = m.id
                        JOIN contract_matter_end e ON e.matter_id = m.id AND e.outcome = 'taken-over'
                        WHERE m.project_key = a.project_key AND m.code = a.code AND m.round = a.round ORDER BY m.id DESC LIMIT 1),
                    corrected(project_key, 'award/' || code || '/contractor' || CASE round WHEN 1 THEN '' ELSE '/' || round END,
                        contractor)) AS contractor,
                    corrected(project_key, 'award/' || code || '/amount' || CASE round WHEN 1 THEN '' ELSE '/' || round END,
                        amount::text)::bigint + contract_amount_changes(project_key, code) AS amount,
                    corrected(project_key, 'award/' || code || '/bond_percent' || CASE round WHEN 1 THEN '' ELSE '/' || round END,
                        bond_percent::text)::integer AS bond_percent, support_centre, round, paid_before
                FROM contract_award a WHERE project_key = ? AND code = ? ORDER BY round DESC LIMIT 1
                """).params(projectKey, code).query(Award.class).optional();
    }

    /** By how much adopted changes have moved the amount that was concluded, in won. */
    long amountChanges(String projectKey, String code) {
        return jdbc.sql("SELECT contract_amount_changes(?, ?)")
                .params(projectKey, code)
                .query(Long.class)
                .single();
    }

    /** @throws Refusal {@code research.notConcluded} */
    Award concluded(String projectKey, String code) {
        return award(projectKey, code).orElseThrow(() -> Refusal.notFound("research.notConcluded", code));
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
