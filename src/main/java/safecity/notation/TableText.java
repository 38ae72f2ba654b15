package safecity.notation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import safecity.refusal.Refusal;

/** A table as spreadsheets hand it over: separated by tabs (from the clipboard), commas or semicolons (RFC 4180). */
public final class TableText {

    /** What Windows calls EUC-KR: the same letters, and the others of Korean. */
    private static final Charset KOREAN_WINDOWS = Charset.forName("x-windows-949");

    private TableText() {}

    /**
     * UTF-8, with or without a mark at its beginning, or else EUC-KR.
     *
     * @throws Refusal {@code table.encoding} where it is neither
     */
    public static String decoded(byte[] file) {
        try {
            return strictly(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            try {
                return strictly(file, KOREAN_WINDOWS);
            } catch (CharacterCodingException neither) {
                throw Refusal.of("table.encoding").field("table");
            }
        }
    }

    /**
     * The first sheet of a workbook, or a text file, as it would come out of the clipboard: tabs between cells.
     *
     * @throws Refusal {@code table.encoding}, {@code table.quote}; {@code table.workbook}, {@code table.oldWorkbook},
     *                 {@code table.workbookTooLarge}
     */
    static String tabbed(byte[] file) {
        Stream<List<String>> rows = Workbook.isOne(file)
                ? Workbook.rows(file).stream()
                : rows(decoded(file), "table").stream().map(DelimitedText.Row::cells);
        return rows.map(cells -> cells.stream().map(TableText::quoted).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(letter -> "\t\n\r\"".indexOf(letter) >= 0)
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static String strictly(byte[] file, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
    }

    /**
     * @param field of the form in which the table was typed or pasted
     * @throws Refusal {@code table.quote} where a quotation mark is never closed
     */
    public static List<DelimitedText.Row> rows(String text, String field) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return DelimitedText.rows(
                table, separator(table), line -> Refusal.of("table.quote", line).field(field));
    }

    /** The one of which the first line has most; a comma within a figure or a sentence doesn't outweigh a tab. */
    private static char separator(String table) {
        String first = table.lines().findFirst().orElse("");
        if (first.indexOf('\t') >= 0) {
            return '\t';
        }
        return count(first, ';') > count(first, ',') ? ';' : ',';
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }
}
