package safecity.history;

import org.jspecify.annotations.Nullable;

/** What an address asks of the history, as it was typed. */
record HistoryRequest(
        @Nullable String q,
        @Nullable String project,
        @Nullable String department,
        @Nullable String person,
        @Nullable String kind,
        @Nullable String outcome,
        @Nullable String from,
        @Nullable String to,
        @Nullable String order,
        @Nullable String after) {}
