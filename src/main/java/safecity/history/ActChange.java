package safecity.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that an act wrote, from the ledger.
 *
 * @param entry  number of the ledger's entry
 * @param act    {@code insert}, {@code update} or {@code delete}
 * @param before the columns as they stood, null for a new row; {@code after} as they stand, null for one that is gone
 * @param erased whether its text was erased as the law demands
 */
record ActChange(
        long entry,
        String table,
        String key,
        String act,
        @Nullable Map<String, @Nullable String> before,
        @Nullable Map<String, @Nullable String> after,
        boolean erased) {}
