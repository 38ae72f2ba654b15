package safecity.committee;

/**
 * The composition of a committee as the ordinance allows it and the plan wants it.
 *
 * @param seatLimit members that the ordinance allows, those by office included
 * @param termYears years, for appointed members
 */
public record CommitteePlanEntry(
        String committeeName, int seatLimit, int appointedSeats, int officialSeats, int subcommittees, int termYears) {}
