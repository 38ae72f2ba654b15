package safecity.research;

import java.math.BigDecimal;

/**
 * Damages for delay (지연배상금) of a whole contract, in won; what is less than ten won isn't counted (지방회계법 제55조).
 *
 * @param amount of the contract, VAT included
 * @param dayRate and {@code most} as parts of the amount
 */
record Damages(long amount, int lateDays, int exemptDays, BigDecimal dayRate, BigDecimal most) {

    private static final long LEAST = 10;

    /** {@code 지방계약법 시행령 제90조}: amount × rate × days, up to the most. */
    long due() {
        BigDecimal asked = dayRate.multiply(BigDecimal.valueOf(amount)).multiply(BigDecimal.valueOf(countedDays()));
        return asked.min(limit()).longValue() / LEAST * LEAST;
    }

    int countedDays() {
        return lateDays - exemptDays;
    }

    BigDecimal limit() {
        return most.multiply(BigDecimal.valueOf(amount));
    }

    /** {@code 1.3}: of a thousand a day. */
    String perMille() {
        return dayRate.movePointRight(3).stripTrailingZeros().toPlainString();
    }

    /** {@code 30}: of a hundred. */
    String mostPercent() {
        return most.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
