package safecity.engine.forms;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.WithdrawnTasks;
import safecity.refusal.Refusal;

@Component
class EngineFormEntries implements FormEntries {

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService models;
    private final DeployedForms forms;

    EngineFormEntries(ProcessEngineConfigurationImpl engine, RepositoryService models, DeployedForms forms) {
        this.engine = engine;
        this.models = models;
        this.forms = forms;
    }

    @Override
    public Map<String, Object> ofTask(String taskId, Map<String, Object> values) {
        return execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null || !context.getTenantManager().isAuthenticatedTenant(task.getTenantId())) {
                throw Refusal.notFound("engine.notFound");
            }
            try {
                checkers(context).forEach(checker -> checker.checkTaskWork(task));
            } catch (AuthorizationException unauthorised) {
                throw Refusal.forbidden("task.notYours");
            }
            if (task.getAssignee() != null && !task.getAssignee().equals(context.getAuthenticatedUserId())) {
                throw Refusal.conflict("task.taken");
            }
            WithdrawnTasks.check(task, context.getAuthenticatedUserId());
            return context.runWithoutAuthorization(() -> forms.of(context, task))
                    .entries(values);
        });
    }

    @Override
    public Map<String, Object> ofStart(String form, Map<String, Object> values) {
        return models.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .filter(model -> startsWith(form, model) && mayStart(model))
                .findFirst()
                .map(model -> execute(context ->
                        forms.ofStart(context, process(context, model)).entries(values)))
                .orElseThrow(() -> Refusal.notFound("engine.notFound"));
    }

    private boolean startsWith(String form, ProcessDefinition model) {
        return execute(context ->
                forms.startFormOf(process(context, model)).filter(form::equals).isPresent());
    }

    private boolean mayStart(ProcessDefinition model) {
        return execute(context -> {
            try {
                checkers(context).forEach(checker -> checker.checkCreateProcessInstance(process(context, model)));
                return true;
            } catch (AuthorizationException unauthorised) {
                return false;
            }
        });
    }

    private static ProcessDefinitionEntity process(CommandContext context, ProcessDefinition model) {
        return context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(model.getId());
    }

    private static Iterable<CommandChecker> checkers(CommandContext context) {
        return context.getProcessEngineConfiguration().getCommandCheckers();
    }

    private <T> T execute(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }
}
