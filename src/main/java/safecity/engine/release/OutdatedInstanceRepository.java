package safecity.engine.release;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what runs on older versions, in one query over all models; the engine's API would ask once per definition. */
@Repository
class OutdatedInstanceRepository {

    private static final String OUTDATED = """
            SELECT instance.id_ AS id, instance.business_key_ AS project, running.key_ AS process,
                running.id_ AS definition, running.version_ AS version,
                newest.id_ AS newest, newest.version_ AS newest_version
            FROM act_ru_execution instance
            JOIN act_re_procdef running ON running.id_ = instance.proc_def_id_
            JOIN LATERAL (
                SELECT other.id_, other.version_ FROM act_re_procdef other
                WHERE other.key_ = running.key_ AND other.tenant_id_ IS NOT DISTINCT FROM running.tenant_id_
                ORDER BY other.version_ DESC LIMIT 1) newest ON newest.version_ > running.version_
            WHERE instance.id_ = instance.proc_inst_id_
            """;

    private final JdbcClient jdbc;

    OutdatedInstanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones in the order of their ids; {@code after} is the last id seen, empty at the beginning. */
    List<OutdatedInstance> after(String after, int most) {
        return jdbc.sql(OUTDATED + "AND instance.id_ > :after ORDER BY instance.id_ LIMIT :most")
                .param("after", after)
                .param("most", most)
                .query(OutdatedInstance.class)
                .list();
    }

    /** Those of them that are outdated now: another node may have migrated some, and some may have ended. */
    List<OutdatedInstance> stillOutdated(List<OutdatedInstance> seen) {
        return of(seen.stream().map(OutdatedInstance::id).toList());
    }

    /** Those of these instances that are outdated now. */
    List<OutdatedInstance> of(List<String> instances) {
        if (instances.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(OUTDATED + "AND instance.id_ IN (:ids) ORDER BY instance.id_")
                .param("ids", instances)
                .query(OutdatedInstance.class)
                .list();
    }
}
