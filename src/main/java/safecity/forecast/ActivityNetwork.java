package safecity.forecast;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The activities of a certification, each behind those that it comes after, as the release says. */
@Component
class ActivityNetwork {

    private static final String FILE = "forecast/activities.yaml";

    private final Map<String, Activity> byPart = new LinkedHashMap<>();

    private record Content(List<Activity> activities) {}

    ActivityNetwork() {
        read().forEach(activity -> byPart.put(activity.part(), activity));
    }

    private static List<Activity> read() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        try (InputStream content = new ClassPathResource(FILE).getInputStream()) {
            return yaml.readValue(content, Content.class).activities();
        } catch (IOException unreadable) {
            throw new IllegalStateException(FILE + " can't be read", unreadable);
        }
    }

    List<Activity> activities() {
        return List.copyOf(byPart.values());
    }

    Optional<Activity> find(String part) {
        return Optional.ofNullable(byPart.get(part));
    }

    /**
     * The parts that come before another, as far as the plan has them; what comes before a part that the plan leaves out
     * comes before what follows it.
     */
    List<String> before(Activity activity, boolean domesticFirst, Map<String, ?> planned) {
        List<String> before = new ArrayList<>();
        for (String part : activity.after(domesticFirst)) {
            if (planned.containsKey(part)) {
                before.add(part);
            } else {
                find(part).ifPresent(left -> before.addAll(before(left, domesticFirst, planned)));
            }
        }
        return before.stream().distinct().toList();
    }
}
