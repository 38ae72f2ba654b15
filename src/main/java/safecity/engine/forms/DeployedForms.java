package safecity.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The forms as they were deployed with the version of the model that runs, each read from the database once. */
@Component
public class DeployedForms {

    /** Deployed forms never change: a corrected form is a new deployment with ids of its own. */
    private final Map<String, DeployedForm> read = new ConcurrentHashMap<>();

    private final ObjectMapper json;

    DeployedForms(ObjectMapper json) {
        this.json = json;
    }

    public DeployedForm of(CommandContext context, TaskEntity task) {
        if (task.getTaskDefinition() == null) {
            return DeployedForm.NONE;
        }
        return form(context, task.getTaskDefinition().getTaskFormHandler().createTaskForm(task));
    }

    /** The form of a user task in the version of the model that it belongs to, also after the task has ended. */
    public DeployedForm of(CommandContext context, String definition, String element) {
        ProcessDefinitionEntity process = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definition);
        TaskDefinition task = process.getTaskDefinitions().get(element);
        if (task == null || task.getCamundaFormDefinitionKey() == null) {
            return DeployedForm.NONE;
        }
        CamundaFormRefImpl reference = new CamundaFormRefImpl(
                task.getCamundaFormDefinitionKey().getExpressionText(), task.getCamundaFormDefinitionBinding());
        return form(context, reference, process.getDeploymentId());
    }

    public DeployedForm ofStart(CommandContext context, ProcessDefinitionEntity process) {
        return form(context, process.getStartFormHandler().createStartFormData(process));
    }

    /** Id of the form with which a process starts; empty when it has none. */
    public Optional<String> startFormOf(ProcessDefinitionEntity process) {
        CamundaFormRef reference =
                process.getStartFormHandler().createStartFormData(process).getCamundaFormRef();
        return Optional.ofNullable(reference).map(CamundaFormRef::getKey);
    }

    private DeployedForm form(CommandContext context, FormData data) {
        return form(context, data.getCamundaFormRef(), data.getDeploymentId());
    }

    private DeployedForm form(CommandContext context, CamundaFormRef reference, String deploymentId) {
        if (reference == null || reference.getKey() == null) {
            return DeployedForm.NONE;
        }
        if (DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(reference.getBinding())) {
            String key = deploymentId + "/" + reference.getKey();
            DeployedForm known = read.get(key);
            return known != null ? known : remember(key, context, definition(context, reference, deploymentId));
        }
        CamundaFormDefinition definition = definition(context, reference, deploymentId);
        DeployedForm known = read.get(definition.getId());
        return known != null ? known : remember(definition.getId(), context, definition);
    }

    private DeployedForm remember(String key, CommandContext context, CamundaFormDefinition definition) {
        ResourceEntity resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName());
        try {
            DeployedForm form = DeployedForm.read(json.readTree(resource.getBytes()));
            read.put(key, form);
            return form;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The form " + definition.getKey() + " can't be read", unreadable);
        }
    }

    private static CamundaFormDefinition definition(
            CommandContext context, CamundaFormRef reference, String deploymentId) {
        return Optional.ofNullable(new GetCamundaFormDefinitionCmd(reference, deploymentId).execute(context))
                .orElseThrow(() -> new IllegalStateException("The form " + reference.getKey() + " is not deployed"));
    }
}
