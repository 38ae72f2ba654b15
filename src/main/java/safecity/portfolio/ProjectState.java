package safecity.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import safecity.engine.processes.Standstills.Standstill;
import safecity.project.progress.Phase;

/** Whether a project goes on, as the engine and its record tell it. */
@Schema(name = "ProjectState")
public enum ProjectState {
    RUNNING,
    /** All that runs for it is suspended. */
    SUSPENDED,
    COMPLETED,
    ABANDONED;

    static ProjectState of(Phase phase, Standstill standstill) {
        return switch (phase) {
            case ABANDONED -> ABANDONED;
            case COMPLETED -> COMPLETED;
            default -> standstill.suspended() ? SUSPENDED : RUNNING;
        };
    }
}
