package safecity.release;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.release.Releasable.Passage;
import safecity.security.Browser;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** A foreign assessor and the department in charge, each at a screen, ask and answer in the room. */
@ProcessStory
@ExtendWith(Chromium.class)
class RoomInBrowserTest {

    private static final String PROJECT = "yeonsu-room-browser";
    private static final String ROOM = "/projects/" + PROJECT + "/released";
    private static final String CERTIFIER = "yeonsu-certifier";
    private static final String LEAD = "yeonsu-lead";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReleaseRepository releases;

    @Autowired
    ApplicationEventPublisher events;

    private Page page;

    @BeforeEach
    void aReportThatWasReleased() {
        story.on(LocalDate.of(2026, 3, 4), PROJECT);
        if (!releases.of(PROJECT).isEmpty()) {
            return;
        }
        long release = releases.insert(PROJECT, "서류심사", LEAD);
        releases.insertItem(
                release,
                "add",
                new Releasable(
                        "report",
                        "2025",
                        1,
                        null,
                        "2025년 연차보고서",
                        "Annual report 2025",
                        List.of(new Passage("요약", "Summary", "손상 사망이 줄었다.", "Deaths by injury have fallen."))));
        releases.end(releases.find(release).orElseThrow(), "released", 1, "yeonsu-director");
        events.publishEvent(new RoomNotice(PROJECT, RoomNotice.What.RELEASED, 0, null, "yeonsu-director", "서류심사"));
    }

    @AfterEach
    void leave() {
        if (page != null) {
            Profiles.leave(page);
        }
    }

    @Test
    void aQuestionInEnglishReachesTheLeadAndItsAnswerWhoAsked() {
        comes(CERTIFIER, "en-GB");
        page.navigate(root() + "/notifications");
        assertThat(page.locator("main")).containsText("Documents were released for the assessment.");
        assertThat(page.locator("main")).containsText("Assessment room");
        page.navigate(root() + ROOM);
        assertThat(page.locator("#questions ~ form button")).hasText("Send the question");
        looksWell("room-english");
        page.setViewportSize(390, 844);
        looksWell("room-english-phone");
        page.getByLabel("Which document it is about").selectOption("Annual report 2025");
        page.getByLabel("Your question").fill("Which hospitals report\nfalls of the elderly?");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the question"))
                .click();
        assertThat(page.locator(".questions > li").first()).containsText("Waiting for an answer");

        comes(LEAD, "ko-KR");
        page.navigate(root() + "/notifications");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("심사 자료실에서 질문했습니다"))
                .first()
                .click();
        Locator question = page.locator(".questions > li")
                .filter(new Locator.FilterOptions().setHasText("Which hospitals report"));
        assertThat(question).containsText("2025년 연차보고서");
        question.getByLabel("답변(국문)").fill("관내 응급의료기관 5곳");
        question.getByLabel("답변(영문)").evaluate("field => field.required = false");
        question.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#refused")).containsText("영문 답변도 적으십시오");
        assertThat(question.getByLabel("답변(국문)")).hasValue("관내 응급의료기관 5곳");
        looksWell("room-answering");
        question.getByLabel("답변(영문)").fill("The five emergency hospitals of the district");
        question.getByRole(AriaRole.BUTTON).click();
        assertThat(question).containsText("관내 응급의료기관 5곳");
        assertThat(question).not().containsText("답변을 기다림");

        comes(CERTIFIER, "en-GB");
        page.navigate(root() + "/notifications");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("answered your question"))
                .first()
                .click();
        Locator answered = page.locator(".questions > li")
                .filter(new Locator.FilterOptions().setHasText("Which hospitals report"));
        assertThat(answered).containsText("The five emergency hospitals of the district");
        assertThat(answered.locator("[lang=en]").last()).containsText("The five emergency hospitals");
        assertThat(answered.locator("form")).hasCount(0);
        looksWell("room-answered");
    }

    /** What is asked and answered stays, and who is neither side writes nothing. */
    @Test
    void nobodyElseAsksOrAnswersAndNothingIsChanged() {
        Browser certifier = signedIn(CERTIFIER);
        assertThat(certifier
                        .submit(ROOM, ROOM + "/questions", Map.of("question", "기준 2의 통계 출처는 무엇입니까?"))
                        .statusCode())
                .isEqualTo(302);
        long id = jdbc.sql("SELECT max(id) FROM room_question WHERE project_key = ?")
                .param(PROJECT)
                .query(Long.class)
                .single();
        String answers = ROOM + "/questions/" + id + "/answers";
        Map<String, String> answer = Map.of("bodyKo", "통계청");
        assertThat(certifier.submit(ROOM, answers, answer).statusCode()).isEqualTo(403);
        assertThat(signedIn("yeonsu-legal").submit(ROOM, answers, answer).statusCode())
                .isEqualTo(403);
        Browser lead = signedIn(LEAD);
        assertThat(lead.submit(ROOM, ROOM + "/questions", Map.of("question", "?"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn("yeonsu-police")
                        .submit("/password", ROOM + "/questions", Map.of("question", "?"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(certifier
                        .submit(ROOM, ROOM + "/questions", Map.of("question", " "))
                        .body())
                .contains("질문을 적으십시오");
        assertThat(certifier
                        .submit(ROOM, ROOM + "/questions", Map.of("question", "x", "item", "999999999"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(lead.submit(ROOM, answers, Map.of("bodyKo", " ")).body()).contains("국문 답변을 적으십시오");
        assertThat(lead.submit(ROOM, ROOM + "/questions/999999999/answers", answer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(lead.submit(ROOM, answers, answer).statusCode()).isEqualTo(302);
        assertThat(lead.submit(ROOM, answers, Map.of("bodyKo", "통계청, 응급의료기관")).statusCode())
                .as("added to")
                .isEqualTo(302);
        assertThat(certifier.get(ROOM).body()).contains("통계청, 응급의료기관", "기준 2의 통계 출처는 무엇입니까?");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM room_answer").update()).hasMessageContaining("room_answer");
    }

    private void comes(String account, String locale) {
        if (page != null) {
            Profiles.leave(page);
        }
        page = Profiles.page(port, account, locale);
        page.setViewportSize(1440, 900);
    }

    private void looksWell(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/pages", name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(((Number) page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .intValue())
                .isZero();
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, "safecity-demo");
        return browser;
    }

    private String root() {
        return "http://localhost:" + port;
    }
}
