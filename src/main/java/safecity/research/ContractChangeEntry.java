package safecity.research;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a contract is to be another way; what is left empty stays as it is.
 *
 * @param decision  {@code submit} or {@code withdraw}; the latter asks for nothing
 * @param askedBy   {@code contractor} or {@code department}
 * @param newEndOn  last day of the contract's period
 * @param newAmount in won, VAT included
 */
public record ContractChangeEntry(
        String decision,
        @Nullable String askedBy,
        @Nullable String changeReason,
        @Nullable LocalDate newEndOn,
        @Nullable Long newAmount,
        @Nullable String newScope) {}
