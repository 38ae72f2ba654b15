package safecity.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.tasks.TaskCompleted;

/** The rows of absences, of who stands in for whom, and of what was done meanwhile. */
@Component
class AbsenceRepository {

    private static final String COLUMNS = """
            SELECT id, municipality, account, substitute, from_day AS "from", to_day AS "to", entered_by, entered_at, ended_at,
                needs_second, confirmed_by, confirmed_at FROM absence
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AbsenceRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Lent(long id, String account, String absent, String groupId) {}

    record Acted(
            String taskId,
            String taskName,
            String process,
            String element,
            String projectKey,
            String absent,
            String account,
            OffsetDateTime at) {}

    /** Two who enter absences at once see each other's: else each could make half of a circle. */
    void lock(String municipality) {
        jdbc.sql("SELECT id FROM municipality WHERE id = ? FOR UPDATE")
                .param(municipality)
                .query(String.class)
                .optional();
    }

    /** @return its id */
    long insert(
            String municipality,
            String account,
            String substitute,
            LocalDate from,
            LocalDate to,
            String by,
            boolean needsSecond) {
        return jdbc.sql("""
                INSERT INTO absence (municipality, account, substitute, from_day, to_day, entered_by, entered_at, needs_second)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(municipality, account, substitute, from, to, by, now(), needsSecond)
                .query(Long.class)
                .single();
    }

    void confirm(long id, String by) {
        jdbc.sql("UPDATE absence SET confirmed_by = ?, confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL")
                .params(by, now(), id)
                .update();
    }

    void end(long id, String by) {
        jdbc.sql("UPDATE absence SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL")
                .params(by, now(), id)
                .update();
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?").param(id).query(Absence.class).optional();
    }

    /** Those of a municipality that last until the day or longer. */
    List<Absence> from(String municipality, LocalDate day) {
        return jdbc.sql(COLUMNS + "WHERE municipality = ? AND to_day >= ? AND ended_at IS NULL ORDER BY from_day, id")
                .params(municipality, day)
                .query(Absence.class)
                .list();
    }

    /** Those that lend posts on the day: confirmed where that is needed. */
    List<Absence> on(LocalDate day) {
        return jdbc.sql(COLUMNS + """
                WHERE from_day <= ? AND to_day >= ? AND ended_at IS NULL AND (NOT needs_second OR confirmed_at IS NOT NULL)
                ORDER BY id
                """).params(day, day).query(Absence.class).list();
    }

    /** Two nodes that look at the same moment would lend the same group twice: the second waits and finds it lent. */
    void lockLoans() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('safecity.stand-ins'))")
                .query((row, number) -> null)
                .list();
    }

    List<Lent> lent() {
        return jdbc.sql("SELECT id, account, absent, group_id FROM stand_in WHERE until IS NULL ORDER BY id")
                .query(Lent.class)
                .list();
    }

    void lend(String account, String absent, String group) {
        jdbc.sql("INSERT INTO stand_in (account, absent, group_id, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(account, absent, group, now())
                .update();
    }

    void takeBack(long id) {
        jdbc.sql("UPDATE stand_in SET until = ? WHERE id = ?").params(now(), id).update();
    }

    /** For whom an account held one of the groups at a moment. */
    Optional<String> absentee(String account, List<String> groups, OffsetDateTime at) {
        return groups.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                SELECT absent FROM stand_in WHERE account = :account AND group_id IN (:groups) AND since <= :at
                    AND (until IS NULL OR until >= :at) ORDER BY id LIMIT 1
                """)
                        .param("account", account)
                        .param("groups", groups)
                        .param("at", at)
                        .query(String.class)
                        .optional();
    }

    void insertAct(TaskCompleted done, String absent) {
        jdbc.sql("""
                INSERT INTO stand_in_act (task_id, task_name, process, element, project_key, absent, account, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        done.taskId(),
                        done.name(),
                        done.process(),
                        done.element(),
                        done.projectKey(),
                        absent,
                        done.person(),
                        now())
                .update();
    }

    List<Acted> actsFor(String absent, int most) {
        return jdbc.sql(
                        "SELECT task_id, task_name, process, element, project_key, absent, account, at FROM stand_in_act WHERE absent = ? ORDER BY id DESC LIMIT ?")
                .params(absent, most)
                .query(Acted.class)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
