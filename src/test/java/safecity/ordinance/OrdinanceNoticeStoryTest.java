package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static safecity.ordinance.OrdinanceAsserts.refuses;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class OrdinanceNoticeStoryTest {

    /** A Thursday; twenty days later is Wednesday 2023-01-04. */
    private static final LocalDate DAY = LocalDate.of(2022, 12, 15);

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    OrdinanceRepository register;

    @Autowired
    OrdinanceNotices notices;

    @Autowired
    RefusalMessages refusals;

    @Test
    void aNoticeOfNineteenDaysIsRefusedAndOneOfTwentyAccepted() {
        OrdinanceCourse course = readyForNotice("notice-nineteen", DAY);
        assertThatThrownBy(() -> course.announce(19)).satisfies(failure -> {
            Refusal refusal = Refusal.in(failure).orElseThrow();
            assertThat(refusal.code()).isEqualTo("form.min");
            assertThat(refusals.sentence(refusal, Locale.KOREAN)).contains("입법예고 기간", "20 이상", "행정절차법 제43조");
        });
        assertThat(story.openTasks()).containsExactly("publish-notice");
        assertThat(register.current("notice-nineteen").noticedOn()).isNull();
        course.announce(20);
        assertThat(story.openTasks()).isEmpty();
        assertThat(register.current("notice-nineteen").noticeEndsOn()).isEqualTo(LocalDate.of(2023, 1, 4));
    }

    @Test
    void whoeverComesPastTheFormIsRefusedTooWithTheRuleInBothLanguages() {
        readyForNotice("notice-past-the-form", DAY);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> notices.published("notice-past-the-form", 19, "yeonsu-legal"));
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("입법예고 기간은 20일 이상이어야 합니다. 입력한 기간은 19일입니다. (행정절차법 제43조)");
        assertThat(refusals.sentence(refusal, Locale.ENGLISH))
                .startsWith("The bill has to be announced for at least 20 days");
    }

    @Test
    void theNoticeLastsTwentyDaysAfterItsOwnDay() {
        readyForNotice("notice-boundary", DAY).announce(20);
        story.until(LocalDate.of(2023, 1, 4));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2023, 1, 5));
        assertThat(story.openTasks()).containsExactly("handle-opinions");
    }

    @Test
    void aNoticeThatEndsInTheLunarNewYearEndsWithTheNextWorkingDay() {
        // 2 January + 20 days = Sunday 22 January, lunar new year's day; the 24th is its substitute holiday.
        readyForNotice("notice-holiday", LocalDate.of(2023, 1, 2)).announce(20);
        story.until(LocalDate.of(2023, 1, 25));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2023, 1, 26));
        assertThat(story.openTasks()).containsExactly("handle-opinions");
    }

    @Test
    void anImportantChangeIsAnnouncedAgain() {
        OrdinanceCourse course = readyForNotice("notice-again", DAY).announce(20);
        story.until(LocalDate.of(2023, 1, 5));
        course.handleOpinions("important-change", "적용 범위를 넓힘");
        assertThat(story.openTasks()).containsExactly("publish-notice");
        assertThat(runtime.getVariable(story.task("publish-notice").getExecutionId(), "noticeRound"))
                .isEqualTo(2L);
        course.announce(20);
        story.until(LocalDate.of(2023, 1, 25));
        assertThat(story.openTasks())
                .as("the second notice runs twenty days of its own")
                .isEmpty();
        story.until(LocalDate.of(2023, 1, 26));
        course.handleOpinions("no-important-change", null);
        assertThat(story.openTasks()).containsExactly("review-legally");
    }

    @Test
    void anImportantChangeNeedsItsReason() {
        OrdinanceCourse course = readyForNotice("notice-no-reason", DAY).announce(20);
        story.until(LocalDate.of(2023, 1, 5));
        refuses("decision.commentMissing", () -> course.handleOpinions("important-change", " "));
    }

    @Test
    void moreOpinionsAcceptedThanReceivedAreRefused() {
        readyForNotice("notice-opinions", DAY).announce(20);
        story.until(LocalDate.of(2023, 1, 5));
        refuses(
                "ordinance.opinionsExceedReceived",
                () -> story.complete(
                        "yeonsu-lead",
                        "handle-opinions",
                        Map.of(
                                "opinionsReceived",
                                1,
                                "opinionsAccepted",
                                2,
                                "resultsNotified",
                                true,
                                "decision",
                                "no-important-change")));
        assertThat(story.openTasks()).containsExactly("handle-opinions");
    }

    @Test
    void theLegalReviewReturnsABillForAWordAndSeesItAgain() {
        OrdinanceCourse course = underReview("review-word");
        revise("resubmit", null);
        assertThat(story.openTasks()).containsExactly("review-legally");
        course.reviewLegally();
        assertThat(story.openTasks()).containsExactly("deliberate-bill");
        assertThat(story.passed("ordinance-notice")).containsOnlyOnce("publish-notice");
    }

    @Test
    void aRevisionThatChangesTheBillImportantlyIsAnnouncedAgain() {
        underReview("review-renotice");
        revise("important-change", "위원회 권한이 바뀜");
        assertThat(story.openTasks()).containsExactly("publish-notice");
    }

    @Test
    void aBillThatIsUnsoundIsDraftedAgainFromTheStart() {
        OrdinanceCourse course = underReview("review-redraft");
        revise("redraft", "상위법과 어긋남");
        assertThat(story.openTasks()).containsExactly("draft-ordinance");
        assertThat(story.passed("ordinance-notice")).contains("redraft-needed").doesNotContain("bill-legally-reviewed");
        course.fromDraftToDeliberation();
        assertThat(story.openTasks()).containsExactly("deliberate-bill");
    }

    private OrdinanceCourse readyForNotice(String key, LocalDate day) {
        return OrdinanceCourse.on(story, day, key)
                .plan()
                .approve()
                .draft()
                .consulted()
                .assessed();
    }

    private OrdinanceCourse underReview(String key) {
        OrdinanceCourse course = readyForNotice(key, DAY).announce(20);
        story.until(LocalDate.of(2023, 1, 5));
        course.handleOpinions("no-important-change", null);
        story.complete("yeonsu-legal", "review-legally", Map.of("decision", "supplement", "comment", "자구 정리"));
        assertThat(runtime.getVariable(story.task("revise-bill").getExecutionId(), "supplement"))
                .isEqualTo("자구 정리");
        return course;
    }

    private void revise(String decision, String comment) {
        story.complete("yeonsu-lead", "revise-bill", OrdinanceCourse.commented(Map.of("decision", decision), comment));
    }
}
