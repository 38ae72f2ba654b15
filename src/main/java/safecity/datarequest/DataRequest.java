package safecity.datarequest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody demands.
 *
 * @param ground code of a {@link Ground}
 * @param wanted in the words of who asks
 * @param from   first day of the period that is meant; null without bound, {@code to} likewise
 * @param scope  {@code contracts}, {@code committees} or {@code criterion}, {@code ref} which one; null for the whole project
 * @param duty   whose department answers
 * @param posts  groups of who asked
 */
record DataRequest(
        long id,
        String projectKey,
        String ground,
        String title,
        String wanted,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String scope,
        @Nullable String ref,
        String duty,
        LocalDate dueOn,
        String askedBy,
        List<String> posts,
        LocalDate askedOn,
        OffsetDateTime askedAt) {

    /** What is asked for, as it was typed. */
    record Asked(
            String ground,
            String title,
            String wanted,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String scope,
            @Nullable String ref,
            String duty,
            @Nullable LocalDate due) {}

    /**
     * An answer and its check.
     *
     * @param outcome {@code provide}, {@code partly} or {@code refuse}
     * @param reason  why not all of it; null with {@code provide}
     * @param check   {@code hand-over} or {@code return}; null until somebody has checked it
     */
    record Answer(
            long id,
            String outcome,
            String answer,
            @Nullable String reason,
            @Nullable Long binderId,
            String answeredBy,
            OffsetDateTime answeredAt,
            @Nullable String check,
            @Nullable String comment,
            @Nullable String checkedBy,
            @Nullable OffsetDateTime checkedAt) {

        public boolean handedOver() {
            return "hand-over".equals(check);
        }
    }
}
