package safecity.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
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
 * {@code mvn -Pwalk verify}. A picture of each form lies in {@code target/screenshots/forms}.
 */
@Tag("walk")
@ProcessStory
@ExtendWith(Chromium.class)
class FormWalkTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);
    private static final LocalDate END = LocalDate.of(2030, 4, 30);
    private static final int MOST_TASKS = 2_000;
    private static final int MOST_PEOPLE = 12;

    private static Browser chromium;

    @LocalServerPort int port;
    @Autowired Story story;
    @Autowired Robot robot;
    @Autowired TaskService tasks;

    /** By form; what stands there is the wrong entry that was tried, or why there was none. */
    private final Map<String, String> walked = new TreeMap<>();
    private final Map<String, Person> people = new HashMap<>();

    @BeforeAll
    static void aBrowser(Browser started) {
        chromium = started;
    }

    @Test
    void everyFormOfACertificationIsFilledInByHand() {
        String key = "yeonsu-walk";
        story.on(BEGIN, key).start("certification", Map.of("projectKey", key, "municipality", "yeonsu"));
        robot.refusingOnce().with(this::byHand);
        try {
            int done = robot.completeWhatIsOpen(key, MOST_TASKS);
            while (story.today().isBefore(END) && done < MOST_TASKS) {
                story.untilNextTimer(END);
                done += robot.completeWhatIsOpen(key, MOST_TASKS - done);
            }
        } finally {
            robot.with((account, task, form, values) -> false);
            walked.forEach((form, wrong) -> System.out.println("walked " + form + ": " + wrong));
            System.out.println(walked.size() + " forms");
        }
        assertThat(walked.values()).as("forms refused a wrong entry first").filteredOn(FormOnScreen::wasRefused).hasSizeGreaterThan(80);
    }

    private boolean byHand(String account, Task task, JsonNode form, Map<String, Object> values) {
        String name = task.getProcessDefinitionId().split(":")[0] + "/" + task.getTaskDefinitionKey();
        if (walked.containsKey(name)) {
            return false;
        }
        FormOnScreen screen = new FormOnScreen(person(account), form, values);
        person(account).opensTask(task.getId()).takesIt();
        String wrong = screen.entersSomethingWrong();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).as("%s after a wrong entry: %s", name, wrong).isEqualTo(1);
        screen.fills();
        person(account).photographed("forms/" + name.replace('/', '-')).completes();
        screen.isGone(name);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).as(name).isZero();
        walked.put(name, wrong);
        return true;
    }

    private Person person(String account) {
        if (!people.containsKey(account) && people.size() >= MOST_PEOPLE) {
            people.values().forEach(Person::close);
            people.clear();
        }
        return people.computeIfAbsent(account, one -> Person.signsIn(chromium, port, one));
    }
}
