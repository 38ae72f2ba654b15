package safecity.engine.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.WithdrawnTasks;
import safecity.engine.failure.EngineCalls;
import safecity.engine.forms.DeployedForm;
import safecity.engine.forms.DeployedForms;
import safecity.engine.forms.EngineFeelEvaluator;
import safecity.engine.forms.FormRules;
import safecity.engine.forms.FormRules.Accepted;
import safecity.engine.processes.ProcessStarted;
import safecity.refusal.Refusal;

/**
 * What happens to data that somebody submits with a task or a start form, whichever client it came from: it is checked
 * against the deployed form, and only what the form has goes on. Check and completion are one command, so that each
 * task is read once and nothing can change between the two.
 */
@Component
public class Submissions {

    private final DeployedForms forms;
    private final FormRules rules;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final FiledDocuments onFile;
    private final StepRecorder steps;

    Submissions(
            DeployedForms forms,
            Clock clock,
            ObjectMapper json,
            ApplicationEventPublisher events,
            FiledDocuments onFile) {
        this.onFile = onFile;
        this.steps = new StepRecorder(json);
        this.events = events;
        this.forms = forms;
        this.rules = new FormRules(clock, new EngineFeelEvaluator(), json);
        this.json = json;
    }

    /**
     * Completes a task with what its form accepts of the submitted values; nobody has to have taken it before.
     *
     * @param completion completes it with the values as the model gets them: a field that its form marks with
     *                   {@code keep: no} is transient, so that facts and personal data reach the model's listeners and
     *                   never a process variable
     */
    <T> T complete(
            CommandExecutor engine,
            String taskId,
            Map<String, Object> submitted,
            Function<Map<String, Object>, T> completion) {
        return refusing(() -> unlessGone(
                engine,
                taskId,
                () -> engine.execute(context -> {
                    TaskEntity task = workable(context, taskId);
                    DeployedForm form = forms.of(context, task);
                    Map<String, Object> sent = submitted == null ? Map.of() : submitted;
                    Map<String, Object> opened = opened(form, task, sent);
                    Map<String, Accepted> accepted = rules.accept(form, sent, opened);
                    mustBeOnFile(rules.papers(form, sent, opened), task);
                    return context.runWithoutAuthorization(() -> {
                        take(context, task);
                        if (form != DeployedForm.NONE) {
                            events.publishEvent(steps.task(context, task, form, accepted));
                        }
                        return completion.apply(values(accepted));
                    });
                })));
    }

    /** Another node may finish the task between any two reads of this one: what is missing then is no failure of ours. */
    private static <T> T unlessGone(CommandExecutor engine, String taskId, Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException failure) {
            // Its execution and its authorizations go with it: the loser meets null, or reads that they never had any.
            boolean gone = Refusal.in(failure).isEmpty()
                    && engine.execute(context -> context.getTaskManager().findTaskById(taskId)) == null;
            throw gone ? Refusal.conflict("task.done") : failure;
        }
    }

    /**
     * Starts a process with what its start form accepts of the submitted values; an empty field is null. The instance
     * belongs to the municipality of the person who starts it.
     */
    <T> T start(
            CommandExecutor engine,
            Function<CommandContext, ProcessDefinitionEntity> definition,
            @Nullable String businessKey,
            Map<String, Object> submitted,
            Function<Map<String, Object>, T> start) {
        return refusing(() -> engine.execute(context -> {
            ProcessDefinitionEntity process = definition.apply(context);
            for (CommandChecker checker :
                    context.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkCreateProcessInstance(process);
            }
            Map<String, Object> sent = submitted == null ? Map.of() : submitted;
            DeployedForm fields = forms.ofStart(context, process);
            Map<String, Accepted> accepted = rules.accept(fields, sent, Map.of());
            Map<String, Object> values = values(accepted);
            values.putIfAbsent("projectKey", businessKey);
            place(context, values);
            T started = start.apply(values);
            if (started instanceof ProcessInstance instance) {
                forms.startFormOf(process)
                        .ifPresent(form ->
                                events.publishEvent(steps.start(context, process, instance, form, fields, accepted)));
            }
            forms.startFormOf(process)
                    .filter(form -> context.getAuthenticatedUserId() != null)
                    .ifPresent(form -> events.publishEvent(new ProcessStarted(context.getAuthenticatedUserId(), form)));
            return started;
        }));
    }

    private void mustBeOnFile(List<String> papers, TaskEntity task) {
        if (papers.isEmpty()) {
            return;
        }
        Set<String> filed = onFile.at(task.getProcessInstanceId(), task.getTaskDefinitionKey());
        List<Refusal> missing = papers.stream()
                .filter(paper -> !filed.contains(paper))
                .map(paper -> Refusal.of("task.paperMissing", paper))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.all(missing);
        }
    }

    private static void place(CommandContext context, Map<String, Object> values) {
        List<String> own = ofPerson(context);
        if (values.get("municipality") instanceof TypedValue chosen && chosen.getValue() != null) {
            if (!own.contains(chosen.getValue().toString())) {
                throw Refusal.notFound("process.municipality").field("municipality");
            }
        } else if (own.size() == 1) {
            values.put("municipality", own.get(0));
        }
    }

    /** Another municipality's task is answered like one that is done: nobody learns that it exists. */
    static TaskEntity open(CommandContext context, String taskId) {
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null || !context.getTenantManager().isAuthenticatedTenant(task.getTenantId())) {
            throw Refusal.conflict("task.done");
        }
        return task;
    }

    /** The task, if it is there for the person who acts, who may work on it and who has not left it to another. */
    private static TaskEntity workable(CommandContext context, String taskId) {
        TaskEntity task = open(context, taskId);
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        String person = context.getAuthenticatedUserId();
        if (person != null && task.getAssignee() != null && !task.getAssignee().equals(person)) {
            throw Refusal.conflict("task.taken");
        }
        WithdrawnTasks.check(task, person);
        return task;
    }

    /** Who does what nobody has taken takes it by that, in the same act and under the same checks: it says who did it. */
    private static void take(CommandContext context, TaskEntity task) {
        String person = context.getAuthenticatedUserId();
        if (person != null && task.getAssignee() == null) {
            new ClaimTaskCmd(task.getId(), person).execute(context);
        }
    }

    private static List<String> ofPerson(CommandContext context) {
        Authentication person = context.getAuthentication();
        return person == null || person.getTenantIds() == null ? List.of() : person.getTenantIds();
    }

    /** The values with which the task's form opened, as far as its rules need them. */
    private static Map<String, Object> opened(DeployedForm form, TaskEntity task, Map<String, Object> sent) {
        if (form.hasExpressions()) {
            return new HashMap<>(task.getVariables());
        }
        Map<String, Object> opened = new HashMap<>();
        for (String name : form.variables()) {
            if (!sent.containsKey(name) && task.hasVariable(name)) {
                opened.put(name, task.getVariable(name));
            }
        }
        form.optionVariables().forEach(name -> opened.put(name, task.getVariable(name)));
        return opened;
    }

    private Map<String, Object> values(Map<String, Accepted> accepted) {
        Map<String, Object> values = new HashMap<>();
        accepted.forEach((name, field) -> values.put(name, value(field)));
        return values;
    }

    /** Listeners get a list as a list; stored it is JSON, never a serialised object. */
    private Object value(Accepted field) {
        boolean structure = field.value() instanceof Iterable<?> || field.value() instanceof Map<?, ?>;
        return field.kept() && structure
                ? SpinValues.jsonValue(json.valueToTree(field.value()).toString())
                        .create()
                : Variables.untypedValue(field.value(), !field.kept());
    }

    /** Runs a command; a refusal deep inside comes out as it was thrown. */
    <T> T refusing(Supplier<T> command) {
        try {
            return EngineCalls.byOurselves(command);
        } catch (OptimisticLockingException lost) {
            throw Refusal.conflict("task.done");
        } catch (AuthorizationException unauthorised) {
            throw Refusal.forbidden("task.notYours");
        } catch (RuntimeException failure) {
            throw Refusal.in(failure).orElseThrow(() -> failure);
        }
    }
}
