package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.refusal.Refusal;
import safecity.story.Asked;
import safecity.story.FreshNumbers;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Somebody who knows nothing but the forms gets an ordinance into force. */
@ProcessStory
class OrdinanceByFormsTest {

    private static final int RUNAWAY = 600;

    @Autowired
    Story story;

    @Autowired
    FormService forms;

    @Autowired
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstOptionsLeadToAnOrdinanceInForce(boolean defaults) {
        OrdinanceCourse course = OrdinanceCourse.on(story, LocalDate.of(2022, 11, 14), "forms-first-" + defaults);
        walk(course, defaults, new HashSet<>(), 0);
        assertThat(course.ended()).isTrue();
        assertThat(story.passed("ordinance-enactment")).contains("ordinance-in-force");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusingEverythingOnceIsNoDeadEnd(int option) {
        OrdinanceCourse course = OrdinanceCourse.on(story, LocalDate.of(2022, 11, 14), "forms-refusing-" + option);
        Set<String> refused = new HashSet<>(Set.of("decide-next")); // giving up is an end, not a way on
        walk(course, true, refused, option);
        assertThat(course.ended()).isTrue();
        assertThat(refused).hasSizeGreaterThan(10);
        assertThat(story.passed("ordinance-enactment")).contains("ordinance-in-force");
    }

    @Test
    void aWalkLeavesNobodyWithoutATask() {
        OrdinanceCourse.on(story, LocalDate.of(2022, 11, 14), "forms-candidates");
        assertThat(story.candidates(story.task("plan-ordinance"))).containsExactly("yeonsu-lead");
    }

    /** @param option which option of a decision is taken the first time a task comes; 0 for the first, as ever after */
    private void walk(OrdinanceCourse course, boolean defaults, Set<String> refused, int option) {
        for (int i = 0; i < RUNAWAY && !course.ended(); i++) {
            if (story.openTasks().isEmpty()) {
                story.days(1);
                continue;
            }
            Task task = story.tasks(story.openTasks().get(0)).get(0);
            int choice = option > 0 && refused.add(task.getTaskDefinitionKey()) ? option : 0;
            try {
                story.completeTask(story.candidates(task).iterator().next(), task, filled(task, defaults, choice));
            } catch (RuntimeException refusal) {
                assertThat(Refusal.in(refusal))
                        .as("why %s was refused", task.getTaskDefinitionKey())
                        .isPresent();
                assertThat(choice)
                        .as("the first option of %s is never refused", task.getTaskDefinitionKey())
                        .isPositive();
            }
        }
    }

    private Map<String, Object> filled(Task task, boolean defaults, int choice) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            Map<String, Object> values = new HashMap<>();
            for (JsonNode field : json.readTree(form).path("components")) {
                boolean decision = field.path("key").asText().equals("decision");
                if (decision || field.path("validate").path("required").asBoolean()) {
                    values.put(field.path("key").asText(), value(field, defaults, decision ? choice : 0));
                }
            }
            if (choice > 0) {
                values.put("comment", "사유를 적음");
            }
            return values;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object value(JsonNode field, boolean defaults, int choice) {
        return switch (Asked.type(field)) {
            case "number" ->
                FreshNumbers.asked(field.path("key").asText())
                        ? FreshNumbers.next()
                        : defaults && field.has("defaultValue")
                                ? field.path("defaultValue").asInt()
                                : (int) Asked.least(field);
            case "checkbox" -> true;
            case "select", "radio" -> {
                JsonNode options = field.path("values");
                yield options.get(Math.min(choice, options.size() - 1))
                        .path("value")
                        .asText();
            }
            default -> "가나";
        };
    }
}
