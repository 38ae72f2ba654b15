package safecity.help;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document is filled with, as it is printed in Korean; what isn't known is null. */
final class DocumentFigures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, List<List<String>>> tables = new HashMap<>();
    private final Map<String, List<Map<String, String>>> lists = new HashMap<>();

    DocumentFigures word(String name, @Nullable Object value) {
        words.put(name, printed(value));
        return this;
    }

    DocumentFigures table(String name, List<List<String>> rows) {
        tables.put(name, rows);
        return this;
    }

    DocumentFigures list(String name, List<Map<String, String>> rows) {
        lists.put(name, rows);
        return this;
    }

    Map<String, String> words() {
        return words;
    }

    /** @throws IllegalArgumentException for a table that no capability gives: the template is wrong */
    List<List<String>> table(String name) {
        return known(tables, name);
    }

    List<Map<String, String>> list(String name) {
        return known(lists, name);
    }

    private static <T> T known(Map<String, T> all, String name) {
        if (!all.containsKey(name)) {
            throw new IllegalArgumentException("A template asks for " + name + ", which nobody gives");
        }
        return all.get(name);
    }

    /** Days as {@code 2023. 3. 2.}, numbers with separators, nothing for what is empty. */
    static @Nullable String printed(@Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        return value instanceof Number number
                ? NumberFormat.getIntegerInstance(Locale.KOREA).format(number)
                : value.toString();
    }

    static @Nullable String won(@Nullable Long amount) {
        return amount == null ? null : printed(amount) + "원";
    }

    static String period(LocalDate from, LocalDate to) {
        return printed(from) + " ~ " + printed(to);
    }
}
