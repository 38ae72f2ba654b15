package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** The safety city committee of a project: how it is planned, who is appointed and who leads it. */
@ModelBean("committees")
@Transactional
public class Committees {

    private static final String TERM = "지방자치법 시행령 제79조";
    private static final int LONGEST_TERM_YEARS = 3;

    private final CommitteeRepository table;
    private final LegalActs acts;
    private final Clock clock;

    Committees(CommitteeRepository table, LegalActs acts, Clock clock) {
        this.table = table;
        this.acts = acts;
        this.clock = clock;
    }

    /** Whether the project has its committee already, as it does where it is taken up again. */
    public boolean formed(String projectKey) {
        return composition(projectKey).isPresent();
    }

    /**
     * Whether on a day it has been formed and some of its appointed members sit; where all of them are members by office, some of
     * those.
     */
    public boolean inOffice(String projectKey, LocalDate day) {
        if (table.formedOn(projectKey).filter(formed -> !formed.isAfter(day)).isEmpty()) {
            return false;
        }
        Roster roster = table.roster(projectKey);
        boolean officialsOnly = roster.which(Roster.Member::appointed).isEmpty();
        return roster.sitting(day).stream().anyMatch(member -> officialsOnly || member.appointed());
    }

    /** The same, today. */
    public boolean inOffice(String projectKey) {
        return inOffice(projectKey, today());
    }

    /** The day on which it was formed, as an ISO day. */
    public String formedOn(String projectKey) {
        return table.formedOn(projectKey).orElseThrow().toString();
    }

    /** What the committee is composed of; empty until it is formed. */
    public Optional<CommitteeComposition> composition(String projectKey) {
        return table.composition(projectKey);
    }

    /**
     * Records the next version of the plan.
     *
     * @throws Refusal {@code committee.tooManySeats}, {@code committee.tooManySubcommittees}, {@code committee.termTooLong}
     */
    public void planned(String projectKey, CommitteePlanEntry entry, String actor) {
        if (entry.appointedSeats() + entry.officialSeats() > entry.seatLimit()) {
            throw Refusal.of(
                            "committee.tooManySeats", entry.appointedSeats() + entry.officialSeats(), entry.seatLimit())
                    .field("appointedSeats");
        }
        checkSubcommittees(entry.appointedSeats() + entry.officialSeats(), entry.subcommittees());
        checkTerm(entry.termYears());
        table.insertPlan(
                projectKey,
                entry.committeeName(),
                entry.seatLimit(),
                entry.appointedSeats(),
                entry.officialSeats(),
                entry.subcommittees(),
                entry.termYears(),
                actor);
    }

    /** Records what the department in charge of committees says to a new one (지방자치법 제130조 제4항). */
    public void consulted(String projectKey, DecisionEntry entry, String actor) {
        table.insertConsultation(projectKey, entry.decision(), entry.comment(), actor);
    }

    /**
     * An existing committee takes the function over, with the members it has. One that isn't balanced says how and by when it
     * will be: the law binds whoever composes a committee (양성평등기본법 제21조제2항), so each further appointment is held to it.
     *
     * @throws Refusal {@code committee.sexRatio} without such a plan, {@code committee.balanceDay},
     *                 {@code committee.tooManySubcommittees}, {@code committee.alreadyFormed}
     */
    public void takenOver(String projectKey, ExistingCommitteeEntry entry, String actor) {
        boolean kept = SexRatio.kept(entry.appointedMale(), entry.appointedFemale());
        String plan =
                Optional.ofNullable(entry.balancePlan()).map(String::strip).orElse("");
        if (plan.isEmpty()) {
            SexRatio.keep(entry.appointedMale(), entry.appointedFemale());
        } else if (!kept && (entry.balanceBy() == null || !entry.balanceBy().isAfter(today()))) {
            throw Refusal.of("committee.balanceDay").field("balanceBy").rule(SexRatio.RULE + " 제2항");
        }
        CommitteeComposition composition = new CommitteeComposition(
                entry.appointedMale(), entry.appointedFemale(), entry.officialCount(), entry.subcommittees());
        checkSubcommittees(composition.members(), entry.subcommittees());
        form(
                projectKey,
                entry.existingName(),
                composition,
                SeatAssignment.of(composition, null),
                new Term(today(), today().plusDays(entry.remainingDays() - 1L)),
                new CommitteeRepository.Basis(true, false, kept ? null : plan, kept ? null : entry.balanceBy()),
                actor);
    }

    /**
     * Appoints the members, today.
     *
     * @param ordinanceEffective ISO day on which the ordinance took effect; blank when it isn't known
     * @throws Refusal {@code committee.beforeOrdinance}, {@code committee.termTooLong}, {@code committee.sexRatio},
     *                 {@code committee.alreadyFormed}, {@code committee.roster.*}
     */
    public void appointed(
            String projectKey,
            String name,
            int men,
            int women,
            int officials,
            int subcommittees,
            AppointmentEntry entry,
            String ordinanceEffective,
            String actor) {
        LocalDate appointed = acts.day(projectKey, LegalAct.APPOINTMENT, "");
        if (!ordinanceEffective.isBlank() && appointed.isBefore(LocalDate.parse(ordinanceEffective))) {
            throw Refusal.of("committee.beforeOrdinance", ordinanceEffective)
                    .field("actOn")
                    .rule("지방자치법 제130조");
        }
        checkTerm(entry.termYears());
        boolean exception = table.exceptionGranted(projectKey, men, women);
        if (!exception) {
            SexRatio.keep(men, women);
        }
        CommitteeComposition composition = new CommitteeComposition(men, women, officials, subcommittees);
        checkSubcommittees(composition.members(), subcommittees);
        form(
                projectKey,
                name,
                composition,
                SeatAssignment.of(composition, entry.roster()),
                new Term(appointed, appointed.plusYears(entry.termYears()).minusDays(1)),
                new CommitteeRepository.Basis(false, exception && !SexRatio.kept(men, women)),
                actor);
    }

    /**
     * Records whom the members elected, by seat number from 1.
     *
     * @throws Refusal {@code committee.noSuchSeat}, {@code committee.chairTwice}
     */
    public void chaired(String projectKey, ChairEntry entry, String actor) {
        int members = composition(projectKey).map(CommitteeComposition::members).orElse(0);
        elect(projectKey, "chair", "chairSeat", entry.chairSeat(), members, actor);
        if (entry.viceChairSeat() != null) {
            if (entry.viceChairSeat() == entry.chairSeat()) {
                throw Refusal.of("committee.chairTwice", entry.chairSeat()).field("viceChairSeat");
            }
            elect(projectKey, "vice-chair", "viceChairSeat", entry.viceChairSeat(), members, actor);
        }
    }

    private void elect(String projectKey, String office, String field, int seat, int members, String actor) {
        if (seat < 1 || seat > members) {
            throw Refusal.of("committee.noSuchSeat", seat, members).field(field);
        }
        table.insertOffice(projectKey, office, seat, today(), actor);
    }

    private void form(
            String projectKey,
            String name,
            CommitteeComposition composition,
            List<Seat> seats,
            Term term,
            CommitteeRepository.Basis basis,
            String actor) {
        if (composition(projectKey).isPresent()) {
            throw Refusal.conflict("committee.alreadyFormed");
        }
        table.insertCommittee(projectKey, name, composition, basis, term.from(), actor);
        table.insertMembers(projectKey, seats, term.from(), term.to());
    }

    private record Term(LocalDate from, LocalDate to) {}

    static void checkTerm(int years) {
        if (years < 1 || years > LONGEST_TERM_YEARS) {
            throw Refusal.of("committee.termTooLong", years, LONGEST_TERM_YEARS)
                    .field("termYears")
                    .rule(TERM);
        }
    }

    private static void checkSubcommittees(int members, int subcommittees) {
        if (subcommittees > members) {
            throw Refusal.of("committee.tooManySubcommittees", subcommittees, members)
                    .field("subcommittees");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
