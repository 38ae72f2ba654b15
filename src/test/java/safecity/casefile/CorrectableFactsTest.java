package safecity.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGResultSetMetaData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedValues;
import safecity.story.ProcessStory;

/** Every day, amount and number on the page of a fact can be corrected from there, or it stands here why it can't be. */
@ProcessStory
class CorrectableFactsTest {

    private static final Set<Integer> FIGURES =
            Set.of(Types.DATE, Types.INTEGER, Types.SMALLINT, Types.BIGINT, Types.NUMERIC, Types.DOUBLE);

    /** What names a row: other rows refer to it. */
    private static final Set<String> NAMES =
            Set.of("version", "round", "number", "year", "quarter", "seat", "attempt", "criterion", "revision");

    private static final String ACT = "the day of an act, corrected as such; what is computed from it with it";
    private static final String OWN = "corrected as a value of its own: award, vote, member, result, certificate";
    private static final String COMPUTED = "computed from other values, and anew when they are corrected";
    private static final String AGREED = "what was agreed in writing: another change of the contract changes it";
    private static final String MONEY =
            "approved and paid: what was paid wrongly is paid back or set off, not written over";
    private static final String LOG = "says what was done on that day; a correction adds a line of its own";

    /** By kind, and column as the page names it. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("preparations.on_day", ACT),
            Map.entry("ordinances.effect_days", OWN),
            Map.entry("ordinances.noticed_on", ACT),
            Map.entry("ordinances.notice_days", OWN),
            Map.entry("ordinances.notice_ends_on", COMPUTED),
            Map.entry("ordinances.submitted_on", ACT),
            Map.entry("ordinances.decided_on", ACT),
            Map.entry("ordinances.transmitted_on", ACT),
            Map.entry("ordinances.reported_on", ACT),
            Map.entry("ordinances.confirmed_on", ACT),
            Map.entry("ordinances.promulgation_number", OWN),
            Map.entry("ordinances.promulgated_on", ACT),
            Map.entry("ordinances.effective_on", COMPUTED),
            Map.entry("ordinances.on_day", LOG),
            Map.entry("contracts.amount_won", OWN + "; " + MONEY),
            Map.entry("contracts.bond_percent", OWN),
            Map.entry("contracts.contract_end_before", COMPUTED),
            Map.entry("contracts.amount_before_won", COMPUTED),
            Map.entry("contracts.amount_after_won", AGREED),
            Map.entry("contracts.suspended_days", COMPUTED),
            Map.entry("contracts.longer_by_days", COMPUTED),
            Map.entry("contracts.accepted_won", MONEY),
            Map.entry("contracts.advance_settled_won", MONEY),
            Map.entry("contracts.compensation_won", COMPUTED + "; " + MONEY),
            Map.entry("contracts.overdue_rate_percent", MONEY),
            Map.entry("contracts.interest_won", MONEY),
            Map.entry("contracts.bond_forfeited_won", MONEY),
            Map.entry("contracts.received_on", ACT),
            Map.entry("contracts.payable_on", COMPUTED),
            Map.entry("contracts.days_late", COMPUTED),
            Map.entry("contracts.late_days", MONEY),
            Map.entry("contracts.exempt_days", MONEY),
            Map.entry("contracts.damages_due_won", MONEY),
            Map.entry("contracts.damages_won", MONEY),
            Map.entry("contracts.net_won", MONEY),
            Map.entry("committees.formed_on", ACT),
            Map.entry("committees.appointed_members", COMPUTED),
            Map.entry("committees.men", COMPUTED),
            Map.entry("committees.women", COMPUTED),
            Map.entry("committees.larger_sex_percent", COMPUTED),
            Map.entry("committees.terms_over", COMPUTED),
            Map.entry("committees.vacant_seats", COMPUTED),
            Map.entry("committees.official_members", COMPUTED),
            Map.entry("committees.meetings", "as it was reported to the council"),
            Map.entry("committees.matters_deliberated", "as it was reported to the council"),
            Map.entry("committees.follows_seat", "names another member"),
            Map.entry("committees.left_on", OWN),
            Map.entry("committees.balance_by", OWN),
            Map.entry("committees.term_from", OWN),
            Map.entry("committees.term_to", OWN),
            Map.entry("programmes.budget_won", "in million won, and so is its correction"),
            Map.entry("programmes.value", OWN),
            Map.entry("programmes.stopped_on", "as it was approved with the stop"),
            Map.entry("programmes.spent_won", "as it was approved with the stop"),
            Map.entry("programmes.expected", COMPUTED),
            Map.entry("certificates.certified_on", ACT),
            Map.entry("certificates.valid_until", COMPUTED));

    @Autowired
    List<FactSource> sources;

    @Autowired
    List<RecordedValues> capabilities;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDayAmountAndNumberIsCorrectableOrItStandsHereWhyNot() {
        Set<String> declared = declared();
        Set<String> otherwise = new TreeSet<>();
        List<String> forgotten = new ArrayList<>();
        for (FactSource source : sources) {
            for (FactSource.Part part : source.parts()) {
                for (Shown column : shown(part)) {
                    String origin = source.kind() + "/" + column.origin();
                    String named = source.kind() + "." + column.label();
                    if (NAMES.contains(column.label())
                            || declared.contains(origin)
                            || source.kind().equals("audits") && declared.contains("findings/" + column.origin())) {
                        continue;
                    }
                    if (OTHERWISE.containsKey(named)) {
                        otherwise.add(named);
                    } else {
                        forgotten.add(named + " from " + column.origin());
                    }
                }
            }
        }
        assertThat(forgotten).isEmpty();
        assertThat(otherwise).as("no reason without its value").isEqualTo(new TreeSet<>(OTHERWISE.keySet()));
    }

    /** A declared column is one that its view corrects, and the other way round. */
    @Test
    void whatIsDeclaredIsReadAsCorrected() {
        Pattern corrected = Pattern.compile("'/([a-z_]+)'::text\\), ");
        for (String table : tables()) {
            Set<String> ofView = corrected
                    .matcher(jdbc.sql("SELECT pg_get_viewdef(?::regclass)")
                            .param(table + "_as_corrected")
                            .query(String.class)
                            .single())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> ofTable = capabilities.stream()
                    .flatMap(one -> one.columns().stream())
                    .filter(column -> column.table().equals(table))
                    .map(RecordedColumn::column)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(ofView).as(table).containsAll(ofTable);
            List<String> columns = jdbc.sql("""
                    SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = current_schema()
                    EXCEPT SELECT column_name FROM information_schema.columns WHERE table_name = ?
                    """)
                    .params(table, table + "_as_corrected")
                    .query(String.class)
                    .list();
            assertThat(columns)
                    .as(table + ": a column that its view doesn't know")
                    .isEmpty();
        }
    }

    /** Nobody reads a correctable column from its table, where the wrong value stays. */
    @Test
    void nobodyReadsTheWrongValue() throws IOException {
        Map<String, Set<String>> columns = capabilities.stream()
                .flatMap(one -> one.columns().stream())
                .collect(Collectors.groupingBy(
                        RecordedColumn::table, Collectors.mapping(RecordedColumn::column, Collectors.toSet())));
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                for (String statement : Files.readString(file).split("\"\"\"")) {
                    columns.forEach((table, names) -> {
                        boolean reads = Pattern.compile("(FROM|JOIN) " + table + "\\b")
                                        .matcher(statement)
                                        .find()
                                && !statement.strip().startsWith("INSERT")
                                && !statement.contains("class ");
                        names.stream()
                                .filter(name -> reads
                                        && Pattern.compile("\\b" + name + "\\b")
                                                .matcher(statement)
                                                .find())
                                .forEach(name -> wrong.add(file.getFileName() + ": " + table + "." + name));
                    });
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Set<String> declared() {
        return capabilities.stream()
                .flatMap(one -> one.columns().stream())
                .map(column -> column.kind() + "/" + column.table() + "_as_corrected." + column.column())
                .collect(Collectors.toSet());
    }

    private Set<String> tables() {
        return capabilities.stream()
                .flatMap(one -> one.columns().stream())
                .map(RecordedColumn::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param origin table and column, or a dot for what is an expression */
    private record Shown(String label, String origin) {}

    private List<Shown> shown(FactSource.Part part) {
        return jdbc.sql(part.sql())
                .param("project", "nowhere")
                .param("id", "0")
                .param("today", LocalDate.of(2025, 6, 2))
                .query(rows -> {
                    List<Shown> figures = new ArrayList<>();
                    ResultSetMetaData columns = rows.getMetaData();
                    for (int at = 1; at <= columns.getColumnCount(); at++) {
                        if (FIGURES.contains(columns.getColumnType(at))) {
                            figures.add(new Shown(columns.getColumnLabel(at), origin(columns, at)));
                        }
                    }
                    return figures;
                });
    }

    private static String origin(ResultSetMetaData columns, int at) throws SQLException {
        PGResultSetMetaData own = columns.unwrap(PGResultSetMetaData.class);
        return own.getBaseTableName(at) + "." + own.getBaseColumnName(at);
    }
}
