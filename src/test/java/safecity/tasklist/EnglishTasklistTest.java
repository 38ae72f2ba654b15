package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What is stored in Korean, read by somebody at an English browser; without a browser skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class EnglishTasklistTest {

    private static final String PROJECT = "yeonsu-english";
    private static final List<String> LISTS = List.of(
            "To do",
            "My tasks",
            "Unassigned in my department",
            "Under way in my department",
            "Due soon",
            "Overdue",
            "Documents to approve");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @BeforeEach
    void aDocumentIsToBeDrafted() {
        story.on(LocalDate.of(2031, 12, 8), PROJECT)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "실사 계획(안)",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void listsTasksAndProceduresHaveEnglishNames() {
        try (Person lead = Person.signsIn(port, "yeonsu-lead", "en-GB")
                .opensTask(story.task("draft").getId())) {
            Locator lists = lead.page.locator(".task-filter .name a");
            assertThat(lists).hasCount(LISTS.size());
            for (int i = 0; i < LISTS.size(); i++) {
                assertThat(lists.nth(i)).containsText(LISTS.get(i));
            }
            assertThat(lead.page.locator("h2.task")).hasText("Draft and submit");
            assertThat(lead.page.locator(".task-card .process-definition").first())
                    .containsText("Approval");
            lead.opensTheNewest();
            Locator first = lead.page
                    .locator("li.task")
                    .filter(new Locator.FilterOptions().setHasText("Draft and submit"))
                    .filter(new Locator.FilterOptions().setHasText("실사 계획(안)"))
                    .first();
            assertThat(first).containsText("Document:");
            lead.photographed("english");
        }
    }

    @Test
    void atAKoreanBrowserTheyKeepTheirNames() {
        try (Person lead = Person.signsIn(port, "yeonsu-lead")
                .opensTask(story.task("draft").getId())) {
            assertThat(lead.page.locator("h2.task")).hasText("기안·상신");
            assertThat(lead.page.locator(".task-filter .name a").first()).containsText("할 일");
        }
    }
}
