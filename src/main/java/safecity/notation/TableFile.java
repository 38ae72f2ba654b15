package safecity.notation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A list that is taken away as a spreadsheet, written a part at a time: a long one takes no more memory than a short one. */
public enum TableFile {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int MOST_IN_A_CELL = 32_767;
    private static final int ROWS_AT_ONCE = 100;

    private final String type;

    TableFile(String type) {
        this.type = type;
    }

    /** By the end of its name, such as {@code csv}. */
    public static Optional<TableFile> of(String format) {
        return Stream.of(values())
                .filter(one -> one.name().equalsIgnoreCase(format))
                .findFirst();
    }

    /**
     * @param name     of the file, without its end
     * @param sheet    name of the sheet in a workbook
     * @param headings of the columns
     * @param rows     hands over one row after the other
     */
    public void write(
            HttpServletResponse response,
            String name,
            String sheet,
            List<String> headings,
            Consumer<Consumer<List<String>>> rows)
            throws IOException {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + name + "." + name().toLowerCase(Locale.ROOT) + "\"");
        if (this == CSV) {
            csv(response, headings, rows);
        } else {
            xlsx(response, sheet, headings, rows);
        }
    }

    private static void csv(HttpServletResponse response, List<String> headings, Consumer<Consumer<List<String>>> rows)
            throws IOException {
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(Csv.MARK + Csv.line(headings));
            rows.accept(cells -> {
                try {
                    out.write(Csv.line(cells));
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        }
    }

    private static void xlsx(
            HttpServletResponse response, String name, List<String> headings, Consumer<Consumer<List<String>>> rows)
            throws IOException {
        try (Workbook book = new Workbook(response.getOutputStream(), "SafeCity", null)) {
            Worksheet sheet = book.newWorksheet(name);
            int[] row = {0};
            row(sheet, row[0]++, headings);
            rows.accept(cells -> {
                row(sheet, row[0]++, cells);
                if (row[0] % ROWS_AT_ONCE == 0) {
                    flush(sheet);
                }
            });
        }
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            sheet.inlineString(row, column, text.length() > MOST_IN_A_CELL ? text.substring(0, MOST_IN_A_CELL) : text);
        }
    }
}
