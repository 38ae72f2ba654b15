package safecity.engine.tasks;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What tells a task from others of its name. */
public final class TaskTitles {

    private TaskTitles() {}

    /** The titles among the values that a task sees, {@code null} where there is none. */
    public static String of(Map<String, Object> values) {
        String titles = TaskTitleListener.SHOWN.stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
        return titles.isEmpty() ? null : titles;
    }
}
