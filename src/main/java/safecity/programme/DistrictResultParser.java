package safecity.programme;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import safecity.refusal.Refusal;

/** Reads a result that is split by district: one per line, {@code 송도1동, 12}. The parts have to add up. */
final class DistrictResultParser {

    private static final Pattern FIGURE = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final int LONGEST = 40;

    private DistrictResultParser() {}

    /**
     * @param text may be null or blank: not split
     * @throws Refusal {@code programme.parts.unreadable}, {@code programme.parts.twice} with the number of the line from
     *                 1, {@code programme.parts.sum} when they don't add up to {@code total}
     */
    static Map<String, BigDecimal> read(String text, BigDecimal total) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        if (text == null || text.isBlank()) {
            return parts;
        }
        int line = 0;
        for (String row : Normalizer.normalize(text, Normalizer.Form.NFC).split("\\R", -1)) {
            line++;
            if (!row.isBlank()) {
                add(parts, line, row.split("[,，]", -1));
            }
        }
        BigDecimal sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total) != 0) {
            throw refused("sum", Decimals.text(sum), Decimals.text(total));
        }
        return parts;
    }

    private static void add(Map<String, BigDecimal> parts, int line, String[] cells) {
        String district = cells[0].strip();
        if (cells.length != 2
                || district.isEmpty()
                || district.length() > LONGEST
                || !FIGURE.matcher(cells[1].strip()).matches()) {
            throw refused("unreadable", line);
        }
        if (parts.putIfAbsent(district, new BigDecimal(cells[1].strip())) != null) {
            throw refused("twice", line, district);
        }
    }

    private static Refusal refused(String what, Object... arguments) {
        return Refusal.of("programme.parts." + what, arguments).field("parts");
    }
}
