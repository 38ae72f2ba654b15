package safecity.ordinance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.engine.time.DeadlinesMoved;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** How long the notice of an ordinance lasted, and after how many days it binds, where that was entered wrongly. */
@Component
class OrdinancePeriods implements CorrectionSource {

    private static final String NOTICE = "ordinance/notice_days/";
    private static final String EFFECT = "ordinance/effect_days/";
    private static final int LONGEST = 365;

    private final OrdinanceRepository register;
    private final OrdinanceDays days;
    private final ApplicationEventPublisher events;

    OrdinancePeriods(OrdinanceRepository register, OrdinanceDays days, ApplicationEventPublisher events) {
        this.register = register;
        this.days = days;
        this.events = events;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        List<Correctable> all = new ArrayList<>();
        if (kind.equals("ordinances")) {
            current(projectKey, id).ifPresent(ordinance -> {
                add(all, NOTICE + id, "fact.notice_days", ordinance.noticeDays());
                add(all, EFFECT + id, "fact.effect_days", ordinance.effectDays());
            });
        }
        return all;
    }

    /** The latest attempt, where it is this one. */
    private Optional<Ordinance> current(String projectKey, String attempt) {
        return register.find(projectKey)
                .filter(ordinance -> Integer.toString(ordinance.attempt()).equals(attempt));
    }

    private static void add(List<Correctable> all, String item, String name, Integer value) {
        if (value != null) {
            all.add(new Correctable(
                    item, "recorded", List.of(name), Correctable.Type.NUMBER, value.toString(), List.of()));
        }
    }

    /**
     * @throws Refusal {@code ordinance.noticeTooShort} and the others of {@link NoticePeriod#of};
     *                 {@code correction.value} outside 1 to 365 days; those of {@link OrdinanceDays#effects}
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        Ordinance changed = changed(projectKey, item, value);
        try {
            return item.item().startsWith(NOTICE) ? days.noticed(changed) : days.effective(changed);
        } catch (Refusal refused) {
            throw refused.field("value");
        }
    }

    private Ordinance changed(String projectKey, Correctable item, String value) {
        Ordinance ordinance = register.find(projectKey).orElseThrow();
        BigDecimal number = new BigDecimal(value);
        if (number.stripTrailingZeros().scale() > 0
                || number.signum() <= 0
                || number.compareTo(BigDecimal.valueOf(LONGEST)) > 0) {
            throw Refusal.of("correction.value").field("value");
        }
        int entered = number.intValueExact();
        return item.item().startsWith(NOTICE)
                ? ordinance.withPeriods(entered, ordinance.effectDays())
                : ordinance.withPeriods(ordinance.noticeDays(), entered);
    }

    @Override
    public void corrected(String projectKey, Correctable item, String value, String reason, String actor) {
        Ordinance changed = changed(projectKey, item, value);
        Map<Fact, Object> facts = new HashMap<>();
        if (item.item().startsWith(NOTICE)) {
            facts.put(Fact.NOTICE_DAYS, changed.noticeDays());
            facts.put(Fact.NOTICE_ENDS_ON, days.noticeEnd(changed));
        } else {
            facts.put(Fact.EFFECT_DAYS, changed.effectDays());
            if (changed.promulgatedOn() != null) {
                facts.put(Fact.EFFECTIVE_ON, OrdinanceDays.effective(changed, changed.promulgatedOn()));
            }
        }
        register.advance(projectKey, changed.status(), facts);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.CORRECTED, actor)
                        .outcome(item.item().startsWith(NOTICE) ? "notice-days" : "effect-days")
                        .reason(reason));
        events.publishEvent(new OrdinanceMoved(projectKey));
    }

    /** Periods of an ordinance are others: what is due by them moves. */
    record OrdinanceMoved(String projectKey) implements DeadlinesMoved {}
}
