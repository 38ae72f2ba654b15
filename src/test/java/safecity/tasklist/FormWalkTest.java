package safecity.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Robot;
import safecity.story.Story;

/**
 * Every form that a whole certification meets, filled in by hand in Tasklist by a person of the department, in Korean,
 * each with a wrong entry first; what comes a second time is handed in without the browser. Takes a quarter of an hour:
 * {@code mvn -Pwalk verify}. A picture of each form lies in {@code target/screenshots/forms}. The other forms are
 * {@link RareFormWalkTest}'s; that there is no third kind, {@code YeonsuStoryTest} says.
 */
@Tag("walk")
@ProcessStory
@ExtendWith(Chromium.class)
class FormWalkTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);
    private static final LocalDate END = LocalDate.of(2030, 4, 30);
    private static final int MOST_TASKS = 2_000;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Robot robot;

    @Autowired
    ProcessEngine engine;

    @Test
    void everyFormOfACertificationIsFilledInByHand() {
        String key = "yeonsu-walk";
        FormsByHand hand = new FormsByHand(port, engine);
        story.on(BEGIN, key).start("certification", Map.of("projectKey", key, "municipality", "yeonsu"));
        robot.refusingOnce().with(hand::completes);
        try {
            int done = robot.completeWhatIsOpen(key, MOST_TASKS);
            while (story.today().isBefore(END) && done < MOST_TASKS) {
                story.untilNextTimer(END);
                done += robot.completeWhatIsOpen(key, MOST_TASKS - done);
            }
        } finally {
            robot.with((account, task, form, values) -> false);
            hand.tell();
        }
        assertThat(hand.walked().keySet()).containsExactlyInAnyOrderElementsOf(robot.met());
        assertThat(hand.walked())
                .as("refused a wrong entry first")
                .allSatisfy((form, wrong) ->
                        assertThat(FormOnScreen.wasRefused(wrong)).as(form).isTrue());
    }
}
