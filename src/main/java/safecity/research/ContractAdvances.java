package safecity.research;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.approval.Approvals;
import safecity.calendar.LegalRates;
import safecity.calendar.LegalRates.Rate;
import safecity.engine.models.ModelBean;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.AdvanceRepository.Advance;
import safecity.research.ContractMatterRepository.Asked;

/**
 * An advance is claimed, ordered and paid (선금): what {@code advance-payment} calls. Amounts are won; the budget bears it when it is
 * paid, as a part of what the contract has committed.
 */
@ModelBean("contractAdvances")
@Transactional
public class ContractAdvances {

    private static final String RULE = "지방회계법 시행령 제44조제1항제13호";

    private final AdvanceRepository advances;
    private final AdvanceSettlement settlement;
    private final ContractMatterRepository matters;
    private final ContractMatters running;
    private final ContractRepository store;
    private final Claims claims;
    private final Budgets budgets;
    private final LegalActs acts;
    private final LegalRates rates;
    private final Plans plans;
    private final Approvals approvals;

    ContractAdvances(
            AdvanceRepository advances,
            AdvanceSettlement settlement,
            ContractMatterRepository matters,
            ContractMatters running,
            ContractRepository store,
            Claims claims,
            Budgets budgets,
            LegalActs acts,
            LegalRates rates,
            Plans plans,
            Approvals approvals) {
        this.advances = advances;
        this.settlement = settlement;
        this.matters = matters;
        this.running = running;
        this.store = store;
        this.claims = claims;
        this.budgets = budgets;
        this.acts = acts;
        this.rates = rates;
        this.plans = plans;
        this.approvals = approvals;
    }

    /** What may be paid in advance, one fact a line, for the form. */
    @Transactional(readOnly = true)
    public String limit(String projectKey, String code) {
        long amount = store.concluded(projectKey, code).amount();
        long limit = part(amount, rate(projectKey, code, Rate.ADVANCE_MOST));
        long paid = advances.paid(projectKey, code);
        return "- 계약금액: " + KoreanFormat.won(amount) + "\n- 선금 한도(계약금액의 100분의 70): " + KoreanFormat.won(limit)
                + "\n- 이미 지급한 선금: " + KoreanFormat.won(paid) + "\n- 한도까지 남은 금액: "
                + KoreanFormat.won(Math.max(0, limit - paid));
    }

    /**
     * @throws Refusal {@code research.advanceMissing}; {@code research.advanceAboveLimit}, also with a reason where the law of that
     *                 day knows none; {@code research.advanceReasonMissing}; {@code research.advanceAboveRest} when it is more than
     *                 the work that is left
     */
    public void drafted(String matterId, AdvanceEntry entry, String actor) {
        if (!"submit".equals(entry.decision())) {
            return;
        }
        Asked asked = matters.asked(matterId);
        long won = Optional.ofNullable(entry.advanceAmount()).orElse(0L);
        String guarantee = KoreanFormat.orNull(entry.guarantee());
        if (won <= 0 || guarantee == null) {
            throw Refusal.of("research.advanceMissing").field(won <= 0 ? "advanceAmount" : "guarantee");
        }
        long amount = store.concluded(asked.projectKey(), asked.code()).amount();
        long before = advances.paid(asked.projectKey(), asked.code());
        long limit = part(amount, rate(asked.projectKey(), asked.code(), Rate.ADVANCE_MOST)) - before;
        long most = part(amount, rate(asked.projectKey(), asked.code(), Rate.ADVANCE_MOST_WITH_REASON)) - before;
        String reason = won > limit ? KoreanFormat.orNull(entry.moreReason()) : null;
        if (won > most) {
            throw Refusal.of("research.advanceAboveLimit", won, most)
                    .field("advanceAmount")
                    .rule(RULE);
        }
        if (won > limit && reason == null) {
            throw Refusal.of("research.advanceReasonMissing", won, limit)
                    .field("moreReason")
                    .rule(RULE);
        }
        long rest = claims.outstanding(asked.projectKey(), asked.code())
                - settlement.unsettled(asked.projectKey(), asked.code());
        if (won > rest) {
            throw Refusal.of("research.advanceAboveRest", won, rest)
                    .field("advanceAmount")
                    .rule(RULE);
        }
        advances.draft(matterId, new Advance(won, guarantee, reason), actor);
    }

    /** Title of the document that is decided on. */
    @Transactional(readOnly = true)
    public String title(String matterId) {
        Asked asked = matters.asked(matterId);
        return plans.contract(asked.projectKey(), asked.code()).nameKo() + " 선금 지급("
                + KoreanFormat.won(advances.of(matterId).amount()) + ")";
    }

    /** The advance, by which the line of approval is found. */
    @Transactional(readOnly = true)
    public long amount(String matterId) {
        return advances.of(matterId).amount();
    }

    /** The payment was approved by the signatures of a document. */
    public void approved(String matterId, String documentId) {
        advances.approve(matterId, documentId);
    }

    /** What is paid, for the form. */
    @Transactional(readOnly = true)
    public String summary(String matterId) {
        Advance advance = advances.of(matterId);
        return "- 선금: " + KoreanFormat.won(advance.amount()) + "\n- 선금 보증서: " + advance.guarantee();
    }

    /**
     * The advance is paid.
     *
     * @throws Refusal {@code research.ordererPays}; {@code research.contractSettled}, {@code research.contractTerminated} when the
     *                 contract has ended since it was ordered
     */
    public void paid(String matterId, String actor) {
        Asked asked = matters.asked(matterId);
        running.mustRun(asked.projectKey(), asked.code());
        if (advances.document(matterId).map(approvals::signatories).stream()
                .anyMatch(signed -> signed.contains(actor))) {
            throw Refusal.of("research.ordererPays").field("actOn").rule("지방회계법 제36조");
        }
        long won = advances.of(matterId).amount();
        int year = budgets.yearOf(asked.projectKey(), asked.code()).orElseThrow();
        budgets.pay(asked.projectKey(), year, asked.code(), won, actor);
        advances.pay(matterId, actor);
        matters.end(matterId, "paid", actor);
        store.step(asked.projectKey(), asked.code(), "advance", "paid", KoreanFormat.won(won), actor);
    }

    /** Nothing is paid in advance. */
    public void refused(String matterId, String actor) {
        matters.end(matterId, "dropped", actor);
    }

    /** As it holds on the day on which it is claimed, the newest day that is known. */
    private BigDecimal rate(String projectKey, String code, Rate rate) {
        return rates.of(rate, acts.day(projectKey, LegalAct.ADVANCE_CLAIM, code));
    }

    private static long part(long amount, BigDecimal rate) {
        return rate.multiply(BigDecimal.valueOf(amount)).longValue();
    }
}
