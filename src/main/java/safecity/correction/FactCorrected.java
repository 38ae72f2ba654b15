package safecity.correction;

import java.util.Set;

/**
 * A correction has been decided, in the transaction that decides it; those who relied on the value are to know.
 *
 * @param adopted   whether the value is another one now
 * @param title     what was corrected, in Korean
 * @param concerned accounts to be told
 */
public record FactCorrected(
        Correction correction,
        boolean adopted,
        String municipality,
        String title,
        String before,
        String after,
        String actor,
        Set<String> concerned) {}
