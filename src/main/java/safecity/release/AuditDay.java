package safecity.release;

import java.time.LocalDate;
import java.util.Optional;

/** When those who assess a project come, which is the day at which its documents must not be too old. */
public interface AuditDay {

    /** As the newest timetable says, else as the plan in force does; empty where neither says anything. */
    Optional<LocalDate> of(String projectKey);
}
