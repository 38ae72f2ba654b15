package safecity.engine.forms;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * A form for whoever reads English. The forms speak Korean, and so does the record of what was submitted; what they say goes
 * out in English where it is asked for. Keys, values of options, conditions and rules stay.
 *
 * <p>The English stands in {@code language/forms_en.yaml} by the Korean text, so that a form that was deployed by an
 * earlier release is translated as far as it says the same. A text that has no English stays.
 */
@Component
public class FormEnglish {

    /** What of a component, or of an option, is read by people. */
    private static final Set<String> SAID =
            Set.of("text", "label", "description", "dateLabel", "timeLabel", "prefixAdorner", "suffixAdorner");

    /** A figure of the law, which a form has got as a number when it was deployed. */
    private static final Pattern FIGURE = Pattern.compile("\\$\\{([a-z.-]+)}");

    private record Text(String ko, String en) {}

    /** A text with figures in it, told apart by everything around them. */
    private record Figured(Pattern ko, List<String> figures, String en) {}

    private final Map<String, String> english = new HashMap<>();
    private final List<Figured> figured = new ArrayList<>();
    private final ObjectMapper json;

    FormEnglish(ObjectMapper json) {
        this.json = json;
        try (InputStream file = new ClassPathResource("language/forms_en.yaml").getInputStream()) {
            new ObjectMapper(new YAMLFactory())
                    .readValue(file, new TypeReference<List<Text>>() {})
                    .forEach(this::know);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The English of the forms can't be read", unreadable);
        }
    }

    private void know(Text text) {
        english.put(text.ko(), text.en());
        Matcher figure = FIGURE.matcher(text.ko());
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        while (figure.find()) {
            pattern.append(Pattern.quote(text.ko().substring(from, figure.start())))
                    .append("(\\d{1,9})");
            names.add(figure.group());
            from = figure.end();
        }
        if (!names.isEmpty()) {
            pattern.append(Pattern.quote(text.ko().substring(from)));
            figured.add(new Figured(Pattern.compile(pattern.toString()), names, text.en()));
        }
    }

    /** @param delivered the form in Korean; closed afterwards */
    public InputStream translated(InputStream delivered) {
        try (delivered) {
            JsonNode form = json.readTree(delivered);
            translate(form);
            return new ByteArrayInputStream(json.writeValueAsBytes(form));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A delivered form can't be read", unreadable);
        }
    }

    private void translate(JsonNode node) {
        if (node instanceof ObjectNode component) {
            SAID.stream()
                    .filter(name -> component.path(name).isTextual())
                    .forEach(name -> component.put(name, of(component.path(name).asText())));
        }
        node.forEach(this::translate);
    }

    /** The English of a text, or the text itself. */
    String of(String korean) {
        String known = english.get(korean);
        return known != null
                ? known
                : figured.stream()
                        .map(text -> withFigures(text, korean))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(korean);
    }

    private static String withFigures(Figured text, String korean) {
        Matcher found = text.ko().matcher(korean);
        if (!found.matches()) {
            return "";
        }
        String english = text.en();
        for (int at = 0; at < text.figures().size(); at++) {
            english = english.replace(text.figures().get(at), found.group(at + 1));
        }
        return english;
    }
}
