package safecity.engine.contract;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * One value in the type in which Java works with it. Known are text, whole numbers ({@code int}, {@code long}), decimals
 * ({@code BigDecimal}), yes and no, days ({@code LocalDate}), lists of text, and choices: an
 * enum, whose constant {@code THIS_YEAR} is the option {@code this-year}.
 */
final class EntryValue {

    private EntryValue() {}

    static @Nullable Object converted(RecordComponent component, Object value) {
        String field = component.getName();
        Class<?> type = component.getType();
        if (value == null || value instanceof String text && text.isBlank()) {
            return empty(type);
        }
        try {
            return of(type, value);
        } catch (ArithmeticException | ClassCastException | DateTimeException | IllegalArgumentException unfit) {
            throw Refusal.of("entry.type", field).field(field);
        }
    }

    /** A field that was left empty, or that the form didn't show: text is empty, a primitive is nought or no, else null. */
    private static @Nullable Object empty(Class<?> type) {
        if (type == String.class) {
            return "";
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }

    private static Object of(Class<?> type, Object value) {
        if (type == String.class) {
            return (String) value;
        }
        if (type == int.class || type == Integer.class) {
            return decimal(value).intValueExact();
        }
        if (type == long.class || type == Long.class) {
            return decimal(value).longValueExact();
        }
        if (type == BigDecimal.class) {
            return decimal(value);
        }
        if (type == boolean.class || type == Boolean.class) {
            return (Boolean) value;
        }
        if (type == LocalDate.class) {
            return LocalDate.parse((String) value);
        }
        if (type == List.class) {
            return ((List<?>) value).stream().map(String.class::cast).toList();
        }
        if (type.isEnum()) {
            return choice(type, (String) value);
        }
        throw new IllegalStateException("no entry has the type " + type.getName());
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(((Number) value).toString());
    }

    private static Object choice(Class<?> type, String option) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> option(constant).equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option));
    }

    /** The option of a form that stands for a constant. */
    static String option(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
