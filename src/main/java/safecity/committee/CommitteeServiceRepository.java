package safecity.committee;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether a committee's terms are watched, and its state from year to year. */
@Repository
class CommitteeServiceRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitteeServiceRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean runs(String projectKey) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM committee_service s WHERE s.project_key = ?
                    AND NOT EXISTS (SELECT FROM committee_service_end e WHERE e.service_id = s.id))
                """).param(projectKey).query(Boolean.class).single();
    }

    void begin(String projectKey, String actor) {
        jdbc.sql("INSERT INTO committee_service (project_key, begun_at, begun_by) VALUES (?, ?, ?)")
                .params(projectKey, now(), actor)
                .update();
    }

    void end(String projectKey) {
        jdbc.sql("""
                INSERT INTO committee_service_end (service_id, ended_at)
                SELECT id, ? FROM committee_service s WHERE project_key = ?
                    AND NOT EXISTS (SELECT FROM committee_service_end e WHERE e.service_id = s.id)
                """).params(now(), projectKey).update();
    }

    /** Seats whose end of term was a matter already: followed, or left empty. */
    List<Integer> decided(String projectKey) {
        return jdbc.sql("""
                SELECT s.seat FROM committee_matter_seat s JOIN committee_matter m ON m.id = s.matter_id
                WHERE m.project_key = ? AND m.occasion = 'term-over'
                """).param(projectKey).query(Integer.class).list();
    }

    boolean reported(String projectKey, int year) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM committee_state WHERE project_key = ? AND year = ?)")
                .params(projectKey, year)
                .query(Boolean.class)
                .single();
    }

    void report(String projectKey, int year, CommitteeTerms.State state, CommitteeStateEntry entry, String actor) {
        jdbc.sql("""
                INSERT INTO committee_state (project_key, year, men, women, officials, vacant_seats, meetings,
                    matters_deliberated, comment, recorded_at, recorded_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(trim(?), ''), ?, ?)
                """)
                .params(
                        projectKey,
                        year,
                        state.men(),
                        state.women(),
                        state.officials(),
                        state.vacant(),
                        entry.meetings(),
                        entry.mattersDeliberated(),
                        entry.comment() == null ? "" : entry.comment(),
                        now(),
                        actor)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
