package safecity.research;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalAmounts;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.ContractRepository.Proposal;

/** The contract itself: parties, amount, bond, and the money it commits. */
@ModelBean("awards")
public class Awards {

    /** Value added tax: the estimated price is stated without it, the contract with it. */
    private static final int VAT_PERCENT = 10;

    private static final int LEAST_BOND_PERCENT = 10;

    private final Plans plans;
    private final Budgets budgets;
    private final Contracts contracts;
    private final ContractRepository store;
    private final LegalActs acts;
    private final LegalAmounts amounts;
    private final Clock clock;

    Awards(
            Plans plans,
            Budgets budgets,
            Contracts contracts,
            ContractRepository store,
            LegalActs acts,
            LegalAmounts amounts,
            Clock clock) {
        this.clock = clock;
        this.amounts = amounts;
        this.acts = acts;
        this.plans = plans;
        this.budgets = budgets;
        this.contracts = contracts;
        this.store = store;
    }

    /**
     * Proposes the contract for approval, or records why it could not be concluded. Nothing is committed yet.
     *
     * <p>A contract of a small amount needs no bond; what is entered of one is ignored then (시행령 제53조제1항제2호).
     *
     * @throws Refusal {@code research.contractorMissing}, {@code research.amountMissing},
     *                 {@code research.amountAboveEstimate}, {@code research.bondTooSmall}, or {@code budget.exceeded}
     *                 with the figure that is missing
     */
    @Transactional
    public void concluded(String projectKey, String code, ConclusionEntry entry, String actor) {
        if (!"concluded".equals(entry.decision())) {
            store.step(projectKey, code, "conclusion", entry.decision(), entry.comment(), actor);
            return;
        }
        if (KoreanFormat.blank(entry.contractor())) {
            throw Refusal.of("research.contractorMissing").field("contractor");
        }
        long won = priced(projectKey, code, entry.contractAmount());
        LocalDate concluded = acts.day(projectKey, LegalAct.CONTRACT_CONCLUSION, code);
        boolean bondNeeded = won > amounts.won(LegalAmounts.Amount.CONTRACT_BOND_WAIVER, concluded);
        if (bondNeeded && Optional.ofNullable(entry.bondPercent()).orElse(0) < LEAST_BOND_PERCENT) {
            throw Refusal.of("research.bondTooSmall", LEAST_BOND_PERCENT)
                    .field("bondPercent")
                    .rule("지방계약법 시행령 제51조");
        }
        int year = budgetYear(projectKey, code);
        long left = budgets.remaining(projectKey, year);
        if (won > left) {
            throw Refusal.of("budget.exceeded", won, year, left, won - left)
                    .field("contractAmount")
                    .rule("지방회계법 제29조제2항");
        }
        store.propose(
                projectKey,
                code,
                new Proposal(
                        entry.contractor().strip(),
                        won,
                        bondNeeded ? entry.bondPercent() : null,
                        entry.supportCentre(),
                        entry.actOn() != null),
                actor);
        store.step(projectKey, code, "conclusion", entry.decision(), entry.comment(), actor);
    }

    /**
     * The proposal is approved: the contract is concluded and its amount committed.
     *
     * @throws Refusal {@code budget.exceeded} when the money has gone meanwhile
     */
    @Transactional
    public void adopt(String projectKey, String code, String actor) {
        Proposal proposal = store.proposal(projectKey, code).orElseThrow();
        if (!proposal.dated()
                && acts.day(projectKey, LegalAct.CONTRACT_CONCLUSION, code).isBefore(today())) {
            acts.doneToday(projectKey, LegalAct.CONTRACT_CONCLUSION.key(), code);
        }
        long paidBefore = budgets.spent(projectKey, code);
        budgets.commit(projectKey, budgetYear(projectKey, code), code, proposal.amount(), actor);
        store.award(
                projectKey,
                code,
                new ContractRepository.Award(
                        proposal.contractor(),
                        proposal.amount(),
                        proposal.bondPercent(),
                        proposal.supportCentre(),
                        store.award(projectKey, code)
                                        .map(ContractRepository.Award::round)
                                        .orElse(0)
                                + 1,
                        paidBefore),
                actor);
    }

    /** Title of the document that is decided on. */
    public String title(String projectKey, String code) {
        Proposal proposal = store.proposal(projectKey, code).orElseThrow();
        return plans.contract(projectKey, code).nameKo() + " 계약 체결(" + proposal.contractor() + ", "
                + KoreanFormat.won(proposal.amount()) + ")";
    }

    /** The proposed amount in won, by which the line of approval is found. */
    public long amount(String projectKey, String code) {
        return store.proposal(projectKey, code).orElseThrow().amount();
    }

    /** Up to how much, in won, a contract of today needs no bond (시행령 제53조제1항제2호). */
    public long bondWaiver() {
        return amounts.won(LegalAmounts.Amount.CONTRACT_BOND_WAIVER, today());
    }

    /** Up to how much, in won, a contract of today needs no written contract (시행령 제50조제1항제1호). */
    public long documentWaiver() {
        return amounts.won(LegalAmounts.Amount.CONTRACT_DOCUMENT_WAIVER, today());
    }

    /** Both amounts in a sentence for the form. */
    public String waivers() {
        return "계약금액 %s 이하이면 계약보증금을 면제할 수 있고(지방계약법 시행령 제53조), %s 이하이면 계약서를 생략할 수 있습니다(제50조)."
                .formatted(KoreanFormat.won(bondWaiver()), KoreanFormat.won(documentWaiver()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }

    /**
     * The year whose budget carries it: the planned one, or a later one in which it is concluded (지방재정법 제7조제1항: a
     * fiscal year's expenses are met from that year's revenue). A contract that is concluded before
     * its fiscal year takes effect in it (지방계약법 제23조).
     */
    private int budgetYear(String projectKey, String code) {
        int concluded = acts.day(projectKey, LegalAct.CONTRACT_CONCLUSION, code).getYear();
        return Math.max(plans.contract(projectKey, code).budgetYear(), concluded);
    }

    private long priced(String projectKey, String code, Long amount) {
        long won = Optional.ofNullable(amount).orElse(0L);
        if (won <= 0) {
            throw Refusal.of("research.amountMissing").field("contractAmount");
        }
        long estimate = contracts.estimate(projectKey, code);
        long most = estimate + estimate * VAT_PERCENT / 100;
        if (won > most) {
            throw Refusal.of("research.amountAboveEstimate", won, most)
                    .field("contractAmount")
                    .rule("지방계약법 시행령 제43조");
        }
        return won;
    }
}
