package safecity.accreditation.declaration;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.project.Elections;

/**
 * The periods before a local election in which a mayor is held back (공직선거법 제86조): no publicity from the 180th day
 * before it (제5항), no events from the 60th (제2항), both until election day. A day "전 60일" is counted back from
 * election day, which itself is not counted: before 2026-06-03 that is 2026-04-04.
 */
@Component
class ElectionPeriods {

    static final int EVENT_DAYS = 60;
    static final int PUBLICITY_DAYS = 180;

    private final Elections elections;

    ElectionPeriods(Elections elections) {
        this.elections = elections;
    }

    /** The election within whose last 60 days the day falls. */
    Optional<LocalDate> banningEvents(LocalDate day) {
        return within(day, EVENT_DAYS);
    }

    /** The election within whose last 180 days the day falls. */
    Optional<LocalDate> banningPublicity(LocalDate day) {
        return within(day, PUBLICITY_DAYS);
    }

    private Optional<LocalDate> within(LocalDate day, int days) {
        return elections.local().stream()
                .filter(election -> !day.isBefore(election.minusDays(days)) && !day.isAfter(election))
                .findFirst();
    }
}
