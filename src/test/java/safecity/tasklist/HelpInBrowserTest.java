package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The help with a task where an official meets it, by keyboard, in a real browser; without one skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class HelpInBrowserTest {

    private static final String PROJECT = "yeonsu-help-browser";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void theTabSaysWhatToDoAndHandsOutADocumentWithoutAMouse() {
        story.on(LocalDate.of(2031, 11, 3), PROJECT)
                .start("committee-formation", Map.of("ordinanceEffectiveDate", "2031-06-01"));
        try (Person lead = Person.signsIn(port, "yeonsu-lead")
                .opensTask(story.task("plan-committee").getId())) {
            Locator tab = lead.page.locator(".nav-tabs li a").filter(new Locator.FilterOptions().setHasText("도움말"));
            tab.focus();
            lead.page.keyboard().press("Enter");
            Locator help = lead.page.locator(".safecity-help");
            assertThat(help).containsText("위촉직 위원의 임기는 3년을 넘지 못한다");
            assertThat(help.locator("[aria-current=step]")).containsText("지금 여기");
            assertThat(help.locator("li.after")).containsText("결재 – 기안·상신");
            Locator law = help.locator(".laws a");
            assertThat(law).hasText("지방자치법 시행령 제79조");
            assertThat(law).hasAttribute("rel", "noopener noreferrer");
            assertThat(new AxeBuilder(lead.page)
                            .setLegacyMode(true)
                            .include(List.of(".safecity-help"))
                            .analyze()
                            .getViolations())
                    .isEmpty();
            lead.photographed("help");

            law.focus();
            lead.page.keyboard().press("Tab");
            assertThat(help.locator(".templates a")).isFocused();
            Download file = lead.page.waitForDownload(() -> lead.page.keyboard().press("Enter"));
            assertThat(file.suggestedFilename()).isEqualTo("위원회 구성계획.odt");
            assertThat(lead.page.locator("[notifications-panel] .alert")).hasCount(0);
        }
    }
}
