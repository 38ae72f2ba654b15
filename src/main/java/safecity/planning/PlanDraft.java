package safecity.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was saved.
 *
 * @param version     never used twice; 0 where nothing has been saved yet
 * @param baseVersion the version of the plan with which it began
 * @param became      the version that it became; null while it is being written
 * @param savedBy     account id; null where nothing has been saved yet
 */
record PlanDraft(
        PlanSheet sheet,
        long version,
        int baseVersion,
        @Nullable Integer became,
        @Nullable String savedBy,
        @Nullable Instant savedAt) {}
