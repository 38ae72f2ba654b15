package safecity.project;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import safecity.engine.Actor;

/**
 * Loads the plans of the demo municipalities. A plan that can't be read or contradicts itself in structure is refused
 * with file, line and reason; the start goes on without it.
 */
@Component
@Profile("demo")
@Order(200)
class DemoProjects implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProjects.class);
    private static final String REASON = "최초 추진계획";

    private final Projects projects;
    private final List<String> refused = new ArrayList<>();

    DemoProjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:municipalities/*/plan.yaml")) {
            load(file.getURL().getPath().replaceFirst(".*/(municipalities/.*)", "$1"), file);
        }
    }

    private void load(String name, Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            PlanFile.Content plan = PlanFile.read(name, content);
            if (projects.find(plan.project().key()).isEmpty()) {
                projects.register(plan, REASON, Actor.SYSTEM);
            }
        } catch (UnreadablePlan unreadable) {
            LOG.error("Plan refused: {}", unreadable.getMessage());
            refused.add(unreadable.getMessage());
        }
    }
}
