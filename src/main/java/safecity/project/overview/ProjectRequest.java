package safecity.project.overview;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import safecity.refusal.Refusal;

/** What a reader asks for, checked. */
final class ProjectRequest {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private ProjectRequest() {}

    /**
     * A day such as {@code 2023-12-31}; null where none is asked for.
     *
     * @throws Refusal {@code project.dayUnreadable}
     */
    static LocalDate day(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException unreadable) {
            // refused below, as a year that nobody can mean
        }
        throw Refusal.of("project.dayUnreadable").field("on");
    }

    /** @throws Refusal {@code project.pageOutOfRange} */
    static void page(int page, int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw Refusal.of("project.pageOutOfRange", LAST_PAGE).field("page");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refusal.of("project.sizeOutOfRange", LARGEST_PAGE).field("size");
        }
    }
}
