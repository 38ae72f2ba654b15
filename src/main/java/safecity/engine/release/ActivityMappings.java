package safecity.engine.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which activity takes the place of one that a model no longer has: {@code processes/renamed-activities.yaml}. */
@Component
class ActivityMappings {

    static final String FILE = "processes/renamed-activities.yaml";

    /** The engine's own id for the body around the instances of a multi-instance activity. */
    private static final String MULTI_INSTANCE = "#multiInstanceBody";

    private final Map<String, Map<String, String>> byProcess;

    ActivityMappings() throws IOException {
        this(read());
    }

    ActivityMappings(Map<String, Map<String, String>> byProcess) {
        this.byProcess = byProcess;
    }

    private static Map<String, Map<String, String>> read() throws IOException {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            JsonNode rows = yaml.readTree(file);
            return rows.isMissingNode() ? Map.of() : yaml.convertValue(rows, new TypeReference<>() {});
        }
    }

    Map<String, Map<String, String>> all() {
        return byProcess;
    }

    /**
     * Old activity to new one, as far as the two versions have them. An activity renamed twice leads to its last name.
     *
     * @param before whether the older version has an activity
     * @param now    whether the newer version has it
     */
    Map<String, String> of(String process, Predicate<String> before, Predicate<String> now) {
        Map<String, String> rows = byProcess.getOrDefault(process, Map.of());
        Map<String, String> mappings = new LinkedHashMap<>();
        rows.keySet().forEach(old -> {
            String place = follow(rows, old, now);
            put(mappings, old, place, before, now);
            put(mappings, old + MULTI_INSTANCE, place + MULTI_INSTANCE, before, now);
        });
        return mappings;
    }

    private static @Nullable String follow(Map<String, String> rows, String old, Predicate<String> now) {
        Set<String> seen = new HashSet<>();
        String place = rows.get(old);
        while (!now.test(place) && rows.containsKey(place) && seen.add(place)) {
            place = rows.get(place);
        }
        return place;
    }

    private static void put(
            Map<String, String> mappings,
            String old,
            @Nullable String place,
            Predicate<String> before,
            Predicate<String> now) {
        if (before.test(old) && now.test(place)) {
            mappings.put(old, place);
        }
    }
}
