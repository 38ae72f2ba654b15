package safecity.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import safecity.refusal.Refusal;

/**
 * An officer who knows nothing but the forms: leaves what is prefilled, enters the least a form takes where it is
 * required, takes the first option of each decision. One who objects takes every other option once, with a reason.
 */
public final class Novice {

    private static final int RUNAWAY = 1_000;
    private static final int PAUSE = 5;

    private final ProcessEngine engine;
    private final Story story;
    private final boolean prefills;
    private final boolean objecting;
    private final Map<String, Integer> visits = new HashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    private Novice(ProcessEngine engine, Story story, boolean prefills, boolean objecting) {
        this.engine = engine;
        this.story = story;
        this.prefills = prefills;
        this.objecting = objecting;
    }

    public static Novice agreeing(ProcessEngine engine, Story story) {
        return new Novice(engine, story, true, false);
    }

    /** One who enters the least a form takes even where something else is prefilled. */
    public static Novice sparing(ProcessEngine engine, Story story) {
        return new Novice(engine, story, false, false);
    }

    public static Novice objecting(ProcessEngine engine, Story story) {
        return new Novice(engine, story, true, true);
    }

    /** Does whatever is open until the instance has ended; where nothing is open, a few days pass. */
    public void finish(ProcessInstance instance) {
        for (int i = 0; i < RUNAWAY && !story.ended(instance); i++) {
            if (!doNext()) {
                story.days(PAUSE);
            }
        }
        if (!story.ended(instance)) {
            throw new AssertionError("not finished; open are " + story.openTasks());
        }
    }

    /** Does what is open until a task with this element id is. */
    public void until(String element) {
        for (int i = 0; i < RUNAWAY && story.tasks(element).isEmpty(); i++) {
            if (!doNext()) {
                story.days(PAUSE);
            }
        }
        story.task(element);
    }

    private boolean doNext() {
        if (story.openTasks().isEmpty()) {
            return false;
        }
        Task task = story.tasks(story.openTasks().get(0)).get(0);
        String account = story.candidates(task).iterator().next();
        try {
            story.completeTask(account, task, values(task));
        } catch (RuntimeException refused) {
            // An objection that the facts contradict: who reads the sentence chooses otherwise, which the next try
            // does.
            boolean chosen = objecting
                    && Refusal.in(refused)
                            .filter(refusal -> refusal.field().equals(Optional.of("decision")))
                            .isPresent();
            if (!chosen) {
                throw refused;
            }
        }
        return true;
    }

    private Map<String, Object> values(Task task) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Object> known = engine.getTaskService().getVariables(task.getId());
        try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            fill(Offered.in(json.readTree(form), known::get), known, values, task.getTaskDefinitionKey());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return values;
    }

    private void fill(JsonNode component, Map<String, Object> known, Map<String, Object> values, String element) {
        component.path("components").forEach(child -> fill(child, known, values, element));
        String key = component.path("key").asText();
        if (key.equals("decision")) {
            int option = objecting ? visits.merge(element, 1, Integer::sum) : 0;
            JsonNode options = component.path("values");
            values.put(
                    key,
                    options.path(option < options.size() ? option : 0)
                            .path("value")
                            .asText());
            // The form says that it contradicts the facts, and asks for the reason.
            boolean contradicted = known.get("contradiction") instanceof String facts && !facts.isBlank();
            values.put("comment", option > 0 && option < options.size() || contradicted ? "사유" : null);
        } else if (!key.isEmpty() && !values.containsKey(key)) {
            boolean required = component.path("validate").path("required").asBoolean();
            Object prefilled = known.get(key);
            if (prefilled != null && (prefills || !required)) {
                values.put(key, prefilled);
            } else if (required) {
                values.put(key, least(component));
            }
        }
    }

    private Object least(JsonNode component) {
        return switch (Asked.type(component)) {
            case "number" ->
                FreshNumbers.asked(component.path("key").asText()) ? FreshNumbers.next() : (int) Asked.least(component);
            case "checkbox" -> true;
            case "select", "radio" ->
                component.path("values").path(0).path("value").asText();
            case "datetime" -> story.today().toString();
            default ->
                "가"
                        .repeat(Math.max(
                                1, component.path("validate").path("minLength").asInt()));
        };
    }
}
