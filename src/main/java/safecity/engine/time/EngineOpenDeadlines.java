package safecity.engine.time;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineOpenDeadlines implements OpenDeadlines {

    private final TaskService tasks;
    private final ManagementService jobs;
    private final RuntimeService instances;
    private final HistoryService history;
    private final ProcessEngineConfigurationImpl engine;
    private final SystemScope system;

    EngineOpenDeadlines(
            TaskService tasks,
            ManagementService jobs,
            RuntimeService instances,
            HistoryService history,
            ProcessEngineConfigurationImpl engine,
            SystemScope system) {
        this.system = system;
        this.tasks = tasks;
        this.jobs = jobs;
        this.instances = instances;
        this.history = history;
        this.engine = engine;
    }

    @Override
    public int recompute(AsOf asOf) {
        return system.call(() -> recompute(
                asOf,
                tasks.createTaskQuery().active().list(),
                jobs.createJobQuery().timers().active().list()));
    }

    @Override
    public int recompute(AsOf asOf, String projectKey) {
        return system.call(() -> recompute(
                asOf,
                tasks.createTaskQuery()
                        .active()
                        .processInstanceBusinessKey(projectKey)
                        .list(),
                instances.createProcessInstanceQuery().processInstanceBusinessKey(projectKey).list().stream()
                        .flatMap(instance ->
                                jobs
                                        .createJobQuery()
                                        .timers()
                                        .active()
                                        .processInstanceId(instance.getId())
                                        .list()
                                        .stream())
                        .toList()));
    }

    private int recompute(AsOf asOf, List<Task> waiting, List<Job> timers) {
        List<String> open = waiting.stream().map(Task::getId).toList();
        int moved = engine.getCommandExecutorTxRequired().execute(context -> (int)
                open.stream().filter(task -> moveTask(context, task, asOf)).count());
        return moved
                + (int) timers.stream().filter(timer -> moveTimer(timer, asOf)).count();
    }

    private boolean moveTask(CommandContext context, String taskId, AsOf asOf) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || task.getTaskDefinition() == null || setByHand(taskId)) {
            return false;
        }
        Expression rule = task.getTaskDefinition().getDueDateExpression();
        if (rule == null) {
            return false;
        }
        Object due = asOf.at(task.getCreateTime().toInstant(), () -> rule.getValue(task.getExecution()));
        if (!(due instanceof Date date) || date.equals(task.getDueDate())) {
            return false;
        }
        task.setDueDate(date);
        task.triggerUpdateEvent();
        return true;
    }

    private boolean setByHand(String taskId) {
        return history.createUserOperationLogQuery()
                        .taskId(taskId)
                        .property("dueDate")
                        .count()
                > 0;
    }

    /** Timers that begin at a computed date; a repeating one keeps its rhythm. */
    private boolean moveTimer(Job timer, AsOf asOf) {
        if (timer.getProcessInstanceId() == null || ((TimerEntity) timer).getRepeat() != null) {
            return false;
        }
        Date before = timer.getDuedate();
        asOf.at(timer.getCreateTime().toInstant(), () -> {
            jobs.recalculateJobDuedate(timer.getId(), true);
            return null;
        });
        Job after = jobs.createJobQuery().jobId(timer.getId()).singleResult();
        return after != null && !after.getDuedate().equals(before);
    }
}
