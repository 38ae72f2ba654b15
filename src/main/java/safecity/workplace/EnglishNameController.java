package safecity.workplace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.models.ModelElementNames;

/** English for what Tasklist shows as it is stored, in Korean: its script puts one in place of the other. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Names", description = "English names of processes, user tasks and ready lists, by their Korean names")
class EnglishNameController {

    private static final String OF_LISTS = "filter.";

    private final ModelElementNames modelled;
    private final EnglishModelNames english;
    private final Map<String, String> lists = new TreeMap<>();

    EnglishNameController(ModelElementNames modelled, EnglishModelNames english) throws IOException {
        this.modelled = modelled;
        this.english = english;
        Properties inKorean = EnglishModelNames.texts("engine");
        Properties inEnglish = EnglishModelNames.texts("engine_en");
        inKorean.stringPropertyNames().stream()
                .filter(key -> key.startsWith(OF_LISTS))
                .forEach(key -> lists.put(inKorean.getProperty(key), inEnglish.getProperty(key)));
    }

    record EnglishNames(Map<String, String> processes, Map<String, String> tasks, Map<String, String> lists) {}

    @GetMapping("/names")
    @Operation(
            summary = "English names",
            description = "A process and a task of one Korean name may have two in English.")
    EnglishNames names() {
        EnglishNames names = new EnglishNames(new TreeMap<>(), new TreeMap<>(), lists);
        for (ModelElementNames.Name name : modelled.all()) {
            boolean process = name.element() == null;
            String translated = process
                    ? english.process(name.process(), name.text(), Locale.ENGLISH)
                    : english.task(name.process(), name.element(), name.text(), Locale.ENGLISH);
            if (!translated.equals(name.text())) {
                (process ? names.processes() : names.tasks()).put(name.text(), translated);
            }
        }
        return names;
    }
}
