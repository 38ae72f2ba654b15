package safecity.project.plan;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The plan that a new project begins with: the order, the spacing and the weights of a usual certification, moved so
 * that it begins when the project does. Its officer changes it by a change of plan. The project is assessed by the scheme
 * that is in use when the plan ends.
 */
@Component
public class StandardPlan {

    private static final String FILE = "schemes/standard-plan.yaml";
    private static final long MILLION = 1_000_000;

    private final SchemeInUse schemes;

    StandardPlan(SchemeInUse schemes) {
        this.schemes = schemes;
    }

    /**
     * @param begin first day of the month in which the project begins
     * @throws safecity.refusal.Refusal {@code scheme.noneInUse} when no scheme is known for the plan's last day
     */
    public PlanFile.Content forProject(String key, String title, String municipality, LocalDate begin) {
        PlanFile.Content standard = read();
        PlanFile.Head head = standard.project();
        PlanDocument plan = moved(standard.plan(), begin);
        return new PlanFile.Content(
                new PlanFile.Head(
                        key,
                        municipality,
                        title,
                        title,
                        null,
                        head.policyGoal(),
                        schemes.inUseOn(plan.to()),
                        head.domesticFirst()),
                plan);
    }

    private PlanDocument moved(PlanDocument plan, LocalDate begin) {
        Period shift = Period.ofMonths((int) ChronoUnit.MONTHS.between(plan.from(), begin));
        LocalDate end = endOfMonth(plan.to(), shift);
        Map<Integer, Map<String, Long>> budget = budget(plan, begin, end);
        List<PlanDocument.Milestone> milestones = plan.milestones().stream()
                .map(milestone -> new PlanDocument.Milestone(
                        milestone.code(),
                        milestone.nameKo(),
                        milestone.nameEn(),
                        milestone.from().plus(shift),
                        endOfMonth(milestone.to(), shift),
                        milestone.parts()))
                .toList();
        List<PlannedContract> contracts = plan.contracts().stream()
                .map(contract -> moved(contract, shift, budget))
                .toList();
        return new PlanDocument(
                begin,
                end,
                plan.budgetHeader(),
                plan.budgetOverview(),
                budget,
                milestones,
                targets(plan, milestones, begin.getYear(), end.getYear()),
                contracts);
    }

    /** The money of each calendar year of the plan, spent month by month, in the years into which the months move. */
    private static Map<Integer, Map<String, Long>> budget(PlanDocument plan, LocalDate begin, LocalDate end) {
        String source =
                plan.budget().values().iterator().next().keySet().iterator().next();
        Map<Integer, Map<String, Long>> budget = new TreeMap<>();
        double spent = 0;
        long allotted = 0;
        LocalDate month = plan.from();
        for (LocalDate moved = begin; moved.isBefore(end); moved = moved.plusMonths(1), month = month.plusMonths(1)) {
            spent += monthly(plan, month.getYear());
            if (moved.getMonthValue() == 12 || !moved.plusMonths(1).isBefore(end)) {
                budget.put(moved.getYear(), Map.of(source, Math.round(spent) - allotted));
                allotted = Math.round(spent);
            }
        }
        return budget;
    }

    private static double monthly(PlanDocument plan, int year) {
        LocalDate first = plan.from().getYear() == year ? plan.from() : LocalDate.of(year, 1, 1);
        LocalDate last = plan.to().getYear() == year ? plan.to() : LocalDate.of(year, 12, 31);
        long million = Objects.requireNonNull(plan.budget().get(year)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return (double) million / (ChronoUnit.MONTHS.between(first, last) + 1);
    }

    /** Paid from the year in which it ends; where that year can't pay for it, from the one in which it begins. */
    private static PlannedContract moved(
            PlannedContract contract, Period shift, Map<Integer, Map<String, Long>> budget) {
        LocalDate from = contract.from().plus(shift);
        LocalDate to = endOfMonth(contract.to(), shift);
        long atItsEnd = Objects.requireNonNull(budget.get(to.getYear())).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        int year = contract.estimatedPrice() <= atItsEnd * MILLION ? to.getYear() : from.getYear();
        return new PlannedContract(
                contract.code(), contract.nameKo(), contract.deliverables(), from, to, year, contract.estimatedPrice());
    }

    /** What the moved milestones weigh by the end of each year; goals and actions stay in their order. */
    private static List<PlanDocument.Year> targets(
            PlanDocument plan, List<PlanDocument.Milestone> milestones, int first, int last) {
        List<PlanDocument.Year> targets = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            LocalDate yearEnd = LocalDate.of(year, 12, 31);
            int percent = milestones.stream()
                    .filter(milestone -> !milestone.to().isAfter(yearEnd))
                    .flatMap(milestone -> milestone.parts().stream())
                    .mapToInt(PlanDocument.Part::weight)
                    .sum();
            List<PlanDocument.Year> printed = plan.years()
                    .subList(year - first, year == last ? plan.years().size() : year - first + 1);
            targets.add(new PlanDocument.Year(
                    year,
                    percent,
                    printed.stream().flatMap(old -> old.goals().stream()).toList(),
                    printed.stream().flatMap(old -> old.actions().stream()).toList()));
        }
        return targets;
    }

    private static LocalDate endOfMonth(LocalDate day, Period shift) {
        LocalDate moved = day.withDayOfMonth(1).plus(shift);
        return moved.withDayOfMonth(moved.lengthOfMonth());
    }

    private static PlanFile.Content read() {
        try (InputStream content = new ClassPathResource(FILE).getInputStream()) {
            return PlanFile.read(FILE, content);
        } catch (IOException missing) {
            throw new IllegalStateException(FILE + " is not on the class path", missing);
        }
    }
}
