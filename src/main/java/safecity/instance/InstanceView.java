package safecity.instance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as it runs or ran, in the reader's words.
 *
 * @param process      what the procedure is called
 * @param title        what tells it from others of its kind; null for nothing
 * @param projectKey   null for one about no project
 * @param state        {@code running}, {@code suspended}, {@code finished} or {@code ended_early}; {@code stateName} in words
 * @param incidents    how much failed in it and waits for somebody
 * @param places       where it stands
 * @param duration     in words, until now while it runs
 * @param olderVersion whether it runs on a version of its model that isn't the newest
 */
record InstanceView(
        String instance,
        String processId,
        String process,
        @Nullable String title,
        @Nullable String projectKey,
        @Nullable String projectTitle,
        Instant begunAt,
        @Nullable Instant endedAt,
        String state,
        String stateName,
        int incidents,
        List<String> places,
        String duration,
        int version,
        boolean olderVersion,
        @Nullable String caller) {

    public boolean runs() {
        return endedAt == null;
    }

    /** Where the list links to. */
    public String address() {
        return "/instances/" + instance;
    }
}
