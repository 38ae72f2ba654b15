package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import safecity.engine.time.EngineClock;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** How far it is to what somebody has to do, counted in clicks, and that no way there loses it; in a real browser. */
@ProcessStory
@ExtendWith(Chromium.class)
class ReachInBrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2031, 9, 1);
    private static final String PROJECT = "yeonsu-reach";
    private static final String HEAD = "yeonsu-lead-head";
    private static final String SUBSTITUTE = "yeonsu-publicity-head";
    private static final int MOST_CLICKS = 3;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    TestRestTemplate http;

    private int clicks;

    @BeforeEach
    void aDocumentWaitsForItsReview() {
        story.on(TODAY, PROJECT)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "가까이 있는 문서",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        clicks = 0;
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    private void clicks(Locator on) {
        clicks++;
        on.click();
    }

    @Test
    void approvingTakesThreeClicksAndSaysWhoIsNext() {
        try (Person head = Person.signsIn(port, HEAD).opensTheNewest()) {
            clicks(head.task("가까이 있는 문서").first().locator("h4 a"));
            clicks(head.form()
                    .locator(".fjs-form-field-radio")
                    .getByText("검토 완료", new Locator.GetByTextOptions().setExact(true)));
            clicks(head.completeButton());
            Locator outcome = head.page.locator(".safecity-outcome");
            assertThat(outcome).containsText("검토 완료");
            assertThat(outcome.locator("li").first()).containsText("다음:");
            head.photographed("outcome");
            assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        }
        assertThat(story.openTasks()).doesNotContain("review");
    }

    @Test
    void whatIsLateSaysByHowManyDaysAndEveryListHowManyTasks() {
        LocalDate due = LocalDate.ofInstant(story.task("review").getDueDate().toInstant(), EngineClock.SEOUL);
        story.on(due.plusDays(12), PROJECT);
        try (Person head = Person.signsIn(port, HEAD).opensTasklist()) {
            assertThat(head.page).hasURL(Pattern.compile(".*sorting=.*dueDate.*asc.*"));
            head.opensTheNewest();
            Locator late = head.task("가까이 있는 문서").first().locator(".safecity-late");
            assertThat(late).hasText("D+12");
            assertThat((String) late.evaluate("one => getComputedStyle(one).backgroundColor"))
                    .isEqualTo("rgb(179, 38, 30)");
            assertThat(head.page.locator(".safecity-count")).hasCount(7);
            head.photographed("late");
        }
    }

    @Test
    void whatWasRefusedIsMarkedAtItsField() {
        try (Person head =
                Person.signsIn(port, HEAD).opensTask(story.task("review").getId())) {
            head.chooses("처리", "반려").completes();
            assertThat(head.page.locator(".safecity-refused .safecity-refused-sentence"))
                    .hasCount(1);
            assertThat(head.field("의견")).hasAttribute("aria-invalid", "true");
            head.photographed("refused-field");
            head.types("의견", "날짜를 고치십시오.");
            assertThat(head.page.locator(".safecity-refused")).hasCount(0);
            head.completes();
            assertThat(head.page.locator(".safecity-outcome")).containsText("반려");
            assertThat(head.notice().locator(".alert")).hasCount(0);
        }
    }

    @Test
    void whoLosesTheConnectionReadsSoInTheirLanguage() {
        try (Person head =
                Person.signsIn(port, HEAD).opensTask(story.task("review").getId())) {
            head.chooses("처리", "검토 완료");
            head.page.context().setOffline(true);
            try {
                head.completes();
                assertThat(head.notice()).containsText("서버에 연결할 수 없습니다.");
                assertThat(head.notice()).not().containsText("Origin");
                head.photographed("offline");
            } finally {
                head.page.context().setOffline(false);
            }
        }
    }

    @Test
    void onAPhoneTheTaskThatWasTappedIsOnTheScreen() {
        try (Person head = Person.signsIn(port, HEAD)) {
            head.page.setViewportSize(390, 844);
            head.opensTheNewest().task("가까이 있는 문서").first().locator("h4 a").click();
            head.form().waitFor();
            Locator title = head.page.locator(".task-card h2.task");
            head.page.waitForCondition(() -> {
                BoundingBox box = title.boundingBox();
                return box != null && box.y >= 0 && box.y < 844 / 3.0;
            });
            head.photographed("phone-task");
        }
    }

    @Test
    void whoStandsInSeesForWhom() {
        Caller head = new Caller(http, HEAD);
        Map<String, String> absence =
                Map.of("substitute", SUBSTITUTE, "from", TODAY.toString(), "to", TODAY.toString());
        long id = head.call(HttpMethod.POST, "/api/absences", absence)
                .getBody()
                .path("id")
                .asLong();
        try (Person substitute = Person.signsIn(port, SUBSTITUTE).opensTheNewest()) {
            assertThat(substitute.task("가까이 있는 문서").first().locator(".safecity-stands-in"))
                    .containsText("대결");
            substitute.photographed("stands-in");
        } finally {
            head.call(HttpMethod.POST, "/api/absences/" + id + "/end", null);
        }
    }

    @Test
    void aLinkLeadsToTheTaskThroughTheSignInAndAnEndedSessionBackToWhatWasTyped() {
        String id = story.task("review").getId();
        try (BrowserContext browser = Profiles.anew("ko-KR")) {
            Page page = browser.newPage();
            // As a mail has it, and as a colleague copies it from the address line.
            page.navigate("http://localhost:" + port + "/tasks/" + id);
            signIn(page, HEAD);
            page.locator(".fjs-form").waitFor();
            assertThat(page.url()).contains("task=" + id);
            browser.clearCookies();
            page.navigate("about:blank");
            page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + id);
            signIn(page, HEAD);
            Locator comment = page.locator(".fjs-form textarea").first();
            comment.pressSequentially("먼저 쓴 글");
            assertThat(page.locator(".safecity-draft")).containsText("임시 저장됨");
            browser.clearCookies();
            comment.pressSequentially(", 나중에 쓴 글");
            assertThat(page.locator(".safecity-draft")).containsText("로그인이 끝났습니다");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("다시 로그인"))
                    .click();
            signIn(page, HEAD);
            assertThat(page.locator(".fjs-form textarea").first()).hasValue("먼저 쓴 글, 나중에 쓴 글");
            assertThat(page.locator(".safecity-draft")).containsText("되살렸습니다");
            assertThat(page.url()).contains("task=" + id);
        }
    }

    @Test
    void aMentionFromAnotherDepartmentIsAnsweredInThreeClicksAndStillSaysWhatCameOfIt() {
        String id = story.task("review").getId();
        try (Person head = Person.signsIn(port, HEAD).opensTask(id)) {
            head.page
                    .locator(".nav-tabs li a")
                    .filter(new Locator.FilterOptions().setHasText("의견 나눔"))
                    .click();
            Locator text = head.page.locator(".safecity-comments textarea");
            text.pressSequentially("@yeonsu-legal 어떻게 보십니까?");
            assertThat(head.page.locator(".safecity-remark-draft")).containsText("보관");
            head.opensTask(id)
                    .page
                    .locator(".nav-tabs li a")
                    .filter(new Locator.FilterOptions().setHasText("의견 나눔"))
                    .click();
            assertThat(text).hasValue("@yeonsu-legal 어떻게 보십니까?");
            head.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("의견 남기기"))
                    .click();
            assertThat(head.page.locator(".safecity-comments li .said")).hasText("@yeonsu-legal 어떻게 보십니까?");
            assertThat(text).hasValue("");
        }
        try (BrowserContext browser = Profiles.anew("ko-KR")) {
            Page page = browser.newPage();
            page.navigate("http://localhost:" + port + "/notifications");
            signIn(page, "yeonsu-legal");
            clicks(page.locator(".notices a")
                    .filter(new Locator.FilterOptions().setHasText("어떻게 보십니까?"))
                    .first());
            assertThat(page.locator("main")).containsText("처리를 기다림");
            assertThat(page.locator(".answer textarea")).isFocused();
            page.keyboard().type("문제가 없습니다.");
            clicks(page.locator(".answer button"));
            assertThat(page.locator(".remarks li").last()).containsText("@" + HEAD + " 문제가 없습니다.");
            assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "mention-page.png")));

            story.complete(HEAD, "review", Map.of("decision", "approve"));
            page.navigate("http://localhost:" + port + "/tasks/" + id + "?reply");
            assertThat(page.locator("main")).containsText("처리 완료");
            assertThat(page.locator("main")).containsText("검토 완료");
            assertThat(page.locator(".answer textarea")).isVisible();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "mention-done.png"))
                    .setFullPage(true));
        }
        try (BrowserContext browser = Profiles.anew("ko-KR")) {
            Page page = browser.newPage();
            page.navigate("http://localhost:" + port + "/tasks/"
                    + story.task("decide").getId());
            signIn(page, "yeonsu-traffic");
            assertThat(page.locator("body")).containsText("찾을 수 없거나 볼 수 없는 업무입니다.");
        }
    }

    private static void signIn(Page page, String account) {
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill("safecity-demo");
        page.locator("main form[method=post] button[type=submit]").click();
    }
}
