package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.correction.FactCorrections;
import safecity.correction.FactCorrections.Fact;
import safecity.refusal.Refusal;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** A finding that was given to the wrong department, or whose kind was entered wrongly: the open work follows. */
@ProcessStory
@ExtendWith(Chromium.class)
class FindingCorrectionStoryTest {

    private static final LocalDate WINTER = LocalDate.of(2025, 12, 1);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    FactCorrections corrections;

    @Test
    void theOpenCorrectionMovesToTheRightDepartment() {
        audited("finding-owner");
        Fact fact = finding("finding-owner");
        assertThat(story.candidates(story.task("correct-finding"))).contains("yeonsu-health");
        adopt(fact, "/owner_role", "traffic");
        assertThat(story.candidates(story.task("correct-finding")))
                .contains("yeonsu-traffic")
                .doesNotContain("yeonsu-health");
    }

    @Test
    void whatTurnsOutToBeARecommendationBlocksNothing() {
        ProcessInstance audit = audited("finding-kind");
        adopt(finding("finding-kind"), "/kind", "recommendation");
        assertThat(story.ended(audit)).isTrue();
        // It is followed up as a recommendation now, once.
        assertThat(story.openTasks()).containsExactly("correct-finding");
    }

    /** The day by which a finding is due is put right from the page of the task in which it was entered. */
    @Test
    void aDayIsPutRightFromThePageOfTheFinishedTaskAndTheOpenTaskFollows() {
        audited("finding-due");
        Fact fact = finding("finding-due");
        String step = cast.facts(
                        String.class,
                        "SELECT id FROM entered_step WHERE project_key = ? AND element = 'register-finding'",
                        "finding-due")
                .get(0);
        Date before = story.task("correct-finding").getDueDate();
        String entered = cast.facts(
                        String.class, "SELECT due_on::text FROM finding WHERE project_key = ?", "finding-due")
                .get(0);
        Page page = Profiles.page(port, "yeonsu-lead");
        page.navigate("http://localhost:" + port + "/tasks/" + step);
        assertThat(page.locator("section[aria-labelledby=correction] a[href*='%2Fkind'], a[href*='/kind']")
                        .count())
                .as("what was entered there")
                .isPositive();
        page.locator("section[aria-labelledby=correction] form[action*='/findings/'] button")
                .click();
        page.locator("details[open] a[href*='due_on']").first().click();
        page.locator("#value").fill("2026. 1. 30.");
        page.locator("main form button").first().click();
        page.locator("#reason").fill("통보서의 기한을 잘못 옮겨 적음");
        page.locator("form[method=post] button").last().click();
        assertThat(story.task("correct-finding").getDueDate()).isEqualTo(before);

        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));
        assertThat(story.task("correct-finding").getDueDate()).isEqualTo("2026-01-30T18:00:00+09:00");
        page.reload();
        assertThat(page.locator("main").innerText()).contains("2026. 1. 30.").contains("정정됨");
        Profiles.leave(page);
        assertThat(cast.facts(String.class, "SELECT due_on::text FROM finding WHERE project_key = ?", "finding-due"))
                .as("what was entered stays")
                .containsExactly(entered);
        assertThat(cast.facts(
                        String.class,
                        "SELECT recipient FROM notice WHERE project_key = ? AND kind = 'CORRECTED'",
                        "finding-due"))
                .contains("yeonsu-lead");
    }

    /** What the table would not take for an entry it doesn't take for a correction. */
    @Test
    void aFigureIsOneThatItsTableTakes() {
        audited("finding-figure");
        String audit = cast.facts(String.class, "SELECT id::text FROM audit WHERE project_key = ?", "finding-figure")
                .get(0);
        Fact fact = new Fact("finding-figure", "yeonsu", "audits", audit);
        String sitting = "audit_sitting/" + audit;
        refused(fact, sitting + "/attendance", "41.5", "correction.value");
        refused(fact, sitting + "/attendance", "3000000000", "correction.value");
        refused(fact, sitting + "/attendance", "-1", "correction.notAllowed");
        refused(fact, sitting + "/questions", "2", "correction.notAllowed");
        refused(fact, "audit_plan/" + audit + "/1/audit_on", "2099-01-01", "audit.beforePlannedDay");
        assertThat(corrections.preview(fact, sitting + "/questions", "3", Locale.KOREAN))
                .as("as many as were left to be answered")
                .hasSize(1);
        assertThat(corrections.preview(fact, sitting + "/attendance", "0", Locale.KOREAN))
                .hasSize(1);
    }

    private void refused(Fact fact, String item, String value, String code) {
        Throwable thrown = catchThrowable(() -> corrections.preview(fact, item, value, Locale.KOREAN));
        assertThat(Refusal.in(thrown).map(Refusal::code)).as(item + " " + value).contains(code);
    }

    private ProcessInstance audited(String project) {
        cast.stage(story, WINTER, project);
        ProcessInstance audit = cast.opens("domestic");
        cast.preparesAndHolds().records("domestic", "corrections").finds("낙상 통계 출처 누락", "must-fix", "health", "done");
        return audit;
    }

    private Fact finding(String project) {
        String id = cast.facts(String.class, "SELECT id::text FROM finding WHERE project_key = ?", project)
                .get(0);
        return new Fact(project, "yeonsu", "findings", id);
    }

    private void adopt(Fact fact, String item, String value) {
        corrections.request(fact, "finding/" + fact.id() + item, value, "통보서와 다르게 적음", "yeonsu-lead");
        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));
    }
}
