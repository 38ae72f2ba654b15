package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.ModelBean;
import safecity.refusal.Refusal;

/** The safety city committee of a project: how it is planned, who is appointed and who leads it. */
@ModelBean("committees")
@Transactional
public class Committees {

    private static final String TERM = "지방자치법 시행령 제79조";
    private static final int LONGEST_TERM_YEARS = 3;

    private final CommitteeTable table;
    private final Clock clock;

    Committees(CommitteeTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What the committee is composed of; empty until it is formed. */
    public Optional<Composition> composition(String projectKey) {
        return table.composition(projectKey);
    }

    /**
     * Records the next version of the plan.
     *
     * @param seatLimit members that the ordinance allows, those by office included
     * @param termYears years, for appointed members
     * @throws Refusal {@code committee.tooManySeats}, {@code committee.tooManySubcommittees}, {@code committee.termTooLong}
     */
    public void planned(
            String projectKey,
            String name,
            int seatLimit,
            int appointed,
            int officials,
            int subcommittees,
            int termYears,
            String actor) {
        if (appointed + officials > seatLimit) {
            throw Refusal.of("committee.tooManySeats", appointed + officials, seatLimit)
                    .field("appointedSeats");
        }
        checkSubcommittees(appointed + officials, subcommittees);
        checkTerm(termYears);
        table.insertPlan(projectKey, name, seatLimit, appointed, officials, subcommittees, termYears, actor);
    }

    /** Records what the department in charge of committees says to a new one (지방자치법 제130조 제4항). */
    public void consulted(String projectKey, String outcome, String opinion, String actor) {
        table.insertConsultation(projectKey, outcome, opinion, actor);
    }

    /**
     * An existing committee takes the function over, with the members it has.
     *
     * @param remainingDays calendar days that its appointed members still have, today included
     * @throws Refusal {@code committee.sexRatio}, {@code committee.tooManySubcommittees}, {@code committee.alreadyFormed}
     */
    public void takenOver(
            String projectKey,
            String name,
            int men,
            int women,
            int officials,
            int subcommittees,
            int remainingDays,
            String actor) {
        SexRatio.keep(men, women);
        Composition composition = new Composition(men, women, officials, subcommittees);
        checkSubcommittees(composition.members(), subcommittees);
        form(
                projectKey,
                name,
                composition,
                Seating.of(composition, null),
                today().plusDays(remainingDays - 1L),
                new CommitteeTable.Basis(true, false),
                actor);
    }

    /**
     * Appoints the members, today.
     *
     * @param termYears          years, from today
     * @param roster             one member per line, see {@link Roster}; may be blank
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
            int termYears,
            String roster,
            String ordinanceEffective,
            String actor) {
        if (!ordinanceEffective.isBlank() && today().isBefore(LocalDate.parse(ordinanceEffective))) {
            throw Refusal.of("committee.beforeOrdinance", ordinanceEffective).rule("지방자치법 제130조");
        }
        checkTerm(termYears);
        boolean exception = table.exceptionGranted(projectKey, men, women);
        if (!exception) {
            SexRatio.keep(men, women);
        }
        Composition composition = new Composition(men, women, officials, subcommittees);
        checkSubcommittees(composition.members(), subcommittees);
        form(
                projectKey,
                name,
                composition,
                Seating.of(composition, roster),
                today().plusYears(termYears).minusDays(1),
                new CommitteeTable.Basis(false, exception && !SexRatio.kept(men, women)),
                actor);
    }

    /**
     * Records whom the members elected, by seat number from 1.
     *
     * @param viceChairSeat null when there is no vice chair
     * @throws Refusal {@code committee.noSuchSeat}, {@code committee.chairTwice}
     */
    public void chaired(String projectKey, Number chairSeat, Number viceChairSeat, String actor) {
        int members = composition(projectKey).map(Composition::members).orElse(0);
        elect(projectKey, "chair", "chairSeat", chairSeat.intValue(), members, actor);
        if (viceChairSeat != null) {
            if (viceChairSeat.intValue() == chairSeat.intValue()) {
                throw Refusal.of("committee.chairTwice", chairSeat).field("viceChairSeat");
            }
            elect(projectKey, "vice-chair", "viceChairSeat", viceChairSeat.intValue(), members, actor);
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
            Composition composition,
            List<Seat> seats,
            LocalDate termTo,
            CommitteeTable.Basis basis,
            String actor) {
        if (composition(projectKey).isPresent()) {
            throw Refusal.conflict("committee.alreadyFormed");
        }
        table.insertCommittee(projectKey, name, composition, basis, today(), actor);
        table.insertMembers(projectKey, seats, today(), termTo);
    }

    private static void checkTerm(int years) {
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
