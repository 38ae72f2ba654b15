package safecity.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/**
 * Knows nothing but the forms: completes whatever is open as a person of the task's department, fills in what is asked
 * with the plainest value that the form allows, and decides what it is told to decide.
 */
@TestComponent
public class Robot {

    /** Years: with less, nobody is in office any more when the second report comes. */
    private static final int USUAL_TERM = 2;

    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identities;
    private final Story story;
    private final OpenWork open;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> trace = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();
    private Set<String> refused = new HashSet<>();
    private boolean refuses;
    private Hand hand = (account, task, form, values) -> false;
    private final Map<String, Map<String, Object>> decided = new HashMap<>();
    private final Set<String> left = new HashSet<>();

    Robot(ProcessEngine engine, Story story, OpenWork open) {
        this.open = open;
        this.forms = engine.getFormService();
        this.tasks = engine.getTaskService();
        this.identities = engine.getIdentityService();
        this.story = story;
    }

    /** Another way to hand in a task than by the engine's form service. */
    public interface Hand {

        /** @return whether it was handed in; else the robot does it itself */
        boolean completes(String account, Task task, JsonNode form, Map<String, Object> values);
    }

    public Robot with(Hand other) {
        hand = other;
        return this;
    }

    /** Decides with the first option each time. */
    public Robot proceeding() {
        return from(false);
    }

    /** Takes every other option of each decision once, except to give the project up, before it proceeds. */
    public Robot refusingOnce() {
        return from(true);
    }

    private Robot from(boolean refusing) {
        refuses = refusing;
        refused = new HashSet<>();
        trace.clear();
        met.clear();
        decided.clear();
        left.clear();
        return this;
    }

    /** Enters this the next time that it meets the form, beside what it would enter. */
    public Robot entering(Map<String, Map<String, Object>> byForm) {
        decided.putAll(byForm);
        return this;
    }

    /** Never does these: somebody is late. */
    public Robot leaving(Set<String> forms) {
        left.addAll(forms);
        return this;
    }

    /** What was done so far, one {@code element=decision} each. */
    public List<String> trace() {
        return List.copyOf(trace);
    }

    /** The forms that were met so far, by the names of their files under {@code forms/}. */
    public Set<String> met() {
        return Set.copyOf(met);
    }

    /** The form of a task, by the name of its file under {@code forms/}. */
    public static String place(Task task) {
        return task.getProcessDefinitionId().split(":")[0] + "/" + task.getTaskDefinitionKey();
    }

    /** Completes what is open until nothing is, or until {@code most} tasks are done. */
    public int completeWhatIsOpen(String project, int most) {
        int done = 0;
        Optional<Task> task = next(project);
        while (task.isPresent() && done < most) {
            complete(task.get());
            done++;
            task = next(project);
        }
        return done;
    }

    private Optional<Task> next(String project) {
        return open.active(project).stream()
                .filter(task -> !left.contains(task.place()))
                .findFirst()
                .map(open::load);
    }

    private void complete(Task task) {
        String account = someoneOf(task);
        Map<String, Object> values = new HashMap<>();
        JsonNode form = form(task);
        List<JsonNode> fields = fields(form);
        Map<String, Object> known =
                tasks.getVariables(task.getId(), fields.stream().map(Robot::key).toList());
        for (JsonNode field : fields) {
            value(task, field, known.get(key(field))).ifPresent(value -> values.put(key(field), value));
        }
        if (values.containsKey("decision") && has(form, "comment")) {
            values.put("comment", "검토 의견");
        }
        values.putAll(Optional.ofNullable(decided.remove(place(task))).orElse(Map.of()));
        met.add(place(task));
        trace.add(task.getTaskDefinitionKey() + "=" + values.getOrDefault("decision", "-"));
        try {
            story.filePapers(account, task);
            if (!hand.completes(account, task, form, values)) {
                story.as(account, () -> forms.submitTaskForm(task.getId(), values));
            }
        } catch (RuntimeException refusal) {
            throw new AssertionError(
                    "Task " + task.getTaskDefinitionKey() + " (" + task.getName() + ") refused " + values + " of "
                            + account + " after " + trace,
                    refusal);
        }
        story.settle();
    }

    private String someoneOf(Task task) {
        return story.candidates(task).stream()
                .flatMap(group -> identities.createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may take " + task.getTaskDefinitionKey()));
    }

    private static String key(JsonNode field) {
        return field.path("key").asText();
    }

    private Optional<Object> value(Task task, JsonNode field, Object known) {
        JsonNode limits = field.path("validate");
        boolean required = limits.path("required").asBoolean();
        if (key(field).equals("decision")) {
            return Optional.of(decide(task, field));
        }
        if (!required) {
            return Optional.empty();
        }
        if (known != null) {
            return Optional.of(known);
        }
        return Optional.of(
                switch (Asked.type(field)) {
                    case "number" ->
                        FreshNumbers.asked(key(field))
                                ? FreshNumbers.next()
                                : key(field).equals("termYears")
                                        ? USUAL_TERM
                                        // Of each sex somebody is appointed, whatever the form would take.
                                        : Math.max(key(field).startsWith("appointed") ? 1 : 0, Asked.least(field));
                    case "checkbox" -> true;
                    case "select", "radio" ->
                        field.path("values").path(0).path("value").asText();
                    case "checklist", "taglist" ->
                        List.of(field.path("values").path(0).path("value").asText());
                    case "datetime" -> story.today().toString();
                    default ->
                        field.has("defaultValue")
                                ? field.path("defaultValue").asText()
                                : "가"
                                        .repeat(Math.max(
                                                1, limits.path("minLength").asInt(1)));
                });
    }

    private Object decide(Task task, JsonNode field) {
        String where = place(task);
        for (JsonNode option : field.path("values")) {
            String value = option.path("value").asText();
            boolean first = option == field.path("values").path(0);
            if (refuses
                    && !first
                    && !value.matches("abandon|give-?up|withdraw|without|respecify")
                    && refused.add(where + "=" + value)) {
                return value;
            }
        }
        return field.path("values").path(0).path("value").asText();
    }

    private static boolean has(JsonNode form, String key) {
        return fields(form).stream()
                .anyMatch(field -> field.path("key").asText().equals(key));
    }

    private static List<JsonNode> fields(JsonNode form) {
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode component : form.path("components")) {
            if (component.has("key")
                    && !component.path("readonly").asBoolean()
                    && !component.path("disabled").asBoolean()
                    && !component.path("type").asText().equals("expression")) {
                fields.add(component);
            }
            fields.addAll(fields(component));
        }
        return fields;
    }

    private JsonNode form(Task task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            return Offered.in(json.readTree(form), name -> tasks.getVariable(task.getId(), name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
