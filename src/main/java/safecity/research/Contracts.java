package safecity.research;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/**
 * A research contract from its plan to its specification, and its result: what {@code research-contract} calls. Dates
 * are ISO days, money is won.
 */
@ModelBean("contracts")
public class Contracts {

    private static final String AUDIT_DECREE = "공공감사에 관한 법률 시행령 제13조";

    private final Plans plans;
    private final ContractRepository store;
    private final ContractFacts facts;
    private final ContractChangeRepository changes;
    private final TerminationRepository terminations;

    Contracts(
            Plans plans,
            ContractRepository store,
            ContractFacts facts,
            ContractChangeRepository changes,
            TerminationRepository terminations) {
        this.terminations = terminations;
        this.changes = changes;
        this.plans = plans;
        this.store = store;
        this.facts = facts;
    }

    // What the plan says

    public String title(String projectKey, String code) {
        return plan(projectKey, code).nameKo();
    }

    public String plannedStart(String projectKey, String code) {
        return plan(projectKey, code).from().toString();
    }

    /** The last day of the contract's period: the planned one, or the one that a change of the contract set. */
    public String plannedEnd(String projectKey, String code) {
        return end(projectKey, code).toString();
    }

    /** The middle of the period, when the mid-term report is held. */
    public String midterm(String projectKey, String code) {
        LocalDate from = plan(projectKey, code).from();
        return from.plusDays(ChronoUnit.DAYS.between(from, end(projectKey, code)) / 2)
                .toString();
    }

    /** The first day of the fiscal year whose budget pays for the contract: it isn't concluded before. */
    public String fiscalYearOpens(String projectKey, String code) {
        return LocalDate.of(plan(projectKey, code).budgetYear(), 1, 1).toString();
    }

    /** The estimated price in won, without VAT: the specification's, or the plan's until there is one. */
    public long estimate(String projectKey, String code) {
        return store.specification(projectKey, code)
                .map(ContractRepository.Specification::estimatedPrice)
                .orElseGet(() -> plan(projectKey, code).estimatedPrice());
    }

    /** What is known of the contract, one fact a line, for a form; the findings are among them. */
    public String facts(String projectKey, String code) {
        return facts.of(projectKey, plan(projectKey, code));
    }

    /** A contract method of {@code contract-method.dmn} in the words of the law. */
    public String methodName(String method) {
        return KoreanFormat.method(method);
    }

    // What people do

    /**
     * The basic plan with the search for duplicate research.
     *
     * @param stage  deliverables of the instance, comma-separated
     * @throws Refusal {@code research.differenceMissing} when there is similar research and nothing says what is different
     */
    @Transactional
    public void planned(String projectKey, String code, String stage, ResearchPlanEntry entry, String actor) {
        if (KoreanFormat.blank(entry.purpose())) {
            throw Refusal.of("research.purposeMissing").field("purpose");
        }
        if (!"none".equals(entry.prismResult()) && KoreanFormat.blank(entry.difference())) {
            throw Refusal.of("research.differenceMissing").field("difference").rule("행정업무의 운영 및 혁신에 관한 규정 제50조");
        }
        PlannedContract planned = plan(projectKey, code);
        if (stage != null && !stage.equals(String.join(",", planned.deliverables()))) {
            throw new IllegalStateException(
                    "Contract " + code + " delivers " + planned.deliverables() + ", not " + stage);
        }
        store.open(projectKey, planned, actor);
        store.step(
                projectKey,
                code,
                "plan",
                entry.prismResult(),
                KoreanFormat.blank(entry.difference()) ? entry.purpose() : entry.purpose() + "\n" + entry.difference(),
                actor);
    }

    /** A decision that is a fact of the contract's record; the model says what follows from it. */
    @Transactional
    public void recorded(String projectKey, String code, String step, DecisionEntry entry, String actor) {
        store.step(projectKey, code, step, entry.decision(), entry.comment(), actor);
    }

    /**
     * What becomes of a contract that was found inadequate or whose tender was stopped.
     *
     * @throws Refusal {@code research.deliberationNeeded} when it is to be tendered again and was never found adequate
     */
    @Transactional
    public void reconsidered(String projectKey, String code, DecisionEntry entry, String actor) {
        if ("respecify".equals(entry.decision())
                && store.lastOutcome(projectKey, code, "deliberation")
                        .filter(outcome -> !"rejected".equals(outcome))
                        .isEmpty()) {
            throw Refusal.of("research.deliberationNeeded").field("decision").rule("용역과제 심의 조례");
        }
        recorded(projectKey, code, "reconsideration", entry, actor);
    }

    /**
     * Codes of the planned contracts whose first deliverable is the given one and that were not concluded yet: a project
     * that is taken up again doesn't buy twice.
     */
    public List<String> outstanding(String projectKey, String deliverable) {
        return plans.contractsFor(projectKey, deliverable).stream()
                .filter(code -> store.award(projectKey, code).isEmpty() || terminations.ended(projectKey, code))
                .toList();
    }

    /** A step that was taken, with what was noted of it; nothing was to decide. */
    @Transactional
    public void noted(String projectKey, String code, String step, String outcome, String note, String actor) {
        store.step(projectKey, code, step, outcome, note, actor);
    }

    /**
     * A new version of the specification.
     *
     * @throws Refusal {@code research.scopeMissing}, {@code research.priceMissing}
     */
    @Transactional
    public void specified(String projectKey, String code, SpecificationEntry entry, String actor) {
        if (KoreanFormat.blank(entry.scope())) {
            throw Refusal.of("research.scopeMissing").field("scope");
        }
        positive(entry.estimatedPrice());
        store.specify(
                projectKey, code, entry.estimatedPrice(), entry.contractKind(), entry.firmKind(), entry.scope(), actor);
    }

    /**
     * The department has acted on the auditor's opinion; the price may be another one now.
     *
     * @throws Refusal {@code research.actionMissing}, {@code research.priceMissing}
     */
    @Transactional
    public void opinionAnswered(String projectKey, String code, DisclosureAnswerEntry entry, String actor) {
        if (KoreanFormat.blank(entry.action())) {
            throw Refusal.of("research.actionMissing").field("action").rule(AUDIT_DECREE);
        }
        positive(entry.estimatedPrice());
        ContractRepository.Specification before =
                store.specification(projectKey, code).orElseThrow();
        store.specify(projectKey, code, entry.estimatedPrice(), before.kind(), before.firm(), before.scope(), actor);
        store.step(projectKey, code, "opinion-answered", "answered", entry.action(), actor);
    }

    private static void positive(long price) {
        if (price <= 0) {
            throw Refusal.of("research.priceMissing").field("estimatedPrice").rule("지방계약법 시행령 제7조");
        }
    }

    private LocalDate end(String projectKey, String code) {
        return changes.end(projectKey, plan(projectKey, code));
    }

    private PlannedContract plan(String projectKey, String code) {
        return plans.contract(projectKey, code);
    }
}
