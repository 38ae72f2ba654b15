package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a committee and its members. */
@Repository
class CommitteeRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitteeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** On what a committee rests: an existing one that took over; an exception from the balance of the sexes. */
    record Basis(
            boolean existing,
            boolean ratioException,
            @Nullable String balancePlan,
            @Nullable LocalDate balanceBy) {

        Basis(boolean existing, boolean ratioException) {
            this(existing, ratioException, null, null);
        }
    }

    void insertPlan(
            String projectKey,
            String name,
            int seatLimit,
            int appointed,
            int officials,
            int subcommittees,
            int termYears,
            String actor) {
        jdbc.sql("""
                INSERT INTO committee_plan (project_key, version, name, seat_limit, appointed_seats, official_seats,
                    subcommittees, term_years, recorded_by, recorded_at)
                SELECT ?, 1 + count(*), ?, ?, ?, ?, ?, ?, ?, ? FROM committee_plan WHERE project_key = ?
                """)
                .params(
                        projectKey,
                        name,
                        seatLimit,
                        appointed,
                        officials,
                        subcommittees,
                        termYears,
                        actor,
                        now(),
                        projectKey)
                .update();
    }

    void insertConsultation(String projectKey, String outcome, String opinion, String actor) {
        jdbc.sql("""
                INSERT INTO committee_consultation (project_key, outcome, opinion, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?)
                """).params(projectKey, outcome, opinion, actor, now()).update();
    }

    Optional<CommitteeComposition> composition(String projectKey) {
        return jdbc.sql("""
                SELECT corrected(project_key, 'committee/men', men::text)::integer AS men,
                    corrected(project_key, 'committee/women', women::text)::integer AS women, officials, subcommittees
                FROM committee WHERE project_key = ?
                """).param(projectKey).query(CommitteeComposition.class).optional();
    }

    /** Whether the newest resolution about this very composition grants an exception. */
    boolean exceptionGranted(String projectKey, int men, int women) {
        return jdbc.sql("""
                SELECT outcome = 'granted' FROM committee_ratio_exception_as_corrected
                WHERE project_key = ? AND men = ? AND women = ? ORDER BY id DESC LIMIT 1
                """)
                .params(projectKey, men, women)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Empty until it is formed. */
    Optional<LocalDate> formedOn(String projectKey) {
        return jdbc.sql(
                        "SELECT corrected(project_key, 'committee/formed_on', formed_on::text)::date FROM committee WHERE project_key = ?")
                .param(projectKey)
                .query(LocalDate.class)
                .optional();
    }

    /** Everybody who sits, sat or will sit in it, corrected; in the order of their numbers. */
    Roster roster(String projectKey) {
        return new Roster(jdbc.sql("SELECT * FROM committee_members(?) ORDER BY seat")
                .param(projectKey)
                .query(Roster.Member.class)
                .list());
    }

    String name(String projectKey) {
        return jdbc.sql("SELECT name FROM committee WHERE project_key = ?")
                .param(projectKey)
                .query(String.class)
                .single();
    }

    /** The member who was last elected to each office. */
    Map<String, Integer> officers(String projectKey) {
        Map<String, Integer> seats = new TreeMap<>();
        jdbc.sql("""
                SELECT DISTINCT ON (office) office, seat FROM committee_office_as_corrected WHERE project_key = ?
                ORDER BY office, elected_on DESC
                """)
                .param(projectKey)
                .query((row, number) -> seats.put(row.getString("office"), row.getInt("seat")))
                .list();
        return seats;
    }

    /** Until when an unbalanced committee that took over is to be in balance. */
    Optional<LocalDate> balanceBy(String projectKey) {
        return jdbc.sql(
                        "SELECT corrected(project_key, 'committee/balance_by', balance_by::text)::date FROM committee WHERE project_key = ? AND balance_by IS NOT NULL")
                .param(projectKey)
                .query(LocalDate.class)
                .optional();
    }

    Optional<String> balancePlan(String projectKey) {
        return jdbc.sql("""
                SELECT balance_plan || ' (' || to_char(corrected(project_key, 'committee/balance_by', balance_by::text)::date, 'YYYY. FMMM. FMDD.') || '까지)' FROM committee
                WHERE project_key = ? AND balance_plan IS NOT NULL
                """).param(projectKey).query(String.class).optional();
    }

    /** Years of an appointed member's term, as the newest plan says. */
    Optional<Integer> plannedTerm(String projectKey) {
        return jdbc.sql(
                        "SELECT term_years FROM committee_plan_as_corrected WHERE project_key = ? ORDER BY version DESC LIMIT 1")
                .param(projectKey)
                .query(Integer.class)
                .optional();
    }

    void insertCommittee(
            String projectKey,
            String name,
            CommitteeComposition composition,
            Basis basis,
            LocalDate formedOn,
            String actor) {
        jdbc.sql("""
                INSERT INTO committee (project_key, name, existing, men, women, officials, subcommittees,
                    ratio_exception, balance_plan, balance_by, formed_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        name,
                        basis.existing(),
                        composition.men(),
                        composition.women(),
                        composition.officials(),
                        composition.subcommittees(),
                        basis.ratioException(),
                        basis.balancePlan(),
                        basis.balanceBy(),
                        formedOn,
                        actor,
                        now())
                .update();
    }

    void insertMembers(String projectKey, List<Seat> seats, LocalDate termFrom, LocalDate termTo) {
        int number = 0;
        for (Seat seat : seats) {
            jdbc.sql("""
                    INSERT INTO committee_member (project_key, seat, kind, sex, name, organisation, subcommittee,
                        term_from, term_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            projectKey,
                            ++number,
                            seat.kind(),
                            seat.sex(),
                            seat.name(),
                            seat.organisation(),
                            seat.subcommittee(),
                            termFrom,
                            seat.kind().equals(Seat.OFFICIAL) ? null : termTo)
                    .update();
        }
    }

    void insertOffice(String projectKey, String office, int seat, LocalDate electedOn, String actor) {
        jdbc.sql("""
                INSERT INTO committee_office (project_key, office, seat, elected_on, recorded_by) VALUES (?, ?, ?, ?, ?)
                """).params(projectKey, office, seat, electedOn, actor).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
