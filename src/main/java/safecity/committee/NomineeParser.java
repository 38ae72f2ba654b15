package safecity.committee;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import safecity.refusal.Refusal;

/**
 * Reads who is to be appointed: one seat per line, {@code 순번, 연임} or {@code 순번, 이름, 남|여, 소속, 분과}; the
 * words of the form in English, {@code again}, {@code male} and {@code female}, are read too. Blank lines are
 * skipped; commas as in {@link RosterParser}. Every refusal names the line.
 */
final class NomineeParser {

    private static final Map<String, String> SEXES =
            Map.of("남", Seat.MALE, "여", Seat.FEMALE, "male", Seat.MALE, "female", Seat.FEMALE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}번?");
    private static final Set<String> AGAIN = Set.of("연임", "again");
    private static final int LONGEST = 60;

    private NomineeParser() {}

    /**
     * @throws Refusal {@code committee.nominee.columns}, {@code .number}, {@code .blank}, {@code .long}, {@code .sex},
     *                 {@code .twice}; the first argument is the number of the line, from 1
     */
    static List<Nominee> read(String text) {
        List<Nominee> nominees = new ArrayList<>();
        Set<Integer> seats = new HashSet<>();
        int line = 0;
        for (String row : Normalizer.normalize(text, Normalizer.Form.NFC).split("\\R", -1)) {
            line++;
            if (!row.isBlank()) {
                Nominee nominee = nominee(line, row.split("[,，]", -1));
                if (!seats.add(nominee.follows())) {
                    throw refused("twice", line, nominee.follows());
                }
                nominees.add(nominee);
            }
        }
        return nominees;
    }

    private static Nominee nominee(int line, String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
            if (cells[i].isEmpty()) {
                throw refused("blank", line, i + 1);
            }
            if (cells[i].length() > LONGEST) {
                throw refused("long", line, i + 1, LONGEST);
            }
        }
        if (!NUMBER.matcher(cells[0]).matches()) {
            throw refused("number", line, cells[0]);
        }
        int seat = Integer.parseInt(cells[0].replace("번", ""));
        if (cells.length == 2 && AGAIN.contains(cells[1])) {
            return Nominee.again(seat);
        }
        if (cells.length != 5) {
            throw refused("columns", line, cells.length);
        }
        if (!SEXES.containsKey(cells[2])) {
            throw refused("sex", line, cells[2]);
        }
        return new Nominee(seat, false, SEXES.get(cells[2]), cells[1], cells[3], cells[4]);
    }

    private static Refusal refused(String what, Object... arguments) {
        return Refusal.of("committee.nominee." + what, arguments).field("nominees");
    }
}
