package safecity.notation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written as a file, row by row: a long one takes no more memory than a short one. Text is text in it and
 * never a formula, whatever it begins with.
 */
public final class TableWriter implements AutoCloseable {

    private static final int MOST_IN_A_CELL = 32_767;
    private static final int FLUSH = 100;
    private static final String DAY = "yyyy-mm-dd";

    private final @Nullable Writer text;
    private final org.dhatim.fastexcel.@Nullable Workbook book;
    private @Nullable Worksheet sheet;
    private int row;

    /** @param title of the first sheet of a workbook */
    public TableWriter(TableFile format, OutputStream out, String title) throws IOException {
        if (format == TableFile.CSV) {
            text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(Csv.MARK);
            book = null;
        } else {
            text = null;
            book = new org.dhatim.fastexcel.Workbook(out, "SafeCity", null);
            sheet = book.newWorksheet(title);
        }
    }

    /** Begins another sheet; only of a workbook. */
    public void sheet(String title) throws IOException {
        if (book == null || sheet == null) {
            throw new IllegalStateException("lines of text have no sheets");
        }
        sheet.finish();
        sheet = book.newWorksheet(title);
        row = 0;
    }

    /** Numbers and days stay such in a workbook; what is null is empty. */
    public void row(@Nullable Object... cells) throws IOException {
        if (text != null) {
            text.write(Csv.line(Arrays.asList(cells)));
        }
        if (sheet != null) {
            for (int column = 0; column < cells.length; column++) {
                cell(sheet, column, cells[column]);
            }
            row++;
            if (row % FLUSH == 0) {
                sheet.flush();
            }
        }
    }

    private void cell(Worksheet on, int column, @Nullable Object value) {
        if (value instanceof Number number) {
            on.value(row, column, number);
        } else if (value instanceof LocalDate day) {
            on.value(row, column, day);
            on.style(row, column).format(DAY).set();
        } else if (value != null) {
            String written = value.toString();
            on.inlineString(
                    row, column, written.length() > MOST_IN_A_CELL ? written.substring(0, MOST_IN_A_CELL) : written);
        }
    }

    @Override
    public void close() throws IOException {
        if (text != null) {
            text.close();
        }
        if (book != null) {
            book.close();
        }
    }
}
