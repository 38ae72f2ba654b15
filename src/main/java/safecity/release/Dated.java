package safecity.release;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The day for which a document speaks, by which its age is counted, and how that day was found. */
public record Dated(LocalDate day, Basis basis) {

    /** The last day of what it covers, where that is over; the day since when it has been in force; the day it was made. */
    public enum Basis {
        COVERS,
        SINCE,
        MADE
    }

    /**
     * @param from first day of the period that the document covers, {@code to} its last; null for an open one
     * @param made the day on which it was put on file, which never is before what it covers
     */
    public static Dated of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate made) {
        if (to != null && !to.isAfter(made)) {
            return new Dated(to, Basis.COVERS);
        }
        return from != null && !from.isAfter(made) ? new Dated(from, Basis.SINCE) : new Dated(made, Basis.MADE);
    }

    /** Whole months from the day until another; 0 for what is younger than a month, or later than that day. */
    public long months(LocalDate until) {
        return Math.max(0, ChronoUnit.MONTHS.between(day, until));
    }
}
