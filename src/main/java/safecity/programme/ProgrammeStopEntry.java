package safecity.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A programme is to be stopped in the middle of a year.
 *
 * @param decision {@code submit} or {@code withdraw}; the latter asks for nothing
 * @param ground   {@code budget}, {@code need}, {@code merged}, {@code impossible} or {@code ineffective}
 * @param stoppedOn the first day on which nothing is done; null for today
 * @param spentWon what was spent in the year
 * @param partialResult what was done in the quarter that is not reported any more
 */
public record ProgrammeStopEntry(
        String decision,
        @Nullable String ground,
        @Nullable String stopReason,
        @Nullable LocalDate stoppedOn,
        @Nullable Long spentWon,
        @Nullable String partialResult,
        @Nullable String partialEvidence,
        @Nullable String comment) {}
