package safecity.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a programme's years. */
@Repository
class ProgrammeYearRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgrammeYearRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Year(int year, LocalDate begunOn) {}

    Optional<Year> newest(String projectKey, String code) {
        return jdbc.sql("""
                SELECT year, begun_on FROM programme_year WHERE project_key = ? AND code = ? ORDER BY year DESC LIMIT 1
                """).params(projectKey, code).query(Year.class).optional();
    }

    void insert(String projectKey, String code, Year year) {
        jdbc.sql("INSERT INTO programme_year (project_key, code, year, begun_on) VALUES (?, ?, ?, ?)")
                .params(projectKey, code, year.year(), year.begunOn())
                .update();
    }

    void insertEvaluation(
            String projectKey, String code, int year, String outcome, String assessment, String opinion, String actor) {
        jdbc.sql("""
                INSERT INTO programme_evaluation (project_key, code, year, outcome, assessment, opinion, recorded_by,
                    recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, year, outcome, assessment, opinion, actor, now())
                .update();
    }

    void insertClosing(String projectKey, String code, String outcome) {
        jdbc.sql("INSERT INTO programme_closing (project_key, code, outcome, closed_at) VALUES (?, ?, ?, ?)")
                .params(projectKey, code, outcome, now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
