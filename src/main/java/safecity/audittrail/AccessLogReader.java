package safecity.audittrail;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.calendar.WorkingCalendar;
import safecity.engine.time.EngineClock;

/**
 * Reads the access log of a municipality: what its own people did and what concerns it, whoever did it. An auditor who
 * belongs to no municipality reads the lines that name none. Days and months are those
 * of the log's own clock, the database's, whatever time the demo plays.
 */
@Component
class AccessLogReader {

    private static final String WITHIN = "(municipality = :municipality OR concerns IN (:municipality, '*')"
            + " OR :municipality = '' AND municipality IS NULL) AND at >= :from AND at < :until ";

    private static final String FOUND =
            "AND (account ILIKE :search OR record ILIKE :search OR reason ILIKE :search OR account IN (:named)) ";

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;

    AccessLogReader(JdbcClient jdbc, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** @param at the database's time, with its offset */
    record Line(
            long id,
            OffsetDateTime at,
            String account,
            String municipality,
            String address,
            String action,
            String record,
            @Nullable String reason) {}

    /**
     * What is looked for.
     *
     * @param words part of an account's id, of what was handled or of a reason; empty for all
     * @param named accounts whose name holds the words
     */
    record Search(String words, List<String> named) {

        static final Search ALL = new Search("", List.of(""));

        private String pattern() {
            return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        }
    }

    /** Today, by the log's clock. */
    LocalDate today() {
        return jdbc.sql("SELECT (clock_timestamp() AT TIME ZONE 'Asia/Seoul')::date")
                .query(LocalDate.class)
                .single();
    }

    /** Lines of a month, newest first. */
    List<Line> page(String municipality, YearMonth month, AccessLogFilter look, Search search, int page, int size) {
        return within(
                        "SELECT id, at, account, municipality, address, action, record, reason",
                        look,
                        FOUND + "ORDER BY id DESC LIMIT :size OFFSET :offset",
                        municipality,
                        month)
                .param("search", search.pattern())
                .param("named", search.named())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Line.class)
                .list();
    }

    long count(String municipality, YearMonth month, AccessLogFilter look, Search search) {
        return within("SELECT count(*)", look, FOUND, municipality, month)
                .param("search", search.pattern())
                .param("named", search.named())
                .query(Long.class)
                .single();
    }

    AccessLogFigures figures(String municipality, YearMonth month) {
        return within(
                        """
                SELECT count(*) AS lines, count(DISTINCT account) AS accounts, max(id) AS last_line,
                    count(*) FILTER (WHERE %s) AS refused, count(*) FILTER (WHERE %s) AS downloads,
                    count(*) FILTER (WHERE %s) AS off_hours, count(*) FILTER (WHERE %s) AS administration,
                    (SELECT count(DISTINCT account) FROM (SELECT account FROM access_log WHERE %s AND %s
                        GROUP BY account, (at AT TIME ZONE 'Asia/Seoul')::date HAVING count(*) >= 5) guessed) AS attacked,
                    (SELECT coalesce(max(number), 0) FROM (SELECT count(*) AS number FROM access_log WHERE %s AND %s
                        GROUP BY account, (at AT TIME ZONE 'Asia/Seoul')::date) taken) AS most_downloads
                """.formatted(
                                        AccessLogFilter.REFUSED.condition,
                                        AccessLogFilter.DOWNLOADS.condition,
                                        AccessLogFilter.OFF_HOURS.condition,
                                        AccessLogFilter.ADMINISTRATION.condition,
                                        WITHIN,
                                        AccessLogFilter.REFUSED.condition,
                                        WITHIN,
                                        AccessLogFilter.DOWNLOADS.condition),
                        AccessLogFilter.ALL,
                        "",
                        municipality,
                        month)
                .query(AccessLogFigures.class)
                .single();
    }

    private JdbcClient.StatementSpec within(
            String columns, AccessLogFilter look, String order, String municipality, YearMonth month) {
        return jdbc.sql(columns + " FROM access_log WHERE " + WITHIN + "AND " + look.condition + " " + order)
                .param("municipality", municipality)
                .param("from", month.atDay(1).atStartOfDay(EngineClock.SEOUL).toOffsetDateTime())
                .param(
                        "until",
                        month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(EngineClock.SEOUL)
                                .toOffsetDateTime())
                .param(
                        "daysOff",
                        month.atDay(1)
                                .datesUntil(month.plusMonths(1).atDay(1))
                                .filter(day -> !calendar.isWorkingDay(day))
                                .toList());
    }
}
