package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What comes up in a committee after it was formed: who leaves, who is to follow, who was appointed. */
@Repository
class CommitteeMatterRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitteeMatterRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param occasion {@code departure} or {@code term-over} */
    record Matter(long id, String projectKey, String occasion) {}

    /** @param leftOn the first day on which they are no member */
    record Departure(int seat, String kind, LocalDate leftOn) {}

    long begin(String projectKey, String occasion, String actor) {
        return jdbc.sql("""
                INSERT INTO committee_matter (project_key, occasion, requested_at, requested_by) VALUES (?, ?, ?, ?) RETURNING id
                """)
                .params(projectKey, occasion, now(), actor)
                .query(Long.class)
                .single();
    }

    Matter matter(String id) {
        return jdbc.sql("SELECT id, project_key, occasion FROM committee_matter WHERE id = ?")
                .param(Long.parseLong(id))
                .query(Matter.class)
                .single();
    }

    void end(String id, String outcome, String actor) {
        jdbc.sql("INSERT INTO committee_matter_end (matter_id, outcome, ended_at, ended_by) VALUES (?, ?, ?, ?)")
                .params(Long.parseLong(id), outcome, now(), actor)
                .update();
    }

    void about(Matter matter, int seat) {
        jdbc.sql("""
                INSERT INTO committee_matter_seat (matter_id, project_key, seat) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """).params(matter.id(), matter.projectKey(), seat).update();
    }

    List<Integer> seats(Matter matter) {
        return jdbc.sql("SELECT seat FROM committee_matter_seat WHERE matter_id = ? ORDER BY seat")
                .param(matter.id())
                .query(Integer.class)
                .list();
    }

    /** Whether another matter, not at its end, is about the seat. */
    boolean underWay(Matter matter, int seat) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM committee_matter m WHERE m.project_key = ? AND m.id <> ?
                    AND NOT EXISTS (SELECT FROM committee_matter_end e WHERE e.matter_id = m.id)
                    AND (EXISTS (SELECT FROM committee_matter_seat s WHERE s.matter_id = m.id AND s.seat = ?)
                      OR EXISTS (SELECT FROM committee_departure_request r WHERE r.matter_id = m.id AND r.seat = ?)))
                """)
                .params(matter.projectKey(), matter.id(), seat, seat)
                .query(Boolean.class)
                .single();
    }

    void request(Matter matter, Departure departure, @Nullable String ground, @Nullable String reason, String actor) {
        jdbc.sql("""
                INSERT INTO committee_departure_request (matter_id, project_key, seat, kind, ground, reason, left_on, entered_at,
                    entered_by) VALUES (?, ?, ?, ?, ?, nullif(trim(?), ''), ?, ?, ?)
                """)
                .params(
                        matter.id(),
                        matter.projectKey(),
                        departure.seat(),
                        departure.kind(),
                        ground,
                        reason == null ? "" : reason,
                        departure.leftOn(),
                        now(),
                        actor)
                .update();
    }

    /** The newest that was entered; empty where an empty seat is to be filled. */
    Optional<Departure> requested(Matter matter) {
        return jdbc.sql("""
                SELECT seat, kind, left_on FROM committee_departure_request WHERE matter_id = ? ORDER BY id DESC LIMIT 1
                """).param(matter.id()).query(Departure.class).optional();
    }

    void departed(Matter matter, int seat, LocalDate leftOn, String actor) {
        jdbc.sql("""
                INSERT INTO committee_departure (project_key, seat, matter_id, left_on, recorded_at, recorded_by)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(matter.projectKey(), seat, matter.id(), leftOn, now(), actor)
                .update();
    }

    void propose(Matter matter, List<Nominee> nominees, String actor) {
        int version = jdbc.sql("SELECT coalesce(max(version), 0) + 1 FROM committee_nominee WHERE matter_id = ?")
                .param(matter.id())
                .query(Integer.class)
                .single();
        for (Nominee nominee : nominees) {
            jdbc.sql("""
                    INSERT INTO committee_nominee (matter_id, version, project_key, follows, again, sex, name, organisation,
                        subcommittee, entered_at, entered_by)
                    SELECT ?, ?, m.project_key, m.seat, ?, ?, ?, ?, coalesce(?, m.subcommittee), ?, ?
                      FROM committee_member m WHERE m.project_key = ? AND m.seat = ?
                    """)
                    .params(
                            matter.id(),
                            version,
                            nominee.again(),
                            nominee.sex(),
                            nominee.name(),
                            nominee.organisation(),
                            nominee.subcommittee(),
                            now(),
                            actor,
                            matter.projectKey(),
                            nominee.follows())
                    .update();
        }
    }

    /** Of the newest draft, in the order of the seats. */
    List<Nominee> nominees(Matter matter) {
        return jdbc.sql("""
                SELECT follows, again, sex, name, organisation, subcommittee FROM committee_nominee n
                WHERE matter_id = ? AND version = (SELECT max(version) FROM committee_nominee v WHERE v.matter_id = n.matter_id)
                ORDER BY follows
                """).param(matter.id()).query(Nominee.class).list();
    }

    /** The member gets the next number of the roster; the same person keeps what is known about them. */
    void appoint(Matter matter, Nominee nominee, LocalDate termFrom, @Nullable LocalDate termTo) {
        jdbc.sql("""
                INSERT INTO committee_member (project_key, seat, kind, sex, name, organisation, subcommittee, term_from, term_to,
                    follows, matter_id)
                SELECT :project, (SELECT max(seat) + 1 FROM committee_member WHERE project_key = :project), m.kind,
                    CASE WHEN :again THEN m.sex ELSE :sex END, CASE WHEN :again THEN m.name ELSE :name END,
                    CASE WHEN :again THEN m.organisation ELSE :organisation END, :subcommittee, :from, :to, m.seat, :matter
                  FROM committee_members(:project) m WHERE m.seat = :follows
                """)
                .param("project", matter.projectKey())
                .param("again", nominee.again())
                .param("sex", nominee.sex(), java.sql.Types.VARCHAR)
                .param("name", nominee.name(), java.sql.Types.VARCHAR)
                .param("organisation", nominee.organisation(), java.sql.Types.VARCHAR)
                .param("subcommittee", nominee.subcommittee())
                .param("from", termFrom)
                .param("to", termTo, java.sql.Types.DATE)
                .param("follows", nominee.follows())
                .param("matter", matter.id())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
