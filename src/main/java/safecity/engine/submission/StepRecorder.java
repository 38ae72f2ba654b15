package safecity.engine.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import safecity.engine.forms.DeployedForm;
import safecity.engine.forms.EngineFeelEvaluator;
import safecity.engine.forms.FormLanguage;
import safecity.engine.forms.FormLines;
import safecity.engine.forms.FormRules.Accepted;
import safecity.engine.models.Actor;
import safecity.engine.models.TaskTitles;
import safecity.engine.submission.StepEntered.Caller;

/** Tells what was entered in a step as its form was read: where in the work, by whom, in which words. */
final class StepRecorder {

    private final FormLines lines;

    StepRecorder(ObjectMapper json) {
        this.lines = new FormLines(new EngineFeelEvaluator(), json);
    }

    StepEntered task(CommandContext context, TaskEntity task, DeployedForm form, Map<String, Accepted> accepted) {
        ExecutionEntity execution = task.getExecution();
        Map<String, Object> opened = new HashMap<>(task.getVariables());
        opened.putAll(CurrentInputs.of(task));
        return new StepEntered(
                task.getId(),
                execution.getProcessBusinessKey(),
                task.getTenantId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                TaskTitles.of(opened),
                execution.getParentActivityInstanceId(),
                task.getProcessDefinition().getName(),
                path(execution.getProcessInstance()),
                task.getProcessDefinition().getKey() + "-" + task.getTaskDefinitionKey(),
                person(context),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                FormLanguage.current(),
                lines.of(form, accepted, opened),
                name -> accepted.containsKey(name) ? accepted.get(name).value() : opened.get(name));
    }

    StepEntered start(
            CommandContext context,
            ProcessDefinitionEntity process,
            ProcessInstance started,
            String form,
            DeployedForm fields,
            Map<String, Accepted> accepted) {
        return new StepEntered(
                "start/" + started.getId(),
                started.getBusinessKey(),
                started.getTenantId(),
                process.getInitial().getId(),
                String.valueOf(process.getInitial().getProperty("name")),
                null,
                started.getId(),
                process.getName(),
                List.of(new Caller(started.getId(), process.getKey())),
                form,
                person(context),
                Set.of(),
                FormLanguage.current(),
                lines.of(fields, accepted, Map.of()),
                name -> accepted.containsKey(name) ? accepted.get(name).value() : null);
    }

    private static String person(CommandContext context) {
        return context.getAuthenticatedUserId() == null ? Actor.SYSTEM : context.getAuthenticatedUserId();
    }

    /** The instance, then the one whose call activity it is, up to the first. */
    static List<Caller> path(ExecutionEntity instance) {
        List<Caller> path = new ArrayList<>();
        for (ExecutionEntity at = instance;
                at != null;
                at = at.getSuperExecution() == null
                        ? null
                        : at.getSuperExecution().getProcessInstance()) {
            path.add(new Caller(at.getId(), at.getProcessDefinition().getKey()));
        }
        return path;
    }
}
