package safecity.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the history in the reader's language.
 *
 * @param anchor  names it on a page: a link to it can be cited
 * @param told    what happened, in a few words
 * @param by      name of whoever did it; {@code person} their account, null for the product itself
 * @param forWhom name of whoever it was done for, or whom it concerns; null for none
 * @param posts   for which it was
 * @param late    whether its term had passed
 * @param term    name of the period of the law with its article; null for a term of the house
 * @param address page of the entry, below the application's root
 * @param place   page of the step or the fact; null where the page of the entry tells everything
 */
record HistoryEntry(
        String anchor,
        HistoryKind kind,
        String kindName,
        Instant at,
        @Nullable LocalDate onDay,
        String told,
        @Nullable String procedure,
        String by,
        @Nullable String person,
        @Nullable String forWhom,
        boolean stoodIn,
        List<String> posts,
        @Nullable String delegation,
        @Nullable String outcome,
        boolean turned,
        @Nullable String remark,
        @Nullable LocalDate due,
        boolean late,
        @Nullable String term,
        @Nullable String amount,
        @Nullable String project,
        @Nullable String projectTitle,
        String address,
        @Nullable String place) {}
