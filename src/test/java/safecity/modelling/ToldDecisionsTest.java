package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.junit.jupiter.api.Test;
import safecity.engine.forms.ProceedingDecisions;

/**
 * The history tells of every step what was decided and why: the field {@code decision} and the field {@code comment}. So whatever
 * people choose and a gateway asks stands in a field of that name, or in one that the history is told of.
 */
class ToldDecisionsTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Set<String> CHOICES = Set.of("radio", "select");

    @Test
    void everyChoiceThatAGatewayAsksIsTheDecisionThatTheHistoryTells() {
        Set<String> untold = new TreeSet<>();
        List<String> told = new ArrayList<>();
        Models.processes().forEach((file, model) -> {
            Set<String> conditions = asked(model);
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                Set<String> asked = handedOn(task, conditions);
                JsonNode form = Models.formOf(task).flatMap(Models::form).orElseThrow();
                for (JsonNode field : Models.components(form)) {
                    String key = field.path("key").asText();
                    if (!CHOICES.contains(field.path("type").asText()) || !asked.contains(key)) {
                        continue;
                    }
                    if (key.equals("decision")) {
                        told.add(task.getId());
                    } else if (!ProceedingDecisions.CHOSEN_FACTS.contains(key)) {
                        untold.add(file + " " + task.getId() + "/" + key);
                    }
                }
            }
        });
        assertThat(untold).as("choices that no entry of the history tells").isEmpty();
        assertThat(told).hasSizeGreaterThan(40);
    }

    /** A refusal says why, and the history shows that: whoever can turn the work has the field for it. */
    @Test
    void whateverCanBeRefusedHasAPlaceForTheReason() {
        Set<String> without = new TreeSet<>();
        Models.processes().values().forEach(model -> {
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                JsonNode form = Models.formOf(task).flatMap(Models::form).orElseThrow();
                Set<String> keys = new HashSet<>();
                Models.components(form)
                        .forEach(field -> keys.add(field.path("key").asText()));
                if (keys.contains("decision") && !keys.contains("comment")) {
                    without.add(task.getId());
                }
            }
        });
        assertThat(without).isEmpty();
    }

    /** What of a task's fields conditions ask, also under the name by which the task hands it on. */
    private static Set<String> handedOn(UserTask task, Set<String> conditions) {
        Set<String> asked = new HashSet<>(conditions);
        task.getModelInstance().getModelElementsByType(CamundaOutputParameter.class).stream()
                .filter(output -> conditions.contains(output.getCamundaName())
                        && output.getParentElement()
                                .getParentElement()
                                .getParentElement()
                                .equals(task))
                .forEach(output ->
                        WORD.matcher(output.getTextContent()).results().forEach(word -> asked.add(word.group())));
        return asked;
    }

    /** Names in the conditions of a model. */
    private static Set<String> asked(BpmnModelInstance model) {
        Set<String> asked = new HashSet<>();
        model.getModelElementsByType(ConditionExpression.class)
                .forEach(condition ->
                        WORD.matcher(condition.getTextContent()).results().forEach(word -> asked.add(word.group())));
        return asked;
    }
}
