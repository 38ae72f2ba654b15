package safecity.ordinance;

import java.time.LocalDate;

/**
 * One attempt at an ordinance as it stands.
 *
 * @param attempt       1 for the first; a new plan after a failure is the next
 * @param effectDays    days that the ordinance names, only with {@link EffectiveDateRule#AFTER_PERIOD}
 * @param noticeEndsOn  last day of the latest notice
 * @param transmittedOn day on which the council's bill came to the mayor
 * @param effectiveOn   first day on which it binds
 */
record Ordinance(
        String projectKey,
        int attempt,
        String title,
        OrdinanceStatus status,
        EffectiveDateRule effectRule,
        Integer effectDays,
        LocalDate noticedOn,
        Integer noticeDays,
        LocalDate noticeEndsOn,
        LocalDate transmittedOn,
        LocalDate promulgatedOn,
        LocalDate effectiveOn) {

    /** The same with other periods of the notice and until it binds. */
    Ordinance withPeriods(Integer notice, Integer effect) {
        return new Ordinance(
                projectKey,
                attempt,
                title,
                status,
                effectRule,
                effect,
                noticedOn,
                notice,
                noticeEndsOn,
                transmittedOn,
                promulgatedOn,
                effectiveOn);
    }
}
