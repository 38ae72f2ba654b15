package safecity.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.project.Budgets;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/**
 * Moves what has not ended on a day by a number of months: stages, contracts, and by whole years their money and the targets.
 * What contracts have committed stays in its year.
 */
@Component
class PlanShift {

    private static final long MILLION = 1_000_000;
    private static final int YEAR = 12;
    private static final int MOST = 60;

    private final PlanDrafts drafts;
    private final Budgets budgets;

    PlanShift(PlanDrafts drafts, Budgets budgets) {
        this.drafts = drafts;
        this.budgets = budgets;
    }

    /** @throws Refusal {@code planDraft.incomplete}, {@code planDraft.shiftMonths} */
    PlanSheet shifted(String projectKey, PlanSheet typed, LocalDate from, @Nullable String months) {
        if (months == null || !months.matches("-?[0-9]{1,2}") || Math.abs(Integer.parseInt(months)) > MOST) {
            throw Refusal.of("planDraft.shiftMonths", MOST).field("shiftMonths");
        }
        PlanDrafts.Read read = drafts.read(projectKey, typed);
        PlanDocument plan = read.plan();
        if (plan == null) {
            throw Refusal.of("planDraft.incomplete", read.problems().size());
        }
        Map<Integer, Long> committed = new TreeMap<>();
        budgets.years(projectKey)
                .forEach(year -> committed.put(year.year(), (year.committed() + MILLION - 1) / MILLION));
        List<String> begun = plan.contracts().stream()
                .map(PlannedContract::code)
                .filter(code -> budgets.yearOf(projectKey, code).isPresent())
                .toList();
        PlanDocument moved = of(plan, from, Integer.parseInt(months), committed, Set.copyOf(begun));
        return PlanWriter.sheet(moved).with(PlanSection.PROGRAMMES, typed.rows(PlanSection.PROGRAMMES));
    }

    /**
     * @param from      what ended before this day stays where it is
     * @param committed year to million won that contracts have committed
     * @param begun     codes of contracts whose money is committed: their year stays
     */
    static PlanDocument of(
            PlanDocument plan, LocalDate from, int months, Map<Integer, Long> committed, Set<String> begun) {
        int years = months % YEAR == 0 ? months / YEAR : 0;
        List<PlanDocument.Milestone> stages = plan.milestones().stream()
                .map(stage -> stage.to().isBefore(from)
                        ? stage
                        : new PlanDocument.Milestone(
                                stage.code(),
                                stage.nameKo(),
                                stage.nameEn(),
                                moved(stage.from(), from, months),
                                moved(stage.to(), from, months),
                                stage.parts()))
                .toList();
        List<PlannedContract> contracts = plan.contracts().stream()
                .map(one -> one.to().isBefore(from)
                        ? one
                        : new PlannedContract(
                                one.code(),
                                one.nameKo(),
                                one.deliverables(),
                                moved(one.from(), from, months),
                                moved(one.to(), from, months),
                                begun.contains(one.code()) ? one.budgetYear() : one.budgetYear() + years,
                                one.estimatedPrice()))
                .toList();
        return new PlanDocument(
                plan.from(),
                moved(plan.to(), from, months),
                plan.budgetHeader(),
                plan.budgetOverview(),
                years == 0 ? plan.budget() : budget(plan, from.getYear(), years, committed),
                stages,
                years == 0 ? plan.years() : targets(plan, stages, from.getYear(), years),
                contracts);
    }

    /** The day so many months later, the end of a month staying one; what has begun already keeps its beginning. */
    private static LocalDate moved(LocalDate day, LocalDate from, int months) {
        if (day.isBefore(from)) {
            return day;
        }
        LocalDate moved = day.plusMonths(months);
        return day.getDayOfMonth() == day.lengthOfMonth() ? moved.withDayOfMonth(moved.lengthOfMonth()) : moved;
    }

    private static Map<Integer, Map<String, Long>> budget(
            PlanDocument plan, int first, int years, Map<Integer, Long> committed) {
        Map<Integer, Map<String, Long>> budget = new TreeMap<>();
        plan.budget().forEach((year, sources) -> {
            if (year < first) {
                add(budget, year, sources);
                return;
            }
            long stays = committed.getOrDefault(year, 0L);
            Map<String, Long> here = new LinkedHashMap<>();
            Map<String, Long> there = new LinkedHashMap<>();
            for (Map.Entry<String, Long> source : sources.entrySet()) {
                long kept = Math.min(stays, source.getValue());
                stays -= kept;
                here.put(source.getKey(), kept);
                there.put(source.getKey(), source.getValue() - kept);
            }
            add(budget, year, here);
            add(budget, year + years, there);
        });
        budget.values().forEach(sources -> sources.values().removeIf(amount -> amount == 0));
        budget.values().removeIf(Map::isEmpty);
        return budget;
    }

    private static void add(Map<Integer, Map<String, Long>> budget, int year, Map<String, Long> sources) {
        Map<String, Long> there = budget.computeIfAbsent(year, one -> new LinkedHashMap<>());
        sources.forEach((source, amount) -> there.merge(source, amount, Long::sum));
    }

    /** Targets of later years move along; the years between are planned to reach what the stages give by then. */
    private static List<PlanDocument.Year> targets(
            PlanDocument plan, List<PlanDocument.Milestone> stages, int first, int years) {
        Map<Integer, PlanDocument.Year> targets = new TreeMap<>();
        for (PlanDocument.Year old : plan.years()) {
            int year = old.year() < first ? old.year() : old.year() + years;
            targets.put(year, new PlanDocument.Year(year, old.percent(), old.goals(), old.actions()));
        }
        for (int year = first; year < first + years; year++) {
            LocalDate end = LocalDate.of(year, 12, 31);
            int percent = stages.stream()
                    .filter(stage -> !stage.to().isAfter(end))
                    .flatMap(stage -> stage.parts().stream())
                    .mapToInt(PlanDocument.Part::weight)
                    .sum();
            targets.putIfAbsent(year, new PlanDocument.Year(year, percent, List.of(), List.of()));
        }
        return new ArrayList<>(targets.values())
                .stream()
                        .sorted(Comparator.comparingInt(PlanDocument.Year::year))
                        .toList();
    }
}
