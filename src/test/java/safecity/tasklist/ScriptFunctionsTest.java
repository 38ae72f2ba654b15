package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import safecity.story.Chromium;

/** What our scripts compute, by themselves, in a browser without the application. */
@ExtendWith(Chromium.class)
class ScriptFunctionsTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/META-INF/resources/webjars/camunda");
    private static final String ORIGIN = "http://scripts.test/camunda/";
    /** Beside the product's own. */
    private static final Map<String, String> TEXTS = Map.of(
            "plain", "it's there",
            "counted", "{1} of {0}, it''s {1}",
            "group.first", "can''t be {0}",
            "group.second", "can't");

    private static final Map<String, String> ENGLISH = Map.of(
            "group.first", "was {0}",
            "group.second", "wasn't");

    private Page page;

    @AfterEach
    void close() {
        page.context().close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-11-01까지|2022. 11. 1.까지",
                "2022-11부터|2022년 11월부터",
                "60000000원|60,000,000원",
                "1000원|1,000원",
                "999원|999원",
                "4200백만원|4,200백만원",
                "제2023-12호|제2023-12호",
                "2023-12호|2023-12호",
                "2022-13-01|2022-13-01",
                "02-1234-5678|02-1234-5678",
                "2022-11-31 60000원|2022. 11. 31. 60,000원"
            })
    void factsReadAsOnPaper(String kept, String read) {
        open("ko-KR");
        assertThat(run("app/tasklist/scripts/form-figures.js", "module => module.onPaper('%s')".formatted(kept)))
                .isEqualTo(read);
    }

    @Test
    void aTextOfTheVendorIsKnownWholeWithItsValues() {
        open("ko-KR");
        String translate =
                "module => module.translator({ 'Select': '선택', 'at least {} (of {})': '{} 가운데 {} 이상', 'a.c': 'x' })(%s)";
        assertThat(run("assets/safecity/replace.js", translate.formatted("'Select'")))
                .isEqualTo("선택");
        assertThat(run("assets/safecity/replace.js", translate.formatted("'at least 3 (of 7)'")))
                .isEqualTo("3 가운데 7 이상");
        assertThat(run("assets/safecity/replace.js", translate.formatted("'Select all'")))
                .isNull();
        assertThat(run("assets/safecity/replace.js", translate.formatted("'abc'")))
                .isNull();
        assertThat(run("assets/safecity/replace.js", translate.formatted("'toString'")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1 KB", "1535, 1 KB", "1536, 2 KB", "1048575, '1,024 KB'", "1048576, 1.0 MB", "104857600, 100.0 MB"})
    void aSizeIsReadable(int bytes, String text) {
        open("ko-KR");
        assertThat(run("assets/safecity/evidence-list.js", "module => module.size(%d)".formatted(bytes)))
                .isEqualTo(text);
    }

    @Test
    void aSentenceTakesItsFiguresAndAsksForAKeyThatIsThere() {
        open("ko-KR");
        String language = "assets/safecity/language.js";
        assertThat(run(language, "module => module.say('plain')")).isEqualTo("it's there");
        assertThat(run(language, "module => module.say('counted', 5, '{0}')")).isEqualTo("{0} of 5, it's {0}");
        assertThatThrownBy(() -> run(language, "module => module.say('other')"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("No text other");
        assertThat(run(language, "module => module.translations('group')"))
                .isEqualTo(Map.of("was {}", "can't be {}", "wasn't", "can't"));
    }

    @Test
    void daysAndMonthsHaveTheNamesOfTheLanguage() {
        open("ko-KR");
        assertThat(run("assets/safecity/language.js", "module => module.days('long')"))
                .isEqualTo(List.of("일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"));
        assertThat(run("assets/safecity/language.js", "module => module.months()"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(12)
                .startsWith("1월", "2월")
                .endsWith("12월");
    }

    @Test
    void anyLanguageButKoreanReadsEnglish() {
        open("fr-FR");
        assertThat(run("assets/safecity/language.js", "module => module.korean"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"SAFECITY-CSRF=a%2Fb, a/b", "other=1; SAFECITY-CSRF=x, x", "NOT-SAFECITY-CSRF=x, ''", "other=1, ''"})
    void aChangeCarriesTheTokenOfOurOwnPages(String cookies, String token) {
        open("ko-KR");
        for (String cookie : cookies.split("; ")) {
            page.evaluate("cookie => { document.cookie = cookie; }", cookie);
        }
        assertThat(run("assets/safecity/own-api.js", "module => module.tokenHeader()"))
                .isEqualTo(List.of("X-SAFECITY-CSRF", token));
    }

    @Test
    void whatIsTypedIsTextWhereverItIsShown() {
        open("ko-KR");
        assertThat(run(
                        "assets/safecity/own-api.js",
                        "module => module.element('p', {}, '<b>', null, undefined, module.element('i')).innerHTML"))
                .isEqualTo("&lt;b&gt;<i></i>");
    }

    @Test
    void theServersOwnSentenceComesFirst() {
        open("ko-KR");
        String both = "module => [{ detail: 'd', message: 'm' }, { message: 'm' }, {}, null]"
                + ".map(body => module.sentenceOf(body, 'ours'))";
        assertThat(run("assets/safecity/own-api.js", both)).isEqualTo(List.of("d", "m", "ours", "ours"));
    }

    @Test
    void aFileThatIsTooLargeKeepsNothingBackThatIsSentLater() {
        open("ko-KR");
        run("assets/safecity/evidence-upload.js", """
                module => {
                  const none = { demanded: [], papers: [], criteria: [], programmes: [], owners: [], publications: [], retentions: [] };
                  window.refreshed = 0;
                  document.body.append(module.uploadForm({ ...none, projectKey: 'p', largestMb: 10 / 1024 / 1024 },
                    { done: () => { window.refreshed += 1; } }));
                }
                """);
        choose(11, 10);
        assertThat(page.locator(".queue .refusal")).hasCount(1);
        assertThat(page.locator(".queue .said").last()).hasText("올렸습니다.");
        assertThat(page.evaluate("() => window.refreshed")).isEqualTo(0);
        choose(10);
        page.waitForFunction("() => window.refreshed === 1");
    }

    private void choose(int... sizes) {
        page.locator(".files")
                .setInputFiles(IntStream.of(sizes)
                        .mapToObj(size -> new FilePayload(size + ".pdf", "application/pdf", new byte[size]))
                        .toArray(FilePayload[]::new));
    }

    private void open(String language) {
        BrowserContext context = Chromium.started().newContext(new Browser.NewContextOptions().setLocale(language));
        page = context.newPage();
        page.route("**/*", ScriptFunctionsTest::answer);
        page.navigate(ORIGIN);
    }

    /** What the script exports is handed to the function. */
    private Object run(String script, String function) {
        return page.evaluate("async address => (%s)(await import(address))".formatted(function), ORIGIN + script);
    }

    private static String texts(String bundle, Map<String, String> more) throws IOException {
        Map<String, String> texts = new TreeMap<>(more);
        PropertiesLoaderUtils.loadProperties(new EncodedResource(
                        new ClassPathResource("messages/" + bundle + ".properties"), StandardCharsets.UTF_8))
                .forEach((key, text) -> texts.put(key.toString().substring("webapp.".length()), text.toString()));
        return "export default " + new ObjectMapper().writeValueAsString(texts) + ";";
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath().replaceFirst("^/camunda/", "");
        Route.FulfillOptions answer = new Route.FulfillOptions().setContentType("text/javascript; charset=utf-8");
        try {
            if (path.isEmpty()) {
                answer.setContentType("text/html").setBody("<!doctype html><base app-root='/camunda'><body></body>");
            } else if (path.startsWith("assets/safecity/texts-")) {
                answer.setBody(path.endsWith("ko.js") ? texts("webapp", TEXTS) : texts("webapp_en", ENGLISH));
            } else if (path.startsWith("/api/")) {
                answer.setStatus(201);
            } else {
                answer.setBody(new String(Files.readAllBytes(SCRIPTS.resolve(path)), StandardCharsets.UTF_8));
            }
        } catch (IOException notThere) {
            answer.setStatus(404);
        }
        route.fulfill(answer);
    }
}
