package safecity.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.EngineClock;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The list of notices and the calendar's address, as a person meets them. */
@ProcessStory
@ExtendWith(Chromium.class)
class NotificationsInBrowserTest {

    private static final String PROJECT = "yeonsu-notices";
    private static final String COUNCIL = "yeonsu-council-office";
    private static Browser chromium;

    @LocalServerPort int port;
    @Autowired Story story;
    @Autowired Lateness lateness;
    @Autowired org.camunda.bpm.engine.RepositoryService repository;
    @Autowired JdbcClient jdbc;
    @Autowired TestRestTemplate http;

    @BeforeAll
    static void aBrowser(Browser started) {
        chromium = started;
    }

    @BeforeEach
    void aLegalTermAndAnInternalOne() {
        jdbc.sql("UPDATE notice SET ended_at = now() WHERE ended_at IS NULL").update();
        jdbc.sql("UPDATE calendar_feed SET revoked_at = now() WHERE revoked_at IS NULL").update();
        story.on(LocalDate.of(2025, 7, 2), PROJECT);
        repository.createDeployment().name("legal-term").enableDuplicateFiltering(true)
                .addClasspathResource("notification/legal-term.bpmn").deploy();
        story.start("legal-term", Map.of());
        story.on(LocalDate.ofInstant(story.task("transmit").getDueDate().toInstant(), EngineClock.SEOUL), PROJECT);
        lateness.look();
        jdbc.sql("UPDATE notice SET ended_at = now() WHERE project_key IS DISTINCT FROM ? AND ended_at IS NULL").param(PROJECT).update();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void theUnreadAreCountedListedWithTheirArticleAndRead() {
        try (BrowserContext person = signedIn()) {
            Page page = person.pages().get(0);
            assertThat(page.locator("nav .badge")).hasText("1");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("알림")).first().click();
            assertThat(page.locator(".notices .unread.legal")).containsText("‘조례안 이송’의 기한이 오늘입니다.");
            assertThat(page.locator(".notices .unread.legal")).containsText("지방자치법");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "notifications.png")).setFullPage(true));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("모두 읽음")).click();
            assertThat(page.locator("nav .badge")).hasCount(0);
            page.locator(".notices .legal a").first().click();
            assertThat(page.locator("section.tasks-list")).isVisible();
            assertThat(page.locator("h2.name, .task-name, h2").first()).containsText("조례안 이송");
        }
    }

    @Test
    void anAddressIsShownOnceServesTheCalendarAndEnds() {
        try (BrowserContext person = signedIn()) {
            Page page = person.pages().get(0);
            page.navigate("http://localhost:" + port + "/notifications");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("새 주소 만들기")).click();
            String address = page.locator(".address code").innerText();
            assertThat(http.getForObject(address, String.class)).contains("SUMMARY:");
            page.reload();
            assertThat(page.locator(".address code")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("주소 폐기")).click();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("주소 폐기"))).hasCount(0);
            assertThat(http.getForEntity(address, String.class).getStatusCode().value()).isEqualTo(404);
        }
    }

    private BrowserContext signedIn() {
        BrowserContext person = chromium.newContext(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(1280, 900));
        Page page = person.newPage();
        page.navigate("http://localhost:" + port + "/login");
        page.locator("input[name=username]").fill(COUNCIL);
        page.locator("input[name=password]").fill("safecity-demo");
        page.locator("button[type=submit]").first().click();
        page.waitForURL(url -> !url.endsWith("/login"));
        page.navigate("http://localhost:" + port + "/");
        return person;
    }
}
