package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
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
                assertThat(due)
                        .as(place)
                        .matches("\\$\\{deadlines\\.legal(From\\(legalPeriod, \\w+|\\(legalPeriod)\\)}");
            });
        });
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
