package safecity.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanChecks;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
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

    PlanChanges(
            ProjectAccess access,
            PlanRepository plans,
            Budgets budgets,
            Elections elections,
            ProjectStanding standing,
            ApplicationEventPublisher listeners) {
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
     *                 while the first version is still a draft; those of {@link ProjectStanding#underWay}
     */
    public String requested(String projectKey, String municipality, String actor) {
        Project project = access.started(projectKey, municipality, actor);
        standing.underWay(projectKey);
        if (!inForce(projectKey).adopted()) {
            throw Refusal.of("planChange.notAdopted", projectKey).field("projectKey");
        }
        return project.municipality();
    }

    /**
     * Drafts the next version from the one in force; what is null stays as it is.
     *
     * @throws Refusal {@code planChange.nothing}, {@code planChange.milestoneMissing}, {@code planChange.backwards},
     *                 {@code planChange.budgetHalf}, {@code planChange.belowCommitted},
     *                 {@code planChange.belowOtherSources}
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
        PlanDocument before = plans.document(inForce(projectKey));
        Map<Integer, Map<String, Long>> budget = entry.budgetYear() == null
                ? before.budget()
                : withBudget(projectKey, before.budget(), entry.budgetYear(), entry.budgetAmount());
        List<PlanDocument.Milestone> milestones = isBlank(entry.milestone())
                ? before.milestones()
                : moved(before, entry.milestone(), entry.milestoneFrom(), entry.milestoneTo());
        PlanDocument after = document(before, budget, milestones, correct || entry.budgetYear() != null);
        if (after.equals(before)) {
            throw Refusal.of("planChange.nothing").field("milestone");
        }
        plans.insert(projectKey, reason, after, PlanChecks.of(after, elections.days()), actor);
    }

    public int newestVersion(String projectKey) {
        List<Baseline> versions = plans.versions(projectKey);
        return versions.get(versions.size() - 1).version();
    }

    /** What a version changes against the one in force, one change a line, for a form. */
    public String text(String projectKey, Number version) {
        PlanDocument before = plans.document(inForce(projectKey));
        PlanDocument after = plans.document(version(projectKey, version));
        List<String> lines = new ArrayList<>();
        for (PlanDocument.Milestone milestone : after.milestones()) {
            PlanDocument.Milestone old = Objects.requireNonNull(before.milestone(milestone.code()));
            if (!old.from().equals(milestone.from()) || !old.to().equals(milestone.to())) {
                lines.add("- " + milestone.nameKo() + ": " + old.from() + " ~ " + old.to() + " → " + milestone.from()
                        + " ~ " + milestone.to());
            }
        }
        after.budget().forEach((year, sources) -> {
            long old = sum(before.budget().getOrDefault(year, Map.of()));
            if (old != sum(sources)) {
                lines.add("- " + year + "년 예산: " + old + " → " + sum(sources) + "백만원");
            }
        });
        if (before.budgetHeader() != after.budgetHeader() || before.budgetOverview() != after.budgetOverview()) {
            lines.add("- 총사업비: 표지 " + before.budgetHeader() + "·정책개요 " + before.budgetOverview() + " → "
                    + after.budgetHeader() + "백만원");
        }
        return lines.isEmpty() ? "-" : String.join("\n", lines);
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
