package safecity.casefile;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/** Writes the value of a column for people. */
@Component
public class FactValues {

    /** Codes of the product are words with hyphens or underscores; some end in a number, such as {@code criterion-3}. */
    private static final Pattern CODE = Pattern.compile("([a-zA-Z][a-zA-Z_-]*?)(?:-([0-9]+))?");

    private final Accounts accounts;
    private final Departments departments;
    private final Routing routing;
    private final MessageSource messages;
    private final List<FactWords> words;

    FactValues(
            Accounts accounts,
            Departments departments,
            Routing routing,
            MessageSource messages,
            List<FactWords> words) {
        this.words = words;
        this.accounts = accounts;
        this.departments = departments;
        this.routing = routing;
        this.messages = messages;
    }

    public String label(String column, Locale locale) {
        return messages.getMessage("fact." + column, null, locale);
    }

    /** Null for what there is none of. */
    public @Nullable String written(String column, Object value, String municipality, Locale locale)
            throws SQLException {
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        if (value instanceof Array array) {
            return Arrays.stream((Object[]) array.getArray())
                    .map(one -> text(column, one.toString(), municipality, locale))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof java.sql.Date day) {
            return day(day.toLocalDate(), locale);
        }
        if (value instanceof Timestamp at) {
            return day(LocalDate.ofInstant(at.toInstant(), EngineClock.SEOUL), locale);
        }
        if (value instanceof Boolean yes) {
            return messages.getMessage(yes ? "fact.yes" : "fact.no", null, locale);
        }
        if (value instanceof Number number) {
            return number(column, number, locale);
        }
        return text(column, value.toString(), municipality, locale);
    }

    public @Nullable String code(@Nullable String value, Locale locale) {
        return value == null ? null : messages.getMessage("fact.code." + value, null, value, locale);
    }

    /** The word of the column for it, or the word that all columns have for it; what has none is a text of its own. */
    private String word(String column, String value, Locale locale) {
        Optional<String> learnt = words.stream()
                .flatMap(each -> each.word(column, value, locale).stream())
                .findFirst();
        if (learnt.isPresent()) {
            return learnt.get();
        }
        Matcher parts = CODE.matcher(value);
        if (!parts.matches()) {
            return value;
        }
        String whole = word(column, value, null, locale);
        if (whole != null || parts.group(2) == null) {
            return whole == null ? value : whole;
        }
        String word = word(column, parts.group(1), null, locale);
        return word == null ? value : word + " " + parts.group(2);
    }

    private @Nullable String word(String column, String code, @Nullable String otherwise, Locale locale) {
        return messages.getMessage(
                "fact.code." + column + "." + code,
                null,
                messages.getMessage("fact.code." + code, null, otherwise, locale),
                locale);
    }

    private String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern(messages.getMessage("page.date", null, locale), locale)
                .format(day);
    }

    private String number(String column, Number number, Locale locale) {
        if (column.equals("year") || column.endsWith("_year")) {
            return number.toString();
        }
        String written = NumberFormat.getNumberInstance(locale).format(new BigDecimal(number.toString()));
        return column.equals("won") || column.endsWith("_won")
                ? messages.getMessage("fact.inWon", new Object[] {written}, locale)
                : written;
    }

    private @Nullable String text(String column, String value, String municipality, Locale locale) {
        if (column.endsWith("_by") || column.equals("supervisor") || column.equals("inspector")) {
            return value.equals("system") ? messages.getMessage("page.system", null, locale) : accounts.name(value);
        }
        if (column.equals("role") || column.equals("owner_role")) {
            return departments
                    .find(routing.group(municipality, value))
                    .map(department -> department.name(locale))
                    .orElse(value);
        }
        return word(column, value, locale);
    }
}
