package safecity.programme;

import java.math.BigDecimal;

/**
 * The result of a programme's quarter.
 *
 * @param resultValue for an indicator that adds up, since 1 January
 * @param maturity {@code final} or {@code provisional}
 * @param numerator null when the result isn't a fraction; so for the denominator
 * @param parts one line per district, see {@link DistrictResultParser}; may be blank
 */
public record QuarterResultEntry(
        BigDecimal resultValue,
        String maturity,
        BigDecimal numerator,
        BigDecimal denominator,
        String evidenceReference,
        String parts,
        String achievements) {}
