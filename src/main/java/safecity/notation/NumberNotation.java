package safecity.notation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import safecity.refusal.Refusal;

/**
 * A number or an amount of money as offices write it: {@code 1,250}, {@code １２３}, {@code 1250명}, {@code 93,000,000원},
 * {@code 9천3백만 원}, {@code 93백만원}. The point parts decimals, the comma thousands.
 */
public final class NumberNotation {

    /** No figure that can be typed has more. */
    private static final int MOST_DIGITS = 40;

    private NumberNotation() {}

    /**
     * @param typed not blank
     * @param unit  in which the value comes; an amount of won that is written out is converted
     * @return without zeros at the end of its decimals
     * @throws Refusal {@code notation.number.…} for what has no meaning or two, for another unit than this one, and for an
     *                 amount that is no whole number of million won where that is the unit
     */
    public static BigDecimal read(String typed, Unit unit) {
        String text = TypedText.plain(typed);
        boolean negative = text.startsWith("-") || text.startsWith("△");
        String figure = withoutPrefix(negative ? text.substring(1).strip() : text, unit);
        ScaledNumber number = ScaledNumber.read(figure);
        BigDecimal value = inUnit(number, unit);
        return plain(negative ? value.negate() : value);
    }

    /**
     * A number that a program sent: {@code 1E999999999} is eleven letters, and a gigabyte when it is written out.
     *
     * @throws Refusal {@code notation.number.unreadable} about that field
     */
    static @Nullable BigDecimal sent(String field, @Nullable BigDecimal number) {
        if (number == null || number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS) {
            return number;
        }
        throw Refusal.of("notation.number.unreadable").field(field);
    }

    /** A number as it is stored: no exponent, no zeros behind the last decimal. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String withoutPrefix(String text, Unit unit) {
        return unit.before()
                .filter(text::startsWith)
                .findFirst()
                .map(prefix -> text.substring(prefix.length()).strip())
                .orElse(text);
    }

    private static BigDecimal inUnit(ScaledNumber number, Unit unit) {
        if (!number.rest().isEmpty() && !unit.isWrittenAs(number.rest())) {
            throw Unit.isKnown(number.rest()) && unit != Unit.ANY
                    ? Refusal.of("notation.number.unit", named(unit), number.rest())
                    : Refusal.of("notation.number.unreadable");
        }
        if (unit != Unit.MILLION_WON) {
            return number.value();
        }
        if (number.rest().isEmpty()) {
            if (number.scaled()) {
                throw Refusal.of("notation.number.which");
            }
            return number.value();
        }
        BigDecimal million = number.value().divide(unit.size());
        if (plain(million).scale() > 0) {
            throw Refusal.of("notation.number.notWhole");
        }
        return million;
    }

    /** Its name in the reader's language, for a sentence. */
    private static DefaultMessageSourceResolvable named(Unit unit) {
        return new DefaultMessageSourceResolvable("unit." + unit.id());
    }
}
