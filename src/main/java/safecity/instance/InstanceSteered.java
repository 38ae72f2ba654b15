package safecity.instance;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody steered a procedure; published in the transaction that does it.
 *
 * @param name     the model's Korean name
 * @param project  business key; null for a procedure about no project
 * @param holders  accounts that have taken open tasks in what it reaches
 * @param reason   as they gave it
 * @param actor    account id
 */
public record InstanceSteered(
        What what,
        String instance,
        String process,
        String name,
        @Nullable String project,
        @Nullable String municipality,
        List<String> holders,
        String reason,
        String actor) {

    public enum What {
        RETRIED,
        SUSPENDED,
        RESUMED,
        MIGRATED;

        /** As the record names it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
