package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static safecity.ordinance.OrdinanceAsserts.refuses;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class OrdinanceDraftingStoryTest {

    private static final LocalDate DAY = LocalDate.of(2022, 11, 14);

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    OrdinanceRepository register;

    @Test
    void anOrdinanceComesIntoForceOnTheStraightWay() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "ordinance-straight")
                .toTransmission("passed", LocalDate.of(2023, 3, 2))
                .reportToCity()
                .mayor("promulgate", null)
                .promulgate();
        assertThat(story.passed("ordinance-enactment")).contains("ordinance-in-force");
        course.register();
        assertThat(course.ended()).isTrue();
        assertThat(register.current("ordinance-straight").status()).isEqualTo(OrdinanceStatus.IN_FORCE);
        assertThat(register.events("ordinance-straight"))
                .extracting(OrdinanceEvent::what)
                .startsWith(OrdinanceEventType.PLANNED, OrdinanceEventType.DRAFTED, OrdinanceEventType.COST_ESTIMATED)
                .endsWith(OrdinanceEventType.PROMULGATED, OrdinanceEventType.IN_FORCE, OrdinanceEventType.REGISTERED)
                .doesNotContain(
                        OrdinanceEventType.SETTLED,
                        OrdinanceEventType.REGULATION_REVIEWED,
                        OrdinanceEventType.PROMULGATION_DELIBERATED);
    }

    @Test
    void aPlanWhoseDraftIsWithdrawnIsPlannedAgain() {
        OrdinanceCourse course =
                OrdinanceCourse.on(story, DAY, "ordinance-plan-withdrawn").plan();
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "계획 재검토"));
        assertThat(story.openTasks()).containsExactly("decide-next");
        assertThat(setback()).contains("철회");
        refuses("ordinance.nothingToResubmit", () -> course.next("resubmit", null));
        assertThat(story.openTasks()).containsExactly("decide-next");
        course.next("retry", null).plan().approve();
        assertThat(story.openTasks()).containsExactly("draft-ordinance");
        assertThat(register.current("ordinance-plan-withdrawn").attempt()).isEqualTo(2);
    }

    @Test
    void thePlanIsApprovedAlongItsLineBeforeAnythingIsDrafted() {
        OrdinanceCourse course =
                OrdinanceCourse.on(story, DAY, "ordinance-plan-approved").plan();
        assertThat(story.openTasks()).containsExactly("draft");
        course.approve();
        assertThat(story.passed("approval")).contains("review", "agree", "decide", "document-approved");
        assertThat(story.openTasks()).containsExactly("draft-ordinance");
    }

    @Test
    void theReviewsOfADraftGoSideBySide() {
        OrdinanceCourse.on(story, DAY, "ordinance-reviews").plan().approve().draft();
        assertThat(story.openTasks())
                .containsOnly("consult-departments", "assess-gender-impact", "assess-corruption-risk");
        assertThat(story.tasks("consult-departments"))
                .extracting(task -> story.candidates(task).iterator().next())
                .containsExactlyInAnyOrder(
                        "yeonsu-planning",
                        "yeonsu-traffic",
                        "yeonsu-health",
                        "yeonsu-welfare",
                        "yeonsu-disaster",
                        "yeonsu-police",
                        "yeonsu-fire",
                        "yeonsu-education");
    }

    @Test
    void aNewRegulationIsReviewedToo() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "ordinance-regulation")
                .plan()
                .approve()
                .draft("yes", "on-promulgation", null)
                .consulted()
                .assessed();
        assertThat(story.openTasks()).containsExactly("review-regulation");
        story.complete("yeonsu-legal", "review-regulation", Map.of("decision", "agree"));
        assertThat(story.openTasks()).containsExactly("publish-notice");
        assertThat(course.ended()).isFalse();
    }

    @Test
    void anObjectionIsSettledBeforeTheNotice() {
        OrdinanceCourse.on(story, DAY, "ordinance-objection")
                .plan()
                .approve()
                .draft()
                .consulted();
        story.complete("yeonsu-audit", "assess-corruption-risk", Map.of("decision", "agree"));
        story.complete(
                "yeonsu-gender-equality",
                "assess-gender-impact",
                Map.of("decision", "improve", "comment", "위촉직 성별 비율을 적을 것"));
        assertThat(story.openTasks()).containsExactly("settle-improvements");
        assertThat(runtime.getVariable(story.task("settle-improvements").getExecutionId(), "demands"))
                .isEqualTo("- 여성아동과 양성평등팀: 위촉직 성별 비율을 적을 것");
        story.complete("yeonsu-lead", "settle-improvements", Map.of("decision", "reflected", "reflection", "제9조에 반영"));
        assertThat(story.openTasks()).containsExactly("publish-notice");
    }

    @Test
    void anObjectionToTheWholeIsDraftedAndReviewedAgain() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "ordinance-redrafted")
                .plan()
                .approve()
                .draft()
                .assessed();
        story.tasks("consult-departments").forEach(task -> {
            String account = story.candidates(task).iterator().next();
            story.completeTask(
                    account,
                    task,
                    account.equals("yeonsu-police")
                            ? Map.of("decision", "object", "comment", "소관이 겹침")
                            : Map.of("decision", "agree"));
        });
        story.complete(
                "yeonsu-lead",
                "settle-improvements",
                Map.of("decision", "redraft", "reflection", "소관 조정", "comment", "조문을 다시 짬"));
        assertThat(story.openTasks()).containsExactly("draft-ordinance");
        course.draft().consulted().assessed();
        assertThat(story.openTasks())
                .as("the objection was to the draft before")
                .containsExactly("publish-notice");
    }

    @Test
    void anObjectionWithoutAReasonIsRefused() {
        OrdinanceCourse.on(story, DAY, "ordinance-silent-objection")
                .plan()
                .approve()
                .draft();
        refuses(
                "decision.commentMissing",
                () -> story.complete("yeonsu-audit", "assess-corruption-risk", Map.of("decision", "improve")));
        assertThat(story.openTasks()).contains("assess-corruption-risk");
    }

    @Test
    void aDraftThatNamesAPeriodWithoutDaysIsRefusedAndNothingIsWritten() {
        OrdinanceCourse course =
                OrdinanceCourse.on(story, DAY, "ordinance-no-days").plan().approve();
        refuses("ordinance.effectDaysNeeded", () -> course.draft("no", "after-period", null));
        assertThat(story.openTasks()).containsExactly("draft-ordinance");
        assertThat(register.current("ordinance-no-days").status()).isEqualTo(OrdinanceStatus.PLANNED);
    }

    private String setback() {
        return runtime.getVariable(story.task("decide-next").getExecutionId(), "setback")
                .toString();
    }
}
