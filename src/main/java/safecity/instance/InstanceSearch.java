package safecity.instance;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.engine.processes.Instances.Order;
import safecity.notation.DayNotation;
import safecity.pages.AskedText;
import safecity.refusal.Refusal;

/**
 * What somebody looks for among procedures, checked. What is null is not asked.
 *
 * @param words   part of a name or a title, of at least two characters, or a whole id
 * @param project key
 * @param process id of the model
 * @param from    first day on which it ran, {@code to} the last
 * @param page    from 1
 */
record InstanceSearch(
        @Nullable String words,
        @Nullable String project,
        @Nullable String process,
        @Nullable Asked state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Order order,
        int page) {

    static final int SHORTEST = 2;
    static final int LONGEST = 100;
    static final int LAST_PAGE = 1_000;

    /** What is chosen among: the states of an instance, and what failed in one whatever its state. */
    enum Asked {
        RUNNING,
        FINISHED,
        ENDED_EARLY,
        SUSPENDED,
        /** On a version of the model that isn't the newest. */
        OLDER,
        INCIDENT;

        boolean isState() {
            return this != OLDER && this != INCIDENT;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Refusal naming the field */
    static InstanceSearch of(InstanceRequest asked) {
        String words = AskedText.of(asked.q());
        if (words != null && (words.length() < SHORTEST || words.length() > LONGEST)) {
            throw Refusal.of("instance.words", SHORTEST, LONGEST).field("q");
        }
        LocalDate from = DayNotation.entered("from", asked.from());
        LocalDate to = DayNotation.entered("to", asked.to());
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.of("instance.period").field("to");
        }
        Order order = AskedText.choice(Order.class, asked.order(), "order");
        return new InstanceSearch(
                words,
                AskedText.of(asked.project()),
                AskedText.of(asked.process()),
                AskedText.choice(Asked.class, asked.state(), "state"),
                from,
                to,
                order == null ? Order.NEWEST : order,
                page(asked.page()));
    }

    /** Whether less than everything is asked for. */
    public boolean isFiltered() {
        return words != null || project != null || process != null || state != null || from != null || to != null;
    }

    private static int page(@Nullable String typed) {
        String text = AskedText.of(typed);
        if (text == null) {
            return 1;
        }
        try {
            int page = Integer.parseInt(text);
            if (page >= 1 && page <= LAST_PAGE) {
                return page;
            }
        } catch (NumberFormatException wrong) {
            // Said below, like a number of no page.
        }
        throw Refusal.of("instance.page", LAST_PAGE).field("page");
    }
}
