package safecity.research;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.ContractChangeRepository.Asked;
import safecity.research.ContractChangeRepository.Terms;

/**
 * Changes of a contract that runs (변경계약, 지방계약법 제22조): asked for on its page, drafted, approved, and from then on the
 * contract's next version, which money and deadlines follow. Amounts are won with VAT.
 */
@ModelBean("contractChanges")
@Transactional
public class ContractChanges {

    private static final String RULE = "지방계약법 제22조";

    private final ContractChangeRepository changes;
    private final ContractRepository store;
    private final ContractMatters running;
    private final ClaimRepository claims;
    private final Plans plans;
    private final Budgets budgets;
    private final ContractProcesses processes;
    private final ApplicationEventPublisher events;

    ContractChanges(
            ContractChangeRepository changes,
            ContractRepository store,
            ContractMatters running,
            ClaimRepository claims,
            Plans plans,
            Budgets budgets,
            ContractProcesses processes,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.store = store;
        this.running = running;
        this.claims = claims;
        this.plans = plans;
        this.budgets = budgets;
        this.processes = processes;
        this.events = events;
    }

    /**
     * Begins a change.
     *
     * @throws Refusal {@code research.notConcluded}, {@code research.contractSettled},
     *                 {@code research.contractTerminated}, {@code research.changeOpen}
     */
    public void request(String projectKey, String municipality, String code, String actor) {
        changes.lock(projectKey, code);
        store.concluded(projectKey, code);
        running.mustRun(projectKey, code);
        if (changes.open(projectKey, code)) {
            throw Refusal.conflict("research.changeOpen");
        }
        long id = changes.ask(projectKey, code, actor);
        processes.start(ModelContract.Processes.CONTRACT_CHANGE, projectKey, municipality, code, "changeId", id);
    }

    /** The contract as it is now, one fact a line, for the form: what is new is written beside it. */
    @Transactional(readOnly = true)
    public String terms(String projectKey, String code) {
        int year = year(projectKey, code);
        return String.join(
                "\n",
                "- 계약상대자: " + store.concluded(projectKey, code).contractor(),
                "- 종료일: " + KoreanFormat.day(end(projectKey, code)),
                "- 계약금액: " + KoreanFormat.won(store.concluded(projectKey, code).amount()),
                "- 지급한 금액: " + KoreanFormat.won(paid(projectKey, code)),
                "- " + year + "년 예산 잔액: " + KoreanFormat.won(budgets.remaining(projectKey, year)));
    }

    /**
     * What is to be another way; nothing is asked for when it is withdrawn.
     *
     * @throws Refusal {@code research.changeReasonMissing}, {@code research.changeNothing}, {@code research.endBeforeStart},
     *                 {@code research.amountBelowClaims}, {@code budget.exceeded}
     */
    public void drafted(String changeId, ContractChangeEntry entry, String actor) {
        if (!"submit".equals(entry.decision())) {
            return;
        }
        Asked asked = asked(changeId);
        String reason = KoreanFormat.orNull(entry.changeReason());
        if (reason == null) {
            throw Refusal.of("research.changeReasonMissing").field("changeReason");
        }
        long before = store.concluded(asked.projectKey(), asked.code()).amount();
        LocalDate endsBefore = end(asked.projectKey(), asked.code());
        Terms terms = new Terms(
                Optional.ofNullable(entry.askedBy()).orElse("department"),
                reason,
                endsBefore,
                endsBefore.equals(entry.newEndOn()) ? null : entry.newEndOn(),
                before,
                Optional.ofNullable(entry.newAmount()).orElse(before),
                KoreanFormat.orNull(entry.newScope()));
        if (terms.endsOn() == null && terms.more() == 0 && terms.scope() == null) {
            throw Refusal.of("research.changeNothing").field("newEndOn");
        }
        lawful(asked, terms);
        changes.draft(Long.parseLong(changeId), terms, actor);
    }

    /**
     * The change is approved and in force.
     *
     * @throws Refusal as {@link #drafted}, where what has happened since makes it unlawful; {@code research.contractSettled}
     */
    public void adopt(String changeId, String actor) {
        Asked asked = asked(changeId);
        Terms terms = drafted(changeId);
        changes.lock(asked.projectKey(), asked.code());
        running.mustRun(asked.projectKey(), asked.code());
        lawful(asked, terms);
        int year = year(asked.projectKey(), asked.code());
        if (terms.more() > 0) {
            budgets.commit(asked.projectKey(), year, asked.code(), terms.more(), actor);
        } else if (terms.more() < 0) {
            budgets.release(asked.projectKey(), year, asked.code(), -terms.more(), actor);
        }
        changes.adopt(Long.parseLong(changeId), asked, actor);
        store.step(asked.projectKey(), asked.code(), "change", "adopted", written(terms), actor);
        events.publishEvent(new ContractChanged(asked.projectKey()));
    }

    /** Nothing changes. */
    public void drop(String changeId, String actor) {
        changes.drop(Long.parseLong(changeId), actor);
    }

    /** Title of the document that is decided on: old beside new. */
    @Transactional(readOnly = true)
    public String title(String changeId) {
        Asked asked = asked(changeId);
        return plans.contract(asked.projectKey(), asked.code()).nameKo() + " 변경계약(" + written(drafted(changeId)) + ")";
    }

    /** The contract's new amount, by which the line of approval is found. */
    @Transactional(readOnly = true)
    public long amount(String changeId) {
        return drafted(changeId).amountAfter();
    }

    private void lawful(Asked asked, Terms terms) {
        LocalDate from = plans.contract(asked.projectKey(), asked.code()).from();
        if (terms.endsOn() != null && terms.endsOn().isBefore(from)) {
            throw Refusal.of("research.endBeforeStart", KoreanFormat.day(terms.endsOn()), KoreanFormat.day(from))
                    .field("newEndOn");
        }
        long claimed = paid(asked.projectKey(), asked.code()) + claims.undecided(asked.projectKey(), asked.code());
        if (terms.amountAfter() < claimed) {
            throw Refusal.of("research.amountBelowClaims", terms.amountAfter(), claimed)
                    .field("newAmount")
                    .rule(RULE);
        }
        int year = year(asked.projectKey(), asked.code());
        long left = budgets.remaining(asked.projectKey(), year);
        if (terms.more() > left) {
            throw Refusal.of("budget.exceeded", terms.more(), year, left, terms.more() - left)
                    .field("newAmount");
        }
    }

    private static String written(Terms terms) {
        List<String> parts = new ArrayList<>();
        if (terms.endsOn() != null) {
            parts.add("종료일 " + KoreanFormat.day(terms.endsBefore()) + " → " + KoreanFormat.day(terms.endsOn()));
        }
        if (terms.more() != 0) {
            parts.add("금액 " + KoreanFormat.won(terms.amountBefore()) + " → " + KoreanFormat.won(terms.amountAfter()));
        }
        if (terms.scope() != null) {
            parts.add("과업 변경");
        }
        return String.join(", ", parts);
    }

    private long paid(String projectKey, String code) {
        return budgets.spent(projectKey, code)
                - store.concluded(projectKey, code).paidBefore();
    }

    private LocalDate end(String projectKey, String code) {
        return changes.end(projectKey, plans.contract(projectKey, code));
    }

    private int year(String projectKey, String code) {
        return budgets.yearOf(projectKey, code)
                .orElseGet(() -> plans.contract(projectKey, code).budgetYear());
    }

    private Asked asked(String changeId) {
        return changes.asked(Long.parseLong(changeId));
    }

    private Terms drafted(String changeId) {
        return changes.terms(Long.parseLong(changeId)).orElseThrow();
    }
}
