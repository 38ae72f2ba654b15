package safecity.correction;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.forms.PlainText;
import safecity.notation.DayNotation;
import safecity.notation.NumberNotation;
import safecity.notation.Unit;
import safecity.refusal.Refusal;

/** Reads a value that somebody typed as what its item is, and writes it for people. */
@Component
class CorrectionValues {

    private static final int LONGEST = 200;

    private final MessageSource messages;

    CorrectionValues(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws Refusal {@code correction.value} and those of {@link DayNotation#read}, on the field {@code value} */
    String read(Correctable item, String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST || !known(item, text)) {
            throw Refusal.of("correction.value").field("value");
        }
        try {
            return switch (item.type()) {
                case TEXT -> Objects.requireNonNull(PlainText.line("value", text, LONGEST));
                case CHOICE -> text;
                case DAY -> DayNotation.read(text).toString();
                case WON -> Long.toString(NumberNotation.read(text, Unit.WON).longValueExact());
                case NUMBER -> NumberNotation.read(text, Unit.ANY).toPlainString();
            };
        } catch (ArithmeticException fraction) {
            throw Refusal.of("correction.value").field("value");
        } catch (Refusal unread) {
            boolean said = item.type() == Correctable.Type.DAY || item.type() == Correctable.Type.TEXT;
            throw (said ? unread : Refusal.of("correction.value")).field("value");
        }
    }

    private static boolean known(Correctable item, String text) {
        return item.type() != Correctable.Type.CHOICE || item.choices().contains(text);
    }

    String written(Correctable.Type type, String value, Locale locale) {
        return switch (type) {
            case TEXT -> value;
            case DAY ->
                DateTimeFormatter.ofPattern(messages.getMessage("page.date", null, locale), locale)
                        .format(LocalDate.parse(value));
            case WON ->
                messages.getMessage(
                        "fact.inWon",
                        new Object[] {NumberFormat.getNumberInstance(locale).format(Long.parseLong(value))},
                        locale);
            case NUMBER -> NumberFormat.getNumberInstance(locale).format(new BigDecimal(value));
            case CHOICE ->
                messages.getMessage(
                        "correction.choice." + value,
                        null,
                        messages.getMessage("fact.code." + value, null, value, locale),
                        locale);
        };
    }

    private String word(String arg, Locale locale) {
        return switch (arg) {
            case "true" -> messages.getMessage("fact.yes", null, locale);
            case "false" -> messages.getMessage("fact.no", null, locale);
            default -> messages.getMessage(arg, null, arg, locale);
        };
    }

    String label(String label, List<String> args, Locale locale) {
        Object[] named = args.stream()
                .map(arg -> messages.getMessage(arg, null, arg, locale))
                .toArray();
        return messages.getMessage("correction.item." + label, named, locale);
    }

    String told(CorrectionEffect effect, Locale locale) {
        Object[] args = effect.args().stream().map(arg -> word(arg, locale)).toArray();
        return messages.getMessage("correction.effect." + effect.label(), args, locale);
    }
}
