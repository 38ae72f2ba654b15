package safecity.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.RareWays;
import safecity.story.Robot;
import safecity.story.Story;

/**
 * The forms that no certification meets, filled in by hand as in {@link FormWalkTest}; the way to each is gone without the
 * browser.
 */
@Tag("walk")
@ProcessStory
@ExtendWith(Chromium.class)
class RareFormWalkTest {

    static final List<RareWays.Way> WAYS = RareWays.ALL;

    private static final int MOST_TASKS = 1_000;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Robot robot;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private FormsByHand hand;

    @BeforeEach
    void aHand() {
        hand = new FormsByHand(port, engine);
    }

    @AfterEach
    void nobodysHand() {
        robot.with((account, task, form, values) -> false);
        hand.tell();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WAYS")
    void theFormsOfARareWayAreFilledInByHand(RareWays.Way way) {
        story.on(way.day, way.project);
        way.given.forEach(sql -> jdbc.sql(sql).param("project", way.project).update());
        robot.proceeding().entering(way.entered).leaving(way.left);
        way.begins.forEach(begin -> goes(way, begin));
        assertThat(hand.walked())
                .allSatisfy((form, wrong) ->
                        assertThat(FormOnScreen.wasRefused(wrong)).as(form).isTrue());
        story.clear(way.project);
    }

    private void goes(RareWays.Way way, RareWays.Begin begin) {
        robot.with((account, task, form, values) ->
                begin.forms().contains(Robot.place(task)) && hand.completes(account, task, form, values));
        Map<String, Object> values = new HashMap<>(begin.values());
        values.put("projectKey", way.project);
        if (begin.by() == null) {
            story.start(begin.process(), values);
        } else {
            hand.starts(begin.by(), begin.forms().get(0), values);
            story.settle();
        }
        LocalDate end = way.day.plusYears(2);
        int done = begin.forms().isEmpty() ? robot.completeWhatIsOpen(way.project, MOST_TASKS) : 0;
        while (!hand.walked().keySet().containsAll(begin.forms())) {
            int more = robot.completeWhatIsOpen(way.project, 1);
            done += more;
            assertThat(done < MOST_TASKS && story.today().isBefore(end))
                    .as("%s after %s", begin.forms(), robot.trace())
                    .isTrue();
            if (more == 0) {
                story.untilNextTimer(end);
            }
        }
    }
}
