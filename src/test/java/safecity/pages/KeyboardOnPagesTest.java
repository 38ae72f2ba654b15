package safecity.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.Keyboard;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Everything on our pages can be reached and left with Tab, and is seen to be; in Chromium, without one skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class KeyboardOnPagesTest {

    private static final String PROJECT = "yeonsu-pages-keyboard";
    private static final List<String> PAGES = List.of(
            "/",
            "/projects/" + PROJECT,
            "/projects/" + PROJECT + "/evidence",
            "/projects/" + PROJECT + "/criteria",
            "/my-work",
            "/notifications",
            "/absences",
            "/transfers",
            "/documents?project=" + PROJECT,
            "/holidays",
            "/duties");
    /** Of several radio buttons of one question, one is a stop; what an engine of the browser shows of a closed part is none. */
    private static final String STOPS = """
            () => {
              const groups = new Set();
              return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(one => {
                if (one.disabled || one.type === 'hidden' || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) {
                  return false;
                }
                if (one.type !== 'radio') {
                  return true;
                }
                const known = groups.has(one.name);
                groups.add(one.name);
                return !known;
              }).length;
            }""";
    /** A date is entered in parts, each a stop of its own. */
    private static final String DATES = "() => [...document.querySelectorAll('input[type=date], input[type=month]')]"
            + ".filter(one => one.checkVisibility() && one.tabIndex >= 0).reduce((stops, one) => stops + (one.type === 'date' ? 3 : 2), 0)";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Test
    void everyControlIsReachedSeenAndLeft() {
        story.on(LocalDate.of(2023, 5, 2), PROJECT).start("project-preparation", Map.of());
        try (BrowserContext person = Profiles.anew("ko-KR")) {
            Page page = person.newPage();
            page.navigate(url("/login"));
            Keyboard keys = new Keyboard(page);
            keys.goesTo(page.locator("input[name=username]"))
                    .types("yeonsu-manager")
                    .presses("Tab")
                    .types("safecity-demo")
                    .presses("Enter");
            page.waitForURL(address -> !address.endsWith("/login"));
            for (String path : PAGES) {
                page.navigate(url(path));
                // A field for a day gets its calendar when its script is there.
                page.waitForFunction("() => [...document.querySelectorAll('[data-notation]')]"
                        + ".every(one => one.parentElement.querySelector('button'))");
                int stops = (int) page.evaluate(STOPS);
                int parts = (int) page.evaluate(DATES);
                List<String> way = keys.wholePage();
                assertThat(way).as(path).allMatch(step -> step.startsWith("on "));
                assertThat(way.size()).as("%s: stops of %s", path, way).isBetween(stops, stops + parts);
                page.locator(".skip").focus();
                keys.presses("Enter");
                assertThat((boolean) page.evaluate("document.activeElement.id === 'content'"))
                        .as("%s: past the menu", path)
                        .isTrue();
            }
        } finally {
            story.clear(PROJECT);
        }
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
