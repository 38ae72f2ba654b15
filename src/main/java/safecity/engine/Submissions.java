package safecity.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import safecity.refusal.Refusal;
import safecity.refusal.Refusals;

/** What happens to data that somebody submits with a task or a start form, whichever client it came from. */
@Component
class Submissions {

    /** Request attribute under which the door finds the refusal that made a request of the engine's API fail. */
    static final String REFUSAL = Submissions.class.getName() + ".refusal";

    private final FormService forms;
    private final ObjectMapper json;
    private final Refusals refusals;

    Submissions(@Lazy FormService forms, ObjectMapper json, Refusals refusals) {
        this.forms = forms;
        this.json = json;
        this.refusals = refusals;
    }

    /**
     * The submitted values as the engine shall get them: a field that its form marks with {@code keep: no} becomes
     * transient, so that facts and personal data reach the model's listeners and never a process variable.
     */
    Map<String, Object> forTask(String taskId, Map<String, Object> submitted) {
        if (submitted == null || submitted.isEmpty()) {
            return submitted;
        }
        Set<String> notKept = notKept(taskId);
        Map<String, Object> accepted = new HashMap<>(submitted);
        accepted.replaceAll((name, value) -> notKept.contains(name) ? transientValue(value) : value);
        // A field that was left empty is still known to the listeners, as null.
        notKept.forEach(name -> accepted.putIfAbsent(name, transientValue(null)));
        return accepted;
    }

    /** Runs a command; a refusal deep inside comes out as an exception that the engine's REST API answers with 400. */
    <T> T refusing(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException failure) {
            Refusal refusal = Refusal.in(failure).orElseThrow(() -> failure);
            RequestAttributes request = RequestContextHolder.getRequestAttributes();
            if (request != null) {
                request.setAttribute(REFUSAL, refusal, RequestAttributes.SCOPE_REQUEST);
            }
            throw new RefusedSubmission(refusals.sentence(refusal), refusal);
        }
    }

    private static Object transientValue(Object value) {
        return Variables.untypedValue(value instanceof TypedValue typed ? typed.getValue() : value, true);
    }

    private Set<String> notKept(String taskId) {
        try (InputStream form = forms.getDeployedTaskForm(taskId)) {
            Set<String> keys = new HashSet<>();
            collectNotKept(json.readTree(form), keys);
            return keys;
        } catch (IOException unreadable) {
            throw new IllegalStateException("The form of task " + taskId + " can't be read", unreadable);
        } catch (org.camunda.bpm.engine.exception.NotFoundException noForm) {
            return Set.of();
        }
    }

    private static void collectNotKept(JsonNode component, Set<String> keys) {
        if ("no".equals(component.path("properties").path("keep").asText())) {
            keys.add(component.path("key").asText());
        }
        component.path("components").forEach(child -> collectNotKept(child, keys));
    }
}
