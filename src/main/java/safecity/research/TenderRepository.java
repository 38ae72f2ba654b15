package safecity.research;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds of a tender: notices, openings of bids, evaluations of proposals. */
@Component
class TenderRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    TenderRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** How often the tender has been announced. */
    int rounds(String projectKey, String code) {
        return jdbc.sql("SELECT coalesce(max(round), 0) FROM contract_bid_round WHERE project_key = ? AND code = ?")
                .params(projectKey, code)
                .query(Integer.class)
                .single();
    }

    /** The period of the newest notice, in calendar days. */
    int announcedDays(String projectKey, String code) {
        return jdbc.sql("""
                SELECT notice_days FROM contract_bid_round_as_corrected WHERE project_key = ? AND code = ? ORDER BY round DESC LIMIT 1
                """).params(projectKey, code).query(Integer.class).single();
    }

    /** @param urgentReason null where the notice isn't urgent */
    void announce(
            String projectKey, String code, int round, int noticeDays, @Nullable String urgentReason, String actor) {
        jdbc.sql("""
                INSERT INTO contract_bid_round (project_key, code, round, notice_days, urgent_reason, announced_at,
                    announced_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, round, noticeDays, urgentReason, store.now(), actor)
                .update();
    }

    void open(String projectKey, String code, int bids, boolean valid, String actor) {
        jdbc.sql("""
                INSERT INTO contract_bid_opening (project_key, code, round, bids, valid, opened_at, opened_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, rounds(projectKey, code), bids, valid, store.now(), actor)
                .update();
    }

    void evaluate(String projectKey, String code, int evaluators, int qualified, String actor) {
        jdbc.sql("""
                INSERT INTO proposal_evaluation (project_key, code, round, evaluators, qualified, evaluated_at,
                    evaluated_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, rounds(projectKey, code), evaluators, qualified, store.now(), actor)
                .update();
    }
}
