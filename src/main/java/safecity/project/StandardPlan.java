package safecity.project;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The plan that a new project begins with: the order, the spacing and the weights of a usual certification, moved so
 * that it begins this month. Its officer changes it by a change of plan.
 */
@Component
class StandardPlan {

    private static final String FILE = "schemes/standard-plan.yaml";

    private final Clock clock;

    StandardPlan(Clock clock) {
        this.clock = clock;
    }

    PlanFile.Content forProject(String key, String title, String municipality) {
        PlanFile.Content standard = read();
        PlanFile.Head head = standard.project();
        return new PlanFile.Content(
                new PlanFile.Head(key, municipality, title, title, null, head.policyGoal(), head.scheme(), head.domesticFirst()),
                moved(standard.plan()));
    }

    private PlanDocument moved(PlanDocument plan) {
        LocalDate begin = LocalDate.now(clock).withDayOfMonth(1);
        Period shift = Period.ofMonths((int) ChronoUnit.MONTHS.between(plan.from(), begin));
        int years = begin.getYear() - plan.from().getYear();
        Map<Integer, Map<String, Long>> budget = new TreeMap<>();
        plan.budget().forEach((year, sources) -> budget.put(year + years, sources));
        List<PlanDocument.Milestone> milestones = plan.milestones().stream()
                .map(milestone -> new PlanDocument.Milestone(milestone.code(), milestone.nameKo(), milestone.nameEn(),
                        milestone.from().plus(shift), endOfMonth(milestone.to(), shift), milestone.parts()))
                .toList();
        List<PlannedContract> contracts = plan.contracts().stream()
                .map(contract -> new PlannedContract(contract.code(), contract.nameKo(), contract.deliverables(),
                        contract.from().plus(shift), endOfMonth(contract.to(), shift), contract.budgetYear() + years,
                        contract.estimatedPrice()))
                .toList();
        List<PlanDocument.Year> targets = plan.years().stream()
                .map(year -> new PlanDocument.Year(year.year() + years, year.percent(), year.goals(), year.actions()))
                .toList();
        return new PlanDocument(begin, endOfMonth(plan.to(), shift), plan.budgetHeader(), plan.budgetOverview(), budget,
                milestones, targets, contracts);
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
