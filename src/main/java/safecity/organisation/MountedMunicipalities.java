package safecity.organisation;

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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up the municipalities that the operator describes, {@code <directory>/<id>/municipality.yaml}: departments and
 * groups, no account. A file that can't be read is refused by name; the start goes on.
 */
@Component
@ConditionalOnProperty("safecity.municipalities-dir")
@Order(DemoMunicipalities.ORDER + 1)
class MountedMunicipalities implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(MountedMunicipalities.class);

    private final Municipalities municipalities;
    private final TransactionTemplate transaction;
    private final Path directory;

    MountedMunicipalities(
            Municipalities municipalities,
            TransactionTemplate transaction,
            @Value("${safecity.municipalities-dir}") Path directory) {
        this.municipalities = municipalities;
        this.transaction = transaction;
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (Path file : files()) {
            try (InputStream content = Files.newInputStream(file)) {
                MunicipalityFile municipality = MunicipalityFile.read(content);
                transaction.executeWithoutResult(status -> municipalities.set(municipality));
                LOG.info("Municipality {} is set up", municipality.id());
            } catch (IOException | RuntimeException refused) {
                LOG.error("Municipality refused: {}: {}", file, refused.getMessage());
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            LOG.error("SAFECITY_MUNICIPALITIES_DIR is no directory: {}", directory);
            return List.of();
        }
        try (Stream<Path> places = Files.list(directory)) {
            return places.map(place -> place.resolve("municipality.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
