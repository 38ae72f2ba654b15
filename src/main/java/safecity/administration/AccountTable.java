package safecity.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import safecity.notation.DelimitedText;
import safecity.notation.TableText;
import safecity.refusal.Refusal;

/** The accounts of a table, by the names of its columns, whatever their order. */
final class AccountTable {

    static final int MOST = 200;

    private static final Map<String, Set<String>> NAMES = Map.of(
            "id", Set.of("계정", "아이디", "id", "account"),
            "name", Set.of("성명", "이름", "name"),
            "email", Set.of("전자우편", "이메일", "메일", "email", "e-mail"),
            "department", Set.of("부서", "소속", "department"),
            "post", Set.of("직위", "구분", "보직", "post"));

    private static final Set<String> HEADS = Set.of("부서장", "과장", "팀장", "실장", "국장", "소장", "head");
    private static final Set<String> MEMBERS = Set.of("", "담당", "직원", "주무관", "staff");

    private static final String OPENING = "‘“「『\'\"";
    private static final String CLOSING = "’”」』\'\"";

    private AccountTable() {}

    /**
     * One line.
     *
     * @param post as it was written; {@link #isHead} reads it
     */
    record Entry(int line, String id, String name, String email, String department, String post) {

        boolean isHead() {
            return HEADS.contains(post.toLowerCase(Locale.ROOT));
        }

        boolean hasKnownPost() {
            return isHead() || MEMBERS.contains(post.toLowerCase(Locale.ROOT));
        }
    }

    /** @throws Refusal {@code table.columns}, {@code table.empty}, {@code table.tooLong} */
    static List<Entry> read(String text) {
        List<DelimitedText.Row> rows = TableText.rows(text, "table");
        if (rows.isEmpty()) {
            throw Refusal.of("table.empty").field("table");
        }
        DelimitedText.Row names = rows.get(0);
        for (String needed : List.of("id", "name", "department")) {
            if (column(names, needed) < 0) {
                throw Refusal.of("table.columns").field("table");
            }
        }
        if (rows.size() == 1) {
            throw Refusal.of("table.empty").field("table");
        }
        if (rows.size() - 1 > MOST) {
            throw Refusal.of("table.tooLong", MOST).field("table");
        }
        List<Entry> entries = new ArrayList<>();
        for (DelimitedText.Row row : rows.subList(1, rows.size())) {
            entries.add(new Entry(
                    row.line(),
                    unquoted(row.cell(column(names, "id"))),
                    unquoted(row.cell(column(names, "name"))),
                    unquoted(row.cell(column(names, "email"))),
                    unquoted(row.cell(column(names, "department"))),
                    unquoted(row.cell(column(names, "post")))));
        }
        return entries;
    }

    /** Who copies from a page or a letter copies its quotation marks as well. */
    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1
                && OPENING.indexOf(text.charAt(0)) >= 0
                && CLOSING.indexOf(text.charAt(text.length() - 1)) == OPENING.indexOf(text.charAt(0));
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static int column(DelimitedText.Row names, String wanted) {
        for (int column = 0; column < names.cells().size(); column++) {
            if (NAMES.getOrDefault(wanted, Set.of()).contains(names.cell(column).toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        return -1;
    }
}
