package safecity.engine.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/**
 * The groups that may do a task. The engine's own question fails for a task that has ended since it was found, and takes
 * whatever else is done in the same transaction with it; here such a task has no groups any more.
 */
@Component
class CandidateGroups {

    private final CommandExecutor commands;
    private final TaskService tasks;

    CandidateGroups(ProcessEngine engine) {
        this.tasks = engine.getTaskService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    /** Sorted; asked by the system. */
    List<String> of(String taskId) {
        return commands.execute(context -> context.getIdentityLinkManager().findIdentityLinksByTaskId(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLinkEntity::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList());
    }

    /**
     * Makes exactly these groups the candidates, within the transaction under way.
     *
     * @return those that are candidates no more
     */
    List<String> become(String taskId, Collection<String> groups) {
        List<String> before = of(taskId);
        groups.stream()
                .filter(group -> !before.contains(group))
                .forEach(group -> tasks.addCandidateGroup(taskId, group));
        List<String> gone =
                before.stream().filter(group -> !groups.contains(group)).toList();
        gone.forEach(group -> tasks.deleteCandidateGroup(taskId, group));
        return gone;
    }
}
