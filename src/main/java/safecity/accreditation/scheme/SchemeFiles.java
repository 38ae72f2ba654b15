package safecity.accreditation.scheme;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Reads the files of the schemes: the product's own, {@code schemes/<id>.yaml}, and those that the operator puts into
 * a directory. A file of the product that is wrong stops the start; one of the operator's is refused by name.
 */
@Component
class SchemeFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SchemeFiles.class);
    private static final String OWN = "classpath*:schemes/*.yaml";
    /** Stands beside the schemes: the plan with which a new project begins. */
    private static final String PLAN = "standard-plan.yaml";

    private final Path directory;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    SchemeFiles(@Value("${safecity.schemes-dir:#{null}}") Path directory) {
        this.directory = directory;
    }

    List<Scheme> read() throws IOException {
        List<Scheme> schemes = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(OWN)) {
            if (!PLAN.equals(file.getFilename())) {
                try (InputStream content = file.getInputStream()) {
                    schemes.add(scheme(content, file.getFilename(), schemes));
                }
            }
        }
        for (Path file : mounted()) {
            try (InputStream content = Files.newInputStream(file)) {
                schemes.add(scheme(content, file.getFileName().toString(), schemes));
                LOG.info("Scheme read: {}", file);
            } catch (IOException | IllegalArgumentException refused) {
                LOG.error("Scheme refused: {}: {}", file, refused.getMessage());
            }
        }
        return schemes;
    }

    private Scheme scheme(InputStream content, String file, List<Scheme> before) throws IOException {
        return new SchemeCheck(before).checked(yaml.readValue(content, Scheme.class), file);
    }

    private List<Path> mounted() throws IOException {
        if (directory == null) {
            return List.of();
        }
        if (!Files.isDirectory(directory)) {
            LOG.error("SAFECITY_SCHEMES_DIR is no directory: {}", directory);
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
