package safecity.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the tables hold it.
 *
 * @param branch  code of the {@link HistoryBranch} that it is of, {@code ref} the row's key in its table
 * @param actor   account id or {@code system}
 * @param absent  account for whom it was done, or whom it concerns; null for none
 * @param groups  of the posts for which it was; empty for none
 * @param outcome what was decided, in the words of the form; {@code code} as programs know it
 * @param turned  whether it stopped, sent back or took back what was under way
 * @param onDay   the day on which it happened, where that isn't the day of {@code at}
 * @param place   address of the page that it opens, below the application's root; null where only its own page tells of it
 */
record HistoryRow(
        String branch,
        Instant at,
        String ref,
        @Nullable String projectKey,
        @Nullable String municipality,
        String actor,
        @Nullable String absent,
        List<String> groups,
        @Nullable String process,
        @Nullable String element,
        @Nullable String instance,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String title,
        List<String> args,
        @Nullable String code,
        @Nullable String outcome,
        @Nullable String remark,
        @Nullable String delegation,
        @Nullable Instant dueAt,
        @Nullable Long won,
        @Nullable LocalDate onDay,
        boolean turned,
        @Nullable String place) {

    /** Where a list goes on after it. */
    HistorySearch.Mark mark() {
        return new HistorySearch.Mark(at, branch, ref);
    }
}
