package safecity.programme;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests to stop programmes, and what became of each. */
@Repository
class ProgrammeStopRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgrammeStopRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Asked(long id, String projectKey, String code) {}

    long request(String projectKey, String code, String actor) {
        return jdbc.sql("""
                INSERT INTO programme_stop (project_key, code, requested_at, requested_by) VALUES (?, ?, ?, ?) RETURNING id
                """)
                .params(projectKey, code, now(), actor)
                .query(Long.class)
                .single();
    }

    Asked asked(String id) {
        return jdbc.sql("SELECT id, project_key, code FROM programme_stop WHERE id = ?")
                .param(Long.parseLong(id))
                .query(Asked.class)
                .single();
    }

    boolean open(String projectKey, String code) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM programme_stop s WHERE s.project_key = ? AND s.code = ?
                    AND NOT EXISTS (SELECT FROM programme_stop_end e WHERE e.stop_id = s.id))
                """).params(projectKey, code).query(Boolean.class).single();
    }

    boolean closed(String projectKey, String code) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM programme_closing WHERE project_key = ? AND code = ?)")
                .params(projectKey, code)
                .query(Boolean.class)
                .single();
    }

    void draft(Asked asked, ProgrammeStopEntry entry, LocalDate day, String actor) {
        jdbc.sql("""
                INSERT INTO programme_stop_draft (stop_id, version, ground, reason, stopped_on, spent_won, partial_result,
                    partial_evidence, drafted_at, drafted_by)
                SELECT :stop, 1 + count(*), :ground, :reason, :day, :spent, nullif(trim(:result), ''), nullif(trim(:evidence), ''), :at, :by
                FROM programme_stop_draft WHERE stop_id = :stop
                """)
                .param("stop", asked.id())
                .param("ground", entry.ground())
                .param("reason", entry.stopReason())
                .param("day", day)
                .param("spent", entry.spentWon())
                .param("result", entry.partialResult(), Types.VARCHAR)
                .param("evidence", entry.partialEvidence(), Types.VARCHAR)
                .param("at", now())
                .param("by", actor)
                .update();
    }

    void end(Asked asked, String outcome, String actor) {
        jdbc.sql("INSERT INTO programme_stop_end (stop_id, outcome, ended_at, ended_by) VALUES (?, ?, ?, ?)")
                .params(asked.id(), outcome, now(), actor)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
