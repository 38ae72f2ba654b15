package safecity.approval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelContract;
import safecity.engine.tasks.OpenSteps;
import safecity.engine.tasks.OpenSteps.Step;
import safecity.engine.tasks.TaskCompleted;
import safecity.organisation.PostNotice;
import safecity.organisation.PostRules;

/**
 * One person signs a document once. Where everybody who holds a post has signed it already, has drafted it or is nobody at
 * all, the next higher post of the same body signs; when somebody is there again, it is theirs alone.
 */
@Component
class Signers {

    private static final Map<String, ApprovalAct.Step> STEPS = Map.of(
            ModelContract.Elements.APPROVAL_REVIEW,
            ApprovalAct.Step.REVIEW,
            ModelContract.Elements.APPROVAL_AGREE,
            ApprovalAct.Step.AGREE,
            ModelContract.Elements.APPROVAL_DECIDE,
            ApprovalAct.Step.DECIDE);
    private static final Map<String, String> DUTIES = Map.of(
            ModelContract.Elements.APPROVAL_REVIEW,
            ModelContract.Variables.REVIEW_DUTY,
            ModelContract.Elements.APPROVAL_AGREE,
            ModelContract.Variables.AGREE_DUTY,
            ModelContract.Elements.APPROVAL_DECIDE,
            ModelContract.Variables.DECIDER_DUTY);
    private static final List<String> VARIABLES = List.of(
            ModelContract.Variables.DOCUMENT_ID,
            ModelContract.Variables.REVIEW_DUTY,
            ModelContract.Variables.AGREE_DUTY,
            ModelContract.Variables.DECIDER_DUTY);

    private final OpenSteps open;
    private final DocumentRepository documents;
    private final PostRules rules;
    private final Accounts accounts;

    Signers(OpenSteps open, DocumentRepository documents, PostRules rules, Accounts accounts) {
        this.open = open;
        this.documents = documents;
        this.rules = rules;
        this.accounts = accounts;
    }

    /** The next step of the document is there by the end of the transaction. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void signed(TaskCompleted task) {
        if (task.process().equals(ModelContract.Processes.APPROVAL)) {
            bringUpToDate(task.projectKey());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void posted(PostNotice change) {
        bringUpToDate(null);
    }

    /** Absences begin and end by the day, and an administrator may have given or taken a group. */
    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "${safecity.absence.every:PT10M}")
    @Transactional
    void bringUpToDate() {
        bringUpToDate(null);
    }

    private void bringUpToDate(@Nullable String project) {
        for (Step step : open.of(ModelContract.Processes.APPROVAL, project, VARIABLES)) {
            if (STEPS.containsKey(step.element())
                    && step.variables().get(ModelContract.Variables.DOCUMENT_ID) instanceof String document) {
                // What was added stands above what the routing gave.
                rules.lowest(step.groups()).ifPresent(post -> open.candidates(step, candidates(step, document, post)));
            }
        }
    }

    private Set<String> candidates(Step step, String document, String post) {
        String duty = String.valueOf(step.variables().get(DUTIES.get(step.element())));
        List<ApprovalAct> acts = documents.acts(document);
        Set<String> candidates = new TreeSet<>(Set.of(post));
        if (!hasSigner(post, STEPS.get(step.element()), duty, acts)) {
            rules.higher(post).stream()
                    .filter(higher -> hasSigner(higher, STEPS.get(step.element()), duty, acts))
                    .findFirst()
                    .ifPresent(candidates::add);
        }
        return candidates;
    }

    private boolean hasSigner(String post, ApprovalAct.@Nullable Step step, String duty, List<ApprovalAct> acts) {
        return accounts.members(post).stream().anyMatch(person -> signed(person, step, duty, acts) == null);
    }

    /**
     * What stands against somebody's signature.
     *
     * @return key of the sentence; null where nothing does
     */
    static @Nullable String signed(
            String person, ApprovalAct.@Nullable Step step, String duty, List<ApprovalAct> acts) {
        List<ApprovalAct> own =
                acts.stream().filter(act -> act.actor().equals(person)).toList();
        if (own.stream().anyMatch(act -> act.step() == ApprovalAct.Step.DRAFT)) {
            return "approval.ownDraft";
        }
        // The same post may stand twice in a line, and is asked again in the next round.
        return own.stream()
                        .anyMatch(act -> act.step() != ApprovalAct.Step.RECALL
                                && act.step() != ApprovalAct.Step.LATE
                                && !act.duty().equals(duty))
                ? "approval.signedAlready"
                : null;
    }
}
