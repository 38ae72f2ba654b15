package safecity.accreditation.declaration;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.project.Elections;

/**
 * The periods before an election in which a mayor is held back (공직선거법 제86조): no events from the sixtieth day before any
 * election, or from when its reason was certain (제2항), no publicity from the 180th day before that of the mayor's own
 * office (제5항), both until election day. A day "전 60일" is counted back from election day, which itself is not counted:
 * before 2026-06-03 that is 2026-04-04.
 */
@Component
class ElectionPeriods {

    static final int EVENT_DAYS = 60;
    static final int PUBLICITY_DAYS = 180;

    private final Elections elections;

    ElectionPeriods(Elections elections) {
        this.elections = elections;
    }

    /** The election of any kind before which no event may be held on that day. */
    Optional<LocalDate> banningEvents(LocalDate day) {
        return elections.nationwide().stream()
                .filter(election -> !day.isBefore(election.knownFrom()))
                .map(Elections.Election::heldOn)
                .filter(election -> within(day, election, EVENT_DAYS))
                .findFirst();
    }

    /** The election of the mayor's own office within whose last 180 days the day falls. */
    Optional<LocalDate> banningPublicity(LocalDate day) {
        return elections.local().stream()
                .filter(election -> within(day, election, PUBLICITY_DAYS))
                .findFirst();
    }

    private static boolean within(LocalDate day, LocalDate election, int days) {
        return !day.isBefore(election.minusDays(days)) && !day.isAfter(election);
    }
}
