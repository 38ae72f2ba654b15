package safecity.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import safecity.notation.DayNotation;
import safecity.notation.NumberNotation;
import safecity.refusal.Refusal;

/** Checks one value against the rules of its field, and gives it in the one shape in which models get it. */
final class FieldRules {

    /** The engine stores a text variable in a column of this many characters. */
    private static final int STORED_TEXT = 4_000;
    /** A text that is not stored in a variable but goes to our tables. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int MOST_CHOICES = 200;
    private static final Pattern EMAIL = Pattern.compile("^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$");
    private static final Pattern PHONE = Pattern.compile("^\\+[1-9][0-9]{6,24}$");

    private final Clock clock;
    private final FeelEvaluator feel;
    private final ObjectMapper json;

    FieldRules(Clock clock, FeelEvaluator feel, ObjectMapper json) {
        this.clock = clock;
        this.feel = feel;
        this.json = json;
    }

    /**
     * The value as the model gets it: text composed, whole numbers whole, an empty field null. A number or a day that comes
     * as text is read as a person writes it; programs send numbers, and days as {@code 2026-03-04}.
     *
     * @throws Refusal naming the field and the rule of the form that is broken
     */
    @Nullable
    Object accept(FormField field, @Nullable Object value, Map<String, Object> context) {
        if (isEmpty(field, value)) {
            if (field.required()) {
                throw refusal(field, "form.required");
            }
            return field.kind() == FieldType.CHECKBOX ? value : null;
        }
        return switch (field.kind()) {
            case LINE, TEXT -> text(field, value, context);
            case NUMBER -> number(field, value, context);
            case CHECKBOX -> typed(field, value, Boolean.class);
            case CHOICE -> choice(field, value, context);
            case CHOICES -> choices(field, value, context);
            case DATE -> date(field, value);
            case TIME -> read(field, value, LocalTime::parse);
            case DATE_TIME -> read(field, value, FieldRules::dateTime);
            case COMPUTED -> value;
        };
    }

    /**
     * A number or a day that was typed, as the form's conditions need it; empty where there is nothing to read, and where
     * {@link #accept} will refuse it.
     */
    Optional<Object> readable(FormField field, @Nullable Object value) {
        if (!field.isNotation() || !(value instanceof String typed) || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    field.kind() == FieldType.DATE
                            ? DayNotation.read(typed).toString()
                            : NumberNotation.read(typed, field.unit()));
        } catch (Refusal unread) {
            return Optional.empty();
        }
    }

    /** Blank counts as empty: a reason that consists of spaces is none. */
    private static boolean isEmpty(FormField field, @Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty()
                || field.kind() == FieldType.CHECKBOX && Boolean.FALSE.equals(value);
    }

    private String text(FormField field, @Nullable Object value, Map<String, Object> context) {
        String text = TextRules.composed(typed(field, value, String.class));
        if (text.length() > (field.kept() ? STORED_TEXT : LONGEST_TEXT)) {
            throw refusal(field, "form.maxLength", field.kept() ? STORED_TEXT : LONGEST_TEXT);
        }
        if (!TextRules.isLegible(text, field.kind() == FieldType.TEXT)) {
            throw refusal(field, "form.characters");
        }
        BigDecimal length = BigDecimal.valueOf(text.trim().length());
        field.minLength()
                .value(feel, context)
                .filter(least -> length.compareTo(least) < 0)
                .ifPresent(least -> {
                    throw refusal(field, "form.minLength", least.toPlainString());
                });
        field.maxLength()
                .value(feel, context)
                .filter(most -> length.compareTo(most) > 0)
                .ifPresent(most -> {
                    throw refusal(field, "form.maxLength", most.toPlainString());
                });
        if (field.pattern() != null && !field.pattern().matcher(text).find()
                || field.format().equals("email") && !EMAIL.matcher(text).matches()
                || field.format().equals("phone") && !PHONE.matcher(text).matches()) {
            throw refusal(field, "form.pattern");
        }
        return text;
    }

    private Object number(FormField field, @Nullable Object value, Map<String, Object> context) {
        BigDecimal number = decimal(field, value);
        if (field.decimals() >= 0 && Math.max(0, number.stripTrailingZeros().scale()) > field.decimals()) {
            throw field.decimals() == 0
                    ? refusal(field, "form.integer")
                    : refusal(field, "form.decimals", field.decimals());
        }
        field.min()
                .value(feel, context)
                .filter(least -> number.compareTo(least) < 0)
                .ifPresent(least -> {
                    throw refusal(field, "form.min", least.toPlainString());
                });
        field.max()
                .value(feel, context)
                .filter(most -> number.compareTo(most) > 0)
                .ifPresent(most -> {
                    throw refusal(field, "form.max", most.toPlainString());
                });
        return field.asText() ? number.toPlainString() : plainest(field, number);
    }

    private BigDecimal decimal(FormField field, @Nullable Object value) {
        if (value instanceof String typed) {
            return read(field, () -> NumberNotation.read(typed, field.unit()));
        }
        Number number = typed(field, value, Number.class);
        if (!Double.isFinite(number.doubleValue())) {
            throw refusal(field, "form.type");
        }
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    /** A whole number as Integer or Long, any other as Double: what the renderer's JSON gives. */
    private static Object plainest(FormField field, BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0) {
            return number.doubleValue();
        }
        try {
            long whole = number.longValueExact();
            return whole == (int) whole ? (Object) (int) whole : (Object) whole;
        } catch (ArithmeticException tooLarge) {
            throw refusal(field, "form.max", Long.MAX_VALUE);
        }
    }

    private @Nullable Object choice(FormField field, @Nullable Object value, Map<String, Object> context) {
        boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (!scalar || field.options() == null || !field.options().offers(json.valueToTree(value), context, json)) {
            throw refusal(field, "form.option");
        }
        return value;
    }

    private List<?> choices(FormField field, @Nullable Object value, Map<String, Object> context) {
        List<?> values = typed(field, value, List.class);
        if (values.size() > MOST_CHOICES || new HashSet<>(values).size() != values.size()) {
            throw refusal(field, "form.option");
        }
        values.forEach(one -> choice(field, one, context));
        return values;
    }

    private String date(FormField field, @Nullable Object value) {
        String typed = typed(field, value, String.class);
        LocalDate day = read(field, () -> DayNotation.read(typed));
        LocalDate today = LocalDate.now(clock);
        if (field.noPast() && day.isBefore(today)) {
            throw refusal(field, "form.past", today.toString());
        }
        return day.toString();
    }

    /** What cannot be read is refused with the fault by name, in one sentence with the field's label. */
    private static <T> T read(FormField field, Supplier<T> notation) {
        try {
            return notation.get();
        } catch (Refusal unread) {
            throw refusal(
                    field,
                    "form.notation",
                    new DefaultMessageSourceResolvable(new String[] {unread.code()}, unread.arguments()));
        }
    }

    private static Object dateTime(String text) {
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$") ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
    }

    private static String read(FormField field, @Nullable Object value, Function<String, ?> reader) {
        String text = typed(field, value, String.class);
        try {
            reader.apply(text);
            return text;
        } catch (DateTimeException unreadable) {
            throw refusal(field, "form.date");
        }
    }

    private static <T> T typed(FormField field, @Nullable Object value, Class<T> type) {
        return Optional.ofNullable(value)
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> refusal(field, "form.type"));
    }

    private static Refusal refusal(FormField field, String code, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = field.label();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Refusal.of(code, all).field(field.key());
    }
}
