package safecity.demo;

import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.project.Certifications;
import safecity.project.Projects;

/** Starts the certification of each demo project once, so that the first task waits when somebody signs in. */
@Component
@Profile("demo")
@Order(300)
@ConditionalOnProperty(name = "safecity.demo.start-project", matchIfMissing = true)
class DemoCertificationStarter implements ApplicationRunner {

    private final Projects projects;
    private final Certifications certifications;
    private final ProcessStarter processes;

    DemoCertificationStarter(Projects projects, Certifications certifications, ProcessStarter processes) {
        this.projects = projects;
        this.certifications = certifications;
        this.processes = processes;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        projects.all().stream()
                .filter(project -> !certifications.started(project.key()))
                .forEach(project -> processes.start(
                        ModelContract.Processes.CERTIFICATION,
                        project.key(),
                        Map.of("projectKey", project.key(), "municipality", project.municipality())));
    }
}
