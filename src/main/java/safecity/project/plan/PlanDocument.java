package safecity.project.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safecity.language.ReaderLanguage;

/**
 * A plan as somebody submits it: the content of a baseline before it has a number. Amounts are million won, as the
 * published plans print them.
 *
 * @param budgetHeader   total in the header of the plan
 * @param budgetOverview total in its overview; the two and the sum of the years ought to agree
 * @param budget         year to source of funds to amount
 */
public record PlanDocument(
        LocalDate from,
        LocalDate to,
        long budgetHeader,
        long budgetOverview,
        Map<Integer, Map<String, Long>> budget,
        List<Milestone> milestones,
        List<Year> years,
        List<PlannedContract> contracts) {

    /** A milestone with its planned period, both days included. */
    public record Milestone(String code, String nameKo, String nameEn, LocalDate from, LocalDate to, List<Part> parts) {

        /** In the reader's language. */
        public String name(Locale locale) {
            return ReaderLanguage.choose(locale, nameKo, nameEn);
        }
    }

    /** The model element that fulfils a part of a milestone; {@code stage} is empty where the process has none. */
    public record Part(String process, String element, String stage, int weight) {}

    /** What shall be reached by the end of a year: {@code percent} is cumulative. */
    public record Year(int year, int percent, List<String> goals, List<String> actions) {}

    /** Sum of the yearly budgets, in million won. */
    long budgetOfYears() {
        return budget.values().stream()
                .flatMap(sources -> sources.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    public @Nullable Milestone milestone(String code) {
        return milestones.stream()
                .filter(milestone -> milestone.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
