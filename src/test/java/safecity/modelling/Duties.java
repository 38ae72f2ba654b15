package safecity.modelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The duties for which the demo municipality has a department. */
final class Duties {

    static final Set<String> OF_YEONSU = read();

    private Duties() {}

    private static Set<String> read() {
        try {
            JsonNode file = new YAMLMapper()
                    .readTree(Path.of("src/main/resources/municipalities/yeonsu/municipality.yaml")
                            .toFile());
            Set<String> duties = new TreeSet<>();
            file.path("departments")
                    .forEach(department -> duties.add(department.path("role").asText()));
            return duties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
