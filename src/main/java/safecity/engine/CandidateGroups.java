package safecity.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
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

    CandidateGroups(ProcessEngine engine) {
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
}
