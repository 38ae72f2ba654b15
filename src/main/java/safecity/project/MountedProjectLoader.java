package safecity.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Loads the plans that the operator puts beside the municipalities, {@code <directory>/<id>/plan.yaml}. */
@Component
@ConditionalOnProperty("safecity.municipalities-dir")
@Order(201)
class MountedProjectLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(MountedProjectLoader.class);

    private final PlanLoader plans;
    private final Path directory;

    MountedProjectLoader(PlanLoader plans, @Value("${safecity.municipalities-dir}") Path directory) {
        this.plans = plans;
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (Path file : files()) {
            try (InputStream content = Files.newInputStream(file)) {
                plans.load(file.toString(), content);
            } catch (DataAccessException | IOException refused) {
                LOG.error("Plan refused: {}: {}", file, refused.getMessage());
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> places = Files.list(directory)) {
            return places.map(place -> place.resolve("plan.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
