package safecity.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the history of a project that was played tells everything: each task and each change of a fact. */
@TestComponent
public class ToldHistory {

    private static final int PART = 997;

    private final HistoryRepository history;
    private final JdbcClient jdbc;

    ToldHistory(HistoryRepository history, JdbcClient jdbc) {
        this.history = history;
        this.jdbc = jdbc;
    }

    /** Reads the history part by part, and holds it against the engine's tasks and the ledger's transactions. */
    public void isComplete(String project) {
        List<HistoryRow> told = all(project, false);
        assertThat(told).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        Set<String> addresses =
                told.stream().map(row -> row.branch() + "/" + row.ref()).collect(Collectors.toSet());
        assertThat(addresses).as("no entry on two pages").hasSameSizeAs(told);
        assertThat(all(project, true)).as("none is lost the other way round").hasSameSizeAs(told);

        assertThat(addresses)
                .as("everything that somebody did")
                .containsAll(jdbc.sql("""
                SELECT 'step/' || t.id_ FROM act_hi_taskinst t JOIN act_hi_procinst p ON p.id_ = t.proc_inst_id_
                WHERE p.business_key_ = ? AND t.delete_reason_ = 'completed'
                """).param(project).query(String.class).list());
        assertThat(untold(project, told))
                .as("tables whose rows were written by an act that no entry tells")
                .isEmpty();
    }

    private List<HistoryRow> all(String project, boolean newest) {
        List<HistoryRow> all = new ArrayList<>();
        HistorySearch next =
                new HistorySearch(null, project, null, null, null, HistorySearch.Outcome.ANY, null, null, newest, null);
        HistoryScope scope = new HistoryScope(Set.of(project), Set.of(), "yeonsu-auditor", true, true, Set.of());
        for (List<HistoryRow> part = history.find(next, scope, PART);
                !part.isEmpty();
                part = history.find(next, scope, PART)) {
            all.addAll(part);
            next = next.after(part.get(part.size() - 1).mark());
        }
        return all;
    }

    /** By table how many transactions wrote a row of the project there without an entry. */
    private Map<String, Integer> untold(String project, List<HistoryRow> told) {
        Map<String, String> tables =
                HistoryBranches.ALL.stream().collect(Collectors.toMap(HistoryBranch::code, HistoryBranch::table));
        Set<String> rows = told.stream()
                .map(row -> tables.get(row.branch()) + " " + row.ref())
                .collect(Collectors.toSet());
        Map<String, Set<String>> written = new TreeMap<>();
        Set<String> transactions = new HashSet<>();
        jdbc.sql("""
                SELECT ledger_transaction(body) AS tx, source, row_key, body LIKE '%"project_key":' || to_json(?::text) || '%' AS own
                FROM ledger_entry WHERE act <> 'found' AND source NOT LIKE 'act\\_%' AND body IS NOT NULL
                """).param(project).query(row -> {
            if (rows.contains(row.getString("source") + " " + row.getString("row_key"))) {
                transactions.add(row.getString("tx"));
            }
            if (row.getBoolean("own") && !HistoryTables.LEFT_OUT.containsKey(row.getString("source"))) {
                written.computeIfAbsent(row.getString("source"), table -> new TreeSet<>())
                        .add(row.getString("tx"));
            }
        });
        Map<String, Integer> untold = new TreeMap<>();
        written.forEach((table, by) -> {
            by.removeAll(transactions);
            if (!by.isEmpty()) {
                untold.put(table, by.size());
            }
        });
        return untold;
    }
}
