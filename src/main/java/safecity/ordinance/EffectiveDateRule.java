package safecity.ordinance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import safecity.calendar.LegalPeriod;
import safecity.refusal.Refusal;

/** The day from which an ordinance binds (지방자치법 제32조제8항, 행정기본법 제7조). */
enum EffectiveDateRule {
    ON_PROMULGATION,
    /** It names no day: once {@link LegalPeriod#ENTRY_INTO_FORCE} has passed since promulgation, which isn't counted. */
    AFTER_TWENTY_DAYS,
    /** Once a period that the ordinance names has passed since promulgation. */
    AFTER_PERIOD;

    private static final LegalPeriod WHERE_NONE_IS_NAMED = LegalPeriod.ENTRY_INTO_FORCE;
    private static final int LONGEST = 365;
    private static final String LAW = WHERE_NONE_IS_NAMED.article();

    /** @throws Refusal {@code ordinance.effectRuleUnknown} */
    static EffectiveDateRule of(String code) {
        for (EffectiveDateRule rule : values()) {
            if (rule.name().toLowerCase().replace('_', '-').equals(code)) {
                return rule;
            }
        }
        throw Refusal.of("ordinance.effectRuleUnknown", String.valueOf(code))
                .field("effectRule")
                .rule(LAW);
    }

    /**
     * The days to keep with this rule: those that were given when the ordinance names a period, else none.
     *
     * @throws Refusal {@code ordinance.effectDaysNeeded} when a period is named and its days are missing or not 1 to 365
     */
    @Nullable
    Integer days(Number given) {
        if (this != AFTER_PERIOD) {
            return null;
        }
        if (!WholeNumbers.within(given, 1, LONGEST)) {
            throw Refusal.of("ordinance.effectDaysNeeded", Integer.toString(LONGEST))
                    .field("effectDays")
                    .rule(LAW);
        }
        return given.intValue();
    }

    /** The first day on which the ordinance binds; a holiday doesn't move it. */
    LocalDate effectiveOn(LocalDate promulgated, Integer days) {
        return switch (this) {
            case ON_PROMULGATION -> promulgated;
            case AFTER_TWENTY_DAYS -> promulgated.plusDays(WHERE_NONE_IS_NAMED.length() + 1L);
            case AFTER_PERIOD -> promulgated.plusDays(days + 1L);
        };
    }
}
