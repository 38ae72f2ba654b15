package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import safecity.act.LegalAct;
import safecity.calendar.LegalPeriod;
import safecity.engine.models.StepProperties;

/** A term of the law is one in the model too: colour, mail, escalation and handover paper read it there. */
class LegalPeriodRulesTest {

    /** A term within which the task is to be done, with the law that gives it. */
    private static final Pattern TERM =
            Pattern.compile("(\\d+)(근무)?일(\\([^)]*\\))? ?(안에|이내에)(?=.*(법|시행령) 제\\d+조)", Pattern.DOTALL);

    private static final Pattern FIGURE = Pattern.compile("\\d+(근무)?일 ?(안에|이내|이상|이 지나)(?=[^\"]*(법|시행령) 제\\d+조)");

    /** Terms of elections are dates of their own, see {@code safecity.project.Elections}. */
    private static final List<String> OF_ELECTIONS = List.of("declaration/");

    /** The end of a term that runs from a day which somebody entered; there is no other way to count one. */
    private static final Pattern FROM_A_DAY = Pattern.compile("\\$\\{deadlines\\.legalFrom\\(legalPeriod, "
            + "(\\w+|legalActs\\.on\\(projectKey, legalPeriodFrom, (contractCode|'')\\))\\)}");

    /** Tasks whose text speaks of the term of a step that comes after them, or of one that only the council can count. */
    private static final Map<String, String> OF_ANOTHER_STEP = Map.of(
            "receive-completion", "inspect",
            "receive-claim", "pay",
            "transmit-confirmed", "promulgate-confirmed",
            "promulgate-by-chair", "promulgate-confirmed",
            "demand-plenary", "session days of the council, recess left out");

    @Test
    void whoeverCitesATermKeepsItAsATermOfTheLaw() {
        eachTask((place, task) -> {
            Matcher term = TERM.matcher(documentation(task));
            if (term.find() && !OF_ANOTHER_STEP.containsKey(task.getId())) {
                assertThat(period(task)).as(place).isPresent();
                assertThat(LegalPeriod.of(period(task).orElseThrow()).length())
                        .as(place)
                        .isEqualTo(Integer.parseInt(term.group(1)));
            }
        });
    }

    @Test
    void theDueDateOfATermOfTheLawIsItsEnd() {
        eachTask((place, task) -> {
            String due = task.getCamundaDueDate();
            if (due != null && due.contains("deadlines.legal")) {
                assertThat(period(task)).as(place).isPresent();
            }
            period(task).ifPresent(key -> {
                assertThat(LegalPeriod.of(key).bound()).as(place).isEqualTo(LegalPeriod.Bound.WITHIN);
                assertThat(due).as(place).matches(FROM_A_DAY);
            });
        });
    }

    /** Whatever has a term of the law says from which act it runs; the act's day is entered in some step. */
    @Test
    void everyTermOfTheLawNamesTheActFromWhoseDayItRuns() {
        Set<String> entered = new TreeSet<>();
        eachTask((place, task) -> StepProperties.of(task, StepProperties.ACT).ifPresent(entered::add));
        eachNode((place, node) -> {
            Optional<String> from = StepProperties.of(node, StepProperties.LEGAL_PERIOD_FROM);
            assertThat(from.isPresent())
                    .as(place)
                    .isEqualTo(
                            StepProperties.of(node, StepProperties.LEGAL_PERIOD).isPresent());
            from.ifPresent(act -> assertThat(entered).as(place).contains(act));
        });
    }

    @Test
    void everyStepThatIsAnActOfTheLawAsksForItsDayAndRecordsItFirst() {
        eachTask((place, task) -> {
            Optional<String> act = StepProperties.of(task, StepProperties.ACT);
            List<String> keys = Models.components(Models.forms().get(place.replace(".bpmn#", "/") + ".form")).stream()
                    .map(field -> field.path("key").asText())
                    .toList();
            assertThat(keys.contains("actOn")).as(place).isEqualTo(act.isPresent());
            assertThat(keys.contains("lateReason")).as(place).isEqualTo(act.isPresent());
            act.ifPresent(key -> {
                assertThat(LegalAct.of(key).key()).isEqualTo(key);
                assertThat(listeners(task)
                                .filter(call -> !call.contains("decisionRules"))
                                .findFirst())
                        .as(place)
                        .hasValueSatisfying(
                                call -> assertThat(call).matches("\\$\\{legalActs\\.done(If)?\\(projectKey, act, .*"));
            });
        });
    }

    /** A day ends at 24:00: no timer of a term takes its last evening away, and none begins in the evening of its day. */
    @Test
    void theTimerOfATermOfTheLawEndsAtMidnight() {
        Models.processes()
                .forEach((file, model) -> model.getModelElementsByType(TimerEventDefinition.class)
                        .forEach(timer -> {
                            String when = timer.getTimeDate() == null
                                    ? ""
                                    : timer.getTimeDate().getTextContent();
                            Optional<String> period = timer.getParentElement() instanceof FlowNode node
                                    ? StepProperties.of(node, StepProperties.LEGAL_PERIOD)
                                    : Optional.empty();
                            String place = file + "#" + timer.getId();
                            assertThat(when).as(place).doesNotContain("deadlines.legal");
                            assertThat(period.isPresent()
                                            && !when.contains("deadlines.endOf")
                                            && !when.contains("startOf"))
                                    .as(place)
                                    .isFalse();
                            if (when.contains("deadlines.endOfLegal")) {
                                assertThat(when).as(place).contains("'" + period.orElse("none") + "'");
                            }
                        }));
    }

    private static Stream<String> listeners(UserTask task) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                .map(CamundaTaskListener::getCamundaExpression);
    }

    private static void eachNode(BiConsumer<String, FlowNode> rule) {
        Models.processes()
                .forEach((file, model) -> model.getModelElementsByType(FlowNode.class)
                        .forEach(node -> rule.accept(file + "#" + node.getId(), node)));
    }

    /** Who changes a figure changes it in {@link LegalPeriod}; a form names the period. */
    @Test
    void aFormThatCitesATermNamesItsPeriod() throws IOException {
        assertThat(sources("forms").entrySet().stream()
                        .flatMap(form -> FIGURE.matcher(form.getValue())
                                .results()
                                .map(found -> form.getKey() + ": " + found.group()))
                        .filter(place -> OF_ELECTIONS.stream().noneMatch(place::startsWith)))
                .isEmpty();
    }

    @Test
    void everyPeriodIsReadSomewhere() throws IOException {
        String models = String.join("", sources("processes").values())
                + String.join("", sources("forms").values());
        String code = String.join("", sources("src/main/java").values());
        assertThat(LegalPeriod.values())
                .allSatisfy(period -> assertThat(models.contains("'" + period.key() + "'")
                                || models.contains("value=\"" + period.key() + "\"")
                                || models.contains("\"" + period.key() + "\"")
                                || models.contains("${period." + period.key() + "}")
                                || code.contains("LegalPeriod." + period.name()))
                        .as("somebody reads %s", period)
                        .isTrue());
    }

    private static Map<String, String> sources(String folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(Path.of(folder).relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static Optional<String> period(UserTask task) {
        return StepProperties.of(task, StepProperties.LEGAL_PERIOD);
    }

    private static String documentation(UserTask task) {
        return task.getDocumentations().stream()
                .map(text -> text.getTextContent())
                .findFirst()
                .orElse("");
    }

    private static void eachTask(BiConsumer<String, UserTask> rule) {
        Models.processes()
                .forEach((file, model) -> model.getModelElementsByType(UserTask.class)
                        .forEach(task -> rule.accept(file + "#" + task.getId(), task)));
    }
}
