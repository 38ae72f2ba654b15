package safecity.workplace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.engine.tasks.TaskHistory;
import safecity.refusal.Refusal;

/**
 * What a reader asks of their list, checked.
 *
 * @param text    part of a name or title; null for everything
 * @param project key; null for all
 */
record MyWorkRequest(
        @Nullable String text,
        TaskHistory.Whose whose,
        TaskHistory.State state,
        @Nullable String project,
        int page,
        int size) {

    static final int SIZE = 30;
    private static final int LARGEST = 100;
    private static final int LONGEST = 100;

    /** @throws Refusal naming the field */
    static MyWorkRequest of(
            @Nullable String text,
            @Nullable String whose,
            @Nullable String state,
            @Nullable String project,
            int page,
            int size) {
        if (size < 1 || size > LARGEST) {
            throw Refusal.of("work.size", LARGEST).field("size");
        }
        if (page < 0 || (long) page * size >= TaskHistory.MOST) {
            throw Refusal.of("work.page", TaskHistory.MOST).field("page");
        }
        if (text != null && text.length() > LONGEST) {
            throw Refusal.of("work.text", LONGEST).field("q");
        }
        return new MyWorkRequest(
                blankToNull(text),
                choice(TaskHistory.Whose.class, whose, TaskHistory.Whose.BOTH, "whose"),
                choice(TaskHistory.State.class, state, TaskHistory.State.ANY, "state"),
                blankToNull(project),
                page,
                size);
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, @Nullable String asked, E otherwise, String field) {
        if (asked == null || asked.isBlank()) {
            return otherwise;
        }
        try {
            return Enum.valueOf(choices, asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of("work.choice", field).field(field);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : text.replace("\u0000", "").strip();
    }

    public boolean isFiltered() {
        return text != null || project != null || whose != TaskHistory.Whose.BOTH || state != TaskHistory.State.ANY;
    }
}
