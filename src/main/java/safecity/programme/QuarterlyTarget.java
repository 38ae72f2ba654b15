package safecity.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a year's target asks of a quarter. An indicator that adds up is expected to have come a quarter of the way each
 * quarter; a level is measured against the whole target at any time.
 *
 * @param up     more is better
 * @param counts adds up from 1 January
 * @param year   the year's target
 */
record QuarterlyTarget(boolean up, boolean counts, BigDecimal year) {

    private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);

    /** Value expected at the end of the quarter (1 to 4), rounded to two decimals in the programme's favour. */
    BigDecimal at(int quarter) {
        if (!counts) {
            return year;
        }
        return year.multiply(BigDecimal.valueOf(quarter))
                .divide(QUARTERS, Decimals.DECIMALS, up ? RoundingMode.DOWN : RoundingMode.UP);
    }

    boolean metBy(BigDecimal value, int quarter) {
        int compared = value.compareTo(at(quarter));
        return up ? compared >= 0 : compared <= 0;
    }

    /** A target that is worse than where the programme starts from is none. */
    boolean improves(BigDecimal baseline) {
        return up ? year.compareTo(baseline) >= 0 : year.compareTo(baseline) <= 0;
    }
}
