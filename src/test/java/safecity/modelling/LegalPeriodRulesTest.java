package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import safecity.calendar.LegalPeriod;
import safecity.engine.models.StepProperties;

/** A term of the law is one in the model too: colour, mail, escalation and handover paper read it there. */
class LegalPeriodRulesTest {

    /** A term within which the task is to be done, with the law that gives it. */
    private static final Pattern TERM =
            Pattern.compile("(\\d+)(근무)?일(\\([^)]*\\))? ?(안에|이내에)(?=.*(법|시행령) 제\\d+조)", Pattern.DOTALL);

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
