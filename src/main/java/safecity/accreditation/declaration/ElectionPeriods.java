package safecity.accreditation.declaration;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.calendar.ElectionLimit;
import safecity.project.Elections;

/**
 * The periods before an election in which a mayor is held back (공직선거법 제86조): no events from the sixtieth day before any
 * election, or from when its reason was certain (제2항), no publicity from the 180th day before that of the mayor's own
 * office (제5항), both until election day; the days are {@link ElectionLimit}'s.
 */
@Component
class ElectionPeriods {

    private final Elections elections;

    ElectionPeriods(Elections elections) {
        this.elections = elections;
    }

    /** The election of any kind before which no event may be held on that day. */
    Optional<LocalDate> banningEvents(LocalDate day) {
        return elections.nationwide().stream()
                .filter(election -> !day.isBefore(election.knownFrom()))
                .map(Elections.Election::heldOn)
                .filter(election -> ElectionLimit.EVENTS.holdsOn(day, election))
                .findFirst();
    }

    /** The election of the mayor's own office within whose last 180 days the day falls. */
    Optional<LocalDate> banningPublicity(LocalDate day) {
        return elections.local().stream()
                .filter(election -> ElectionLimit.PUBLICITY.holdsOn(day, election))
                .findFirst();
    }
}
