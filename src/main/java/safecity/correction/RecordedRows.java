package safecity.correction;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of tables as they count now, and what their tables allow. */
@Component
class RecordedRows {

    private final JdbcClient jdbc;

    RecordedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param item names the value; @param row which of several rows it is; @param value never null */
    record Value(String item, String row, String value) {}

    List<Value> of(RecordedColumn column, String projectKey, String id) {
        return jdbc.sql("""
                SELECT corrected_item || '/%1$s' AS item, (%2$s)::text AS row, %1$s::text AS value FROM %3$s
                WHERE corrected_project = :project AND %1$s IS NOT NULL AND (%4$s) ORDER BY corrected_item
                """.formatted(column.column(), column.row(), column.view(), column.ofFact()))
                .param("project", projectKey)
                .param("id", id)
                .query(Value.class)
                .list();
    }

    private record Stored(String name, String type, int precision, int scale) {

        boolean holds(BigDecimal value) {
            return value.stripTrailingZeros().scale() <= scale
                    && value.precision() - value.scale() <= precision - scale;
        }
    }

    /** Whether the column has room for the number: whole or with decimals, and so large. */
    boolean hasRoom(RecordedColumn column, BigDecimal value) {
        Stored stored = columns(column).stream()
                .filter(one -> one.name().equals(column.column()))
                .findFirst()
                .orElseThrow();
        return switch (stored.type()) {
            case "integer" -> stored.holds(value) && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            case "bigint" -> stored.holds(value) && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
            default -> stored.holds(value);
        };
    }

    /** Whether the table would take the row with the other value: its own conditions hold for what is corrected too. */
    boolean allowed(RecordedColumn column, String projectKey, String item, String value) {
        String row = columns(column).stream()
                .map(one -> one.name().equals(column.column())
                        ? "CAST(:value AS " + one.type() + ") AS " + one.name()
                        : one.name())
                .collect(Collectors.joining(", "));
        String conditions =
                jdbc.sql("""
                SELECT coalesce(string_agg('coalesce(' || pg_get_expr(conbin, conrelid) || ', true)', ' AND '), 'true')
                FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'c'
                """).param(column.table()).query(String.class).single();
        return jdbc.sql("""
                SELECT %s FROM (SELECT %s FROM %s
                    WHERE corrected_project = :project AND corrected_item || '/%s' = :item) changed
                """.formatted(conditions, row, column.view(), column.column()))
                .param("value", value)
                .param("project", projectKey)
                .param("item", item)
                .query(Boolean.class)
                .single();
    }

    private List<Stored> columns(RecordedColumn column) {
        return jdbc.sql("""
                SELECT column_name AS name, data_type AS type,
                    CASE data_type WHEN 'integer' THEN 10 WHEN 'bigint' THEN 19 ELSE coalesce(numeric_precision, 0) END AS precision,
                    CASE WHEN data_type IN ('integer', 'bigint') THEN 0 ELSE coalesce(numeric_scale, 0) END AS scale
                FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position
                """).param(column.table()).query(Stored.class).list();
    }
}
