package safecity.project.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import safecity.engine.processes.ElementEnded;
import safecity.engine.time.EngineClock;
import safecity.project.Projects;

/** Opens a project for a story, with the plan of Yeonsu. */
@TestComponent
public class TestProjects {

    private final Projects projects;

    private final ApplicationEventPublisher events;

    TestProjects(Projects projects, ApplicationEventPublisher events) {
        this.projects = projects;
        this.events = events;
    }

    /**
     * A project passes an element of a model, as the engine tells it.
     *
     * @param stage null or empty where the process has none
     * @param at    Seoul's time, such as {@code 2022-09-28T10:00}
     */
    public void pass(String project, String process, String element, String stage, String at) {
        events.publishEvent(new ElementEnded(
                project,
                process,
                element,
                stage,
                LocalDateTime.parse(at).atZone(EngineClock.SEOUL).toInstant(),
                null,
                null));
    }

    public void open(String key) {
        if (projects.find(key).isEmpty()) {
            open(key, yeonsu().project().scheme());
        }
    }

    /** Opens one that is run by another scheme than Yeonsu's. */
    public void open(String key, String scheme) {
        PlanFile.Content yeonsu = yeonsu();
        PlanFile.Head head = yeonsu.project();
        projects.register(
                new PlanFile.Content(
                        new PlanFile.Head(
                                key,
                                head.municipality(),
                                head.titleKo(),
                                head.titleEn(),
                                head.item(),
                                head.policyGoal(),
                                scheme,
                                head.domesticFirst()),
                        yeonsu.plan()),
                "최초 추진계획",
                "system");
    }

    public static PlanFile.Content yeonsu() {
        String file = "municipalities/yeonsu/plan.yaml";
        try (InputStream content = TestProjects.class.getResourceAsStream("/" + file)) {
            return PlanFile.read(file, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
