package safecity.instance;

import org.jspecify.annotations.Nullable;

/** What an address asks of the list of procedures, as it was typed. */
record InstanceRequest(
        @Nullable String q,
        @Nullable String project,
        @Nullable String process,
        @Nullable String state,
        @Nullable String from,
        @Nullable String to,
        @Nullable String order,
        @Nullable String page) {}
