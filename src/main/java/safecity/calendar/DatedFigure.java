package safecity.calendar;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A figure of the law that stands in rows, each from the day on which it holds. */
final class DatedFigure {

    private DatedFigure() {}

    /**
     * The one that holds on a day; the oldest that is known for a day before any.
     *
     * @param table with {@code key} and {@code holds_from}; it and the column are names of ours
     */
    static <T> T holding(JdbcClient jdbc, String table, String column, Enum<?> key, LocalDate on, Class<T> type) {
        return jdbc.sql("""
                SELECT %s FROM %s WHERE key = ? ORDER BY (holds_from <= ?) DESC,
                    CASE WHEN holds_from <= ? THEN holds_from END DESC, holds_from LIMIT 1
                """.formatted(column, table))
                .params(key.name(), on, on)
                .query(type)
                .single();
    }
}
