package safecity.forecast;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was expected on which day, one row a day and project. */
@Component
class ForecastRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * @param planned the planned day of the declaration then
     * @param half    the day that half of the trials kept
     */
    record Day(LocalDate onDay, LocalDate planned, LocalDate half, LocalDate nineOfTen, int onTimePercent) {}

    ForecastRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the figures of a day; those that another node has kept already stay. */
    void keep(String project, LocalDate on, LocalDate planned, Expected expected, int trials, long seed) {
        jdbc.sql("""
                INSERT INTO forecast (project_key, on_day, planned, half, eight_of_ten, nine_of_ten, on_time_percent, trials,
                    seed, computed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                .params(
                        project,
                        on,
                        planned,
                        expected.half(),
                        expected.eightOfTen(),
                        expected.nineOfTen(),
                        expected.onTimePercent(),
                        trials,
                        seed,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last day of each month of which there is one, and the newest, oldest first. */
    List<Day> history(String project) {
        return jdbc.sql("""
                SELECT DISTINCT ON (date_trunc('month', on_day)) on_day, planned, half, nine_of_ten, on_time_percent
                FROM forecast WHERE project_key = ? ORDER BY date_trunc('month', on_day), on_day DESC
                """).param(project).query(Day.class).list();
    }

    List<DeclarationForecasts.Declaration> newest(Collection<String> projects, LocalDate by) {
        return jdbc.sql("""
                SELECT DISTINCT ON (project_key) project_key, on_day, planned, half, nine_of_ten, on_time_percent
                FROM forecast WHERE project_key = ANY (?) AND on_day <= ? ORDER BY project_key, on_day DESC
                """)
                .params(projects.toArray(String[]::new), by)
                .query(DeclarationForecasts.Declaration.class)
                .list();
    }

    /** The projects of which nothing is kept for a day. */
    List<String> missing(LocalDate on) {
        return jdbc.sql("""
                SELECT key FROM project
                WHERE NOT EXISTS (SELECT FROM forecast WHERE project_key = key AND on_day = ?) ORDER BY key
                """).param(on).query(String.class).list();
    }
}
