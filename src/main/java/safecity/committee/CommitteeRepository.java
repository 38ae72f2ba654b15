package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
    record Basis(boolean existing, boolean ratioException) {}

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

    record Roster(
            int seat,
            String kind,
            String sex,
            String name,
            String organisation,
            LocalDate termFrom,
            LocalDate termTo) {}

    /** Who sits in it, corrected; in the order of the seats. */
    List<Roster> roster(String projectKey) {
        return jdbc.sql("""
                SELECT seat, kind, corrected(project_key, 'member/' || seat || '/sex', sex) AS sex,
                    corrected(project_key, 'member/' || seat || '/name', name) AS name,
                    corrected(project_key, 'member/' || seat || '/organisation', organisation) AS organisation,
                    corrected(project_key, 'member/' || seat || '/term_from', term_from::text)::date AS term_from,
                    corrected(project_key, 'member/' || seat || '/term_to', term_to::text)::date AS term_to
                FROM committee_member WHERE project_key = ? ORDER BY seat
                """).param(projectKey).query(Roster.class).list();
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
                    ratio_exception, formed_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
