package safecity.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import safecity.story.Robot;

/** Forms filled in by hand in Tasklist, each once and with a wrong entry first, and a picture of each. */
class FormsByHand {

    private static final int MOST_PEOPLE = 12;

    private final int port;
    private final ProcessEngine engine;
    private final TaskService tasks;

    /** By form; what stands there is the wrong entry that was tried, or why there was none. */
    private final Map<String, String> walked = new TreeMap<>();

    private final Map<String, Person> people = new HashMap<>();

    FormsByHand(int port, ProcessEngine engine) {
        this.port = port;
        this.engine = engine;
        this.tasks = engine.getTaskService();
    }

    Map<String, String> walked() {
        return walked;
    }

    /** @return whether it was filled in; false where this form was, before */
    boolean completes(String account, Task task, JsonNode form, Map<String, Object> values) {
        String name = Robot.place(task);
        if (walked.containsKey(name)) {
            return false;
        }
        Person person = person(account);
        FormOnScreen screen = new FormOnScreen(person, person.completeButton(), form, values);
        person.opensTask(task.getId()).takesIt();
        String wrong = screen.entersSomethingWrong();
        assertThat(open(task)).as("%s after a wrong entry: %s", name, wrong).isTrue();
        screen.fills();
        person.photographedInFull(picture(name)).completes();
        screen.isGone(name);
        assertThat(open(task)).as(name).isFalse();
        walked.put(name, wrong);
        return true;
    }

    /** Starts a process as a person does, from Tasklist's list of what can be started. */
    void starts(String account, String name, Map<String, Object> values) {
        ProcessDefinition process = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(name.split("/")[0])
                .latestVersion()
                .singleResult();
        Person person = person(account);
        person.opensStartOf(process.getName());
        FormOnScreen screen = new FormOnScreen(person, person.startButton(), form(process), values);
        long before = begun(process);
        String wrong = screen.entersSomethingWrong();
        assertThat(begun(process)).as("%s after a wrong entry: %s", name, wrong).isEqualTo(before);
        screen.fills();
        person.photographedInFull(picture(name));
        person.startButton().click();
        screen.isGone(name);
        assertThat(begun(process)).as(name).isEqualTo(before + 1);
        walked.put(name, wrong);
    }

    /** What was walked and how it went, for whoever reads the test's output. */
    void tell() {
        walked.forEach((form, wrong) -> System.out.println("walked " + form + ": " + wrong));
        System.out.println(walked.size() + " forms");
    }

    private static String picture(String name) {
        return "forms/" + name.replace('/', '-');
    }

    private boolean open(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).count() == 1;
    }

    private long begun(ProcessDefinition process) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process.getKey())
                .count();
    }

    private JsonNode form(ProcessDefinition process) {
        try (InputStream form = engine.getFormService().getDeployedStartForm(process.getId())) {
            return new ObjectMapper().readTree(form);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Person person(String account) {
        if (!people.containsKey(account) && people.size() >= MOST_PEOPLE) {
            people.values().forEach(Person::close);
            people.clear();
        }
        return people.computeIfAbsent(account, one -> Person.signsIn(port, one));
    }
}
