package safecity.research;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import safecity.story.Asked;
import safecity.story.Story;

/** Knows nothing but the forms: fills in what they require, amounts with the least allowed or as the form opens with them. */
@TestComponent
public class FormRobot {

    private static final int PATIENCE = 400;
    private static final Set<String> TOLD_ELSEWHERE = Set.of("abandon", "without", "respecify");

    private final Story story;
    private final FormService forms;
    private final ObjectMapper json;
    private boolean asOpened;

    FormRobot(Story story, FormService forms, ObjectMapper json) {
        this.story = story;
        this.forms = forms;
        this.json = json;
    }

    /** Takes the first option of every decision until the instance has ended. */
    void carryOn(ProcessInstance instance) {
        asOpened = false;
        walk(instance, new HashSet<>(), false);
    }

    /**
     * Takes every other option of every decision once, the last one first, and the first one from then on.
     *
     * @param asOpened whether amounts stay as the form opens with them
     */
    Set<String> refuseEverythingOnce(ProcessInstance instance, boolean asOpened) {
        this.asOpened = asOpened;
        Set<String> refused = new HashSet<>();
        walk(instance, refused, true);
        return refused;
    }

    private void walk(ProcessInstance instance, Set<String> refused, boolean refusing) {
        for (int i = 0; i < PATIENCE && !story.ended(instance); i++) {
            List<String> open = story.openTasks();
            if (open.isEmpty()) {
                story.days(14);
            } else {
                Task task = story.tasks(open.get(0)).get(0);
                story.completeTask(story.candidates(task).iterator().next(), task, values(task, refused, refusing));
            }
        }
    }

    private Map<String, Object> values(Task task, Set<String> refused, boolean refusing) {
        Map<String, Object> values = new HashMap<>();
        fill(form(task), values);
        if (asOpened) {
            values.keySet().removeIf(name -> values.get(name) instanceof Long);
        }
        if (refusing && values.containsKey("decision")) {
            List<String> options =
                    new ArrayList<>(options(form(task)).stream().skip(1).toList());
            Collections.reverse(options);
            options.stream()
                    .filter(option -> !TOLD_ELSEWHERE.contains(option))
                    .filter(option -> refused.add(task.getTaskDefinitionKey() + "=" + option))
                    .findFirst()
                    .ifPresent(option -> {
                        values.put("decision", option);
                        values.put("comment", "시험 의견");
                    });
        }
        return values;
    }

    private static void fill(JsonNode container, Map<String, Object> values) {
        for (JsonNode field : container.path("components")) {
            fill(field, values);
            if (field.path("validate").path("required").asBoolean()) {
                switch (Asked.type(field)) {
                    case "select", "radio" ->
                        values.put(
                                field.path("key").asText(),
                                field.path("values").get(0).path("value").asText());
                    case "checkbox" -> values.put(field.path("key").asText(), true);
                    case "number" -> values.put(field.path("key").asText(), Asked.least(field));
                    default -> values.put(field.path("key").asText(), "시험");
                }
            }
        }
    }

    private static List<String> options(JsonNode form) {
        return form.findParents("values").stream()
                .filter(field -> "decision".equals(field.path("key").asText()))
                .flatMap(field -> field.path("values").findValuesAsText("value").stream())
                .toList();
    }

    private JsonNode form(Task task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            return json.readTree(form);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
