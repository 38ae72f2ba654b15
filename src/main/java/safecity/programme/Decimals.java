package safecity.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Figures as forms deliver them and as people read them: two decimals at most. */
final class Decimals {

    static final int DECIMALS = 2;

    private Decimals() {}

    static BigDecimal of(Number number) {
        return new BigDecimal(number.toString()).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** @return null where nothing was entered */
    static @Nullable BigDecimal ofOptional(@Nullable Number number) {
        return number == null ? null : of(number);
    }

    static String text(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
