package safecity.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's web applications speak Korean entirely, whichever version of them is installed. */
class KoreanWebappTest {

    private static final String ROOT = "META-INF/resources/webjars/camunda/";
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}|\\{}|%\\w");
    private static final Pattern MARKUP = Pattern.compile("</?(?:a|b|br|code|em|i|strong)\\b[^>]*>");

    /** Values that read the same in every language. */
    private static final Set<String> LANGUAGE_NEUTRAL =
            Set.of("ID", "ID*", "CSV", "JSON", "YYYY-MM-DDTHH:mm:ss", "<", "<=", ">", ">=");
    /** The ending of an English plural, put behind a word; Korean has none. */
    private static final String PLURAL_ENDING = "s";

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyLabelOfTheInstalledVersionHasKoreanText(String application) {
        assertThat(wrong(
                        application,
                        (english, korean) -> korean != null
                                && (HANGUL.matcher(korean).find()
                                        || english.isEmpty()
                                        || LANGUAGE_NEUTRAL.contains(english) && korean.equals(english)
                                        || english.equals(PLURAL_ENDING) && korean.isEmpty())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyKoreanTextKeepsThePlaceholdersAndLinks(String application) {
        assertThat(wrong(
                        application,
                        (english, korean) -> korean == null
                                || found(PLACEHOLDER, english).equals(found(PLACEHOLDER, korean))
                                        && found(MARKUP, english).equals(found(MARKUP, korean))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void noKoreanTextIsLeftOverFromAnotherVersion(String application) {
        assertThat(labels(application, "ko").keySet())
                .isSubsetOf(labels(application, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void datesReadAsOnPaper(String application) {
        JsonNode english = json(application, "en").path("dateLocales");
        JsonNode korean = json(application, "ko").path("dateLocales");
        assertThat(names(korean)).isEqualTo(names(english));
        english.fieldNames()
                .forEachRemaining(
                        group -> assertThat(names(korean.path(group))).as(group).isEqualTo(names(english.path(group))));
        assertThat(korean.at("/longDateFormat/L").asText()).isEqualTo("YYYY. M. D.");
        assertThat(korean.at("/longDateFormat/LT").asText()).isEqualTo("HH:mm");
        assertThat(korean.path("months")).hasSize(12);
        assertThat(korean.path("weekdays").get(0).asText()).isEqualTo("일요일");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theEnglishOfTheVendorIsKept(String application) {
        assertThat(Thread.currentThread()
                        .getContextClassLoader()
                        .getResource(ROOT + "app/" + application + "/locales/en.json"))
                .asString()
                .startsWith("jar:");
    }

    /** A text that the installed renderer no longer says would never be replaced again. */
    @Test
    void theFormRendererStillSaysWhatIsTranslated() {
        String renderer = text("lib/deps.js").replaceAll("\\$\\{[^}]*}", "{}").replace("\\n", "\n");
        assertThat(formTexts().keySet())
                .allSatisfy(english -> assertThat(renderer.contains(beginning(english)))
                        .as(english)
                        .isTrue());
    }

    @Test
    void everyValidationMessageOfTheFormRendererHasKoreanText() {
        Matcher messages =
                Pattern.compile("[\"`](Field (?:is|must) [^\"`]*[.)])[\"`]").matcher(text("lib/deps.js"));
        Set<String> said = messages.results()
                .map(message -> message.group(1).replaceAll("\\$\\{[^}]*}", "{}"))
                .collect(Collectors.toSet());
        assertThat(said).hasSizeGreaterThan(5).isSubsetOf(formTexts().keySet());
        assertThat(formTexts())
                .allSatisfy(
                        (english, korean) -> assertThat(HANGUL.matcher(korean).find() || korean.equals(" / "))
                                .as(english)
                                .isTrue());
    }

    /** A message that the renderer puts together from parts is recognised by its first words. */
    private static String beginning(String english) {
        return english.startsWith("Value is expected to ") ? "Value is expected to " : english;
    }

    /** English with {@code {}} for a value, and Korean. */
    private static Map<String, String> formTexts() {
        ResourceBundle korean = bundle("messages/webapp");
        ResourceBundle english = bundle("messages/webapp_en");
        Map<String, String> texts = korean.keySet().stream()
                .filter(key -> key.startsWith("webapp.form."))
                .collect(Collectors.toMap(
                        key -> english.getString(key)
                                .replaceAll("\\{\\d}", "{}")
                                .replace("''", "'"),
                        korean::getString));
        assertThat(texts).hasSizeGreaterThan(30);
        return texts;
    }

    private static ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(name, Locale.ROOT);
    }

    private static List<String> wrong(String application, BiPredicate<String, String> right) {
        Map<String, String> korean = labels(application, "ko");
        return labels(application, "en").entrySet().stream()
                .filter(label -> !right.test(label.getValue(), korean.get(label.getKey())))
                .map(label ->
                        "%s: '%s' is '%s'".formatted(label.getKey(), label.getValue(), korean.get(label.getKey())))
                .toList();
    }

    /** In any order: a Korean sentence names things in its own. */
    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group().replace(" ", ""))
                .sorted()
                .toList();
    }

    private static Map<String, String> labels(String application, String language) {
        Map<String, String> labels = new TreeMap<>();
        json(application, language)
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        assertThat(labels).as("%s of %s", language, application).isNotEmpty();
        return labels;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static JsonNode json(String application, String language) {
        try {
            return new ObjectMapper().readTree(text("app/" + application + "/locales/" + language + ".json"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String text(String path) {
        try (InputStream resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(ROOT + path)) {
            assertThat(resource).as(path).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
