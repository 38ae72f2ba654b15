package safecity.absence;

/**
 * Somebody may not stand in any more, since posts have changed, though the absence goes on.
 *
 * @param absence its id
 */
record StandInLapsed(long absence) {}
