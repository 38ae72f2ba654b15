package safecity.notation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import safecity.refusal.Refusal;

/** The first sheet of a workbook of Excel ({@code .xlsx}), as its cells would come out of the clipboard. */
final class Workbook {

    private static final int MOST_INFLATED = 20_000_000;
    private static final int MOST_CELLS = 50_000;
    /** As many as a text file may have; one text of the workbook can stand in every cell. */
    private static final int MOST_LETTERS = 2_000_000;
    /** Excel knows no larger number than 9.99E+307; what is longer in digits is no figure of anybody's. */
    private static final int MOST_DIGITS = 310;

    /** Excel keeps no more digits of a number; what follows is its binary form. */
    private static final MathContext DIGITS = new MathContext(15);

    private Workbook() {}

    /** Whether it is a workbook by its first bytes, new or of before 2007; the old ones are refused when they are read. */
    static boolean isOne(byte[] file) {
        return begins(file, 'P', 'K', 3, 4) || isOld(file);
    }

    /** Also what a password protects. */
    private static boolean isOld(byte[] file) {
        return begins(file, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean begins(byte[] file, int... bytes) {
        return file.length > bytes.length
                && IntStream.range(0, bytes.length).allMatch(at -> (file[at] & 0xFF) == bytes[at]);
    }

    /**
     * @return the cells of each row, days as {@code 2025-10-15}, numbers without separators, and of a formula what it last
     *     came to
     * @throws Refusal {@code table.workbook}, {@code table.oldWorkbook}, {@code table.workbookTooLarge}
     */
    static List<List<String>> rows(byte[] file) {
        if (isOld(file)) {
            throw refused("table.oldWorkbook");
        }
        try {
            mustFit(file);
            try (ReadableWorkbook book =
                            new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false));
                    Stream<Row> rows = book.getFirstSheet().openStream()) {
                int[] cells = {0};
                int[] letters = {0};
                return rows.map(row -> {
                            cells[0] += row.getCellCount();
                            if (cells[0] > MOST_CELLS) {
                                throw refused("table.workbookTooLarge");
                            }
                            List<String> read = cells(row);
                            for (String cell : read) {
                                // An empty cell costs its tab.
                                letters[0] += cell.length() + 1;
                                if (letters[0] > MOST_LETTERS) {
                                    throw refused("table.workbookTooLarge");
                                }
                            }
                            return read;
                        })
                        .toList();
            }
        } catch (Refusal tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException unreadable) {
            throw refused("table.workbook");
        }
    }

    /** A few kilobytes can unpack to gigabytes; the parts are counted before any is read into memory. */
    private static void mustFit(byte[] file) throws IOException {
        byte[] piece = new byte[8_192];
        long inflated = 0;
        try (ZipFile parts = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                try (InputStream content = parts.getInputStream(part)) {
                    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                        inflated += read;
                        if (inflated > MOST_INFLATED) {
                            throw refused("table.workbookTooLarge");
                        }
                    }
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        return IntStream.range(0, row.getCellCount())
                .mapToObj(at -> row.getOptionalCell(at).map(Workbook::text).orElse(""))
                .toList();
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDay(cell) ? cell.asDate().toLocalDate().toString() : figure(cell.asNumber());
        }
        if (cell.getType() == CellType.FORMULA) {
            return plain(cell.getRawValue());
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    /** @throws Refusal {@code table.workbook} for {@code 1E+999999999}, which is a gigabyte when it is written out */
    private static String figure(BigDecimal number) {
        BigDecimal shown = number.round(DIGITS).stripTrailingZeros();
        if (Math.abs((long) shown.scale()) > MOST_DIGITS) {
            throw refused("table.workbook");
        }
        return shown.toPlainString();
    }

    private static String plain(String result) {
        try {
            return figure(new BigDecimal(result));
        } catch (NumberFormatException | NullPointerException text) {
            return result == null ? "" : result;
        }
    }

    /** By the format in which it is shown: one with a year and a day, or one of the numbers that Excel has for such. */
    private static boolean isDay(Cell cell) {
        Integer known = cell.getDataFormatId();
        if (known != null && (known >= 14 && known <= 17 || known == 22 || known >= 27 && known <= 31)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && format.toLowerCase(Locale.ROOT).contains("yy")
                && format.toLowerCase(Locale.ROOT).contains("d");
    }

    private static Refusal refused(String why) {
        return Refusal.of(why).field("table");
    }
}
