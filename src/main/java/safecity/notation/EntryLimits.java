package safecity.notation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * What a field takes of the numbers that can be read.
 *
 * @param decimals most digits behind the decimal point; null without limit
 * @param min      null without limit
 * @param max      null without limit
 */
record EntryLimits(
        @Nullable Integer decimals,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    /** @throws Refusal {@code notation.number.integer}, {@code .decimals}, {@code .min}, {@code .max} */
    void check(BigDecimal value) {
        if (decimals != null && NumberNotation.plain(value).scale() > decimals) {
            throw decimals == 0
                    ? Refusal.of("notation.number.integer")
                    : Refusal.of("notation.number.decimals", decimals);
        }
        if (min != null && value.compareTo(min) < 0) {
            throw Refusal.of("notation.number.min", figure(min));
        }
        if (max != null && value.compareTo(max) > 0) {
            throw Refusal.of("notation.number.max", figure(max));
        }
    }

    private static String figure(BigDecimal limit) {
        return new DecimalFormat("#,##0.###############", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(limit);
    }
}
