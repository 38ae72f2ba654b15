package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A project's committee as a document prints it. Names are personal data: whoever hands them on records it. */
@Component
public class CommitteeFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitteeFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest version of the plan. */
    public record Planned(
            String name, int seatLimit, int appointedSeats, int officialSeats, int subcommittees, int termYears) {}

    /**
     * @param name    null where no roster was given, as {@code organisation}
     * @param termTo  null for a member by office
     * @param office  {@code chair}, {@code vice-chair} or null
     */
    public record Member(
            int seat,
            boolean appointed,
            @Nullable String name,
            @Nullable String organisation,
            String subcommittee,
            LocalDate termFrom,
            @Nullable LocalDate termTo,
            @Nullable String office) {}

    public Optional<Planned> planned(String projectKey) {
        return jdbc.sql("""
                SELECT name, seat_limit, appointed_seats, official_seats, subcommittees, term_years FROM committee_plan_as_corrected
                WHERE project_key = ? ORDER BY version DESC LIMIT 1
                """).param(projectKey).query(Planned.class).optional();
    }

    /** Its name once it is formed. */
    public Optional<String> name(String projectKey) {
        return jdbc.sql("SELECT name FROM committee WHERE project_key = ?")
                .param(projectKey)
                .query(String.class)
                .optional();
    }

    /** Who sits, in the order of their seats; empty until it is formed. */
    public List<Member> members(String projectKey) {
        return jdbc.sql("""
                SELECT seat, kind = 'appointed' AS appointed, name, organisation, subcommittee, term_from, term_to,
                    (SELECT office FROM committee_office_as_corrected o WHERE o.project_key = :project AND o.seat = m.seat
                        AND NOT EXISTS (SELECT FROM committee_office_as_corrected n WHERE n.project_key = o.project_key AND n.office = o.office
                            AND n.elected_on > o.elected_on)
                        ORDER BY elected_on DESC LIMIT 1) AS office
                FROM committee_members(:project) m WHERE coalesce(sits_to, :today) >= :today ORDER BY seat
                """)
                .param("project", projectKey)
                .param("today", LocalDate.now(clock))
                .query(Member.class)
                .list();
    }
}
