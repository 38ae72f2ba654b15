package safecity.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanChecks;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanFigures;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/** The plan of a project as the models and other capabilities ask for it: always the version in force. */
@ModelBean("plans")
public class Plans {

    private final PlanRepository store;
    private final ProjectEventRepository events;
    private final MessageSource messages;
    private final ApplicationEventPublisher listeners;
    private final DraftedPlans drafts;
    private final Elections elections;

    Plans(
            PlanRepository store,
            ProjectEventRepository events,
            MessageSource messages,
            ApplicationEventPublisher listeners,
            DraftedPlans drafts,
            Elections elections) {
        this.listeners = listeners;
        this.drafts = drafts;
        this.elections = elections;
        this.store = store;
        this.events = events;
        this.messages = messages;
    }

    /** How the officer means to deal with what the plan check found; null or blank when nothing was said. */
    public void findingsAnswered(String projectKey, String answer, String actor) {
        if (answer != null && !answer.isBlank()) {
            events.happened(projectKey, ProjectEventRepository.Kind.FINDINGS_ANSWERED, answer, null, actor);
        }
    }

    /**
     * The officer hands the plan in: what was written in the browser since the last version is the next one.
     *
     * @throws Refusal {@code planDraft.incomplete}
     */
    @Transactional
    public void drafted(String projectKey, String actor) {
        drafts.of(projectKey).ifPresent(plan -> {
            Baseline before = inForce(projectKey);
            int version = store.document(before).equals(plan)
                    ? before.version()
                    : store.insert(projectKey, before.reason(), plan, PlanChecks.of(plan, elections.days()), actor)
                            .version();
            drafts.became(projectKey, version);
        });
    }

    /** The officer's plan has been approved: the newest version is in force from now on. */
    @Transactional
    public void adopt(String projectKey, String actor) {
        List<Baseline> versions = store.versions(projectKey);
        Baseline newest = versions.get(versions.size() - 1);
        if (!newest.adopted()) {
            store.adopt(newest.id(), actor);
            listeners.publishEvent(new PlanAdopted(projectKey, newest.version()));
        }
    }

    /** What does not fit together in the newest version, one sentence a line, for a form; empty when nothing. */
    public String findingsText(String projectKey) {
        List<Baseline> versions = store.versions(projectKey);
        return findingsText(versions.get(versions.size() - 1));
    }

    /** As {@link #findingsText(String)}, for one version. */
    public String findingsOf(String projectKey, Number version) {
        return findingsText(store.byVersion(projectKey, version.intValue())
                .orElseThrow(() -> Refusal.notFound("project.unknown", projectKey)));
    }

    private String findingsText(Baseline baseline) {
        return sentences(findings(baseline, Locale.KOREAN));
    }

    private static String sentences(List<String> findings) {
        return findings.stream().map(sentence -> "- " + sentence).collect(Collectors.joining("\n"));
    }

    public List<String> findings(Baseline baseline, Locale locale) {
        return store.findings(baseline.id()).stream()
                .map(finding -> finding.sentence(messages, locale, Map.of()))
                .toList();
    }

    /** The plan in a few lines, for a form: period, yearly targets and budget. */
    public String summary(String projectKey) {
        return PlanText.years(store.document(inForce(projectKey)));
    }

    /**
     * The plan as it is handed in now: what was written in the browser since the last version, else that version; for a form.
     * What can't be read yet leaves the last version, as handing it in is refused.
     */
    public String draftSummary(String projectKey) {
        return PlanText.whole(draft(projectKey), drafts.programmes(projectKey));
    }

    /** What does not fit together in {@link #draftSummary}, one sentence a line; empty when nothing. */
    public String draftFindings(String projectKey) {
        return sentences(PlanChecks.of(draft(projectKey), elections.days()).stream()
                .map(finding -> finding.sentence(messages, Locale.KOREAN, Map.of()))
                .toList());
    }

    private PlanDocument draft(String projectKey) {
        try {
            return drafts.of(projectKey).orElseGet(() -> store.document(inForce(projectKey)));
        } catch (Refusal unreadable) {
            return store.document(inForce(projectKey));
        }
    }

    /** The stages with their first and last day, one a line, for a form. */
    public String stages(String projectKey) {
        return PlanText.stages(store.document(inForce(projectKey)));
    }

    /** As a document prints it. */
    public PlanFigures figures(String projectKey) {
        Baseline baseline = inForce(projectKey);
        PlanDocument plan = store.document(baseline);
        return new PlanFigures(
                baseline.version(),
                plan.from(),
                plan.to(),
                plan.budgetHeader(),
                plan.budgetOverview(),
                plan.budget(),
                plan.milestones().stream()
                        .map(one -> new PlanFigures.Stage(one.nameKo(), one.from(), one.to()))
                        .toList(),
                plan.years().stream()
                        .map(one -> new PlanFigures.Goal(one.year(), one.percent(), one.goals()))
                        .toList(),
                plan.contracts());
    }

    /** The contracts in the order of their planned start. */
    public List<PlannedContract> contracts(String projectKey) {
        return store.contracts(inForce(projectKey).id());
    }

    /** @throws Refusal {@code plan.contractUnknown} */
    public PlannedContract contract(String projectKey, String code) {
        return contracts(projectKey).stream()
                .filter(contract -> contract.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.contractUnknown", code));
    }

    /** Codes of the contracts whose first deliverable is the given one: a merged contract is run once. */
    public List<String> contractsFor(String projectKey, String deliverable) {
        return contracts(projectKey).stream()
                .filter(contract -> contract.deliverables().get(0).equals(deliverable))
                .map(PlannedContract::code)
                .toList();
    }

    /** What a contract delivers; empty for one that is not in the plan. */
    public List<String> deliverablesOf(String projectKey, String code) {
        return contracts(projectKey).stream()
                .filter(contract -> contract.code().equals(code))
                .flatMap(contract -> contract.deliverables().stream())
                .toList();
    }

    /** What a contract delivers, comma-separated: the variable {@code stage} of its process. */
    public String deliverables(String projectKey, String code) {
        return String.join(",", contract(projectKey, code).deliverables());
    }

    public LocalDate projectStart(String projectKey) {
        return inForce(projectKey).periodFrom();
    }

    public LocalDate projectEnd(String projectKey) {
        return inForce(projectKey).periodTo();
    }

    /** First day of a milestone's planned period. */
    public LocalDate plannedStart(String projectKey, String milestone) {
        return milestone(projectKey, milestone).from();
    }

    /** Last day of a milestone's planned period. */
    public LocalDate plannedEnd(String projectKey, String milestone) {
        return milestone(projectKey, milestone).to();
    }

    private PlanDocument.Milestone milestone(String projectKey, String code) {
        PlanDocument.Milestone milestone = store.document(inForce(projectKey)).milestone(code);
        if (milestone == null) {
            throw Refusal.notFound("plan.milestoneUnknown", code);
        }
        return milestone;
    }

    private Baseline inForce(String projectKey) {
        return store.inForce(projectKey).orElseThrow(() -> Refusal.notFound("project.unknown", projectKey));
    }
}
