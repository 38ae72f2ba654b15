package safecity.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import safecity.refusal.Refusal;

/** Rows and cells of a table as spreadsheets write it: into a file, or where it is copied (RFC 4180, and tabs). */
public final class DelimitedText {

    private DelimitedText() {}

    /** @param line number in the file of the row's beginning, from 1; rows of blank cells only are left out */
    public record Row(int line, List<String> cells) {

        /** Empty beyond the last one. */
        public String cell(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
        }
    }

    /** @param unclosed the refusal of a quotation mark that is never closed, by the line at which its row begins */
    public static List<Row> rows(String table, char separator, IntFunction<Refusal> unclosed) {
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
            throw unclosed.apply(begun);
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
}
