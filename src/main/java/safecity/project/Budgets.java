package safecity.project;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanRepository;
import safecity.refusal.Refusal;

/**
 * A project's money by year: allotted by the plan in force, committed by contracts, paid. Amounts in won.
 *
 * <p>지방회계법 제29조제2항: nothing is committed beyond what is allotted.
 */
@ModelBean("budgets")
public class Budgets {

    private static final long MILLION = 1_000_000;

    private final BudgetRepository ledger;
    private final PlanRepository plans;

    Budgets(BudgetRepository ledger, PlanRepository plans) {
        this.ledger = ledger;
        this.plans = plans;
    }

    /** One year's figures, in won. */
    public record Year(int year, long allotted, long committed, long paid) {

        public long remaining() {
            return allotted - committed;
        }
    }

    /**
     * What a contract takes from a year, in won.
     *
     * @param reference code of the contract
     * @param committed less what was given back
     */
    public record Reference(String reference, int year, long committed, long paid) {}

    /** By year and contract, as it stood at a moment. */
    public List<Reference> references(String projectKey, Instant at) {
        return ledger.references(projectKey, at);
    }

    /** Every year of the plan in force, and any other year in which money moved. */
    public List<Year> years(String projectKey) {
        return years(plans.inForce(projectKey), ledger.moved(projectKey));
    }

    /** As {@link #years(String)}, by project, each by the plan given. */
    public Map<String, List<Year>> years(Collection<Baseline> inForce) {
        Map<Long, Map<Integer, Map<String, Long>>> budgets =
                plans.budgets(inForce.stream().map(Baseline::id).toArray(Long[]::new));
        Map<String, List<BudgetRepository.Moved>> money =
                ledger.moved(inForce.stream().map(Baseline::projectKey).toList()).stream()
                        .collect(Collectors.groupingBy(BudgetRepository.Moved::projectKey));
        return inForce.stream()
                .collect(Collectors.toMap(
                        Baseline::projectKey,
                        plan -> years(
                                budgets.getOrDefault(plan.id(), Map.of()),
                                money.getOrDefault(plan.projectKey(), List.of()))));
    }

    /** As they stood at a moment: allotted by the plan in force then, committed and paid before it. */
    public List<Year> years(String projectKey, Instant at) {
        return years(plans.inForce(projectKey, at), ledger.moved(projectKey, at));
    }

    private List<Year> years(Optional<Baseline> plan, List<BudgetRepository.Moved> money) {
        return years(plan.map(baseline -> plans.budget(baseline.id())).orElse(Map.of()), money);
    }

    private static List<Year> years(Map<Integer, Map<String, Long>> budget, List<BudgetRepository.Moved> money) {
        Map<Integer, Year> years = new TreeMap<>();
        budget.forEach((year, sources) -> years.put(
                year,
                new Year(
                        year,
                        MILLION
                                * sources.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                        0,
                        0)));
        money.forEach(moved -> {
            long allotted =
                    years.containsKey(moved.year()) ? years.get(moved.year()).allotted() : 0;
            years.put(moved.year(), new Year(moved.year(), allotted, moved.committed(), moved.paid()));
        });
        return List.copyOf(years.values());
    }

    /** What is left of a year's allotment, in won; 0 for a year without budget. */
    public long remaining(String projectKey, int year) {
        return year(projectKey, year).remaining();
    }

    /**
     * Commits money for a contract.
     *
     * @throws Refusal {@code budget.exceeded}, naming what is asked, what is left and what is missing
     */
    @Transactional
    public void commit(String projectKey, int year, String reference, long won, String actor) {
        ledger.lock(projectKey);
        long left = remaining(projectKey, year);
        if (won > left) {
            throw Refusal.of("budget.exceeded", won, year, left, won - left)
                    .field("contractAmount")
                    .rule("지방회계법 제29조제2항");
        }
        ledger.enter(projectKey, year, "COMMITTED", reference, won, actor);
    }

    /**
     * Gives back what a contract does not need, such as the difference after a change of contract.
     *
     * @throws Refusal {@code budget.releasedBeyondCommitment} when more is given back than is committed and unpaid
     */
    @Transactional
    public void release(String projectKey, int year, String reference, long won, String actor) {
        ledger.lock(projectKey);
        long open = ledger.open(projectKey, year, reference);
        if (won > open) {
            throw Refusal.of("budget.releasedBeyondCommitment", won, reference, open);
        }
        ledger.enter(projectKey, year, "RELEASED", reference, won, actor);
    }

    /**
     * Records a payment.
     *
     * @throws Refusal {@code budget.paidBeyondCommitment} when more is paid for a reference than was committed for it
     */
    @Transactional
    public void pay(String projectKey, int year, String reference, long won, String actor) {
        ledger.lock(projectKey);
        long open = ledger.open(projectKey, year, reference);
        if (won > open) {
            throw Refusal.of("budget.paidBeyondCommitment", won, reference, open)
                    .field("paidAmount");
        }
        ledger.enter(projectKey, year, "PAID", reference, won, actor);
    }

    /** A line of the ledger; {@code kind} is {@code COMMITTED}, {@code RELEASED} or {@code PAID}, the amount in won. */
    public record Entry(String projectKey, int year, String kind, String reference, long amount, OffsetDateTime at) {}

    /** What somebody entered until a moment, in its order. */
    public List<Entry> entriesBy(String account, Collection<String> projects, Instant until) {
        return projects.isEmpty() ? List.of() : ledger.entriesBy(account, projects, until);
    }

    /** What had been paid for a reference at a moment, in won. */
    public long paid(String projectKey, String reference, Instant until) {
        return ledger.paid(projectKey, reference, until);
    }

    /** What has been paid for a reference, in won. */
    public long spent(String projectKey, String reference) {
        return ledger.paid(projectKey, reference, Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** The year whose allotment carries a reference: that in which its money was committed. */
    public Optional<Integer> yearOf(String projectKey, String reference) {
        return ledger.yearOf(projectKey, reference);
    }

    /** What is committed in a year, in won. */
    public long committed(String projectKey, int year) {
        return year(projectKey, year).committed();
    }

    private Year year(String projectKey, int year) {
        return years(projectKey).stream()
                .filter(figures -> figures.year() == year)
                .findFirst()
                .orElse(new Year(year, 0, 0, 0));
    }
}
