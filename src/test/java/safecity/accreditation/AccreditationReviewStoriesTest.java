package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccreditationReviewStoriesTest {

    private static final LocalDate WINTER = LocalDate.of(2025, 12, 1);

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    HistoryService history;

    private String application;

    @BeforeAll
    void theApplicationStandsIn() {
        application = cast.standIn("accreditation-application", "apply");
    }

    @AfterAll
    void theApplicationComesBack() {
        cast.dismiss(application);
    }

    @Test
    void applicationDomesticAuditCorrectionsAndInternationalAuditLeadToTheAccreditation() {
        ProcessInstance review = opens("review-straight");
        assertThat(story.openTasks()).containsExactly("apply");
        cast.standInSays("apply", Map.of());
        cast.preparesAndHolds().records("domestic", "corrections").finds("낙상 통계 출처 누락", "must-fix", "health", "done");
        cast.correct().verify();
        opensInternational().preparesAndHolds().records("international", "passed");

        assertThat(story.ended(review)).isTrue();
        assertThat(outcome(review)).isEqualTo("certified");
        assertThat(story.passed("accreditation-review"))
                .containsSubsequence(
                        "submit-application",
                        "domestic-audit",
                        "open-international-audit",
                        "international-audit",
                        "certification-granted");
    }

    @Test
    void inAProjectThatSaysSoTheDomesticAuditComesBeforeTheApplication() {
        cast.stage(story, WINTER, "review-audit-first").domesticAuditFirst("review-audit-first");
        ProcessInstance review = story.start("accreditation-review", Map.of("letterOfIntentOn", "2022-11-08"));
        assertThat(story.openTasks()).containsExactly("plan-audit");
        cast.preparesAndHolds().records("domestic", "passed");
        assertThat(story.openTasks()).containsExactly("apply");
        cast.standInSays("apply", Map.of());
        opensInternational().preparesAndHolds().records("international", "passed");

        assertThat(story.ended(review)).isTrue();
        assertThat(story.passed("accreditation-review")).containsSubsequence("domestic-audit", "submit-application");
    }

    @Test
    void afterFurtherGuidanceWhatWasAskedForIsMendedAndTheAuditHeldAgain() {
        ProcessInstance review = opens("review-guidance");
        cast.standInSays("apply", Map.of()).preparesAndHolds().records("domestic", "passed");
        opensInternational()
                .preparesAndHolds()
                .records("international", "further-guidance")
                .finds("평가 체계 보완", "must-fix", "health", "done");
        assertThat(story.openTasks()).containsExactly("correct-finding");
        cast.correct().verify();

        opensInternational().preparesAndHolds().records("international", "passed");
        assertThat(story.ended(review)).isTrue();
        assertThat(outcome(review)).isEqualTo("certified");
    }

    @Test
    void aRefusedCommunityAppliesAgainAndIsAccredited() {
        ProcessInstance review = opens("review-reapply");
        cast.standInSays("apply", Map.of()).preparesAndHolds().records("domestic", "passed");
        opensInternational().preparesAndHolds().records("international", "not-certified");
        story.complete("yeonsu-lead-head", "decide-after-refusal", Map.of("decision", "reapply"));

        assertThat(story.openTasks()).containsExactly("apply");
        cast.standInSays("apply", Map.of()).preparesAndHolds().records("domestic", "passed");
        opensInternational().preparesAndHolds().records("international", "passed");
        assertThat(story.ended(review)).isTrue();
        assertThat(outcome(review)).isEqualTo("certified");
    }

    @Test
    void aRefusedCommunityMayGiveUp() {
        opens("review-abandoned");
        cast.standInSays("apply", Map.of()).preparesAndHolds().records("domestic", "passed");
        opensInternational().preparesAndHolds().records("international", "not-certified");

        // A certification catches the error and winds the project up; alone, the review has nobody above it.
        Map<String, Object> giveUp = Map.of("decision", "abandon", "comment", "예산 미확보");
        story.complete("yeonsu-lead-head", "decide-after-refusal", giveUp);
        story.complete(
                "yeonsu-citizens-panel", "deliberate-adjustment", Map.of("decision", "return", "comment", "재신청"));
        assertThat(story.openTasks()).containsExactly("decide-after-refusal");
        story.complete("yeonsu-lead-head", "decide-after-refusal", giveUp);
        assertThatThrownBy(() -> story.adjust("yeonsu")).hasStackTraceContaining("abandoned");
    }

    @Test
    void theInternationalAuditIsNotOpenedWhileAMustFixFindingIsOpen() {
        ProcessInstance review = opens("review-blocked");
        cast.standInSays("apply", Map.of()).preparesAndHolds().records("domestic", "passed");
        cast.jdbc().sql("""
                INSERT INTO finding (project_key, audit_id, title, scheme, criterion, kind, owner_role, due_on, registered_at,
                    registered_by)
                SELECT project_key, id, '지표 오류', 'isc-6', '5', 'must-fix', 'health', '2026-01-31', now(), 'yeonsu-lead'
                FROM audit WHERE project_key = ?
                """).param("review-blocked").update();

        assertThatThrownBy(this::opensInternational)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .hasValueSatisfying(
                                refusal -> assertThat(refusal.code()).isEqualTo("audit.mustFixOpen")));
        assertThat(story.openTasks()).containsExactly("open-international-audit");

        story.complete(
                "yeonsu-lead-head", "open-international-audit", Map.of("decision", "correct", "comment", "지표 오류 보완"));
        cast.correct().verify();
        opensInternational();
        assertThat(story.openTasks()).containsExactly("plan-audit");
        assertThat(story.ended(review)).isFalse();
    }

    private ProcessInstance opens(String projectKey) {
        cast.stage(story, WINTER, projectKey);
        return story.start("accreditation-review", Map.of("letterOfIntentOn", "2022-11-08"));
    }

    private AuditCast opensInternational() {
        story.complete("yeonsu-lead-head", "open-international-audit", Map.of("decision", "open"));
        return story.today().isBefore(AuditCast.INTERNATIONAL_SEASON) ? cast.untilTheInternationalSeason() : cast;
    }

    private Object outcome(ProcessInstance review) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(review.getId())
                .variableName("reviewOutcome")
                .singleResult()
                .getValue();
    }
}
