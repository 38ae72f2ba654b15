package safecity.casefile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.correction.FactWorkers;

/** Who entered a step in the procedures of a kind of fact; the system is nobody. */
@Component
class CaseWorkers implements FactWorkers {

    private final List<FactSource> sources;
    private final JdbcClient jdbc;

    CaseWorkers(List<FactSource> sources, JdbcClient jdbc) {
        this.sources = sources;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> of(String projectKey, String kind) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .findFirst()
                .map(source -> new TreeSet<>(jdbc.sql("""
                        SELECT DISTINCT actor FROM entered_step WHERE project_key = :project AND process IN (:processes)
                        """)
                        .param("project", projectKey)
                        .param("processes", source.processes())
                        .query(String.class)
                        .list()))
                .orElseGet(TreeSet::new);
    }
}
