package safecity.ordinance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.correction.CorrectionEffect;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** What an ordinance's days decide: the end of its notice, the term of promulgation, the day from which it binds. */
@Component
class OrdinanceDays implements ActDependent {

    private static final Map<LegalAct, Fact> COLUMNS = Map.of(
            LegalAct.ORDINANCE_NOTICE, Fact.NOTICED_ON,
            LegalAct.BILL_SUBMISSION, Fact.SUBMITTED_ON,
            LegalAct.PLENARY_VOTE, Fact.DECIDED_ON,
            LegalAct.BILL_TRANSMISSION, Fact.TRANSMITTED_ON,
            LegalAct.CITY_REPORT, Fact.REPORTED_ON,
            LegalAct.PROMULGATION, Fact.PROMULGATED_ON);

    private final OrdinanceRepository register;
    private final LegalActs acts;
    private final WorkingCalendar calendar;

    OrdinanceDays(OrdinanceRepository register, LegalActs acts, WorkingCalendar calendar) {
        this.register = register;
        this.acts = acts;
        this.calendar = calendar;
    }

    /**
     * @throws Refusal {@code ordinance.submittedBeforeNoticeEnds} when the bill would have gone to the council before its
     *                 notice was over; {@code committee.beforeOrdinance} when the committee would be older than its ordinance
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day) {
        Optional<Ordinance> found = register.find(projectKey);
        if (!COLUMNS.containsKey(act) || found.isEmpty()) {
            return List.of();
        }
        Ordinance ordinance = found.get();
        List<CorrectionEffect> effects = new ArrayList<>();
        switch (act) {
            case ORDINANCE_NOTICE ->
                notice(ordinance, day, register.day(projectKey, LegalAct.BILL_SUBMISSION), effects);
            case BILL_SUBMISSION -> submission(ordinance.noticeEndsOn(), day);
            case BILL_TRANSMISSION ->
                effects.add(CorrectionEffect.told(
                        "promulgationDue",
                        calendar.periodEnd(day, LegalPeriod.PROMULGATION).toString()));
            case PROMULGATION -> promulgation(ordinance, day, effects);
            default -> {}
        }
        return effects;
    }

    /** What follows when the notice of an ordinance lasted so many days. */
    List<CorrectionEffect> noticed(Ordinance ordinance) {
        List<CorrectionEffect> effects = new ArrayList<>();
        notice(
                ordinance,
                ordinance.noticedOn(),
                register.day(ordinance.projectKey(), LegalAct.BILL_SUBMISSION),
                effects);
        return effects;
    }

    /** What follows when an ordinance binds so many days after its promulgation; nothing before it is promulgated. */
    List<CorrectionEffect> effective(Ordinance ordinance) {
        List<CorrectionEffect> effects = new ArrayList<>();
        if (ordinance.promulgatedOn() != null) {
            promulgation(ordinance, ordinance.promulgatedOn(), effects);
        }
        return effects;
    }

    LocalDate noticeEnd(Ordinance ordinance) {
        return NoticePeriod.of(ordinance.noticeDays()).lastDay(ordinance.noticedOn(), calendar);
    }

    private void notice(Ordinance ordinance, LocalDate day, LocalDate submitted, List<CorrectionEffect> effects) {
        LocalDate end = NoticePeriod.of(ordinance.noticeDays()).lastDay(day, calendar);
        if (acts.last(ordinance.projectKey(), LegalAct.BILL_SUBMISSION, "").isPresent()) {
            submission(end, submitted);
        }
        effects.add(CorrectionEffect.told("noticeEnds", String.valueOf(ordinance.noticeEndsOn()), end.toString()));
    }

    private static void submission(LocalDate noticeEnds, LocalDate submitted) {
        if (noticeEnds != null && !submitted.isAfter(noticeEnds)) {
            throw Refusal.of("ordinance.submittedBeforeNoticeEnds", submitted.toString(), noticeEnds.toString())
                    .field("value")
                    .rule(LegalPeriod.ORDINANCE_NOTICE.article());
        }
    }

    private void promulgation(Ordinance ordinance, LocalDate day, List<CorrectionEffect> effects) {
        LocalDate effective = effective(ordinance, day);
        acts.last(ordinance.projectKey(), LegalAct.APPOINTMENT, "")
                .filter(appointed -> appointed.isBefore(effective))
                .ifPresent(appointed -> {
                    throw Refusal.of("committee.beforeOrdinance", effective.toString())
                            .field("value")
                            .rule("지방자치법 제130조");
                });
        effects.add(CorrectionEffect.sets(
                "reached/ordinance-enactment/ordinance-in-force/",
                "effectiveOn",
                String.valueOf(ordinance.effectiveOn()),
                effective.toString()));
    }

    static LocalDate effective(Ordinance ordinance, LocalDate promulgated) {
        return ordinance.effectRule().effectiveOn(promulgated, ordinance.effectDays());
    }

    @Override
    public void corrected(String projectKey, LegalAct act, String subject, LocalDate day, String actor) {
        Fact column = COLUMNS.get(act);
        Optional<Ordinance> found = register.find(projectKey);
        if (column == null || found.isEmpty()) {
            return;
        }
        Ordinance ordinance = found.get();
        Map<Fact, Object> facts = new HashMap<>(Map.of(column, day));
        if (act == LegalAct.ORDINANCE_NOTICE) {
            facts.put(
                    Fact.NOTICE_ENDS_ON, NoticePeriod.of(ordinance.noticeDays()).lastDay(day, calendar));
        }
        if (act == LegalAct.PROMULGATION) {
            facts.put(Fact.EFFECTIVE_ON, effective(ordinance, day));
        }
        register.advance(projectKey, ordinance.status(), facts);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.CORRECTED, actor)
                        .on(day)
                        .outcome(act.key()));
    }
}
