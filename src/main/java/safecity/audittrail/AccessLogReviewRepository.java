package safecity.audittrail;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The monthly checks of the access log and what was done in them. */
@Component
class AccessLogReviewRepository {

    private static final String ACTS =
            "SELECT month, step, decision, remark, account, lines, last_line, at FROM access_log_review_act WHERE municipality = ? ";

    private final JdbcClient jdbc;

    AccessLogReviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Step {
        REVIEW,
        MEASURES,
        CONFIRMATION
    }

    /** @param month its first day */
    record Due(String municipality, LocalDate month) {}

    /** @param lines of the month in the log when it was done; @param lastLine the newest of them */
    record Act(
            LocalDate month,
            Step step,
            @Nullable String decision,
            @Nullable String remark,
            String account,
            long lines,
            Long lastLine,
            OffsetDateTime at) {}

    /** @param state word of {@code accessLogReview.state.*} */
    record Review(YearMonth month, String state, List<Act> acts) {}

    /** The months that have ended before {@code today} and have lines, and of which no check has begun. */
    List<Due> due(LocalDate today) {
        return jdbc.sql("""
                SELECT m.id AS municipality, months.month FROM municipality m CROSS JOIN LATERAL (
                    SELECT generate_series(date_trunc('month', min(at) AT TIME ZONE 'Asia/Seoul'),
                        date_trunc('month', :today::timestamp) - interval '1 month', interval '1 month')::date AS month
                    FROM access_log WHERE municipality = m.id) months
                WHERE NOT EXISTS (SELECT 1 FROM access_log_review r WHERE r.municipality = m.id AND r.month = months.month)
                ORDER BY months.month, m.id
                """).param("today", today).query(Due.class).list();
    }

    /** @return whether it was this call that began it */
    boolean open(Due due) {
        return jdbc.sql("INSERT INTO access_log_review (municipality, month) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(due.municipality(), due.month())
                        .update()
                == 1;
    }

    void insert(
            String municipality,
            YearMonth month,
            Step step,
            @Nullable String decision,
            @Nullable String remark,
            String account,
            AccessLogFigures figures) {
        jdbc.sql("""
                INSERT INTO access_log_review_act (municipality, month, step, decision, remark, account, lines, last_line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        municipality,
                        month.atDay(1),
                        step.name(),
                        decision,
                        remark,
                        account,
                        figures.lines(),
                        figures.lastLine())
                .update();
    }

    Optional<Act> last(String municipality, YearMonth month, Step step) {
        return jdbc.sql(ACTS + "AND month = ? AND step = ? ORDER BY id DESC LIMIT 1")
                .params(municipality, month.atDay(1), step.name())
                .query(Act.class)
                .optional();
    }

    /** Newest month first, what was done in its order. */
    List<Review> of(String municipality) {
        List<Act> acts = acts(municipality);
        return jdbc
                .sql("SELECT month FROM access_log_review WHERE municipality = ? ORDER BY month DESC")
                .param(municipality)
                .query(LocalDate.class)
                .list()
                .stream()
                .map(month -> review(
                        YearMonth.from(month),
                        acts.stream().filter(act -> act.month().equals(month)).toList()))
                .toList();
    }

    private List<Act> acts(String municipality) {
        return jdbc.sql(ACTS + "ORDER BY id")
                .param(municipality)
                .query(Act.class)
                .list();
    }

    private static Review review(YearMonth month, List<Act> acts) {
        Act last = acts.isEmpty() ? null : acts.get(acts.size() - 1);
        boolean closed = last != null && ("regular".equals(last.decision()) || "sufficient".equals(last.decision()));
        return new Review(month, last == null ? "open" : closed ? "closed" : "measures", acts);
    }
}
