package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** With which decision of each form the work proceeds: by a rule of the models the first one. Any other turns it. */
@Component
public class ProceedingDecisions {

    /** Choices that a gateway asks and that are no decision about what came before: a fact that its step enters. */
    public static final Set<String> CHOSEN_FACTS = Set.of("councilNotice", "newRegulation");

    private final Map<String, String> byForm = new TreeMap<>();

    ProceedingDecisions(ObjectMapper json) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form")) {
                JsonNode form = json.readTree(file.getContentAsByteArray());
                collect(form.path("id").asText(), form);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The forms can't be read", unreadable);
        }
    }

    private void collect(String form, JsonNode node) {
        if (node.path("key").asText().equals("decision") && node.path("values").isArray()) {
            byForm.put(form, node.path("values").path(0).path("value").asText());
        }
        node.forEach(child -> collect(form, child));
    }

    /** The code of the decision by the id of the form; a form without one is not in it. */
    public Map<String, String> byForm() {
        return Collections.unmodifiableMap(byForm);
    }
}
