package safecity.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.approval.Approvals;
import safecity.engine.models.ModelBean;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.ClaimRepository.Claim;
import safecity.research.PaymentOrderRepository.Order;

/**
 * What is ordered to be paid for the newest claim (지출결의), and who may pay it: what {@code payment-order} calls. Amounts are
 * won. Damages for delay are kept back from the claim; the budget bears the whole claim, the damages are revenue.
 */
@ModelBean("paymentOrders")
@Transactional
public class PaymentOrders {

    private static final String DELAY = "지방계약법 시행령 제90조";

    private final PaymentOrderRepository orders;
    private final ClaimRepository claims;
    private final ContractDelay delay;
    private final Plans plans;
    private final Approvals approvals;
    private final AdvanceSettlement advances;
    private final ContractMatterRepository matters;

    PaymentOrders(
            PaymentOrderRepository orders,
            ClaimRepository claims,
            ContractDelay delay,
            Plans plans,
            Approvals approvals,
            AdvanceSettlement advances,
            ContractMatterRepository matters) {
        this.advances = advances;
        this.matters = matters;
        this.orders = orders;
        this.claims = claims;
        this.delay = delay;
        this.plans = plans;
        this.approvals = approvals;
    }

    /** What the claim comes to and what is to be kept back of it, one fact a line, for the form. */
    @Transactional(readOnly = true)
    public String settlement(String projectKey, String code) {
        Damages damages = delay.damages(projectKey, code, 0);
        List<String> lines = new ArrayList<>();
        lines.add("- 청구금액: " + KoreanFormat.won(claim(projectKey, code).amount()));
        lines.add("- 계약 종료일: " + KoreanFormat.day(delay.end(projectKey, code)));
        lines.add("- 지체일수: " + damages.lateDays() + "일");
        lines.add("- 지연배상금: " + KoreanFormat.won(damages.due()) + " (계약금액 " + KoreanFormat.won(damages.amount())
                + " × 1000분의 " + damages.perMille() + " × " + damages.lateDays() + "일, 한도 계약금액의 "
                + damages.mostPercent() + "%)");
        long kept = orders.keptBack(projectKey, code);
        if (kept > 0) {
            lines.add("- 앞선 지급에서 공제한 지연배상금: " + KoreanFormat.won(kept));
        }
        Claim claim = claim(projectKey, code);
        long advance = advances.share(projectKey, code, claim, damages.amount());
        if (advance > 0) {
            lines.add("- 선금 정산: " + KoreanFormat.won(advance) + " (정산하지 않은 선금 "
                    + KoreanFormat.won(advances.unsettled(projectKey, code)) + ")");
        }
        long compensation = compensation(projectKey, code, claim);
        if (compensation > 0) {
            lines.add("- 정지 60일 초과에 따른 보상: " + KoreanFormat.won(compensation));
        }
        return String.join("\n", lines);
    }

    /**
     * The order is drafted; a claim that goes back gets none.
     *
     * @throws Refusal {@code research.exemptDaysTooMany}, {@code research.exemptReasonMissing}
     */
    public void drafted(String projectKey, String code, PaymentOrderEntry entry, String actor) {
        if (!"submit".equals(entry.decision())) {
            return;
        }
        int exempt = Optional.ofNullable(entry.exemptDays()).orElse(0);
        Damages damages = delay.damages(projectKey, code, exempt);
        if (exempt < 0 || exempt > damages.lateDays()) {
            throw Refusal.of("research.exemptDaysTooMany", exempt, damages.lateDays())
                    .field("exemptDays")
                    .rule(DELAY);
        }
        String reason = exempt == 0 ? null : KoreanFormat.orNull(entry.exemptReason());
        if (exempt > 0 && reason == null) {
            throw Refusal.of("research.exemptReasonMissing")
                    .field("exemptReason")
                    .rule(DELAY);
        }
        Claim claim = claim(projectKey, code);
        long due = damages.due();
        long advance = advances.share(projectKey, code, claim, damages.amount());
        long kept = Math.min(claim.amount() - advance, Math.max(0, due - orders.keptBack(projectKey, code)));
        long compensation = compensation(projectKey, code, claim);
        orders.draft(
                projectKey,
                code,
                new Order(
                        claim.number(),
                        damages.amount(),
                        damages.lateDays(),
                        exempt,
                        reason,
                        damages.dayRate(),
                        due,
                        kept,
                        claim.amount() - advance - kept + compensation,
                        advance,
                        compensation),
                actor);
    }

    /** With the claim that settles the contract comes what is owed for suspensions. */
    private long compensation(String projectKey, String code, Claim claim) {
        return claim.last() ? matters.compensation(projectKey, code) : 0;
    }

    /** What a claim sets off of the advance, in won; nothing where an earlier release ordered nothing. */
    @Transactional(readOnly = true)
    public long advanceSettled(String projectKey, String code, int number) {
        return orders.order(projectKey, code, number).map(Order::advanceSettled).orElse(0L);
    }

    /** What the contractor gets for a claim, in won. */
    @Transactional(readOnly = true)
    long net(String projectKey, String code, Claim claim) {
        return orders.order(projectKey, code, claim.number()).map(Order::net).orElse(claim.amount());
    }

    /** Title of the document that is decided on. */
    @Transactional(readOnly = true)
    public String title(String projectKey, String code) {
        return plans.contract(projectKey, code).nameKo() + " 대가지급(" + payable(projectKey, code) + ")";
    }

    /** The claim's amount, by which the line of approval is found. */
    @Transactional(readOnly = true)
    public long amount(String projectKey, String code) {
        return claim(projectKey, code).amount();
    }

    /** What is paid, in a phrase; the claim itself where an earlier release ordered nothing. */
    @Transactional(readOnly = true)
    public String payable(String projectKey, String code) {
        Claim claim = claim(projectKey, code);
        return orders.order(projectKey, code, claim.number())
                .filter(order -> order.net() != claim.amount() || order.damages() > 0)
                .map(order -> "청구금액 " + KoreanFormat.won(claim.amount())
                        + part(", 선금 정산 ", order.advanceSettled())
                        + part(", 지연배상금 공제 ", order.damages())
                        + part(", 정지 보상 ", order.compensation())
                        + ", 지급액 " + KoreanFormat.won(order.net()))
                .orElseGet(() -> "지급액 " + KoreanFormat.won(claim.amount()));
    }

    private static String part(String name, long won) {
        return won == 0 ? "" : name + KoreanFormat.won(won);
    }

    /** The order was approved by the signatures of a document. */
    public void approved(String projectKey, String code, String documentId) {
        orders.approve(projectKey, code, claim(projectKey, code).number(), documentId);
    }

    /**
     * Whether somebody may pay the newest claim. Who orders a payment doesn't make it (지방회계법 제36조).
     *
     * @throws Refusal {@code research.ordererPays}
     */
    @Transactional(readOnly = true)
    public void mayPay(String projectKey, String code, int number, String actor) {
        boolean ordered = orders.document(projectKey, code, number)
                .map(approvals::signatories)
                .filter(signed -> signed.contains(actor))
                .isPresent();
        if (ordered) {
            throw Refusal.of("research.ordererPays").field("decision").rule("지방회계법 제36조");
        }
    }

    private Claim claim(String projectKey, String code) {
        return claims.newest(projectKey, code).orElseThrow();
    }
}
