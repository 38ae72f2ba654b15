package safecity.engine.release;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the last start had to leave on older versions. A row counts as long as its instance runs there. */
@Repository
class UnmigratedInstanceRepository {

    private static final String STILL_THERE = """
            EXISTS (SELECT FROM act_ru_execution instance JOIN act_re_procdef running ON running.id_ = instance.proc_def_id_
                WHERE instance.id_ = unmigrated.process_instance AND running.version_ = unmigrated.version)
            """;

    private final JdbcClient jdbc;

    UnmigratedInstanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UnmigratedInstance> all() {
        return jdbc.sql("""
                SELECT process_instance, project_key AS project, process, version, newest_version, activity, reason, since
                FROM unmigrated_instance unmigrated WHERE
                """ + STILL_THERE + " ORDER BY project_key, process, process_instance, activity")
                .query(UnmigratedInstance.class)
                .list();
    }

    /** How many instances, however many reasons each has. */
    int count() {
        return jdbc.sql("SELECT count(DISTINCT process_instance) FROM unmigrated_instance unmigrated WHERE "
                        + STILL_THERE)
                .query(Integer.class)
                .single();
    }

    /** Forgets what has ended or was migrated since. */
    void forgetSettled() {
        jdbc.sql("DELETE FROM unmigrated_instance unmigrated WHERE NOT " + STILL_THERE)
                .update();
    }

    /** Replaces what was known about the instance; {@code since} of the same obstacle stays. */
    void save(OutdatedInstance instance, List<Obstacle> obstacles) {
        jdbc.sql("DELETE FROM unmigrated_instance WHERE process_instance = :instance AND activity NOT IN (:activities)")
                .param("instance", instance.id())
                .param("activities", obstacles.stream().map(Obstacle::activity).toList())
                .update();
        obstacles.forEach(obstacle -> jdbc.sql("""
                INSERT INTO unmigrated_instance
                    (process_instance, project_key, process, version, newest_version, activity, reason)
                VALUES (:instance, :project, :process, :version, :newest, :activity, :reason)
                ON CONFLICT (process_instance, activity) DO UPDATE SET version = excluded.version,
                    newest_version = excluded.newest_version, reason = excluded.reason
                """)
                .param("instance", instance.id())
                .param("project", instance.project())
                .param("process", instance.process())
                .param("version", instance.version())
                .param("newest", instance.newestVersion())
                .param("activity", obstacle.activity())
                .param("reason", obstacle.reason())
                .update());
    }
}
