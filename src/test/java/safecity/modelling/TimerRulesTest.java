package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.Test;

/**
 * A timer goes by days, and a day is from midnight to midnight (민법 제159조): what is late is so when its day is over, what
 * begins on a day begins with it. That the beans' own days are midnights is held by {@code Story} wherever it lets time pass.
 */
class TimerRulesTest {

    private static final Pattern OVER = Pattern.compile("\\$\\{deadlines\\.(over|endOf\\w+)\\(.+\\)}");

    private static final Pattern BEGUN =
            Pattern.compile("\\$\\{deadlines\\.(startOf|workingDaysBefore|exactDaysBefore)\\(.+\\)}");

    /** Days that a capability knows. */
    private static final Pattern OF_A_CAPABILITY = Pattern.compile("\\$\\{(applications\\.notBefore|audits\\.notBefore"
            + "|applicationRequirements\\.twoYearsOver|declarations\\.dayOf)\\(.+\\)}");

    /** A reminder comes while there is time: it begins with its day. */
    private static final Pattern REMINDER = Pattern.compile("\\$\\{deadlines\\.(working|exact)DaysBefore\\(.+\\)}");

    @Test
    void noTimerGoesByAnHourOfTheDay() {
        eachTimer((place, timer) -> {
            if (timer.getTimeDate() != null) {
                String when = timer.getTimeDate().getTextContent();
                assertThat(OVER.matcher(when).matches()
                                || BEGUN.matcher(when).matches()
                                || OF_A_CAPABILITY.matcher(when).matches())
                        .as("%s fires at the beginning or the end of a day: %s", place, when)
                        .isTrue();
            }
        });
    }

    @Test
    void whatIsLateIsSoWhenItsDayIsOver() {
        eachTimer((place, timer) -> {
            if (timer.getParentElement() instanceof BoundaryEvent) {
                String when = timer.getTimeDate().getTextContent();
                assertThat(OVER.matcher(when).matches()
                                || REMINDER.matcher(when).matches())
                        .as("%s takes no hour of the last day away: %s", place, when)
                        .isTrue();
            }
        });
    }

    private static void eachTimer(BiConsumer<String, TimerEventDefinition> rule) {
        Models.processes()
                .forEach((file, model) -> model.getModelElementsByType(TimerEventDefinition.class)
                        .forEach(timer -> rule.accept(file + "#" + timer.getId(), timer)));
    }
}
