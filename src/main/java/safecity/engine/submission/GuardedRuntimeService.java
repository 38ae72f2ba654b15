package safecity.engine.submission;

import java.util.function.Function;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * The engine's runtime service. A person starts a process with what its start form accepts, whichever operation of the
 * API they use; our own code, for which nobody is signed in or which runs inside a command, hands over what it needs.
 */
public class GuardedRuntimeService extends RuntimeServiceImpl {

    private final Submissions submissions;

    public GuardedRuntimeService(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String definitionId) {
        return new Start(commandExecutor, StartableDefinitions.byId(definitionId), definitionId, null);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String definitionKey) {
        return new Start(commandExecutor, StartableDefinitions.byKey(definitionKey), null, definitionKey);
    }

    private final class Start extends ProcessInstantiationBuilderImpl {

        private final Function<CommandContext, ProcessDefinitionEntity> definition;

        Start(
                CommandExecutor executor,
                Function<CommandContext, ProcessDefinitionEntity> definition,
                @Nullable String id,
                @Nullable String key) {
            super(executor);
            this.definition = definition;
            this.processDefinitionId = id;
            this.processDefinitionKey = key;
        }

        @Override
        public ProcessInstanceWithVariables executeWithVariablesInReturn(boolean skipListeners, boolean skipMappings) {
            boolean nested = Context.getCommandContext() != null;
            if (nested || commandExecutor.execute(context -> context.getAuthentication() == null)) {
                return super.executeWithVariablesInReturn(skipListeners, skipMappings);
            }
            return submissions.start(commandExecutor, definition, getBusinessKey(), getVariables(), accepted -> {
                if (!getModificationBuilder().getModificationOperations().isEmpty()) {
                    throw Refusal.forbidden("process.startInside");
                }
                getModificationBuilder().getProcessVariables().clear();
                setVariables(accepted);
                return super.executeWithVariablesInReturn(false, false);
            });
        }
    }
}
