package safecity.engine.tasks;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.time.DueDay;

@Component
class EngineBacklog implements Backlog {

    private final ManagementService jobs;
    private final RuntimeService instances;
    private final TaskService tasks;
    private final SystemScope system;
    private final Clock clock;

    EngineBacklog(
            ManagementService jobs, RuntimeService instances, TaskService tasks, SystemScope system, Clock clock) {
        this.jobs = jobs;
        this.instances = instances;
        this.tasks = tasks;
        this.system = system;
        this.clock = clock;
    }

    @Override
    public Figures figures() {
        return system.call(() -> new Figures(
                jobs.createJobQuery().executable().count(),
                jobs.createJobQuery().noRetriesLeft().count(),
                instances.createIncidentQuery().count(),
                tasks.createTaskQuery().count(),
                tasks.createTaskQuery()
                        .dueBefore(Date.from(DueDay.begin(clock.instant())))
                        .count()));
    }
}
