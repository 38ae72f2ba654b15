package safecity.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What our scripts say stands in the bundles, in both languages, and reaches the browser as a module. */
class ScriptTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    /** What leaves the house with a binder is read where no server answers, and brings its words along. */
    private static final Path OFFLINE = RESOURCES.resolve("binder");

    private static final String ADDRESS = "/camunda/assets/safecity/texts-{language}.js";
    private static final Pattern SAID = Pattern.compile("\\bsay\\('([^']+)'");
    private static final Pattern GROUP = Pattern.compile("\\btranslations\\('([^']+)'\\)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    /** What a script looks for in a text that others wrote, not what it says. */
    private static final Pattern LOOKED_FOR = Pattern.compile("(?m)^const \\w+ = /.+/\\w*;$");

    private final MockMvc http =
            MockMvcBuilders.standaloneSetup(new ScriptTexts(new ObjectMapper())).build();

    ScriptTextsTest() throws IOException {}

    @Test
    void noScriptSaysKoreanByItself() throws IOException {
        for (Map.Entry<Path, String> script : scripts().entrySet()) {
            String code = LOOKED_FOR
                    .matcher(COMMENT.matcher(script.getValue()).replaceAll(""))
                    .replaceAll("");
            assertThat(code).as(script.getKey().toString()).doesNotContainPattern("[가-힣]");
        }
    }

    @Test
    void everyTextThatAScriptSaysIsThereAndEveryTextIsSaid() throws IOException {
        Set<String> said = found(SAID);
        Set<String> groups = found(GROUP);
        Set<String> there = EnglishModelNames.texts("webapp").stringPropertyNames().stream()
                .map(key -> key.substring("webapp.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).containsAll(said);
        assertThat(there)
                .filteredOn(key -> groups.stream().noneMatch(group -> key.startsWith(group + ".")))
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @ParameterizedTest
    @CsvSource({"ko, 도움말", "en, Help"})
    void theyComeAsAModule(String language, String text) throws Exception {
        http.perform(get(ADDRESS, language))
                .andExpect(content().contentType("text/javascript;charset=UTF-8"))
                .andExpect(content().string(startsWith("export default {")))
                .andExpect(content().string(containsString("\"help.tab\":\"" + text + "\"")));
    }

    @Test
    void whatABrowserHasIsNotSentAgain() throws Exception {
        String tag = http.perform(get(ADDRESS, "ko")).andReturn().getResponse().getHeader(HttpHeaders.ETAG);
        http.perform(get(ADDRESS, "ko").header(HttpHeaders.IF_NONE_MATCH, tag)).andExpect(status().isNotModified());
        http.perform(get(ADDRESS, "en").header(HttpHeaders.IF_NONE_MATCH, tag)).andExpect(status().isOk());
    }

    @Test
    void anotherLanguageIsNotThere() throws Exception {
        http.perform(get(ADDRESS, "fr")).andExpect(status().isNotFound());
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        return scripts().values().stream()
                .flatMap(script -> pattern.matcher(script).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<Path, String> scripts() throws IOException {
        Map<Path, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".js") && !path.startsWith(OFFLINE))
                    .toList()) {
                scripts.put(file, Files.readString(file));
            }
        }
        assertThat(scripts).hasSizeGreaterThan(20);
        return scripts;
    }
}
