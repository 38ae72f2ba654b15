package safecity.project.plan;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/**
 * Something in a plan that does not fit together, with the figures. It blocks nothing: the officer decides.
 *
 * @param code    key of its sentence, {@code plan.finding.<code>}
 * @param figures what the sentence names, in its order
 */
public record PlanFinding(String code, List<String> figures) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public static PlanFinding of(String code, Object... figures) {
        return new PlanFinding(code, Arrays.stream(figures).map(String::valueOf).toList());
    }

    /** Names it with its figures, in every version of the plan that has it. */
    public String id() {
        return code + ":" + String.join("|", figures);
    }

    /**
     * The finding as one sentence, its days written as the reader writes them.
     *
     * @param names Korean names of the plan to those in the reader's language; what is missing stays Korean
     */
    public String sentence(MessageSource messages, Locale locale, Map<String, String> names) {
        DateTimeFormatter days = DateTimeFormatter.ofPattern(messages.getMessage("page.date", null, locale), locale);
        Object[] shown = figures.stream()
                .map(figure -> names.getOrDefault(figure, shown(figure, days)))
                .toArray();
        return messages.getMessage("plan.finding." + code, shown, locale);
    }

    private static String shown(String figure, DateTimeFormatter days) {
        if (DAY.matcher(figure).matches()) {
            return LocalDate.parse(figure).format(days);
        }
        boolean list = figure.startsWith("[") && figure.endsWith("]");
        return list ? figure.substring(1, figure.length() - 1) : figure;
    }
}
