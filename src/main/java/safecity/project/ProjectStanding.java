package safecity.project;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import safecity.project.progress.Phase;
import safecity.project.progress.Progress;
import safecity.refusal.Refusal;

/** Whether a project is still under way: what is over takes up nothing new. */
@Component
public class ProjectStanding {

    private final Progress progress;
    private final ProjectEventRepository events;
    private final Clock clock;

    ProjectStanding(Progress progress, ProjectEventRepository events, Clock clock) {
        this.progress = progress;
        this.events = events;
        this.clock = clock;
    }

    boolean isCompleted(String projectKey) {
        return Phase.of(progress.passed(projectKey, LocalDate.now(clock)), events.abandoned(projectKey))
                == Phase.COMPLETED;
    }

    /** @throws Refusal {@code project.isAbandoned}, {@code project.isCompleted} on the field {@code projectKey} */
    public void underWay(String projectKey) {
        Phase phase = Phase.of(progress.passed(projectKey, LocalDate.now(clock)), events.abandoned(projectKey));
        if (phase == Phase.ABANDONED) {
            throw Refusal.conflict("project.isAbandoned", projectKey).field("projectKey");
        }
        if (phase == Phase.COMPLETED) {
            throw Refusal.conflict("project.isCompleted", projectKey).field("projectKey");
        }
    }
}
