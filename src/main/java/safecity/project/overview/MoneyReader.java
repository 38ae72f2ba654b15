package safecity.project.overview;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.project.Budgets;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.PlannedContract;

/** Tells the money of a project, in won. */
@Component
class MoneyReader {

    private static final long MILLION = 1_000_000;

    private final Budgets budgets;
    private final PlanRepository plans;
    private final MessageSource messages;

    MoneyReader(Budgets budgets, PlanRepository plans, MessageSource messages) {
        this.budgets = budgets;
        this.plans = plans;
        this.messages = messages;
    }

    ProjectView.Money read(String projectKey, Baseline baseline, Instant at, Locale locale) {
        Map<Integer, Map<String, Long>> sources = plans.budget(baseline.id());
        List<ProjectView.YearMoney> years = budgets.years(projectKey, at).stream()
                .map(year -> new ProjectView.YearMoney(
                        year.year(),
                        sources(sources.getOrDefault(year.year(), Map.of()), locale),
                        year.allotted(),
                        year.committed(),
                        year.paid(),
                        year.remaining()))
                .toList();
        return new ProjectView.Money(
                MILLION * baseline.budgetHeader(),
                MILLION * baseline.budgetOverview(),
                years,
                contracts(plans.contracts(baseline.id()), budgets.references(projectKey, at)),
                sum(years, ProjectView.YearMoney::allotted),
                sum(years, ProjectView.YearMoney::committed),
                sum(years, ProjectView.YearMoney::paid),
                sum(years, ProjectView.YearMoney::remaining));
    }

    private static List<ProjectView.ContractMoney> contracts(
            List<PlannedContract> planned, List<Budgets.Reference> references) {
        Map<String, PlannedContract> byCode =
                planned.stream().collect(Collectors.toMap(PlannedContract::code, Function.identity()));
        Stream<ProjectView.ContractMoney> concluded =
                references.stream().map(one -> concluded(one, byCode.get(one.reference())));
        Stream<ProjectView.ContractMoney> ahead = planned.stream()
                .filter(one ->
                        references.stream().noneMatch(other -> other.reference().equals(one.code())))
                .map(one -> new ProjectView.ContractMoney(
                        one.code(),
                        one.nameKo(),
                        one.budgetYear(),
                        one.estimatedPrice(),
                        0,
                        0,
                        one.estimatedPrice(),
                        false));
        return Stream.concat(concluded, ahead)
                .sorted(Comparator.comparingInt(ProjectView.ContractMoney::year)
                        .thenComparing(ProjectView.ContractMoney::code))
                .toList();
    }

    private static ProjectView.ContractMoney concluded(Budgets.Reference money, @Nullable PlannedContract planned) {
        return new ProjectView.ContractMoney(
                money.reference(),
                planned == null ? money.reference() : planned.nameKo(),
                money.year(),
                planned == null || planned.budgetYear() != money.year() ? null : planned.estimatedPrice(),
                money.committed(),
                money.paid(),
                money.committed() - money.paid(),
                true);
    }

    private List<ProjectView.Source> sources(Map<String, Long> millions, Locale locale) {
        return millions.entrySet().stream()
                .map(entry -> new ProjectView.Source(
                        entry.getKey(), sourceName(entry.getKey(), locale), MILLION * entry.getValue()))
                .toList();
    }

    /** Plans name their sources in Korean, freely; the usual ones have an English name. */
    private String sourceName(String source, Locale locale) {
        return messages.getMessage("budget.source." + source, null, source, locale);
    }

    private static long sum(List<ProjectView.YearMoney> years, ToLongFunction<ProjectView.YearMoney> figure) {
        return years.stream().mapToLong(figure).sum();
    }
}
