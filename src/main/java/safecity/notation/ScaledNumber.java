package safecity.notation;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import safecity.refusal.Refusal;

/**
 * The figure at the beginning of a text, separators and words of scale included: {@code 1,250.5}, {@code 9천3백만},
 * {@code 4억 900만}, {@code 12,000백만}.
 *
 * @param scaled whether it has words of scale
 * @param rest   what stands behind it, without blanks
 */
record ScaledNumber(BigDecimal value, boolean scaled, String rest) {

    private static final Pattern PART = Pattern.compile(" *([0-9][0-9,.]*) *([십백천]?) *([만억조]?)");
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,20}(?:\\.[0-9]{1,15})?");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\\.[0-9]{1,15})?");

    /**
     * @throws Refusal {@code notation.number.unreadable}, {@code notation.number.separators} for commas that part no
     *                 thousands and for a second decimal point, {@code notation.number.scale} for words of scale in an
     *                 order that nobody says
     */
    static ScaledNumber read(String text) {
        Sum sum = new Sum();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.region(end, text.length()).lookingAt()) {
            sum.add(figure(part.group(1)), part.group(2), part.group(3));
            end = part.end();
        }
        if (end == 0) {
            throw Refusal.of("notation.number.unreadable");
        }
        return new ScaledNumber(sum.total(), sum.scaled, text.substring(end).replace(" ", ""));
    }

    private static BigDecimal figure(String digits) {
        if (!PLAIN.matcher(digits).matches() && !GROUPED.matcher(digits).matches()) {
            boolean separated = digits.contains(",") || digits.contains(".");
            throw Refusal.of(separated ? "notation.number.separators" : "notation.tooLong", 20);
        }
        return new BigDecimal(digits.replace(",", ""));
    }

    /** Adds up what is said from the largest down, each part smaller than a whole one of what was said before it. */
    private static final class Sum {

        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal section = BigDecimal.ZERO;
        /** What the next part of the section, and the next section, have to stay below; null at their beginning. */
        private BigDecimal belowInSection = BigDecimal.valueOf(Long.MAX_VALUE);

        private BigDecimal below = BigDecimal.valueOf(Long.MAX_VALUE);
        private boolean complete;
        private boolean scaled;

        void add(BigDecimal figure, String small, String large) {
            BigDecimal step = BigDecimal.TEN.pow(1 + "십백천".indexOf(small.isEmpty() ? "0" : small));
            BigDecimal unit = small.isEmpty() ? BigDecimal.ONE : step;
            BigDecimal part = figure.multiply(unit);
            if (complete || part.compareTo(belowInSection) >= 0) {
                throw Refusal.of("notation.number.scale");
            }
            section = section.add(part);
            belowInSection = unit;
            scaled |= !small.isEmpty() || !large.isEmpty();
            if (!large.isEmpty()) {
                BigDecimal myriads = BigDecimal.TEN.pow(4 * (1 + "만억조".indexOf(large)));
                close(myriads);
                below = myriads;
            }
            // Behind a fraction, 1.5억, and behind a figure without a word of scale nothing can follow.
            complete = figure.stripTrailingZeros().scale() > 0 || small.isEmpty() && large.isEmpty();
        }

        private void close(BigDecimal myriads) {
            BigDecimal value = section.multiply(myriads);
            if (value.compareTo(below) >= 0) {
                throw Refusal.of("notation.number.scale");
            }
            total = total.add(value);
            section = BigDecimal.ZERO;
            belowInSection = BigDecimal.valueOf(Long.MAX_VALUE);
        }

        BigDecimal total() {
            close(BigDecimal.ONE);
            return total;
        }
    }
}
