package safecity.help;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The document templates, read once; a file with an unknown field stops the start. */
@Component
class DocumentTemplates {

    private final List<DocumentTemplate> all;

    DocumentTemplates() throws IOException {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream file = DocumentTemplates.class.getResourceAsStream("/help/templates.yaml")) {
            all = List.of(yaml.readValue(file, DocumentTemplate[].class));
        }
    }

    List<DocumentTemplate> all() {
        return all;
    }

    List<DocumentTemplate> at(String process, String element) {
        return all.stream()
                .filter(template -> template.tasks().contains(process + "/" + element))
                .toList();
    }

    Optional<DocumentTemplate> at(String process, String element, String id) {
        return at(process, element).stream()
                .filter(template -> template.id().equals(id))
                .findFirst();
    }
}
