package safecity.ledger;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Of which rows an excerpt tells.
 *
 * @param whole     whether of everything of the project; otherwise only of the rows that the lists name
 * @param instances process instances, {@code evidence}, {@code documents} in approval and {@code steps} that were entered: ids
 * @param contract  code of a contract; null for none
 */
public record ExcerptScope(
        String project,
        boolean whole,
        Collection<String> instances,
        Collection<Long> evidence,
        Collection<String> documents,
        Collection<String> steps,
        @Nullable String contract) {}
