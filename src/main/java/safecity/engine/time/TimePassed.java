package safecity.engine.time;

import java.time.Instant;

/**
 * The clock was moved, as in the demo: what is looked at every few minutes by the real clock is looked at now.
 *
 * @param now the time it shows
 */
public record TimePassed(Instant now) {}
