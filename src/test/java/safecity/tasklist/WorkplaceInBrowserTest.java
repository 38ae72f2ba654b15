package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Drafts and the approval line where an official meets them, in a real browser; without one skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class WorkplaceInBrowserTest {

    /** Later than the stories that leave tasks behind, so that the newest, this one's, stand first in the lists. */
    private static final LocalDate TODAY = LocalDate.of(2031, 10, 1);

    private static final long LATE_MS = 2_000;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    /** Whoever looks at the lists next finds its own tasks first in them. */
    @AfterEach
    void leaveNothing() {
        story.clear("yeonsu-draft-browser", "yeonsu-line-browser", "yeonsu-line-browser-none", "yeonsu-remark-browser");
    }

    /** A first visit: nothing is kept in the browser yet. */
    @Test
    void labelsAreKoreanHoweverLateTheirTextsCome() {
        try (BrowserContext browser = Profiles.anew("ko-KR");
                Person lead = Person.comesAnew(browser, port, "yeonsu-lead")) {
            lead.page.route("**/app/tasklist/locales/ko.json*", route -> {
                pause();
                route.resume();
            });
            lead.opensTasklist();
            assertThat(lead.page.getByPlaceholder("업무 검색")).isVisible();
            assertThat(lead.page.locator("body")).not().containsText(Pattern.compile("[A-Z]{3,}_[A-Z]{3,}"));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LATE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasTypedOutlivesTheBrowserAndTheOfficer() {
        directory.ensureUser("yeonsu-lead-successor", "후임", "safecity-demo", List.of("yeonsu-lead"), "yeonsu");
        story.on(TODAY, "yeonsu-draft-browser")
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "다 쓰지 못한 문서",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));

        try (Person lead = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            lead.takes("기안·상신").chooses("처리", "철회");
            lead.types("의견", "아직 다 쓰지 못한 의견");
            assertThat(notice(lead)).containsText("임시 저장됨");
            lead.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("저장").setExact(true))
                    .click();
            assertThat(lead.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('camunda-form'))"))
                    .isEqualTo(List.of());
        }
        try (Person again = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            again.task("기안·상신").first().click();
            assertThat(notice(again)).containsText("임시 저장된 내용입니다 – 나");
            assertThat(again.field("의견")).hasValue("아직 다 쓰지 못한 의견");
            again.photographed("draft-restored");
            again.page.locator(".unclaim").click();
            again.page.locator(".claim").waitFor();
        }
        try (Person successor = Person.signsIn(port, "yeonsu-lead-successor").opensTheNewest()) {
            successor.takes("기안·상신");
            assertThat(notice(successor)).containsText("임시 저장된 내용입니다 – 안전관리과");
            assertThat(successor.field("의견")).hasValue("아직 다 쓰지 못한 의견");
            successor
                    .page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("지우고 처음부터"))
                    .click();
            assertThat(successor.field("의견")).hasValue("");
            successor.types("의견", "이제 다 썼습니다.");
            successor.chooses("처리", "철회").completes();
            assertThat(successor.form()).hasCount(0);
        }
    }

    @Test
    void theLineStandsWithTheDocumentsTasksOnly() {
        story.on(TODAY.plusDays(1), "yeonsu-line-browser")
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
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "날짜를 고치십시오."));

        try (Person lead = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            lead.task("기안·상신").first().click();
            tab(lead).click();
            Locator line = lead.page.locator(".safecity-line");
            assertThat(line.locator("[aria-current=step]")).containsText("지금 차례");
            assertThat(line.locator(".approval-line li").last()).containsText("전결");
            assertThat(line.locator(".approval-line .returned")).containsText("반려");
            assertThat(line).containsText("날짜를 고치십시오.");
            lead.photographed("approval-line");
        }
        story.on(TODAY.plusDays(2), "yeonsu-line-browser-none").start("declaration", Map.of());
        try (Person lead = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            lead.task("선포식 계획").first().click();
            lead.form().waitFor();
            assertThat(tab(lead)).isHidden();
        }
    }

    @Test
    void aRemarkMentionsAColleagueWhoFindsItInTheirNotifications() {
        // What other stories told this colleague has been read.
        jdbc.sql("UPDATE notice SET read_at = now() WHERE recipient = 'yeonsu-legal' AND read_at IS NULL")
                .update();
        story.on(TODAY.plusDays(3), "yeonsu-remark-browser")
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "의견을 나눌 문서",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        try (Person lead = Person.signsIn(port, "yeonsu-lead")
                .opensTask(story.task("draft").getId())) {
            lead.page
                    .locator(".nav-tabs li a")
                    .filter(new Locator.FilterOptions().setHasText("의견 나눔"))
                    .click();
            Locator remarks = lead.page.locator(".safecity-comments");
            remarks.locator("select").selectOption("yeonsu-legal");
            remarks.locator("textarea").pressSequentially("<b>날짜</b>를 확인해 주십시오.");
            remarks.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("의견 남기기"))
                    .click();
            assertThat(remarks.locator("li .said")).hasText("@yeonsu-legal <b>날짜</b>를 확인해 주십시오.");
            lead.photographed("remarks");
        }
        try (Person legal = Person.signsIn(port, "yeonsu-legal").opensTasklist()) {
            assertThat(legal.page.locator(".safecity-unread")).containsText("1");
        }
    }

    private static Locator notice(Person person) {
        return person.page.locator(".safecity-draft");
    }

    private static Locator tab(Person person) {
        return person.page.locator(".nav-tabs li").filter(new Locator.FilterOptions().setHasText("결재선"));
    }
}
