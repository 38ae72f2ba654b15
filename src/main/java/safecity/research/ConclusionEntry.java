package safecity.research;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The contract that was concluded, or why it was not.
 *
 * @param decision {@code concluded} or {@code failed}
 * @param contractAmount in won, VAT included
 * @param bondPercent percent of the amount
 * @param actOn the day of its conclusion; that of its approval where it is empty
 */
public record ConclusionEntry(
        String decision,
        String contractor,
        Long contractAmount,
        Integer bondPercent,
        boolean supportCentre,
        String comment,
        @Nullable LocalDate actOn) {}
