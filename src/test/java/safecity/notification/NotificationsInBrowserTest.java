package safecity.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.time.EngineClock;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The list of notices and the calendar's address, as a person meets them. */
@ProcessStory
@ExtendWith(Chromium.class)
class NotificationsInBrowserTest {

    private static final String PROJECT = "yeonsu-notices";
    private static final String COUNCIL = "yeonsu-council-office";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    DeadlineMonitor lateness;

    @Autowired
    org.camunda.bpm.engine.RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailRepository mails;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void aLegalTermAndAnInternalOne() {
        jdbc.sql("UPDATE notice SET ended_at = now() WHERE ended_at IS NULL").update();
        jdbc.sql("UPDATE calendar_feed SET revoked_at = now() WHERE revoked_at IS NULL")
                .update();
        story.on(LocalDate.of(2025, 7, 2), PROJECT);
        repository
                .createDeployment()
                .name("legal-term")
                .enableDuplicateFiltering(true)
                .addClasspathResource("notification/legal-term.bpmn")
                .deploy();
        story.start("legal-term", Map.of());
        story.on(LocalDate.ofInstant(story.task("transmit").getDueDate().toInstant(), EngineClock.SEOUL), PROJECT);
        lateness.look();
        jdbc.sql("UPDATE notice SET ended_at = now() WHERE project_key IS DISTINCT FROM ? AND ended_at IS NULL")
                .param(PROJECT)
                .update();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void theUnreadAreCountedListedWithTheirArticleAndRead() {
        try (Page page = signedIn(COUNCIL)) {
            assertThat(page.locator("nav .badge")).hasText("1");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("알림"))
                    .first()
                    .click();
            assertThat(page.locator(".notices .unread.legal")).containsText("‘조례안 이송’의 기한이 오늘입니다.");
            assertThat(page.locator(".notices .unread.legal")).containsText("지방자치법");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "notifications.png"))
                    .setFullPage(true));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("모두 읽음"))
                    .click();
            assertThat(page.locator("nav .badge")).hasCount(0);
            page.locator(".notices .legal a").first().click();
            assertThat(page.locator("section.tasks-list")).isVisible();
            assertThat(page.locator("h2.name, .task-name, h2").first()).containsText("조례안 이송");
        }
    }

    @Test
    void anAddressIsShownOnceServesTheCalendarAndEnds() {
        try (Page page = signedIn(COUNCIL)) {
            page.navigate("http://localhost:" + port + "/notifications");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("새 주소 만들기"))
                    .click();
            String shown = page.locator(".address code").innerText();
            assertThat(shown).as("the address that people use").startsWith("https://safecity.example.org/calendar/");
            String address = URI.create(shown).getPath();
            assertThat(http.getForObject(address, String.class)).contains("SUMMARY:");
            page.reload();
            assertThat(page.locator(".address code")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("주소 폐기"))
                    .click();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("주소 폐기")))
                    .hasCount(0);
            assertThat(http.getForEntity(address, String.class).getStatusCode().value())
                    .isEqualTo(404);
        }
    }

    @Test
    void anAddressThatIsRefusedIsShownToItsOwnerAndToWhoeverCanCorrectIt() {
        long mail = mails.insert(
                        "yeonsu",
                        COUNCIL,
                        "moved@example.org",
                        MailPurpose.AT_ONCE,
                        story.today(),
                        new MailTextRenderer.Text("[안전도시·법정기한] ‘조례안 이송’의 기한이 오늘입니다.", "본문"))
                .orElseThrow();
        mails.givenUp(mail, "550 5.1.1 no such user here");
        try (Page own = signedIn(COUNCIL);
                Page page = signedIn("yeonsu-manager")) {
            own.navigate("http://localhost:" + port + "/notifications");
            assertThat(own.locator("main [role=status]")).containsText("moved@example.org 주소로 알림을 보내지 못하고 있습니다.");
            assertThat(own.locator("main a[href='/notifications/mail']")).hasCount(0);
            own.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "unreached.png")));
            page.navigate("http://localhost:" + port + "/notifications");
            page.locator("main a[href='/notifications/mail']").click();
            assertThat(page.locator("main")).containsText("moved@example.org");
            assertThat(page.locator("main")).containsText("550 5.1.1 no such user here");
            assertThat(page.locator("main .state.late").first()).hasText("더 보내지 않음");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "undelivered.png")));
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
        jdbc.sql("UPDATE mail SET error = NULL, refused_at = NULL WHERE id = ?")
                .param(mail)
                .update();
    }

    private Page signedIn(String account) {
        Page page = Profiles.page(port, account);
        page.navigate("http://localhost:" + port + "/");
        return page;
    }
}
