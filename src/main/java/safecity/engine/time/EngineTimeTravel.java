package safecity.engine.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineTimeTravel implements TimeTravel {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTimeTravel.class);
    private static final Duration JUST_AFTER = Duration.ofSeconds(1);

    /** A model that makes timers without end must not keep a request for ever. */
    private static final int MOST_JOBS = 10_000;

    private final ManagementService jobs;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;
    private final SystemScope system;

    EngineTimeTravel(
            ManagementService jobs,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            Clock clock,
            SystemScope system) {
        this.system = system;
        this.jobs = jobs;
        this.tasks = tasks;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDeadline() {
        return system.call(this::findNextDeadline);
    }

    private Optional<Instant> findNextDeadline() {
        Date now = Date.from(clock.instant());
        Stream<Date> timers =
                jobs.createJobQuery().timers().active().withRetriesLeft().duedateHigherThan(now).list().stream()
                        .filter(EngineTimeTravel::belongsToProcess)
                        .map(Job::getDuedate);
        Stream<Date> due = tasks.createTaskQuery().active().dueAfter(now).orderByDueDate().asc().listPage(0, 1).stream()
                .map(Task::getDueDate);
        return Stream.concat(timers, due).min(Comparator.naturalOrder()).map(Date::toInstant);
    }

    @Override
    public boolean working() {
        return next(clock.instant()).isPresent();
    }

    @Override
    public int advance(Instant target, Consumer<Instant> moveTo) {
        JobExecutor executor = engine.getJobExecutor();
        boolean wasActive = executor.isActive();
        if (wasActive) {
            executor.shutdown();
        }
        try {
            return inJobThread(target, moveTo);
        } finally {
            if (wasActive) {
                executor.start();
            }
        }
    }

    /** In a thread of its own, where nobody is signed in: what a timer does is the system's doing. */
    private int inJobThread(Instant target, Consumer<Instant> moveTo) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "timeline"));
        try {
            return thread.submit(() -> run(target, moveTo)).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while time was passing", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Time could not pass", failed.getCause());
        } finally {
            thread.shutdown();
        }
    }

    private int run(Instant target, Consumer<Instant> moveTo) {
        int run = 0;
        Optional<Job> job = next(target);
        while (job.isPresent() && run < MOST_JOBS) {
            Date due = job.get().getDuedate();
            if (due != null && due.toInstant().isAfter(clock.instant())) {
                moveTo.accept(due.toInstant().plus(JUST_AFTER));
            }
            execute(job.get());
            run++;
            job = next(target);
        }
        if (target.isAfter(clock.instant())) {
            moveTo.accept(target);
        }
        return run;
    }

    private void execute(Job job) {
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(job.getId(), engine.getCommandExecutorTxRequired());
        } catch (RuntimeException failed) {
            // The engine has counted the retry down and, at the end, opened the incident.
            LOG.warn("Job {} of {} failed while time passed", job.getId(), job.getProcessDefinitionKey(), failed);
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    private Optional<Job> next(Instant target) {
        return jobs.createJobQuery().active().withRetriesLeft().list().stream()
                .filter(EngineTimeTravel::belongsToProcess)
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().toInstant().isAfter(target))
                .min(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Job::getCreateTime));
    }

    /** Not the engine's own house-keeping, such as the clean-up of history. */
    private static boolean belongsToProcess(Job job) {
        return job.getProcessInstanceId() != null;
    }
}
