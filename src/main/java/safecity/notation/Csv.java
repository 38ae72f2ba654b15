package safecity.notation;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) that a spreadsheet opens as text and never as a formula. */
public final class Csv {

    /** What a file begins with: by it spreadsheets know UTF-8. */
    public static final String MARK = "\uFEFF";

    /** What a spreadsheet would compute when it opens the file; in East Asian ones the wide signs, too. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final StringBuilder text = new StringBuilder(MARK);

    public Csv(String... head) {
        row((Object[]) head);
    }

    public Csv row(@Nullable Object... cells) {
        text.append(line(Arrays.asList(cells)));
        return this;
    }

    /** One line with its end; what is null is empty, and text that begins like a formula begins with an apostrophe. */
    public static String line(Collection<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String written = value == null ? "" : value.toString();
        if (!(value instanceof Number) && !written.isEmpty() && FORMULA.indexOf(written.charAt(0)) >= 0) {
            written = "'" + written;
        }
        return '"' + written.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
