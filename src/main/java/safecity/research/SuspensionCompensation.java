package safecity.research;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a contractor gets for a suspension that the house is to answer for and that lasts longer than sixty days (지방자치단체 입찰 및
 * 계약 집행기준, 용역계약 일반조건): for each day beyond them the bank's rate of loans on what is left of the contract, in won; what is less
 * than ten won isn't counted (지방회계법 제55조).
 */
final class SuspensionCompensation {

    static final int FREE_DAYS = 60;

    static final String RULE = "지방자치단체 입찰 및 계약 집행기준(용역계약 일반조건)";

    private SuspensionCompensation() {}

    static boolean owed(String cause, long days) {
        return cause.equals("department") && days > FREE_DAYS;
    }

    /** @param loanRate percent a year; null where nothing is owed */
    static long of(long remaining, @Nullable BigDecimal loanRate, long days) {
        return loanRate == null ? 0 : yearly(remaining, loanRate, Math.max(0, days - FREE_DAYS));
    }

    /** Interest on an amount for so many days. @param rate percent a year */
    static long yearly(long won, BigDecimal rate, long days) {
        return BigDecimal.valueOf(won)
                        .multiply(rate)
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(HUNDRED * DAYS_OF_A_YEAR), 0, RoundingMode.DOWN)
                        .longValue()
                / LEAST
                * LEAST;
    }

    private static final long HUNDRED = 100;
    private static final long DAYS_OF_A_YEAR = 365;
    private static final long LEAST = 10;
}
