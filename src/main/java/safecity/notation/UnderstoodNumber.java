package safecity.notation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a number back to whoever typed it, with its unit: {@code 93,000,000원 (9천3백만 원)}, {@code 1,250명}. */
@Component
class UnderstoodNumber {

    /** Below it an amount is read as easily as it is said. */
    private static final BigDecimal SAID_FROM = BigDecimal.valueOf(10_000);

    private final MessageSource messages;

    UnderstoodNumber(MessageSource messages) {
        this.messages = messages;
    }

    String shown(BigDecimal value, Unit unit, Locale reader) {
        String figure = figure(value, unit);
        if (unit == Unit.ANY) {
            return figure;
        }
        if (unit.isMoney()) {
            return money(value, unit, figure, reader);
        }
        return unit == Unit.NUMBER
                ? say("number", reader, figure)
                : say("counted", reader, figure, messages.getMessage("unit." + unit.id(), null, reader));
    }

    private String money(BigDecimal value, Unit unit, String figure, Locale reader) {
        BigDecimal won = value.multiply(unit.size());
        return won.compareTo(SAID_FROM) >= 0 && isLong(won)
                ? say(
                        unit.id() + ".said",
                        reader,
                        figure,
                        WonInWords.of(won.longValueExact(), reader),
                        figure(won, unit))
                : say(unit.id(), reader, figure);
    }

    private String say(String what, Locale reader, Object... figures) {
        return messages.getMessage("notation.shown." + what, figures, reader);
    }

    /** As it stands in a field: with separators, but a year and a number of a paper without. */
    static String figure(BigDecimal value, Unit unit) {
        boolean name = unit == Unit.YEAR || unit == Unit.NUMBER || unit == Unit.POSITION;
        return new DecimalFormat(
                        name ? "0.###############" : "#,##0.###############",
                        DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    private static boolean isLong(BigDecimal won) {
        return won.stripTrailingZeros().scale() <= 0 && won.precision() - won.scale() < 19;
    }
}
