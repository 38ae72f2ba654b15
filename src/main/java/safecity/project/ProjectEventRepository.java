package safecity.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in a project beside its plan and its money; only ever added to. */
@Component
public class ProjectEventRepository {

    public enum Kind {
        FINDINGS_ANSWERED,
        AGREEMENT_SIGNED,
        LETTER_SUBMITTED,
        LISTED,
        LISTING_RETURNED,
        SUPPORT_CENTRE_REMINDED,
        ABANDONED,
        RESUMED
    }

    public record Event(
            Kind kind, LocalDate happenedOn, String detail, String document, String actor, Instant enteredAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ProjectEventRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void happened(String projectKey, Kind kind, String detail, @Nullable String document, String actor) {
        happened(projectKey, kind, LocalDate.now(clock), detail, document, actor);
    }

    void happened(
            String projectKey,
            Kind kind,
            LocalDate day,
            @Nullable String detail,
            @Nullable String document,
            String actor) {
        jdbc.sql("""
                INSERT INTO project_event (project_key, kind, happened_on, detail, document, actor, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        kind.name(),
                        day,
                        detail,
                        document,
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest event of a kind. */
    Optional<Event> last(String projectKey, Kind kind) {
        return of(projectKey).stream().filter(event -> event.kind() == kind).reduce((earlier, later) -> later);
    }

    /** The oldest event of a kind. */
    Optional<Event> first(String projectKey, Kind kind) {
        return of(projectKey).stream().filter(event -> event.kind() == kind).findFirst();
    }

    /** Whether the project stands given up: its last such decision wasn't to take it up again. */
    boolean abandoned(String projectKey) {
        return abandoned(projectKey, LocalDate.MAX);
    }

    /** As it stood at the end of a day. */
    public boolean abandoned(String projectKey, LocalDate day) {
        return abandoned(List.of(projectKey), day).contains(projectKey);
    }

    /** Those of the projects that stood given up at the end of a day, as far as it was known then. */
    public Set<String> abandoned(Collection<String> projectKeys, LocalDate day) {
        return jdbc.sql("""
                SELECT project_key FROM (
                    SELECT DISTINCT ON (project_key) project_key, kind FROM project_event
                    WHERE project_key = ANY (?) AND kind IN ('ABANDONED', 'RESUMED') AND happened_on <= ?
                      AND (entered_at AT TIME ZONE 'Asia/Seoul')::date <= ?
                    ORDER BY project_key, id DESC) last
                WHERE kind = 'ABANDONED'
                """)
                .params(projectKeys.toArray(String[]::new), day, day)
                .query(String.class)
                .set();
    }

    public List<Event> of(String projectKey) {
        return jdbc.sql("""
                SELECT kind, happened_on, detail, document, actor, entered_at FROM project_event
                WHERE project_key = ? ORDER BY id
                """).param(projectKey).query(Event.class).list();
    }
}
