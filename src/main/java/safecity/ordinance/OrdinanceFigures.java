package safecity.ordinance;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;

/** A project's ordinance as a document prints it. */
@Component
public class OrdinanceFigures {

    private final OrdinanceRepository register;

    public OrdinanceFigures(OrdinanceRepository register) {
        this.register = register;
    }

    /**
     * The present attempt; everything but the title may be null.
     *
     * @param purpose   as the legislative plan gives it
     * @param effect    from when it will bind, in Korean words
     * @param cost      what was said about its cost
     * @param effective first day on which it binds
     */
    public record Figures(
            @Nullable String title,
            @Nullable String purpose,
            @Nullable String effect,
            @Nullable String cost,
            @Nullable LocalDate noticedOn,
            @Nullable Integer noticeDays,
            @Nullable LocalDate noticeEndsOn,
            @Nullable LocalDate effective) {}

    public Optional<Figures> of(String projectKey) {
        return register.find(projectKey)
                .map(ordinance -> new Figures(
                        ordinance.title(),
                        reason(projectKey, OrdinanceEventType.PLANNED),
                        effect(ordinance),
                        reason(projectKey, OrdinanceEventType.COST_ESTIMATED),
                        ordinance.noticedOn(),
                        ordinance.noticeDays(),
                        ordinance.noticeEndsOn(),
                        ordinance.effectiveOn()));
    }

    private @Nullable String reason(String projectKey, OrdinanceEventType what) {
        return register.last(projectKey, what).map(OrdinanceEvent::reason).orElse(null);
    }

    private static @Nullable String effect(Ordinance ordinance) {
        if (ordinance.effectRule() == null) {
            return null;
        }
        return switch (ordinance.effectRule()) {
            case ON_PROMULGATION -> "공포한 날";
            case AFTER_TWENTY_DAYS -> "공포한 날부터 " + LegalPeriod.ENTRY_INTO_FORCE.length() + "일이 지난 날";
            case AFTER_PERIOD -> "공포 후 " + ordinance.effectDays() + "일이 지난 날";
        };
    }
}
