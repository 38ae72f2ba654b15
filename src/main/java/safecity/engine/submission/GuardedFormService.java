package safecity.engine.submission;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import safecity.engine.forms.DeployedForm;
import safecity.engine.forms.DeployedForms;
import safecity.engine.forms.FormDelivery;
import safecity.engine.forms.FormEnglish;
import safecity.engine.forms.FormLanguage;
import safecity.refusal.Refusal;

/** The engine's form service, with what is submitted passing {@link Submissions} first, and what is shown as text. */
public class GuardedFormService extends FormServiceImpl {

    private final Submissions submissions;
    private final DeployedForms forms;
    private final FormDelivery delivery;
    private final FormEnglish english;
    private final ObjectProvider<FormContent> contents;

    public GuardedFormService(
            Submissions submissions,
            DeployedForms forms,
            FormDelivery delivery,
            FormEnglish english,
            ObjectProvider<FormContent> contents) {
        this.delivery = delivery;
        this.english = english;
        this.contents = contents;
        this.forms = forms;
        this.submissions = submissions;
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return said(delivery.delivered(super.getDeployedTaskForm(taskId), reader()));
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return said(delivery.delivered(super.getDeployedStartForm(processDefinitionId), reader()));
    }

    private @Nullable String reader() {
        Command<String> asked = CommandContext::getAuthenticatedUserId;
        return commandExecutor.execute(asked);
    }

    /** In the language of whoever asks. */
    private InputStream said(InputStream form) {
        return FormLanguage.current().equals("en") ? english.translated(form) : form;
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
        VariableMap values = variables(taskId, names, deserialize);
        Command<VariableMap> shown = context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            DeployedForm form = forms.of(context, task);
            context.runWithoutAuthorization(() -> CurrentInputs.of(task)).forEach((name, value) -> {
                if (values.containsKey(name)) {
                    values.putValue(name, value);
                }
            });
            shown(values, form);
            if (form.showsContent() && (names == null || names.contains(FormContent.NAME))) {
                String content = context.runWithoutAuthorization(() -> content(context, task));
                if (content != null) {
                    values.putValueTyped(FormContent.NAME, Variables.stringValue(content, true));
                }
            }
            return values;
        };
        return commandExecutor.execute(shown);
    }

    /** A bad request is here what is elsewhere a value that is null: there is no such task. */
    private VariableMap variables(String taskId, Collection<String> names, boolean deserialize) {
        try {
            return super.getTaskFormVariables(taskId, names, deserialize);
        } catch (BadUserRequestException none) {
            throw Refusal.notFound("engine.notFound");
        }
    }

    private @Nullable String content(CommandContext context, TaskEntity task) {
        Authentication reader = context.getAuthentication();
        ExecutionEntity execution = task.getExecution();
        FormContent.Place place = new FormContent.Place(
                task.getId(),
                execution.getProcessBusinessKey(),
                task.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                StepRecorder.path(execution.getProcessInstance()),
                reader == null ? null : reader.getGroupIds(),
                task::getVariable);
        return contents.stream()
                .map(content -> content.of(place))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public VariableMap getStartFormVariables(String definitionId, Collection<String> names, boolean deserialize) {
        VariableMap values = super.getStartFormVariables(definitionId, names, deserialize);
        Command<DeployedForm> form = context -> forms.ofStart(
                context,
                context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(definitionId));
        return shown(values, commandExecutor.execute(form));
    }

    /** What the form doesn't ask it only shows, within texts of its own that are read as Markdown. */
    private static VariableMap shown(VariableMap values, DeployedForm form) {
        if (form != DeployedForm.NONE) {
            for (String name : List.copyOf(values.keySet())) {
                // Asked for its value itself, a JSON variable would go out as an object, and Tasklist reads a text.
                if (!form.variables().contains(name)
                        && values.getValueTyped(name) instanceof StringValue text
                        && text.getValue() != null) {
                    values.putValueTyped(name, Variables.stringValue(ShownText.of(text.getValue())));
                }
            }
        }
        return values;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> values) {
        submissions.complete(commandExecutor, taskId, values, accepted -> {
            super.submitTaskForm(taskId, accepted);
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> values, boolean deserializeValues) {
        return submissions.complete(
                commandExecutor,
                taskId,
                values,
                accepted -> super.submitTaskFormWithVariablesInReturn(taskId, accepted, deserializeValues));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> values) {
        return submitStartForm(processDefinitionId, null, values);
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, Map<String, Object> values) {
        return submissions.start(
                commandExecutor,
                StartableDefinitions.byId(processDefinitionId),
                businessKey,
                values,
                accepted -> super.submitStartForm(processDefinitionId, businessKey, accepted));
    }
}
