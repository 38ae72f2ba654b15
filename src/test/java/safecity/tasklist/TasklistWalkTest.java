package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
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

/** An official's work in Tasklist, in a real browser; without one ({@code CHROMIUM}, {@code /usr/bin/chromium}) skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class TasklistWalkTest {

    /** Later than the stories that leave tasks behind, so that the newest, this one's, stand first in the lists. */
    private static final LocalDate TODAY = LocalDate.of(2031, 9, 1);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    /** What stands first in a list is this test's, whatever ran before it. */
    @BeforeEach
    void beginWithEmptyLists() {
        story.clearYeonsu();
    }

    /** Whoever looks at the lists next finds its own tasks first in them. */
    @AfterEach
    void leaveNothing() {
        story.clear("yeonsu-tasklist", "yeonsu-tasklist-day");
    }

    @Test
    void theLeadOfficerDraftsThePlanAndTheHeadSendsItBackWithAReason() {
        story.on(TODAY, "yeonsu-tasklist").start("project-preparation", Map.of());

        try (Person lead = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            assertThat(lead.tasks().first()).containsText("추진계획 수립");
            assertThat(lead.page.locator(".create-task-action")).isHidden();
            lead.photographed("1-first-sign-in").takes("추진계획 수립");
            assertThat(lead.form()).containsText("계획 점검 결과");
            assertThat(lead.page.locator(".tenant-id")).isHidden();
            assertThat(lead.page.locator(".meta .due-date")).containsText("2031. 9. 29.");

            lead.field("점검 결과 처리 의견").fill("가".repeat(2001));
            lead.completeButton().click(new Locator.ClickOptions().setForce(true));
            assertThat(lead.form()).containsText("2000자 이하로 입력하십시오.");
            lead.photographed("2-wrong-entry");
            lead.types("점검 결과 처리 의견", "총사업비를 연도별 합계로 바로잡습니다.");
            lead.completes();

            assertThat(lead.form()).hasCount(0);
            assertThat(lead.tasks().first()).containsText("기안·상신");
            lead.takes("기안·상신").chooses("처리", "상신").photographed("3-draft").completes();
            assertThat(lead.form()).hasCount(0);
        }
        try (Person head = Person.signsIn(port, "yeonsu-lead-head").opensTheNewest()) {
            head.opensList("결재할 문서");
            assertThat(head.task("검토").first()).containsText("연수구 국제안전도시 공인사업 추진");
            head.takes("검토").chooses("처리", "반려").completes();
            assertThat(head.notice()).containsText("의견에 사유를 적어야 합니다.");
            head.photographed("4-refused");
            head.types("의견", "예산 차이를 설명하십시오.");
            head.completes();
            assertThat(head.form()).hasCount(0);
        }
        try (Person lead = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            lead.takes("기안·상신");
            assertThat(lead.form()).containsText("예산 차이를 설명하십시오.");
            lead.photographed("5-returned");
        }
    }

    @Test
    void aDayIsEnteredAndReadInKorean() {
        story.on(TODAY, "yeonsu-tasklist-day").start("declaration", Map.of());

        try (Person lead = Person.signsIn(port, "yeonsu-lead").opensTheNewest()) {
            lead.takes("선포식 계획");
            lead.types("선포식 날짜", "20310919");
            assertThat(lead.understood("선포식 날짜")).hasText("2031. 9. 19. (금)");
            lead.photographed("6-day");
        }
    }
}
