package safecity.planning;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlannedContract;

/**
 * A whole plan moved by a number of months, from a day on. What is finished stays, of what runs the end moves, of what has not
 * begun both days do. Money goes into the year into which it falls; what is committed or paid stays where it is.
 *
 * @param from      days before it stay, unless what was planned for them is overdue
 * @param months    negative to bring it forward
 * @param today     what was planned before it and is not done is overdue
 * @param standing  by code of stage, and of contract; what is missing has not begun
 * @param committed year to won that contracts have committed
 */
record ScheduleMove(
        LocalDate from, int months, LocalDate today, Map<String, Standing> standing, Map<Integer, Long> committed) {

    /** Where a stage or a contract is, by what was done and not by its planned days. */
    enum Standing {
        NOT_BEGUN,
        RUNNING,
        FINISHED
    }

    private static final int YEAR = 12;
    private static final int HUNDRED = 100;
    private static final int VAT_PERCENT = 10;
    private static final long MILLION = 1_000_000;

    PlanDocument of(PlanDocument plan) {
        List<PlanDocument.Milestone> stages =
                plan.milestones().stream().map(this::stage).toList();
        LocalDate lastEnd = stages.stream()
                .map(PlanDocument.Milestone::to)
                .max(Comparator.naturalOrder())
                .orElse(plan.to());
        LocalDate end = end(plan.to());
        return new PlanDocument(
                plan.from().isBefore(from) ? plan.from() : plan.from().plusMonths(months),
                end.isBefore(lastEnd) ? lastEnd : end,
                plan.budgetHeader(),
                plan.budgetOverview(),
                budget(plan),
                stages,
                months % YEAR == 0 ? targetsOfYears(plan, stages) : targetsOfStages(plan, stages, end),
                plan.contracts().stream().map(this::contract).toList());
    }

    private boolean moves(LocalDate day) {
        return !day.isBefore(from) || day.isBefore(today);
    }

    /** The last day of a month becomes the last day of another one. */
    private LocalDate end(LocalDate day) {
        LocalDate moved = day.plusMonths(months);
        return day.getDayOfMonth() == day.lengthOfMonth() ? moved.withDayOfMonth(moved.lengthOfMonth()) : moved;
    }

    /** First and last day, moved as far as they move. */
    private record Period(LocalDate from, LocalDate to) {}

    private Period period(String code, LocalDate begin, LocalDate last) {
        Standing now = standing.getOrDefault(code, Standing.NOT_BEGUN);
        if (now == Standing.FINISHED) {
            return new Period(begin, last);
        }
        boolean beginMoves = now == Standing.NOT_BEGUN && moves(begin);
        return new Period(beginMoves ? begin.plusMonths(months) : begin, beginMoves || moves(last) ? end(last) : last);
    }

    private PlanDocument.Milestone stage(PlanDocument.Milestone stage) {
        Period moved = period(stage.code(), stage.from(), stage.to());
        return new PlanDocument.Milestone(
                stage.code(), stage.nameKo(), stage.nameEn(), moved.from(), moved.to(), stage.parts());
    }

    private PlannedContract contract(PlannedContract one) {
        Period moved = period(one.code(), one.from(), one.to());
        return new PlannedContract(
                one.code(),
                one.nameKo(),
                one.deliverables(),
                moved.from(),
                moved.to(),
                begun(one)
                        ? one.budgetYear()
                        : one.budgetYear() + moved.from().getYear() - one.from().getYear(),
                one.estimatedPrice());
    }

    private boolean begun(PlannedContract one) {
        return standing.getOrDefault(one.code(), Standing.NOT_BEGUN) != Standing.NOT_BEGUN;
    }

    /** What is committed stays; a contract's money goes with its year; the rest month by month, in whole million won. */
    private Map<Integer, Map<String, Long>> budget(PlanDocument plan) {
        Map<Integer, Map<String, Long>> budget = new TreeMap<>();
        plan.budget().forEach((year, sources) -> {
            Map<String, Long> free = new LinkedHashMap<>(sources);
            add(budget, year, taken(free, (committed.getOrDefault(year, 0L) + MILLION - 1) / MILLION));
            for (PlannedContract one : plan.contracts()) {
                if (one.budgetYear() == year && !begun(one)) {
                    add(budget, contract(one).budgetYear(), taken(free, price(one)));
                }
            }
            Map<Integer, Integer> months = monthsInto(plan, year);
            int all = months.values().stream().mapToInt(Integer::intValue).sum();
            free.forEach((source, amount) -> {
                long left = amount;
                for (Map.Entry<Integer, Integer> into : months.entrySet()) {
                    long part = into.getKey().equals(year) ? 0 : amount * into.getValue() / all;
                    add(budget, into.getKey(), Map.of(source, part));
                    left -= part;
                }
                add(
                        budget,
                        months.containsKey(year)
                                ? year
                                : months.keySet().iterator().next(),
                        Map.of(source, left));
            });
        });
        budget.values().forEach(sources -> sources.values().removeIf(amount -> amount == 0));
        budget.values().removeIf(Map::isEmpty);
        return budget;
    }

    private static long price(PlannedContract one) {
        long withTax = one.estimatedPrice() + one.estimatedPrice() * VAT_PERCENT / HUNDRED;
        return (withTax + MILLION - 1) / MILLION;
    }

    /** Takes so much from the sources of funds, the first first, as far as there is. */
    private static Map<String, Long> taken(Map<String, Long> free, long amount) {
        Map<String, Long> taken = new LinkedHashMap<>();
        long asked = amount;
        for (Map.Entry<String, Long> source : free.entrySet()) {
            long part = Math.min(asked, source.getValue());
            taken.put(source.getKey(), part);
            source.setValue(source.getValue() - part);
            asked -= part;
        }
        return taken;
    }

    /** How many of the plan's months of a year fall into which year; a month that has begun on the day stays. */
    private Map<Integer, Integer> monthsInto(PlanDocument plan, int year) {
        YearMonth first = later(YearMonth.of(year, 1), YearMonth.from(plan.from()));
        YearMonth last = YearMonth.of(year, YEAR);
        if (YearMonth.from(plan.to()).isBefore(last)) {
            last = YearMonth.from(plan.to());
        }
        Map<Integer, Integer> into = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            into.merge((month.atDay(1).isBefore(from) ? month : month.plusMonths(months)).getYear(), 1, Integer::sum);
        }
        return into.isEmpty() ? Map.of(year, 1) : into;
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static void add(Map<Integer, Map<String, Long>> budget, int year, Map<String, Long> sources) {
        Map<String, Long> there = budget.computeIfAbsent(year, one -> new LinkedHashMap<>());
        sources.forEach((source, amount) -> there.merge(source, amount, Long::sum));
    }

    /** By whole years: targets of later years move along; the years between are planned to reach what the stages give by then. */
    private List<PlanDocument.Year> targetsOfYears(PlanDocument plan, List<PlanDocument.Milestone> stages) {
        int years = months / YEAR;
        int first = from.getYear();
        Map<Integer, PlanDocument.Year> targets = new TreeMap<>();
        for (PlanDocument.Year old : plan.years()) {
            int year = old.year() < first ? old.year() : old.year() + years;
            targets.put(year, new PlanDocument.Year(year, old.percent(), old.goals(), old.actions()));
        }
        for (int year = first; year < first + years; year++) {
            targets.putIfAbsent(year, new PlanDocument.Year(year, percent(stages, year), List.of(), List.of()));
        }
        return List.copyOf(targets.values());
    }

    /** By months: what the stages give by the end of each year, up to the year in which the plan ends now. */
    private List<PlanDocument.Year> targetsOfStages(
            PlanDocument plan, List<PlanDocument.Milestone> stages, LocalDate end) {
        Map<Integer, PlanDocument.Year> targets = new TreeMap<>();
        plan.years().forEach(old -> targets.put(old.year(), old));
        List<PlanDocument.Year> moved = new ArrayList<>();
        int last = Math.max(
                end.getYear(),
                plan.years().stream().mapToInt(PlanDocument.Year::year).max().orElse(0));
        int least = targets.isEmpty()
                ? from.getYear()
                : Math.min(from.getYear(), targets.keySet().iterator().next());
        for (int year = least; year <= last; year++) {
            PlanDocument.@Nullable Year old = targets.get(year);
            if (year < from.getYear()) {
                if (old != null) {
                    moved.add(old);
                }
            } else if (year <= end.getYear()) {
                moved.add(new PlanDocument.Year(
                        year,
                        percent(stages, year),
                        old == null ? List.of() : old.goals(),
                        old == null ? List.of() : old.actions()));
            }
        }
        return moved;
    }

    private static int percent(List<PlanDocument.Milestone> stages, int year) {
        LocalDate end = LocalDate.of(year, YEAR, 31);
        return stages.stream()
                .filter(stage -> !stage.to().isAfter(end))
                .flatMap(stage -> stage.parts().stream())
                .mapToInt(PlanDocument.Part::weight)
                .sum();
    }
}
