package safecity.administration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import safecity.refusal.Refusal;

/** A table as spreadsheets hand it over: separated by commas, semicolons or, from the clipboard, tabs (RFC 4180). */
final class Delimited {

    /** What Windows calls EUC-KR: the same letters, and the others of Korean. */
    private static final Charset KOREAN_WINDOWS = Charset.forName("x-windows-949");

    private Delimited() {}

    /**
     * UTF-8, with or without a mark at its beginning, or else EUC-KR.
     *
     * @throws Refusal {@code table.encoding} where it is neither
     */
    static String decoded(byte[] file) {
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

    private static String strictly(byte[] file, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
    }

    /** @param line number in the file of the row's beginning, from 1; rows of blank cells only are left out */
    record Row(int line, List<String> cells) {

        String cell(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
        }
    }

    /** @throws Refusal {@code table.quote} where a quotation mark is never closed */
    static List<Row> rows(String text) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = separator(table);
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int at = 0; at < table.length(); at++) {
            char letter = table.charAt(at);
            line += letter == '\n' ? 1 : 0;
            if (quoted) {
                boolean twice = letter == '"' && at + 1 < table.length() && table.charAt(at + 1) == '"';
                at += twice ? 1 : 0;
                quoted = letter != '"' || twice;
                if (quoted) {
                    cell.append(letter);
                }
            } else if (letter == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (letter == separator) {
                end(cells, cell);
            } else if (letter == '\n') {
                end(cells, cell);
                end(rows, cells, begun);
                cells = new ArrayList<>();
                begun = line;
            } else if (letter != '\r') {
                cell.append(letter);
            }
        }
        if (quoted) {
            throw Refusal.of("table.quote", begun).field("table");
        }
        end(cells, cell);
        end(rows, cells, begun);
        return rows;
    }

    private static void end(List<String> cells, StringBuilder cell) {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private static void end(List<Row> rows, List<String> cells, int line) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(new Row(line, List.copyOf(cells)));
        }
    }

    /** The one of which the first line has most. */
    private static char separator(String table) {
        String first = table.lines().findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {'\t', ';'}) {
            best = count(first, one) > count(first, best) ? one : best;
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }
}
