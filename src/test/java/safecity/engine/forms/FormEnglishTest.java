package safecity.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.FormFiles;

/** Every form says everything in English too, and asks the same. */
class FormEnglishTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SAID =
            Set.of("text", "label", "description", "dateLabel", "timeLabel", "prefixAdorner", "suffixAdorner");
    private static final Pattern KOREAN = Pattern.compile("[가-힣]");
    /** What has to be typed as it is, and is explained. */
    private static final Pattern TYPED = Pattern.compile("남|여|위촉|당연|대한민국");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\$\\{[^}]*}");
    private static final Pattern ARTICLE = Pattern.compile("제(\\d+)조");
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+)\\b");

    private final FormEnglish english = new FormEnglish(JSON);

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everythingIsSaidInEnglish(Path file) throws IOException {
        JsonNode korean = delivered(file);
        JsonNode translated = translated(korean);
        Map<String, String> said = new TreeMap<>();
        pair(korean, translated, said);
        assertThat(said).isNotEmpty();
        said.forEach((ko, en) -> {
            assertThat(TYPED.matcher(en).replaceAll("")).as(ko).doesNotContainPattern(KOREAN);
            assertThat(all(PLACEHOLDER, en)).as(en).containsExactlyInAnyOrderElementsOf(all(PLACEHOLDER, ko));
            assertThat(all(NUMBER, en)).as("articles of " + ko).containsAll(all(ARTICLE, ko));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void itAsksTheSame(Path file) throws IOException {
        JsonNode korean = delivered(file);
        JsonNode translated = translated(korean);
        assertThat(silent(translated)).isEqualTo(silent(korean));
        translated.findParents("values").forEach(field -> {
            List<String> labels = new ArrayList<>();
            field.path("values")
                    .forEach(option -> labels.add(option.path("label").asText()));
            assertThat(labels).doesNotHaveDuplicates();
        });
    }

    /** A form of an earlier release has the figure of its day. */
    @Test
    void aFigureIsTheOneThatTheFormHas() {
        assertThat(english.of("대가청구 접수")).isEqualTo("대가청구 접수");
        assertThat(english.of("${period.council-notice}일 이상 예고함"))
                .isEqualTo("Notice of at least ${period.council-notice} days");
        assertThat(english.of("7일 이상 예고함")).isEqualTo("Notice of at least 7 days");
        assertThat(english.of("칠일 이상 예고함")).isEqualTo("칠일 이상 예고함");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                       | ko",
                "en                      | en",
                "en-GB,en;q=0.9,ko;q=0.8 | en",
                "ko-KR,ko;q=0.9,en;q=0.8 | ko",
                "en;q=0.5,ko             | ko",
                "de-DE,de;q=0.9,en;q=0.5 | en",
                "de                      | ko",
                "*                       | ko",
                ";;;                     | ko"
            })
    void theFirstLanguageOfOursThatIsAskedFor(String accepted, String language) {
        assertThat(FormLanguage.of(accepted)).isEqualTo(language);
    }

    private static JsonNode delivered(Path file) throws IOException {
        byte[] form = JSON.writeValueAsBytes(FormFiles.read(file));
        return JSON.readTree(FormsWithoutChoices.delivered(JSON, new ByteArrayInputStream(form)));
    }

    private JsonNode translated(JsonNode korean) throws IOException {
        return JSON.readTree(english.translated(new ByteArrayInputStream(JSON.writeValueAsBytes(korean))));
    }

    private static void pair(JsonNode ko, JsonNode en, Map<String, String> said) {
        SAID.stream()
                .filter(name -> ko.path(name).isTextual()
                        && KOREAN.matcher(ko.path(name).asText()).find())
                .forEach(name -> said.put(ko.path(name).asText(), en.path(name).asText()));
        if (ko.isContainerNode()) {
            List<JsonNode> others = new ArrayList<>();
            en.forEach(others::add);
            int at = 0;
            for (JsonNode child : ko) {
                pair(child, others.get(at++), said);
            }
        }
    }

    /** The form without what it says. */
    private static JsonNode silent(JsonNode form) {
        JsonNode copy = form.deepCopy();
        Set<String> names = new TreeSet<>(SAID);
        copy.findParents("type").forEach(parent -> strip(parent, names));
        return copy;
    }

    private static void strip(JsonNode node, Set<String> names) {
        if (node instanceof ObjectNode component) {
            names.stream().filter(name -> component.path(name).isTextual()).forEach(component::remove);
        }
        node.forEach(child -> strip(child, names));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.groupCount() > 0 ? found.group(1) : found.group())
                .toList();
    }
}
