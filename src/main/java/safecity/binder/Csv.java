package safecity.binder;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) that a spreadsheet opens as text and never as a formula. */
final class Csv {

    /** By it spreadsheets know UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder(MARK);

    Csv(String... head) {
        row((Object[]) head);
    }

    Csv row(@Nullable Object... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String cell(@Nullable Object value) {
        String written = value == null ? "" : value.toString();
        if (!written.isEmpty() && FORMULA.indexOf(written.charAt(0)) >= 0) {
            written = "'" + written;
        }
        return '"' + written.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
