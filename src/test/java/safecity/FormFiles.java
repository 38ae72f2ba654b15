package safecity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import safecity.calendar.LegalPeriod;
import safecity.engine.release.ReleasedModels;

/** Forms from the sources as the engine gets them: with their figures filled in. */
public final class FormFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Integer> FIGURES = Arrays.stream(LegalPeriod.values())
            .collect(Collectors.toMap(period -> "period." + period.key(), LegalPeriod::length));

    private FormFiles() {}

    public static JsonNode read(Path file) {
        Resource[] deployed = ReleasedModels.deployed(new Resource[] {new FileSystemResource(file)}, FIGURES);
        try {
            return JSON.readTree(deployed[0].getInputStream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /** The values of a choice, in the form's order; {@code key} is a field's. */
    public static List<String> choices(Path file, String key) {
        return read(file).findParents("key").stream()
                .filter(component -> component.path("key").asText().equals(key))
                .flatMap(component -> component.path("values").findValuesAsText("value").stream())
                .toList();
    }
}
