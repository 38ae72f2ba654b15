package safecity.research;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who supervises a contract, its notices of completion and the inspection of each. */
@Component
class InspectionRepository {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    InspectionRepository(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    void supervise(String projectKey, String code, String supervisor) {
        jdbc.sql("""
                INSERT INTO contract_supervision (project_key, code, round, supervisor, started_at) VALUES (?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, store.concluded(projectKey, code).round(), supervisor, store.now())
                .update();
    }

    String supervisor(String projectKey, String code) {
        return jdbc.sql("""
                SELECT supervisor FROM contract_supervision WHERE project_key = ? AND code = ? ORDER BY round DESC LIMIT 1
                """).params(projectKey, code).query(String.class).single();
    }

    /** A notice of completion, with the next number. */
    void complete(String projectKey, String code, String actor) {
        jdbc.sql("""
                INSERT INTO completion_notice (project_key, code, number, received_at, received_by)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, notices(projectKey, code) + 1, store.now(), actor)
                .update();
    }

    /** The inspection of the newest notice. */
    void inspect(
            String projectKey,
            String code,
            String supervisor,
            String inspector,
            boolean passed,
            boolean report,
            String finding) {
        jdbc.sql("""
                INSERT INTO inspection (project_key, code, number, supervisor, inspector, passed, report_written,
                    finding, inspected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        notices(projectKey, code),
                        supervisor,
                        inspector,
                        passed,
                        report,
                        KoreanFormat.orNull(finding),
                        store.now())
                .update();
    }

    /** How each inspection came out, the first first. */
    List<Boolean> results(String projectKey, String code) {
        return jdbc.sql("SELECT passed FROM inspection WHERE project_key = ? AND code = ? ORDER BY number")
                .params(projectKey, code)
                .query(Boolean.class)
                .list();
    }

    private int notices(String projectKey, String code) {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM completion_notice WHERE project_key = ? AND code = ?")
                .params(projectKey, code)
                .query(Integer.class)
                .single();
    }
}
