package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.notation.Unit;

/** The rules of the forms: what Tasklist can show, what a decision looks like, and that none is an orphan. */
class FormRulesTest {

    /** Seen to render and to submit in Tasklist 7.24; a dynamic list never submits, a file picker breaks the form. */
    private static final Set<String> WORKING = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "select",
            "radio",
            "checkbox",
            "checklist",
            "taglist",
            "group",
            "table",
            "text",
            "html",
            "expression",
            "separator",
            "spacer");

    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern COMMENT_RULE =
            Pattern.compile("\\$\\{decisionRules\\.commentNeeded\\(entry, '(?<proceeding>[^']+)'\\)}");

    private static final Pattern REFUSAL = Pattern.compile("return|reject|refuse|fail|withdraw|abandon|deny|stop");

    static Stream<Arguments> forms() {
        return Models.forms().entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @Test
    void everyFormIsUsedByExactlyOneTaskOrStartAndEveryTaskHasItsForm() {
        Map<String, List<String>> uses = new TreeMap<>();
        Models.processes().forEach((file, model) -> {
            model.getModelElementsByType(UserTask.class)
                    .forEach(task -> uses.computeIfAbsent(task.getCamundaFormRef(), form -> new ArrayList<>())
                            .add(file + "#" + task.getId()));
            model.getModelElementsByType(StartEvent.class).stream()
                    .filter(start -> start.getCamundaFormRef() != null)
                    .forEach(start -> uses.computeIfAbsent(start.getCamundaFormRef(), form -> new ArrayList<>())
                            .add(file + "#" + start.getId()));
        });
        List<String> forms = Models.forms().values().stream()
                .map(form -> form.path("id").asText())
                .toList();
        assertThat(forms).doesNotHaveDuplicates();
        assertThat(uses.keySet()).containsExactlyInAnyOrderElementsOf(forms);
        assertThat(uses).allSatisfy((form, users) -> assertThat(users).as(form).hasSize(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aFormStandsInTheFolderOfItsProcessUnderTheNameOfItsTask(String path, JsonNode form) {
        assertThat(path.replace('/', '-')).isEqualTo(form.path("id").asText() + ".form");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aFormSaysFirstWhatIsAskedAndHasOnlyComponentsThatWork(String path, JsonNode form) {
        List<JsonNode> components = Models.components(form);
        assertThat(components.get(0).path("type").asText()).isEqualTo("text");
        assertThat(components.get(0).path("text").asText()).containsPattern(HANGUL);
        assertThat(components)
                .allSatisfy(component ->
                        assertThat(WORKING).contains(component.path("type").asText()));
    }

    /** The renderer passes over a property that it doesn't know, and the unit isn't shown. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aUnitStandsWhereTheRendererLooksForIt(String path, JsonNode form) {
        assertThat(Models.components(form))
                .allSatisfy(component -> assertThat(component.path("appearance").properties())
                        .extracting(Map.Entry::getKey)
                        .isSubsetOf("prefixAdorner", "suffixAdorner"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyFieldHasAKoreanLabelAndItsLimits(String path, JsonNode form) {
        for (JsonNode field : Models.components(form)) {
            if (!field.has("key") || field.path("type").asText().equals("expression")) {
                continue;
            }
            String key = field.path("key").asText();
            assertThat(key).matches("[a-z][a-zA-Z0-9]*");
            assertThat(field.path("label").asText() + field.path("dateLabel").asText())
                    .as(key)
                    .containsPattern(HANGUL);
            JsonNode limits = field.path("validate");
            switch (field.path("type").asText()) {
                case "number" ->
                    assertThat(limits.has("min") && limits.has("max"))
                            .as("limits of %s", key)
                            .isTrue();
                case "textfield", "textarea" ->
                    assertThat(limits.has("maxLength") || limits.has("pattern"))
                            .as("limits of %s", key)
                            .isTrue();
                case "select", "radio", "checklist", "taglist" ->
                    assertThat(field.path("values").size() > 0 ^ field.has("valuesKey"))
                            .as("choices of %s", key)
                            .isTrue();
                default -> {}
            }
        }
    }

    /** A list has to be opened, covers what stands below it, and shows only what was chosen; few ways are read at once. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void upToSixOptionsAreAllInSight(String path, JsonNode form) {
        assertThat(Models.components(form)).allSatisfy(field -> {
            int options = field.path("values").size();
            if (options > 0
                    && List.of("select", "radio").contains(field.path("type").asText())) {
                assertThat(field.path("type").asText())
                        .as("%s with %d options", field.path("key"), options)
                        .isEqualTo(options <= 6 ? "radio" : "select");
            }
        });
    }

    /** What was typed is read by its unit; money says it in its label, so that no figure can be meant in two. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyNumberDeclaresItsUnitAndMoneyShowsIt(String path, JsonNode form) {
        for (JsonNode field : Models.components(form)) {
            if (!field.path("type").asText().equals("number")) {
                continue;
            }
            String declared = field.path("properties").path("unit").asText();
            assertThat(Unit.of(declared)).as("unit of %s", field.path("key")).isPresent();
            assertThat(field.has("decimalDigits"))
                    .as("decimals of %s", field.path("key"))
                    .isTrue();
            String shown = field.path("label").asText()
                    + field.path("appearance").path("suffixAdorner").asText();
            boolean million = shown.contains("백만원");
            boolean won = shown.contains("(원");
            assertThat(declared.equals("million-won")).as(shown).isEqualTo(million);
            assertThat(declared.equals("won")).as(shown).isEqualTo(won);
        }
    }

    @Test
    void theFirstOptionOfADecisionLetsTheWorkProceedAndARefusalNeedsItsReason() {
        Models.processes()
                .values()
                .forEach(model -> model.getModelElementsByType(UserTask.class).forEach(task -> {
                    JsonNode form = Models.form(task.getCamundaFormRef()).orElseThrow();
                    JsonNode decision = field(form, "decision");
                    if (decision == null) {
                        return;
                    }
                    if (field(form, "comment") == null) {
                        assertThat(decision.path("values"))
                                .as("a refusal in %s needs a comment", task.getId())
                                .noneMatch(option -> REFUSAL.matcher(
                                                option.path("value").asText())
                                        .find());
                        return;
                    }
                    String first = decision.path("values").path(0).path("value").asText();
                    List<String> proceeding = proceeding(task);
                    assertThat(proceeding)
                            .as("decisions of %s that need no reason", task.getId())
                            .contains(first);
                }));
    }

    /**
     * A list that a client could put into a variable would be no rule: the model itself computes it for the task, and
     * no form has a field of its name.
     */
    @Test
    void whatAChoiceTakesFromAVariableIsComputedByItsTask() {
        Set<String> fields = Models.forms().values().stream()
                .flatMap(form -> Models.components(form).stream())
                .map(field -> field.path("key").asText())
                .collect(Collectors.toSet());
        Map<String, List<String>> asked = new TreeMap<>();
        Models.forms()
                .values()
                .forEach(form -> form.findValuesAsText("valuesKey")
                        .forEach(name -> asked.computeIfAbsent(form.path("id").asText(), id -> new ArrayList<>())
                                .add(name)));
        assertThat(asked).isNotEmpty();
        Models.processes()
                .values()
                .forEach(model -> model.getModelElementsByType(UserTask.class)
                        .forEach(task -> asked.getOrDefault(task.getCamundaFormRef(), List.of())
                                .forEach(name -> {
                                    assertThat(fields).doesNotContain(name);
                                    assertThat(inputs(task))
                                            .as("%s of %s", name, task.getId())
                                            .anyMatch(input ->
                                                    input.getCamundaName().equals(name)
                                                            && input.getTextContent()
                                                                    .matches("\\$\\{formOptions\\.of\\(.+\\)}"));
                                })));
        Models.processes()
                .values()
                .forEach(model -> model.getModelElementsByType(StartEvent.class)
                        .forEach(start ->
                                assertThat(asked).doesNotContainKey(String.valueOf(start.getCamundaFormRef()))));
    }

    private static Collection<CamundaInputParameter> inputs(UserTask task) {
        return task.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaInputOutput.class)
                .singleResult()
                .getCamundaInputParameters();
    }

    private static List<String> proceeding(UserTask task) {
        return task.getModelInstance().getModelElementsByType(CamundaTaskListener.class).stream()
                .filter(listener ->
                        listener.getParentElement().getParentElement().equals(task))
                .map(listener -> COMMENT_RULE.matcher(String.valueOf(listener.getCamundaExpression())))
                .filter(Matcher::matches)
                .flatMap(rule -> Arrays.stream(rule.group("proceeding").split(",")))
                .map(String::strip)
                .toList();
    }

    private static JsonNode field(JsonNode form, String key) {
        return Models.components(form).stream()
                .filter(field -> field.path("key").asText().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** A person doesn't spell the key of a project: every start form offers those that there are. */
    @Test
    void aStartFormOffersProjectsAndAsksForNoKey() {
        List<String> asked = Models.processes().values().stream()
                .flatMap(model -> model.getModelElementsByType(StartEvent.class).stream())
                .flatMap(start -> Models.formOf(start).stream())
                .filter(form -> Models.form(form).stream()
                        .flatMap(fields -> Models.components(fields).stream())
                        .anyMatch(field -> field.path("key").asText().equals("projectKey")
                                && !field.path("properties")
                                        .path("choices")
                                        .asText()
                                        .startsWith("projects-")))
                .toList();
        assertThat(asked).isEmpty();
    }
}
