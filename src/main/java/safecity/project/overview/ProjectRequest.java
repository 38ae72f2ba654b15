package safecity.project.overview;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import safecity.notation.DayNotation;
import safecity.refusal.Refusal;

/** What a reader asks for, checked. */
public final class ProjectRequest {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private ProjectRequest() {}

    /**
     * A day, however it is written; null where none is asked for.
     *
     * @throws Refusal as {@link DayNotation#read}
     */
    static @Nullable LocalDate day(String text) {
        return DayNotation.entered("on", text);
    }

    /** @throws Refusal {@code project.pageOutOfRange} */
    public static void page(int page, int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw Refusal.of("project.pageOutOfRange", LAST_PAGE).field("page");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refusal.of("project.sizeOutOfRange", LARGEST_PAGE).field("size");
        }
    }
}
