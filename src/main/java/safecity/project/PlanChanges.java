package safecity.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProjectRuns;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanChecks;
import safecity.project.plan.PlanDifference;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/**
 * Changes of an adopted plan: each is the next version, with its reason and its approval; the versions before it stay
 * as they were.
 */
@ModelBean("planChanges")
public class PlanChanges {

    /** Where the plan names no source of funds for a year that it did not have before. */
    private static final String OWN_FUNDS = "구비";

    private static final long MILLION = 1_000_000;

    private final ProjectAccess access;
    private final PlanRepository plans;
    private final Budgets budgets;
    private final Elections elections;
    private final ProjectStanding standing;
    private final ApplicationEventPublisher listeners;
    private final DraftedPlans drafts;
    private final ProjectRuns runs;

    PlanChanges(
            ProjectAccess access,
            PlanRepository plans,
            Budgets budgets,
            Elections elections,
            ProjectStanding standing,
            ApplicationEventPublisher listeners,
            DraftedPlans drafts,
            ProjectRuns runs) {
        this.runs = runs;
        this.drafts = drafts;
        this.listeners = listeners;
        this.standing = standing;
        this.access = access;
        this.plans = plans;
        this.budgets = budgets;
        this.elections = elections;
    }

    /**
     * @param municipality of the person who asks; null or empty for the system
     * @param actor        account id of the person who asks
     * @return id of the project's municipality
     * @throws Refusal {@code project.unknown} also for a project of another municipality, {@code planChange.notAdopted}
     *                 while the first version is still a draft, {@code planChange.running} while another change is not
     *                 decided: two would overtake each other; those of {@link ProjectStanding#underWay}
     */
    @Transactional
    public String requested(String projectKey, String municipality, String actor) {
        Project project = access.started(projectKey, municipality, actor);
        standing.underWay(projectKey);
        if (!inForce(projectKey).adopted()) {
            throw Refusal.of("planChange.notAdopted", projectKey).field("projectKey");
        }
        if (runs.isRunning(projectKey, ModelContract.Processes.PLAN_CHANGE)) {
            throw Refusal.conflict("planChange.running").field("projectKey");
        }
        drafts.begun(projectKey);
        return project.municipality();
    }

    /**
     * Drafts the next version from what was written in the browser, else from the version in force; what is null stays as it is.
     *
     * @throws Refusal {@code planChange.nothing}, {@code planChange.milestoneMissing}, {@code planChange.backwards},
     *                 {@code planChange.budgetHalf}, {@code planChange.belowCommitted},
     *                 {@code planChange.belowOtherSources}, {@code planChange.contractRemoved},
     *                 {@code planChange.contractCommitted}, those of {@link DraftedPlans#of}
     */
    @Transactional
    public void drafted(String projectKey, String reason, PlanChangeEntry entry, String actor) {
        boolean correct = entry.correctTotal();
        if (isBlank(entry.milestone()) && (entry.milestoneFrom() != null || entry.milestoneTo() != null)) {
            throw Refusal.of("planChange.milestoneMissing").field("milestone");
        }
        if ((entry.budgetYear() == null) != (entry.budgetAmount() == null)) {
            throw Refusal.of("planChange.budgetHalf").field(entry.budgetYear() == null ? "budgetYear" : "budgetAmount");
        }
        PlanDocument inForce = plans.document(inForce(projectKey));
        Optional<PlanDocument> written = drafts.of(projectKey);
        PlanDocument before = written.orElse(inForce);
        Map<Integer, Map<String, Long>> budget = entry.budgetYear() == null
                ? before.budget()
                : withBudget(projectKey, before.budget(), entry.budgetYear(), entry.budgetAmount());
        List<PlanDocument.Milestone> milestones = isBlank(entry.milestone())
                ? before.milestones()
                : moved(before, entry.milestone(), entry.milestoneFrom(), entry.milestoneTo());
        PlanDocument after = document(before, budget, milestones, correct || entry.budgetYear() != null);
        if (after.equals(inForce)) {
            throw Refusal.of("planChange.nothing").field("milestone");
        }
        limits(projectKey, inForce, after).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        int version = plans.insert(projectKey, reason, after, PlanChecks.of(after, elections.days()), actor)
                .version();
        written.ifPresent(draft -> drafts.became(projectKey, version));
    }

    /** What a change may not do: give a year less than is committed in it, and take from under a contract what it rests on. */
    public List<Refusal> limits(String projectKey, PlanDocument before, PlanDocument after) {
        List<Refusal> refused = new ArrayList<>();
        before.budget().keySet().forEach(year -> {
            long amount = sum(after.budget().getOrDefault(year, Map.of()));
            long committed = budgets.committed(projectKey, year);
            if (amount * MILLION < committed) {
                refused.add(Refusal.of("planChange.belowCommitted", amount, year, committed)
                        .field("budgetAmount")
                        .rule("지방회계법 제29조제2항"));
            }
        });
        for (PlannedContract old : before.contracts()) {
            Optional<PlannedContract> now = after.contracts().stream()
                    .filter(one -> one.code().equals(old.code()))
                    .findFirst();
            if (now.isEmpty()) {
                refused.add(Refusal.of("planChange.contractRemoved", old.code(), old.nameKo()));
            } else if (budgets.yearOf(projectKey, old.code()).isPresent()
                    && (now.get().budgetYear() != old.budgetYear()
                            || now.get().estimatedPrice() != old.estimatedPrice()
                            || !now.get().deliverables().equals(old.deliverables()))) {
                refused.add(Refusal.of("planChange.contractCommitted", old.code(), old.nameKo()));
            }
        }
        return refused;
    }

    public int newestVersion(String projectKey) {
        List<Baseline> versions = plans.versions(projectKey);
        return versions.get(versions.size() - 1).version();
    }

    /** What a version changes against the one in force, one change a line, for a form. */
    public String text(String projectKey, Number version) {
        PlanDocument before = plans.document(inForce(projectKey));
        PlanDocument after = plans.document(version(projectKey, version));
        List<String> lines = PlanDifference.of(before, after);
        return lines.isEmpty() ? "-" : lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    /**
     * The version is approved and in force from now on.
     *
     * @throws Refusal {@code planChange.overtaken} when another change was adopted after this one was drafted
     */
    @Transactional
    public void adopt(String projectKey, Number version, String actor) {
        Baseline draft = version(projectKey, version);
        Baseline inForce = inForce(projectKey);
        if (Objects.requireNonNull(inForce.adoptedAt()).isAfter(draft.draftedAt())) {
            throw Refusal.conflict("planChange.overtaken", inForce.version());
        }
        plans.adopt(draft.id(), actor);
        listeners.publishEvent(new PlanAdopted(projectKey, draft.version()));
    }

    private static List<PlanDocument.Milestone> moved(PlanDocument plan, String code, LocalDate from, LocalDate to) {
        if (plan.milestone(code) == null) {
            throw Refusal.of("plan.milestoneUnknown", code).field("milestone");
        }
        return plan.milestones().stream()
                .map(milestone -> {
                    if (!milestone.code().equals(code)) {
                        return milestone;
                    }
                    LocalDate begin = from == null ? milestone.from() : from;
                    LocalDate end = to == null ? milestone.to() : to;
                    if (end.isBefore(begin)) {
                        throw Refusal.of("planChange.backwards", begin, end).field("milestoneTo");
                    }
                    return new PlanDocument.Milestone(
                            code, milestone.nameKo(), milestone.nameEn(), begin, end, milestone.parts());
                })
                .toList();
    }

    /** The first source of a year's money takes the change; what others have promised stays as it is. */
    private Map<Integer, Map<String, Long>> withBudget(
            String projectKey, Map<Integer, Map<String, Long>> before, int year, long amount) {
        long committed = budgets.committed(projectKey, year);
        if (amount * MILLION < committed) {
            throw Refusal.of("planChange.belowCommitted", amount, year, committed)
                    .field("budgetAmount")
                    .rule("지방회계법 제29조제2항");
        }
        Map<String, Long> sources = new LinkedHashMap<>(before.getOrDefault(year, Map.of()));
        String first = sources.keySet().stream().findFirst().orElse(OWN_FUNDS);
        sources.remove(first);
        long others = sum(sources);
        if (amount < others) {
            throw Refusal.of("planChange.belowOtherSources", amount, year, others)
                    .field("budgetAmount");
        }
        sources.put(first, amount - others);
        Map<Integer, Map<String, Long>> after = new TreeMap<>(before);
        after.put(year, sources);
        return after;
    }

    private static PlanDocument document(
            PlanDocument before,
            Map<Integer, Map<String, Long>> budget,
            List<PlanDocument.Milestone> milestones,
            boolean correctTotal) {
        long sum = budget.values().stream().mapToLong(PlanChanges::sum).sum();
        LocalDate end = milestones.stream()
                .map(PlanDocument.Milestone::to)
                .max(LocalDate::compareTo)
                .filter(last -> last.isAfter(before.to()))
                .orElse(before.to());
        return new PlanDocument(
                before.from(),
                end,
                correctTotal ? sum : before.budgetHeader(),
                correctTotal ? sum : before.budgetOverview(),
                budget,
                milestones,
                before.years(),
                before.contracts());
    }

    private Baseline inForce(String projectKey) {
        return plans.inForce(projectKey).orElseThrow(() -> Refusal.notFound("project.unknown", projectKey));
    }

    private Baseline version(String projectKey, Number version) {
        return plans.byVersion(projectKey, version.intValue())
                .orElseThrow(() -> Refusal.notFound("project.unknown", projectKey));
    }

    private static long sum(Map<String, Long> sources) {
        return sources.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
