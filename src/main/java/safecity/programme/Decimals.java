package safecity.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as forms deliver them and as people read them: two decimals at most. */
final class Decimals {

    static final int DECIMALS = 2;

    private Decimals() {}

    /** @param number any number, or null */
    static BigDecimal of(Number number) {
        return number == null ? null : new BigDecimal(number.toString()).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    static String text(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
