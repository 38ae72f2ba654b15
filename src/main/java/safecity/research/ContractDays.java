package safecity.research;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
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

    ContractDays(Budgets budgets, ClaimRepository claims, WorkingCalendar calendar) {
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
                    .map(claim -> CorrectionEffect.sets(
                            "claim/" + subject + "/" + claim.number() + "/payable_by",
                            "payableBy",
                            claim.payableBy().toString(),
                            calendar.periodEnd(day, LegalPeriod.PAYMENT).toString()))
                    .toList();
        }
        return List.of();
    }
}
