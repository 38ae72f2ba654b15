package safecity.security;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose affairs a record is about: found from the names in its address, and never from what a request merely claims. */
@Component
class ConcernedMunicipalities {

    private static final String BY_NAME = """
            SELECT municipality FROM project WHERE key = ANY (:names)
            UNION SELECT id FROM municipality WHERE id = ANY (:names)
            UNION SELECT p.municipality FROM approval_document d JOIN project p ON p.key = d.project_key
                   WHERE d.id = ANY (:names)
            UNION SELECT tenant_id_ FROM act_hi_procinst WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_hi_taskinst WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_hi_varinst WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_hi_detail WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_hi_actinst WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_hi_job_log WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_ru_execution WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_ru_job WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_ru_incident WHERE id_ = ANY (:names)
            UNION SELECT tenant_id_ FROM act_id_tenant_member WHERE user_id_ = ANY (:names) OR group_id_ = ANY (:names)
            """;

    private static final String BY_NUMBER = """
            SELECT p.municipality FROM evidence e JOIN project p ON p.key = e.project_key WHERE e.id = ANY (:evidence)
            UNION SELECT municipality FROM transfer WHERE id = ANY (:transfers)
            """;

    private final JdbcClient jdbc;

    ConcernedMunicipalities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param record as {@code evidence/yeonsu-2022/17} or {@code GET /engine-rest/task/4711}; empty when it names none */
    Set<String> of(String record) {
        String[] names = record.split("[/ ?=&,:>]+");
        Set<String> found = new TreeSet<>(jdbc.sql(BY_NAME)
                .param("names", names)
                .query((row, number) -> row.getString(1) == null ? "" : row.getString(1))
                .list());
        if (found.isEmpty()) {
            found.addAll(jdbc.sql(BY_NUMBER)
                    .param("evidence", after("evidence", names))
                    .param("transfers", after("transfer", names))
                    .query(String.class)
                    .list());
        }
        found.remove("");
        return found;
    }

    private static Long[] after(String kind, String[] names) {
        Collection<Long> numbers = IntStream.range(1, names.length)
                .filter(i -> names[i - 1].equals(kind) || names[i - 1].equals(kind + "s"))
                .filter(i -> names[i].matches("[0-9]{1,18}"))
                .mapToObj(i -> Long.valueOf(names[i]))
                .collect(Collectors.toSet());
        return numbers.toArray(Long[]::new);
    }
}
