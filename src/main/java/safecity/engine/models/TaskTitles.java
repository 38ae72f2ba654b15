package safecity.engine.models;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tells a task from others of its name. */
public final class TaskTitles {

    /** Set by processes and asked by no form: a form's value would otherwise end in the task instead of the process. */
    public static final List<String> NAMES = List.of(
            "documentTitle",
            "contractTitle",
            "programmeTitle",
            "proposalTitle",
            "auditName",
            "sectionTitle",
            "findingTitle",
            "month");

    /** Which time the same work is done, from the second on; of {@link #ROUNDS}. */
    public static final String ROUND = "roundTitle";

    /** Numbers that count the times. */
    public static final List<String> ROUNDS = List.of("tenderRound", "noticeRound");

    /** What the card of an open task says besides: work that comes again is about the same thing and is no other case. */
    public static final List<String> ON_CARDS = Stream.concat(
                    NAMES.stream(), Stream.of("reportYear", "quarterName", ROUND, "sentBack"))
            .toList();

    private TaskTitles() {}

    /** The titles among the values that a task sees; null where there is none. */
    public static @Nullable String of(Map<String, Object> values) {
        return joined(NAMES, values);
    }

    /** As {@link #of}, with what an open task's card says. */
    public static @Nullable String onCard(Map<String, Object> values) {
        return joined(ON_CARDS, values);
    }

    private static @Nullable String joined(List<String> names, Map<String, Object> values) {
        String titles = names.stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
        return titles.isEmpty() ? null : titles;
    }
}
