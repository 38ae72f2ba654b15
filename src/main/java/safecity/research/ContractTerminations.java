package safecity.research;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.ContractMatterRepository.Asked;
import safecity.research.ContractRepository.Award;
import safecity.research.TerminationRepository.Termination;

/**
 * A contract ends before its time (해제·해지, 지방계약법 제30조의2): what {@code contract-termination} calls, and what
 * {@code research-contract} asks to go on. Amounts are won.
 */
@ModelBean("contractTerminations")
@Transactional
public class ContractTerminations {

    private static final String RULE = "지방계약법 제30조의2";
    private static final int WHOLE = 100;

    private final TerminationRepository terminations;
    private final ContractMatterRepository matters;
    private final ContractMatters running;
    private final ContractRepository store;
    private final ClaimRepository claims;
    private final Plans plans;
    private final Budgets budgets;
    private final LegalActs acts;
    private final MessageCorrelation messages;
    private final Clock clock;

    ContractTerminations(
            TerminationRepository terminations,
            ContractMatterRepository matters,
            ContractMatters running,
            ContractRepository store,
            ClaimRepository claims,
            Plans plans,
            Budgets budgets,
            LegalActs acts,
            MessageCorrelation messages,
            Clock clock) {
        this.terminations = terminations;
        this.matters = matters;
        this.running = running;
        this.store = store;
        this.claims = claims;
        this.plans = plans;
        this.budgets = budgets;
        this.acts = acts;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code research.terminationReasonMissing}, {@code research.guarantorMissing},
     *                 {@code research.terminationDay}, {@code research.acceptedAboveContract} and those of {@link #terminate}
     */
    public void drafted(String matterId, TerminationEntry entry, String actor) {
        if (!"submit".equals(entry.decision())) {
            return;
        }
        Asked asked = matters.asked(matterId);
        String reason = KoreanFormat.orNull(entry.terminationReason());
        if (reason == null) {
            throw Refusal.of("research.terminationReasonMissing").field("terminationReason");
        }
        String afterwards = Optional.ofNullable(entry.afterwards()).orElse("reconsider");
        boolean goesOn = "guarantor".equals(afterwards);
        String guarantor = goesOn ? KoreanFormat.orNull(entry.guarantor()) : null;
        if (goesOn && guarantor == null) {
            throw Refusal.of("research.guarantorMissing").field("guarantor").rule("지방계약법 시행규칙 제64조");
        }
        Award award = store.concluded(asked.projectKey(), asked.code());
        long accepted = Optional.ofNullable(entry.accepted()).orElse(0L);
        if (accepted > award.amount()) {
            throw Refusal.of("research.acceptedAboveContract", accepted, award.amount())
                    .field("accepted");
        }
        String ground = Optional.ofNullable(entry.ground()).orElse("agreed");
        Termination termination = new Termination(
                ground,
                reason,
                day(asked, entry.endsOn()),
                accepted,
                goesOn || "agreed".equals(ground) ? 0 : forfeited(award, accepted),
                afterwards,
                guarantor);
        settled(asked, termination);
        terminations.draft(matterId, termination, actor);
    }

    /**
     * The contract ends, or its guarantor goes on with it. What isn't paid is free again in the budget.
     *
     * @throws Refusal {@code research.claimsOpen} while a claim waits for its payment, {@code research.deliveriesUnpaid} when
     *                 what was taken over isn't paid, {@code research.contractSettled}
     */
    public void terminate(String matterId, String actor) {
        Asked asked = matters.asked(matterId);
        matters.lock(asked.projectKey(), asked.code());
        running.mustRun(asked.projectKey(), asked.code());
        Termination termination = terminations.of(matterId);
        settled(asked, termination);
        matters.end(matterId, termination.goesOn() ? "taken-over" : "terminated", actor);
        store.step(
                asked.projectKey(),
                asked.code(),
                "termination",
                termination.goesOn() ? "taken-over" : "terminated",
                termination.reason(),
                actor);
        if (termination.goesOn()) {
            return;
        }
        long free = store.concluded(asked.projectKey(), asked.code()).amount() - paid(asked);
        if (free > 0) {
            int year = budgets.yearOf(asked.projectKey(), asked.code()).orElseThrow();
            budgets.release(asked.projectKey(), year, asked.code(), free, actor);
        }
        messages.correlateWhere(
                ModelContract.Messages.CONTRACT_TERMINATED,
                asked.projectKey(),
                Map.of(ModelContract.Variables.CONTRACT_CODE, asked.code()));
    }

    /** The contract goes on as it is. */
    public void drop(String matterId, String actor) {
        matters.end(matterId, "dropped", actor);
    }

    /** Title of the document that is decided on. */
    @Transactional(readOnly = true)
    public String title(String matterId) {
        Asked asked = matters.asked(matterId);
        Termination termination = terminations.of(matterId);
        return plans.contract(asked.projectKey(), asked.code()).nameKo()
                + (termination.goesOn()
                        ? " 보증이행(" + termination.guarantor() + ")"
                        : " 계약 해지(" + KoreanFormat.day(termination.endsOn()) + ", 세입조치할 계약보증금 "
                                + KoreanFormat.won(termination.bondForfeited()) + ")");
    }

    /** The contract's amount, by which the line of approval is found. */
    @Transactional(readOnly = true)
    public long amount(String matterId) {
        Asked asked = matters.asked(matterId);
        return store.concluded(asked.projectKey(), asked.code()).amount();
    }

    /** What stands between the parties, one fact a line, for the form. */
    @Transactional(readOnly = true)
    public String standing(String projectKey, String code) {
        Award award = store.concluded(projectKey, code);
        return String.join(
                "\n",
                "- 계약상대자: " + award.contractor(),
                "- 계약금액: " + KoreanFormat.won(award.amount()),
                "- 지급한 금액: " + KoreanFormat.won(budgets.spent(projectKey, code) - award.paidBefore()),
                "- 지급을 기다리는 청구: " + KoreanFormat.won(claims.undecided(projectKey, code)),
                "- 계약보증금: "
                        + (award.bondPercent() == null
                                ? "면제"
                                : "계약금액의 " + award.bondPercent() + "%, " + KoreanFormat.won(forfeited(award, 0))));
    }

    /** Whether the contract's newest award was ended before it was fulfilled. */
    @Transactional(readOnly = true)
    public boolean ended(String projectKey, String code) {
        return terminations.ended(projectKey, code);
    }

    /** Whether an ended contract is awarded again without another specification. */
    @Transactional(readOnly = true)
    public boolean awardedAgain(String projectKey, String code) {
        return terminations
                .newest(projectKey, code)
                .filter(afterwards -> !"reconsider".equals(afterwards))
                .isPresent();
    }

    /** How it is awarded: the next in rank by quotation on the terms of the first tender (지방계약법 시행령 제27조), else as before. */
    @Transactional(readOnly = true)
    public String method(String projectKey, String code, String method) {
        return nextRanked(projectKey, code) ? "single-quotation" : method;
    }

    /** Whether the specification is disclosed beforehand; a private contract needs none. */
    @Transactional(readOnly = true)
    public boolean disclosure(String projectKey, String code, boolean disclosed) {
        return disclosed && !nextRanked(projectKey, code);
    }

    private boolean nextRanked(String projectKey, String code) {
        return terminations
                .newest(projectKey, code)
                .filter("next-ranked"::equals)
                .isPresent();
    }

    /** The bond but for what belongs to deliveries that were taken over (지방계약법 시행령 제54조제1항제1호). */
    private static long forfeited(Award award, long accepted) {
        Integer percent = award.bondPercent();
        return percent == null ? 0 : (award.amount() - accepted) * percent / WHOLE;
    }

    private void settled(Asked asked, Termination termination) {
        long undecided = claims.undecided(asked.projectKey(), asked.code());
        if (undecided > 0) {
            throw Refusal.conflict("research.claimsOpen", undecided).rule(RULE);
        }
        long unpaid = termination.accepted() - paid(asked);
        if (unpaid > 0 && !termination.goesOn()) {
            throw Refusal.of("research.deliveriesUnpaid", termination.accepted(), unpaid)
                    .field("accepted")
                    .rule("지방계약법 시행령 제54조제3항");
        }
    }

    private long paid(Asked asked) {
        return budgets.spent(asked.projectKey(), asked.code())
                - store.concluded(asked.projectKey(), asked.code()).paidBefore();
    }

    private LocalDate day(Asked asked, @Nullable LocalDate entered) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = Optional.ofNullable(entered).orElse(today);
        LocalDate concluded = acts.last(asked.projectKey(), LegalAct.CONTRACT_CONCLUSION, asked.code())
                .orElse(day);
        if (day.isAfter(today) || day.isBefore(concluded)) {
            throw Refusal.of("research.terminationDay", KoreanFormat.day(concluded), KoreanFormat.day(today))
                    .field("endsOn");
        }
        return day;
    }
}
