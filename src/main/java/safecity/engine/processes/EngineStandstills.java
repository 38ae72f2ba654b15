package safecity.engine.processes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class EngineStandstills implements Standstills {

    private final JdbcClient jdbc;

    EngineStandstills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A failure in a called process stands in those that called it too; the cause alone counts. */
    @Override
    public Map<String, Standstill> of(Collection<String> projectKeys) {
        Map<String, Standstill> found = new HashMap<>();
        jdbc.sql("""
                SELECT run.BUSINESS_KEY_,
                    bool_and(run.SUSPENSION_STATE_ = 2) FILTER (WHERE run.SUPER_EXEC_ IS NULL) AS SUSPENDED_,
                    sum((SELECT count(*) FROM ACT_RU_INCIDENT failure WHERE failure.PROC_INST_ID_ = run.ID_
                         AND failure.ID_ = failure.ROOT_CAUSE_INCIDENT_ID_)) AS FAILURES_
                FROM ACT_RU_EXECUTION run
                WHERE run.BUSINESS_KEY_ = ANY (?) AND run.PARENT_ID_ IS NULL AND run.ID_ = run.PROC_INST_ID_
                GROUP BY run.BUSINESS_KEY_
                """).param(projectKeys.toArray(String[]::new)).query(row -> {
            found.put(
                    row.getString("BUSINESS_KEY_"),
                    new Standstill(row.getBoolean("SUSPENDED_"), row.getInt("FAILURES_")));
        });
        return found;
    }
}
