package safecity.project.overview;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.calendar.ElectionLimit;
import safecity.project.Elections;

/** The elections ahead, with the days from which they hold the head of a local government back. */
@Component
public class ElectionReader {

    private static final int MOST = 2;

    private final Elections elections;

    ElectionReader(Elections elections) {
        this.elections = elections;
    }

    /** @param day an election that became certain later is not told */
    public List<ProjectView.ElectionNotice> after(LocalDate day) {
        List<LocalDate> local = elections.local();
        return elections.nationwide().stream()
                .filter(election -> !election.heldOn().isBefore(day)
                        && !election.knownFrom().isAfter(day))
                .limit(MOST)
                .map(election -> notice(election, local.contains(election.heldOn()), day))
                .toList();
    }

    private static ProjectView.ElectionNotice notice(Elections.Election election, boolean own, LocalDate day) {
        LocalDate held = election.heldOn();
        LocalDate events = ElectionLimit.EVENTS.from(held);
        return new ProjectView.ElectionNotice(
                held,
                events.isBefore(election.knownFrom()) ? election.knownFrom() : events,
                own ? ElectionLimit.PUBLICITY.from(held) : null,
                ElectionLimit.EVENTS.holdsOn(day, held) || own && ElectionLimit.PUBLICITY.holdsOn(day, held));
    }
}
