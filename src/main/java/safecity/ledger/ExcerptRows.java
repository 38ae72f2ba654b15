package safecity.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the entries of a project among all. Which rows are a project's is asked of the catalogue: those with its key, those
 * that refer to one of those, and what the engine keeps of its instances.
 */
final class ExcerptRows {

    private static final String INSTANCES = "proc_inst_id_ = ANY (:instances)";

    private final JdbcClient jdbc;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Map<String, List<Reference>> references = new HashMap<>();

    private record Reference(String table, String own, String to, String other) {}

    ExcerptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("""
                SELECT s.name, a.attname FROM ledger_source s JOIN pg_attribute a ON a.attrelid = to_regclass(s.name)
                 WHERE a.attnum > 0 AND NOT a.attisdropped
                """).query(row -> {
            columns.computeIfAbsent(row.getString(1), table -> new HashSet<>()).add(row.getString(2));
        });
        jdbc.sql("""
                SELECT c.conrelid::regclass::text, own.attname, c.confrelid::regclass::text, other.attname
                  FROM pg_constraint c
                  JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = c.conkey[1]
                  JOIN pg_attribute other ON other.attrelid = c.confrelid AND other.attnum = c.confkey[1]
                 WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.connamespace = current_schema()::regnamespace
                 ORDER BY c.conname
                """).query(row -> {
            Reference one = new Reference(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
            references.computeIfAbsent(one.table(), table -> new ArrayList<>()).add(one);
        });
    }

    /** Ids of the sealed entries about rows of the scope, in their order. @param seal the last one that counts */
    long[] entries(ExcerptScope scope, long seal) {
        TreeSet<Long> ids = new TreeSet<>();
        columns.keySet().stream().sorted().forEach(table -> {
            String rows = rows(table, scope, new HashSet<>());
            if (rows != null) {
                ids.addAll(of(table, rows, scope, seal));
            }
        });
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private List<Long> of(String table, String rows, ExcerptScope scope, long seal) {
        return jdbc.sql("""
                SELECT e.id FROM %1$s t JOIN ledger_entry e ON e.source = :table AND e.row_key = ledger_key_%1$s(t)
                  JOIN ledger_leaf l ON l.entry_id = e.id AND l.seal <= :seal WHERE %2$s
                """.formatted(table, rows.replace("@", "t.")))
                .param("table", table)
                .param("seal", seal)
                .param("project", scope.project())
                .param("instances", scope.instances().toArray(String[]::new))
                .param("evidence", scope.evidence().toArray(Long[]::new))
                .param("documents", scope.documents().toArray(String[]::new))
                .param("steps", scope.steps().toArray(String[]::new))
                .param("contract", scope.contract())
                .query(Long.class)
                .list();
    }

    /** As a condition, with {@code @} before its columns; null where no row of the table is the scope's. */
    private @Nullable String rows(String table, ExcerptScope scope, Set<String> met) {
        Set<String> own = columns.getOrDefault(table, Set.of());
        if (!met.add(table) || own.isEmpty()) {
            return null;
        }
        if (table.startsWith("act_")) {
            return engine(table, own);
        }
        String direct = direct(table, own, scope);
        return direct != null ? direct : referring(table, scope, met);
    }

    private static @Nullable String engine(String table, Set<String> own) {
        if (table.equals("act_hi_dec_in") || table.equals("act_hi_dec_out")) {
            return "@dec_inst_id_ IN (SELECT d.id_ FROM act_hi_decinst d WHERE d." + INSTANCES + ")";
        }
        if (table.equals("act_hi_identitylink")) {
            return "@task_id_ IN (SELECT i.id_ FROM act_hi_taskinst i WHERE i." + INSTANCES + ")";
        }
        return table.startsWith("act_hi_") && own.contains("proc_inst_id_") ? "@" + INSTANCES : null;
    }

    private static @Nullable String direct(String table, Set<String> own, ExcerptScope scope) {
        if (scope.whole()) {
            return table.equals("project")
                    ? "@key = :project"
                    : own.contains("project_key") ? "@project_key = :project" : null;
        }
        return switch (table) {
            case "evidence" -> "@id = ANY (:evidence)";
            case "approval_document" -> "@id = ANY (:documents)";
            case "entered_step" -> "@id = ANY (:steps)";
            case "task_comment" -> "@instance = ANY (:instances)";
            default ->
                own.contains("project_key")
                                && own.contains("code")
                                && (table.startsWith("contract_") || table.equals("research_contract"))
                        ? "@project_key = :project AND @code = :contract"
                        : null;
        };
    }

    private @Nullable String referring(String table, ExcerptScope scope, Set<String> met) {
        for (Reference one : references.getOrDefault(table, List.of())) {
            String theirs = one.to().equals("project") ? null : rows(one.to(), scope, new HashSet<>(met));
            if (theirs != null) {
                return "@%s IN (SELECT %s.%s FROM %s WHERE %s)"
                        .formatted(one.own(), one.to(), one.other(), one.to(), theirs.replace("@", one.to() + "."));
            }
        }
        return null;
    }
}
