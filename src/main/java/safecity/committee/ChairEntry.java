package safecity.committee;

import org.jspecify.annotations.Nullable;

/**
 * Seats of the elected chair and vice chair on the roster.
 *
 * @param viceChairSeat null when there is no vice chair
 */
public record ChairEntry(Integer chairSeat, @Nullable Integer viceChairSeat) {}
