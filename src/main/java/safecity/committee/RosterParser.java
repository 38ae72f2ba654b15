package safecity.committee;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import safecity.refusal.Refusal;

/**
 * Reads a roster: one member per line, {@code 이름, 남|여, 소속, 위촉|당연, 분과}. Blank lines are skipped; commas may be
 * followed by spaces, or be the wide commas of a Korean keyboard. Every refusal names the line.
 */
final class RosterParser {

    private static final Map<String, String> SEXES = Map.of("남", Seat.MALE, "여", Seat.FEMALE);
    private static final Map<String, String> KINDS = Map.of("위촉", Seat.APPOINTED, "당연", Seat.OFFICIAL);
    private static final int COLUMNS = 5;
    private static final int LONGEST = 60;

    private RosterParser() {}

    /**
     * @throws Refusal {@code committee.roster.columns}, {@code .blank}, {@code .long}, {@code .sex}, {@code .kind},
     *                 {@code .twice}; the first argument is the number of the line, from 1
     */
    static List<Seat> read(String text) {
        List<Seat> seats = new ArrayList<>();
        Set<List<String>> known = new HashSet<>();
        int line = 0;
        for (String row : Normalizer.normalize(text, Normalizer.Form.NFC).split("\\R", -1)) {
            line++;
            if (!row.isBlank()) {
                Seat seat = seat(line, row.split("[,，]", -1));
                if (!known.add(List.of(seat.name(), seat.organisation()))) {
                    throw refused("twice", line, Objects.requireNonNull(seat.name()));
                }
                seats.add(seat);
            }
        }
        return seats;
    }

    private static Seat seat(int line, String[] cells) {
        if (cells.length != COLUMNS) {
            throw refused("columns", line, cells.length);
        }
        for (int i = 0; i < COLUMNS; i++) {
            cells[i] = cells[i].strip();
            if (cells[i].isEmpty()) {
                throw refused("blank", line, i + 1);
            }
            if (cells[i].length() > LONGEST) {
                throw refused("long", line, i + 1, LONGEST);
            }
        }
        return new Seat(
                word("kind", KINDS, line, cells[3]), word("sex", SEXES, line, cells[1]), cells[0], cells[2], cells[4]);
    }

    private static String word(String what, Map<String, String> words, int line, String cell) {
        if (!words.containsKey(cell)) {
            throw refused(what, line, cell);
        }
        return words.get(cell);
    }

    private static Refusal refused(String what, Object... arguments) {
        return Refusal.of("committee.roster." + what, arguments).field("roster");
    }
}
