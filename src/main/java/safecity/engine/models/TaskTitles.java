package safecity.engine.models;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells a task from others of its name. */
public final class TaskTitles {

    /** Set by processes and asked by no form: a form's value would otherwise end in the task instead of the process. */
    public static final List<String> NAMES =
            List.of("documentTitle", "contractTitle", "programmeTitle", "sectionTitle", "findingTitle", "month");

    private TaskTitles() {}

    /** The titles among the values that a task sees; null where there is none. */
    public static @Nullable String of(Map<String, Object> values) {
        String titles = NAMES.stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
        return titles.isEmpty() ? null : titles;
    }
}
