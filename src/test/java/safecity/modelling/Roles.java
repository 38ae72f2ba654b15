package safecity.modelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The roles for which the demo municipality has a department. */
final class Roles {

    static final Set<String> OF_YEONSU = read();

    private Roles() {}

    private static Set<String> read() {
        try {
            JsonNode file = new YAMLMapper()
                    .readTree(Path.of("src/main/resources/municipalities/yeonsu/municipality.yaml")
                            .toFile());
            Set<String> roles = new TreeSet<>();
            file.path("departments")
                    .forEach(department -> roles.add(department.path("role").asText()));
            return roles;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
