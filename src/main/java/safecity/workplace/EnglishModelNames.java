package safecity.workplace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The models speak Korean; their English names stand in {@code messages/tasks_en.properties}. */
@Component
class EnglishModelNames {

    private static final String TASK = "task.";

    private final MessageSource messages;
    /** English name in small letters, by id of the user task. */
    private final List<Map.Entry<String, String>> english;

    EnglishModelNames(MessageSource messages) throws IOException {
        this.messages = messages;
        Properties names = texts("tasks_en");
        this.english = names.stringPropertyNames().stream()
                .filter(key -> key.startsWith(TASK))
                .map(key -> Map.entry(
                        key.substring(key.lastIndexOf('.') + 1),
                        names.getProperty(key).toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** All texts of a bundle in one language: a {@link MessageSource} tells no keys. */
    static Properties texts(String bundle) throws IOException {
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(
                new ClassPathResource("messages/" + bundle + ".properties"), StandardCharsets.UTF_8));
    }

    String task(String process, @Nullable String element, String korean, Locale locale) {
        return messages.getMessage(TASK + process + "." + element, null, korean, locale);
    }

    String process(String process, String korean, Locale locale) {
        return messages.getMessage("process." + process, null, korean, locale);
    }

    /** Ids of the user tasks whose English name holds the text. */
    List<String> elements(@Nullable String text) {
        return text == null
                ? List.of()
                : english.stream()
                        .filter(name -> name.getValue().contains(text.toLowerCase(Locale.ROOT)))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.collectingAndThen(Collectors.toSet(), List::copyOf));
    }
}
