package safecity.correction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to correct a value, and how it ended.
 *
 * @param outcome {@code adopted}, {@code refused} or {@code withdrawn}; null while it is open
 */
public record Correction(
        long id,
        String projectKey,
        String factKind,
        String factId,
        String item,
        String label,
        List<String> labelArgs,
        Correctable.Type fieldType,
        String valueBefore,
        String valueAfter,
        String reason,
        List<String> effects,
        Instant requestedAt,
        String requestedBy,
        @Nullable String outcome,
        @Nullable String comment,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    public boolean open() {
        return outcome == null;
    }
}
