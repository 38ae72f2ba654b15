package safecity.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.ClaimRepository.Claim;
import safecity.research.ClaimRepository.Lateness;

/**
 * Claims and payment (시행령 제67조): five working days from a claim; a wrong one goes back, and the days until it
 * comes again aren't counted because the next claim begins a period of its own.
 */
@ModelBean("claims")
public class Claims {

    private final ClaimRepository claims;
    private final Plans plans;
    private final Budgets budgets;
    private final ContractRepository store;
    private final WorkingCalendar calendar;
    private final LegalActs acts;
    private final PaymentOrders orders;
    private final AdvanceSettlement advances;

    Claims(
            ClaimRepository claims,
            Plans plans,
            Budgets budgets,
            ContractRepository store,
            WorkingCalendar calendar,
            LegalActs acts,
            PaymentOrders orders,
            AdvanceSettlement advances) {
        this.advances = advances;
        this.orders = orders;
        this.claims = claims;
        this.plans = plans;
        this.budgets = budgets;
        this.store = store;
        this.calendar = calendar;
        this.acts = acts;
    }

    /**
     * A claim has come.
     *
     * @throws Refusal {@code research.claimMissing}; {@code research.claimAboveContract} when it is more than is left of the
     *                 contract; {@code research.settlementReasonMissing} when the last one asks for less
     */
    @Transactional
    public void received(String projectKey, String code, ClaimEntry entry, String actor) {
        long won = Optional.ofNullable(entry.claimAmount()).orElse(0L);
        if (won <= 0) {
            throw Refusal.of("research.claimMissing").field("claimAmount");
        }
        long left = outstanding(projectKey, code);
        if (won > left) {
            throw Refusal.of("research.claimAboveContract", won, left, won - left)
                    .field("claimAmount")
                    .rule("지방계약법 제18조");
        }
        boolean last = entry.settles() || won == left;
        String reason = KoreanFormat.orNull(entry.settlementReason());
        if (last && won < left && reason == null) {
            throw Refusal.of("research.settlementReasonMissing", won, left)
                    .field("settlementReason")
                    .rule("지방계약법 제18조");
        }
        int number = newest(projectKey, code).map(Claim::number).orElse(0) + 1;
        LocalDate day = acts.day(projectKey, LegalAct.CLAIM, code);
        LocalDate payableBy = calendar.periodEnd(day, LegalPeriod.PAYMENT);
        claims.receive(projectKey, code, new Claim(number, won, payableBy, last, day), reason, actor);
    }

    /** What is left of the contract's amount, in won: not claimed and paid yet; an advance is set off against it later. */
    public long outstanding(String projectKey, String code) {
        ContractRepository.Award award = store.concluded(projectKey, code);
        return award.amount()
                - (budgets.spent(projectKey, code) - award.paidBefore())
                + advances.unsettled(projectKey, code);
    }

    /** Whether the contract is paid: the newest claim was the last one and was paid. */
    public boolean settled(String projectKey, String code) {
        return claims.settled(projectKey, code);
    }

    /** The newest claim's amount, for a form. */
    public String claimed(String projectKey, String code) {
        return KoreanFormat.won(newest(projectKey, code).orElseThrow().amount());
    }

    /**
     * Pays the newest claim, gives back what the contract doesn't need, or returns the claim.
     *
     * @throws Refusal {@code research.ordererPays}; {@code research.overdueRateMissing} when it is late and the rate of the interest
     *                 isn't given
     */
    @Transactional
    public void decided(String projectKey, String code, PaymentEntry entry, String actor) {
        Claim claim = newest(projectKey, code).orElseThrow();
        boolean paid = "paid".equals(entry.decision());
        if (paid) {
            orders.mayPay(projectKey, code, claim.number(), actor);
            pay(projectKey, code, claim, actor);
        }
        LocalDate decidedOn = acts.day(projectKey, LegalAct.PAYMENT, code);
        if (!decidedOn.isAfter(claim.payableBy())
                && store.lastOutcome(projectKey, code, "payment-late")
                        .filter("late"::equals)
                        .isPresent()) {
            store.step(projectKey, code, "payment-late", "taken-back", null, actor);
        }
        int late = paid ? daysLate(claim, decidedOn) : 0;
        claims.decide(
                projectKey, code, claim, paid, entry.comment(), interest(projectKey, code, claim, late, entry), actor);
    }

    /** The payment wasn't ordered: the claim goes back without a day of payment. */
    @Transactional
    public void notOrdered(String projectKey, String code, String reason, String actor) {
        Claim claim = newest(projectKey, code).orElseThrow();
        claims.decide(
                projectKey,
                code,
                claim,
                false,
                KoreanFormat.blank(reason) ? "지급 결재를 받지 못함" : reason,
                Lateness.NONE,
                actor);
    }

    /** The five working days are over and nothing is paid: interest begins to run (시행령 제68조). */
    @Transactional
    public void late(String projectKey, String code) {
        store.step(projectKey, code, "payment-late", "late", null, Actor.SYSTEM);
    }

    /** 시행령 제68조: the days after the term, on what was ordered to be paid, at the bank's rate for overdue loans. */
    private Lateness interest(String projectKey, String code, Claim claim, int days, PaymentEntry entry) {
        if (days == 0) {
            return Lateness.NONE;
        }
        BigDecimal rate = entry.overdueRate();
        if (rate == null || rate.signum() <= 0) {
            throw Refusal.of("research.overdueRateMissing", days)
                    .field("overdueRate")
                    .rule("지방계약법 시행령 제68조");
        }
        long net = orders.net(projectKey, code, claim);
        return new Lateness(days, rate, SuspensionCompensation.yearly(net, rate, days));
    }

    private void pay(String projectKey, String code, Claim claim, String actor) {
        int year = budgets.yearOf(projectKey, code)
                .orElseGet(() -> plans.contract(projectKey, code).budgetYear());
        long unneeded = outstanding(projectKey, code) - claim.amount();
        long settled = orders.advanceSettled(projectKey, code, claim.number());
        if (claim.amount() > settled) {
            budgets.pay(projectKey, year, code, claim.amount() - settled, actor);
        }
        if (claim.last() && unneeded > 0) {
            budgets.release(projectKey, year, code, unneeded, actor);
        }
    }

    private static int daysLate(Claim claim, LocalDate paidOn) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(claim.payableBy(), paidOn));
    }

    private Optional<Claim> newest(String projectKey, String code) {
        return claims.newest(projectKey, code);
    }
}
