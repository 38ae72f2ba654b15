package safecity.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;

/** The rows that say which department does which duty from which day on; only ever added to. */
@Component
class DutyAssignments {

    private static final String COLUMNS = """
            SELECT a.id, municipality, duty, department, from_day, reason, entered_by, entered_at, c.tasks
            FROM duty_assignment a LEFT JOIN duty_assignment_carried_out c ON c.assignment = a.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyAssignments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }

    /** Id of the department that does a duty on a day by a line of its own; empty where the general rule counts. */
    Optional<String> on(String municipality, String duty, LocalDate day) {
        return jdbc.sql("""
                SELECT department FROM duty_assignment WHERE municipality = ? AND duty = ? AND from_day <= ?
                ORDER BY from_day DESC, id DESC LIMIT 1
                """).params(municipality, duty, day).query(String.class).optional();
    }

    /** The newest first. */
    List<DutyAssignment> of(String municipality) {
        return jdbc.sql(COLUMNS + "WHERE municipality = ? ORDER BY from_day DESC, a.id DESC LIMIT 500")
                .param(municipality)
                .query(DutyAssignment.class)
                .list();
    }

    void insert(String municipality, String duty, String department, LocalDate from, String reason, String by) {
        jdbc.sql("""
                INSERT INTO duty_assignment (municipality, duty, department, from_day, reason, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(municipality, duty, department, from, reason, by, now())
                .update();
    }

    /** Municipalities with lines whose day has come and that nobody has carried out. */
    List<String> due() {
        return jdbc.sql("""
                SELECT DISTINCT municipality FROM duty_assignment a WHERE from_day <= ?
                AND NOT EXISTS (SELECT FROM duty_assignment_carried_out WHERE assignment = a.id)
                """).param(today()).query(String.class).list();
    }

    /** One change of a municipality at a time, on whichever node. */
    void lock(String municipality) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('safecity.duties.' || ?))")
                .param(municipality)
                .query()
                .listOfRows();
    }

    /** Marks what was due; empty when another node was faster. */
    void carriedOut(String municipality, int tasks) {
        jdbc.sql("""
                INSERT INTO duty_assignment_carried_out (assignment, tasks, carried_out_at)
                SELECT id, ?, ? FROM duty_assignment a WHERE municipality = ? AND from_day <= ?
                AND NOT EXISTS (SELECT FROM duty_assignment_carried_out WHERE assignment = a.id)
                """).params(tasks, now(), municipality, today()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
