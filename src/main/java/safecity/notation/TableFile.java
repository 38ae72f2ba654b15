package safecity.notation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A list that is taken away as a spreadsheet, written a part at a time: a long one takes no more memory than a short one. */
public enum TableFile {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

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
        begin(response, name);
        try (TableWriter file = new TableWriter(this, response.getOutputStream(), sheet)) {
            file.row(headings.toArray());
            rows.accept(cells -> {
                try {
                    file.row(cells.toArray());
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        }
    }

    /** Tells the browser what comes. @param name of the file, without its end */
    public void begin(HttpServletResponse response, String name) {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + name + "." + name().toLowerCase(Locale.ROOT) + "\"");
    }
}
