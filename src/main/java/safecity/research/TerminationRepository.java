package safecity.research;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How contracts ended before their time. */
@Component
class TerminationRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    TerminationRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Amounts in won. */
    record Termination(
            String ground,
            String reason,
            LocalDate endsOn,
            long accepted,
            long bondForfeited,
            String afterwards,
            @Nullable String guarantor) {

        boolean goesOn() {
            return guarantor != null;
        }
    }

    void draft(String matterId, Termination termination, String actor) {
        jdbc.sql("""
                INSERT INTO contract_termination (matter_id, ground, reason, ends_on, accepted, bond_forfeited, afterwards,
                    guarantor, drafted_at, drafted_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Long.parseLong(matterId),
                        termination.ground(),
                        termination.reason(),
                        termination.endsOn(),
                        termination.accepted(),
                        termination.bondForfeited(),
                        termination.afterwards(),
                        termination.guarantor(),
                        store.now(),
                        actor)
                .update();
    }

    Termination of(String matterId) {
        return jdbc.sql("""
                SELECT ground, reason, ends_on, accepted, bond_forfeited, afterwards, guarantor FROM contract_termination_as_corrected
                WHERE matter_id = ?
                """)
                .param(Long.parseLong(matterId))
                .query(Termination.class)
                .single();
    }

    /** Whether the newest award of the contract was ended. */
    boolean ended(String projectKey, String code) {
        return newest(projectKey, code).isPresent();
    }

    /** What is to follow the newest award, where it was ended. */
    Optional<String> newest(String projectKey, String code) {
        return jdbc.sql("""
                SELECT t.afterwards FROM contract_matter m JOIN contract_termination t ON t.matter_id = m.id
                JOIN contract_matter_end e ON e.matter_id = m.id AND e.outcome = 'terminated'
                WHERE m.project_key = :project AND m.code = :code AND m.round = (SELECT max(a.round) FROM contract_award a
                    WHERE a.project_key = :project AND a.code = :code)
                """)
                .param("project", projectKey)
                .param("code", code)
                .query(String.class)
                .optional();
    }
}
