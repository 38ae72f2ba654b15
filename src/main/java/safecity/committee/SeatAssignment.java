package safecity.committee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/** Fills a committee's seats: from the roster, which has to agree with the figures that were approved, or unnamed. */
final class SeatAssignment {

    private SeatAssignment() {}

    /**
     * @param roster may be null or blank; the seats then have no names and the subcommittees are dealt in turn
     * @throws Refusal {@code committee.roster.*} for a line that can't be read, {@code committee.roster.disagrees} and
     *                 {@code committee.roster.subcommittees} when the roster is not the composition that was approved
     */
    static List<Seat> of(CommitteeComposition composition, @Nullable String roster) {
        if (roster == null || roster.isBlank()) {
            return unnamed(composition);
        }
        List<Seat> seats = RosterParser.read(roster);
        agree("men", composition.men(), count(seats, Seat.APPOINTED, Seat.MALE));
        agree("women", composition.women(), count(seats, Seat.APPOINTED, Seat.FEMALE));
        agree(
                "officials",
                composition.officials(),
                count(seats, Seat.OFFICIAL, Seat.MALE) + count(seats, Seat.OFFICIAL, Seat.FEMALE));
        long subcommittees = seats.stream().map(Seat::subcommittee).distinct().count();
        if (subcommittees != composition.subcommittees()) {
            throw Refusal.of("committee.roster.subcommittees", composition.subcommittees(), subcommittees)
                    .field("roster");
        }
        return seats;
    }

    private static List<Seat> unnamed(CommitteeComposition composition) {
        List<Seat> seats = new ArrayList<>();
        add(seats, composition, composition.men(), Seat.APPOINTED, Seat.MALE);
        add(seats, composition, composition.women(), Seat.APPOINTED, Seat.FEMALE);
        add(seats, composition, composition.officials(), Seat.OFFICIAL, null);
        return seats;
    }

    private static void add(
            List<Seat> seats, CommitteeComposition composition, int number, String kind, @Nullable String sex) {
        for (int i = 0; i < number; i++) {
            String subcommittee = "제" + (seats.size() % composition.subcommittees() + 1) + "분과";
            seats.add(new Seat(kind, sex, null, null, subcommittee));
        }
    }

    private static int count(List<Seat> seats, String kind, String sex) {
        return (int) seats.stream().filter(seat -> seat.is(kind, sex)).count();
    }

    private static void agree(String what, int approved, int listed) {
        if (approved != listed) {
            throw Refusal.of("committee.roster.disagrees." + what, approved, listed)
                    .field("roster");
        }
    }
}
