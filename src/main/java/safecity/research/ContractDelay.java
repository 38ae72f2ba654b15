package safecity.research;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalPeriod;
import safecity.calendar.LegalRates;
import safecity.calendar.LegalRates.Rate;
import safecity.calendar.WorkingCalendar;
import safecity.project.Plans;

/** How late a contract was, from the days of its notices and inspections, and what that costs by the law of its conclusion. */
@Component
class ContractDelay {

    private final Plans plans;
    private final ContractRepository store;
    private final ContractChangeRepository changes;
    private final InspectionRepository inspections;
    private final LegalActs acts;
    private final LegalRates rates;
    private final WorkingCalendar calendar;

    ContractDelay(
            Plans plans,
            ContractRepository store,
            ContractChangeRepository changes,
            InspectionRepository inspections,
            LegalActs acts,
            LegalRates rates,
            WorkingCalendar calendar) {
        this.plans = plans;
        this.store = store;
        this.changes = changes;
        this.inspections = inspections;
        this.acts = acts;
        this.rates = rates;
        this.calendar = calendar;
    }

    Damages damages(String projectKey, String code, int exemptDays) {
        LocalDate concluded = acts.day(projectKey, LegalAct.CONTRACT_CONCLUSION, code);
        return new Damages(
                store.concluded(projectKey, code).amount(),
                lateDays(projectKey, code),
                exemptDays,
                rates.of(Rate.DELAY_DAMAGES_A_DAY, concluded),
                rates.of(Rate.DELAY_DAMAGES_MOST, concluded));
    }

    LocalDate end(String projectKey, String code) {
        return changes.end(projectKey, plans.contract(projectKey, code));
    }

    private int lateDays(String projectKey, String code) {
        return Delivery.lateDays(end(projectKey, code), deliveries(projectKey, code));
    }

    /** Those whose days are known; an earlier release entered none. */
    private List<Delivery> deliveries(String projectKey, String code) {
        List<LocalDate> noticed = acts.days(projectKey, LegalAct.COMPLETION_REPORT, code);
        List<LocalDate> inspected = acts.days(projectKey, LegalAct.INSPECTION, code);
        List<Boolean> passed = inspections.results(projectKey, code);
        int known = Math.min(passed.size(), Math.min(noticed.size(), inspected.size()));
        return IntStream.range(0, known)
                .mapToObj(i -> new Delivery(
                        noticed.get(noticed.size() - known + i),
                        inspected.get(inspected.size() - known + i),
                        calendar.periodEnd(noticed.get(noticed.size() - known + i), LegalPeriod.INSPECTION),
                        passed.get(passed.size() - known + i)))
                .toList();
    }
}
