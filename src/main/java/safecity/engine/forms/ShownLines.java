package safecity.engine.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a form's own texts that tell the person who fills it in something of this case: a line in which an
 * expression ({@code {{planSummary}}}) stands. What is the same in every case is instruction and no fact.
 */
final class ShownLines {

    private static final Pattern CONDITION =
            Pattern.compile("\\{\\{#if (?<when>[^}]+)}}(?<text>.*?)\\{\\{/if}}", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(?<of>[^{}]{1,200})}}");
    /** An address is the way to something, and no fact. */
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{0,200})]\\([^()]{0,300}\\)");

    private static final Pattern LABELLED = Pattern.compile("^(?<label>[^{}:]{1,40}):\\s*(?<value>.*\\{\\{.*)$");
    private static final Pattern ISO_DAY = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    /** A longer line is a sentence, and no heading of what follows. */
    private static final int LONGEST_HEADING = 40;

    private final FeelEvaluator feel;

    ShownLines(FeelEvaluator feel) {
        this.feel = feel;
    }

    List<FormLine> of(String text, Map<String, Object> context) {
        List<FormLine> lines = new ArrayList<>();
        String heading = "";
        for (String line : chosen(text, context).split("\n")) {
            String plain = LINK.matcher(line.replace("**", ""))
                    .replaceAll(link -> Matcher.quoteReplacement(link.group(1)))
                    .replaceFirst("^\\s*[-#>]+\\s+", "")
                    .strip();
            if (plain.isEmpty()) {
                continue;
            }
            if (!plain.contains("{{")) {
                heading = plain.length() <= LONGEST_HEADING ? plain.replaceFirst(":$", "") : "";
                continue;
            }
            Matcher labelled = LABELLED.matcher(plain);
            boolean own = labelled.matches();
            String shown = own ? labelled.group("value") : plain;
            String value = filled(shown, context);
            if (!value.isBlank()) {
                lines.add(new FormLine(
                        FormLine.Kind.SHOWN, name(shown), own ? labelled.group("label") : heading, value, null, true));
            }
        }
        return lines;
    }

    private String chosen(String text, Map<String, Object> context) {
        return CONDITION
                .matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        Boolean.TRUE.equals(feel.evaluate(part.group(1), context)) ? part.group(2) : ""));
    }

    /** Empty where none of the line's expressions has a value. */
    private String filled(String line, Map<String, Object> context) {
        Matcher expressions = EXPRESSION.matcher(line);
        StringBuilder filled = new StringBuilder();
        boolean any = false;
        while (expressions.find()) {
            Object value = feel.evaluate(expressions.group("of"), context);
            String text = value == null ? "" : written(value);
            any |= !text.isBlank();
            expressions.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return any ? dated(expressions.appendTail(filled).toString().strip()) : "";
    }

    /** Days as the form writes them. */
    private static String dated(String text) {
        return ISO_DAY.matcher(text)
                .replaceAll(day -> day.group(1) + ". " + Integer.parseInt(day.group(2)) + ". "
                        + Integer.parseInt(day.group(3)) + ".");
    }

    private static String name(String line) {
        Matcher first = EXPRESSION.matcher(line);
        return first.find() ? first.group("of").strip() : "";
    }

    private static String written(Object value) {
        return value instanceof BigDecimal || value instanceof Double || value instanceof Float
                ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
