package safecity.story;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is open in a project, tasks and jobs, in the order in which it came. Asked around every step of every story: the
 * engine's queries, made for every filter that there is, would take longer than many a step.
 */
@TestComponent
class OpenWork {

    private static final String OF_PROJECT = """
            SELECT task.id_ AS id, task.task_def_key_ AS element, task.proc_def_id_ AS definition
            FROM act_ru_task task JOIN act_ru_execution instance ON instance.id_ = task.proc_inst_id_
            WHERE instance.business_key_ = :project AND task.suspension_state_ <= :state
            ORDER BY task.create_time_
            """;
    private static final String NEXT_JOB = """
            SELECT job.id_ FROM act_ru_job job JOIN act_ru_execution instance ON instance.id_ = job.process_instance_id_
            WHERE instance.business_key_ = :project AND job.suspension_state_ = 1 AND job.retries_ > 0
                AND (job.duedate_ IS NULL OR job.duedate_ <= :until)
            ORDER BY job.duedate_ NULLS FIRST, job.create_time_ LIMIT 1
            """;
    private static final int ACTIVE = 1;
    private static final int SUSPENDED = 2;

    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    OpenWork(JdbcClient jdbc, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** @param definition {@code process:version:id} */
    record Open(String id, String element, String definition) {

        /** The form of the task, by the name of its file under {@code forms/}. */
        String place() {
            return definition.split(":")[0] + "/" + element;
        }
    }

    List<Open> of(String project) {
        return of(project, SUSPENDED);
    }

    List<Open> active(String project) {
        return of(project, ACTIVE);
    }

    private List<Open> of(String project, int mostState) {
        return jdbc.sql(OF_PROJECT)
                .param("project", project)
                .param("state", mostState)
                .query(Open.class)
                .list();
    }

    Task load(Open open) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.getTaskManager().findTaskById(open.id()));
    }

    /** The first job that is due by then. */
    Optional<Job> nextJob(String project, Instant until) {
        return jdbc.sql(NEXT_JOB)
                .param("project", project)
                .param("until", Timestamp.from(until))
                .query(String.class)
                .optional()
                .map(id -> engine.getCommandExecutorTxRequired()
                        .execute(context -> context.getJobManager().findJobById(id)));
    }

    Set<String> candidates(String task) {
        return new HashSet<>(
                jdbc.sql("SELECT group_id_ FROM act_ru_identitylink WHERE task_id_ = :task AND group_id_ IS NOT NULL")
                        .param("task", task)
                        .query(String.class)
                        .list());
    }

    boolean isRunning(String instance) {
        return jdbc.sql("SELECT count(*) FROM act_ru_execution WHERE id_ = :instance")
                        .param("instance", instance)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
