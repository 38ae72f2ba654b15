package safecity.research;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.correction.CorrectionEffect;
import safecity.project.Budgets;
import safecity.refusal.Refusal;

/** What the days of a contract decide: the year that carries it, and until when a claim is to be paid. */
@Component
class ContractDays implements ActDependent {

    private final Budgets budgets;
    private final ClaimRepository claims;
    private final WorkingCalendar calendar;
    private final LegalActs acts;

    ContractDays(Budgets budgets, ClaimRepository claims, WorkingCalendar calendar, LegalActs acts) {
        this.acts = acts;
        this.budgets = budgets;
        this.claims = claims;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code research.yearTurns} when another year than the one that is burdened would carry it */
    @Override
    public List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day) {
        if (act == LegalAct.CONTRACT_CONCLUSION) {
            int year = budgets.yearOf(projectKey, subject).orElse(day.getYear());
            if (day.getYear() > year) {
                throw Refusal.of("research.yearTurns", Integer.toString(year), Integer.toString(day.getYear()))
                        .field("value")
                        .rule("지방재정법 제7조");
            }
        }
        if (act == LegalAct.CLAIM) {
            return claims.newest(projectKey, subject).stream()
                    .flatMap(claim -> claimed(projectKey, subject, claim, day).stream())
                    .toList();
        }
        if (act == LegalAct.PAYMENT) {
            return claims.newest(projectKey, subject).stream()
                    .flatMap(claim -> late(projectKey, subject, claim.number(), claim.payableBy(), day).stream())
                    .toList();
        }
        return List.of();
    }

    private List<CorrectionEffect> claimed(String projectKey, String code, ClaimRepository.Claim claim, LocalDate day) {
        LocalDate payableBy = calendar.periodEnd(day, LegalPeriod.PAYMENT);
        String item = "claim/" + code + "/" + claim.number() + "/";
        List<CorrectionEffect> effects = new ArrayList<>(List.of(
                CorrectionEffect.sets(
                        item + "received_on", "receivedOn", claim.receivedOn().toString(), day.toString()),
                CorrectionEffect.sets(
                        item + "payable_by", "payableBy", claim.payableBy().toString(), payableBy.toString())));
        acts.last(projectKey, LegalAct.PAYMENT, code)
                .ifPresent(paid -> effects.addAll(late(projectKey, code, claim.number(), payableBy, paid)));
        return effects;
    }

    /** By how many days a payment was late, where it was made. */
    private List<CorrectionEffect> late(
            String projectKey, String code, int number, LocalDate payableBy, LocalDate paid) {
        return claims.daysLate(projectKey, code, number).stream()
                .map(before -> CorrectionEffect.sets(
                        "claim/" + code + "/" + number + "/days_late",
                        "paidLate",
                        before.toString(),
                        Long.toString(Math.max(0, ChronoUnit.DAYS.between(payableBy, paid)))))
                .toList();
    }
}
