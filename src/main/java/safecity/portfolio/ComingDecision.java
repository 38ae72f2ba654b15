package safecity.portfolio;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A day in the next three months on which something has to be decided or done.
 *
 * @param project key of the project; null for what concerns all of them
 * @param title   of the project; empty for what concerns all of them
 * @param name    of the milestone or the task; empty for an election
 * @param address page on which it is told
 */
record ComingDecision(
        LocalDate on, long daysLeft, Kind kind, @Nullable String project, String title, String name, String address) {

    enum Kind {
        /** The planned end of a milestone that isn't reached. */
        MILESTONE,
        /** The end of a period of the law with its task undone. */
        LEGAL_TERM,
        /** From here on the mayor may hold no events. */
        ELECTION_EVENTS,
        /** From here on the mayor may give out no publicity. */
        ELECTION_PUBLICITY
    }

    /** How far ahead: today is the first of 30 days to come, and their end belongs to them. */
    static final int[] SPANS = {30, 60, 90};

    static final int FURTHEST = SPANS[SPANS.length - 1];

    static boolean isNear(LocalDate day, LocalDate today) {
        return !day.isBefore(today) && ChronoUnit.DAYS.between(today, day) <= FURTHEST;
    }

    /** 30, 60 or 90. */
    int within() {
        for (int span : SPANS) {
            if (daysLeft <= span) {
                return span;
            }
        }
        throw new IllegalStateException(daysLeft + " days ahead");
    }
}
