package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.accreditation.audit.Findings;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class OnsiteAuditStoriesTest {

    private static final LocalDate WINTER = LocalDate.of(2025, 12, 1);

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    @Autowired
    Findings findings;

    @Test
    void theDomesticAuditWaitsForItsSeasonAndPassesStraight() {
        cast.stage(story, LocalDate.of(2025, 10, 15), "audit-straight");
        ProcessInstance audit = cast.opens("domestic");
        assertThat(story.openTasks()).isEmpty();

        story.until(LocalDate.of(2025, 11, 30));
        assertThat(story.openTasks()).isEmpty();
        story.until(WINTER);
        cast.preparesAndHolds().records("domestic", "passed");

        assertThat(story.ended(audit)).isTrue();
        assertThat(story.passed("onsite-audit")).endsWith("audit-passed").doesNotContain("register-finding");
        assertThat(outcome(audit)).isEqualTo("passed");
        assertThat(cast.facts(String.class, """
                SELECT DISTINCT language FROM audit_report r JOIN audit a ON a.id = r.audit_id WHERE project_key = ?
                """, "audit-straight")).containsExactly("ko");
    }

    @Test
    void theInternationalAuditIsAskedForInEnglishInTheLastMonthOfItsSeason() {
        cast.stage(story, WINTER, "audit-english");
        ProcessInstance audit = story.start("onsite-audit", Map.of("stage", "international"));
        story.until(AuditCast.INTERNATIONAL_SEASON.minusDays(1));
        assertThat(story.openTasks()).isEmpty();
        cast.untilTheInternationalSeason();
        assertThat(story.openTasks()).containsExactly("plan-audit");
        cast.preparesAndHolds().records("international", "passed");

        assertThat(outcome(audit)).isEqualTo("passed");
        assertThat(cast.facts(String.class, """
                SELECT DISTINCT language FROM audit_report r JOIN audit a ON a.id = r.audit_id WHERE project_key = ?
                """, "audit-english")).containsExactly("en");
    }

    /** What has not taken place has no result: neither by the clock nor by the day that is entered. */
    @Test
    void anAuditIsNotHeldBeforeTheDayForWhichItIsApproved() {
        cast.stage(story, WINTER, "audit-early");
        cast.opens("domestic");
        refused("audit.dayPassed", () -> cast.plansFor("2020-01-01"));
        cast.plansFor("2025-12-22")
                .approve()
                .namesPanel("가나대학교", "스웨덴")
                .reports()
                .rehearses();
        refused("audit.beforePlannedDay", cast::holds);
        story.until(LocalDate.of(2025, 12, 21));
        refused("audit.beforePlannedDay", cast::holds);
        refused("act.inFuture", () -> cast.holdsOn("2025-12-22", ""));
        story.until(LocalDate.of(2025, 12, 24));
        refused("audit.beforePlannedDay", () -> cast.holdsOn("2025-12-21", "결과보고 지연"));
        cast.holdsOn("2025-12-22", "결과보고 지연");
        refused("act.beforeAnother", () -> cast.recordsOn("2025-12-21"));
        cast.recordsOn("2025-12-23");

        assertThat(cast.facts(LocalDate.class, """
                SELECT reached_on FROM element_reached WHERE project_key = ? AND element = 'audit-passed'
                """, "audit-early")).containsExactly(LocalDate.of(2025, 12, 23));
    }

    /** The certifiers put it off: the plan is drawn up again and approved again; nothing is held meanwhile. */
    @Test
    void anAuditThatIsPutOffIsPlannedAgain() {
        cast.stage(story, WINTER, "audit-put-off");
        cast.opens("domestic");
        cast.plansFor("2025-12-22")
                .approve()
                .namesPanel("가나대학교", "스웨덴")
                .reports()
                .rehearses();
        refused(
                "decision.commentMissing",
                () -> story.complete("yeonsu-lead", "hold-audit", Map.of("decision", "rescheduled")));
        story.complete("yeonsu-lead", "hold-audit", Map.of("decision", "rescheduled", "comment", "평가위원 사정"));
        assertThat(story.openTasks()).containsExactly("plan-audit");
        cast.plansFor("2026-01-12")
                .approve()
                .namesPanel("가나대학교", "스웨덴")
                .reports()
                .rehearses();
        story.until(LocalDate.of(2026, 1, 12));
        cast.holds().records("domestic", "passed");
        assertThat(cast.facts(String.class, """
                SELECT done_on::text FROM legal_act WHERE project_key = ? AND act = 'AUDIT'
                """, "audit-put-off")).containsExactly("2026-01-12");
    }

    @Test
    void aMustFixFindingIsCorrectedBeforeTheAuditPasses() {
        cast.stage(story, WINTER, "audit-correct");
        ProcessInstance audit = cast.opens("domestic");
        cast.preparesAndHolds()
                .records("domestic", "corrections")
                .finds("낙상 통계 출처 누락", "must-fix", "health", "another")
                .finds("홍보 확대", "recommendation", "planning", "another")
                .finds("교통 지표 산식 오류", "must-fix", "traffic", "done");

        // The recommendation too, which nothing waits for.
        assertThat(story.openTasks()).containsOnly("correct-finding").hasSize(3);
        cast.correct();
        assertThat(story.ended(audit)).isFalse();
        cast.verify();

        assertThat(story.ended(audit)).isTrue();
        assertThat(story.passed("onsite-audit")).endsWith("correct-findings", "audit-passed");
        assertThat(cast.facts(Integer.class, "SELECT count(*) FROM finding WHERE project_key = ?", "audit-correct"))
                .containsExactly(3);
    }

    @Test
    void aRecommendationIsKeptOpenAndBlocksNothing() {
        cast.stage(story, WINTER, "audit-advice");
        ProcessInstance audit = cast.opens("domestic");
        cast.preparesAndHolds()
                .records("domestic", "recommendations")
                .finds("홍보 확대", "recommendation", "planning", "done");

        assertThat(story.ended(audit)).isTrue();
        assertThat(outcome(audit)).isEqualTo("passed");
        assertThat(findings.countOpenRecommendations("audit-advice")).isOne();
        assertThat(findings.openMustFix("audit-advice")).isEmpty();

        // What has become of it is said by its department and checked by somebody else.
        story.complete(
                "yeonsu-planning",
                "correct-finding",
                Map.of("decision", "done", "outcome", "declined", "rootCause", "홍보 예산이 편성되지 않음"));
        cast.verify();
        assertThat(story.openTasks()).isEmpty();
        assertThat(findings.countOpenRecommendations("audit-advice")).isZero();
        assertThat(cast.facts(
                        String.class, "SELECT finding_outcome(id) FROM finding WHERE project_key = ?", "audit-advice"))
                .containsExactly("declined");
    }

    @Test
    void correctionsWithoutAMustFixFindingAreRefused() {
        cast.stage(story, WINTER, "audit-nothing");
        cast.opens("domestic");
        cast.preparesAndHolds().records("domestic", "corrections");

        refused("finding.mustFixMissing", () -> cast.finds("홍보 확대", "recommendation", "planning", "done"));
        assertThat(story.openTasks()).containsExactly("register-finding");
        assertThat(findings.countOpenRecommendations("audit-nothing")).isZero();
    }

    @Test
    void aReAuditIsPlannedAgainAndCanPass() {
        cast.stage(story, WINTER, "audit-again");
        ProcessInstance audit = cast.opens("domestic");
        cast.preparesAndHolds().records("domestic", "re-audit");
        assertThat(story.openTasks()).containsExactly("plan-audit");

        cast.preparesAndHolds().records("domestic", "passed");
        assertThat(story.ended(audit)).isTrue();
        assertThat(cast.facts(String.class, """
                SELECT result FROM audit_result r JOIN audit a ON a.id = r.audit_id WHERE project_key = ? ORDER BY attempt
                """, "audit-again")).containsExactly("re-audit", "passed");
    }

    @Test
    void aReturnedPlanIsDrawnUpAgain() {
        cast.stage(story, WINTER, "audit-returned");
        cast.opens("domestic");
        cast.plans().withdraw();
        assertThat(story.openTasks()).containsExactly("plan-audit");

        cast.plansAndApproves();
        assertThat(story.openTasks()).containsExactly("check-conflicts");
        assertThat(cast.facts(Integer.class, """
                SELECT version FROM audit_plan p JOIN audit a ON a.id = p.audit_id WHERE project_key = ? ORDER BY version
                """, "audit-returned")).containsExactly(1, 2);
    }

    @Test
    void missingEvidenceAndAWeakRehearsalGoBackToTheReports() {
        cast.stage(story, WINTER, "audit-evidence");
        cast.opens("domestic");
        cast.plansAndApproves().namesPanel("가나대학교", "대한민국").reports();

        refused(
                "decision.commentMissing",
                () -> story.complete("yeonsu-lead", "check-evidence", Map.of("decision", "missing")));
        story.complete("yeonsu-lead", "check-evidence", Map.of("decision", "missing", "comment", "기준 2 통계 없음"));
        assertThat(story.openTasks()).containsOnly("prepare-reports").hasSize(7);

        cast.reports();
        assertThat(String.valueOf(tasks.getVariable(story.task("check-evidence").getId(), "contradiction")))
                .contains(" 없음");
        refused(
                "decision.againstFacts",
                () -> story.complete("yeonsu-lead", "check-evidence", Map.of("decision", "complete")));
        story.complete("yeonsu-lead", "check-evidence", Map.of("decision", "complete", "comment", "통계는 현장에서 제시"));
        story.complete("yeonsu-lead", "rehearse-audit", Map.of("decision", "rework", "comment", "발표 시간 초과"));
        assertThat(story.openTasks()).containsOnly("prepare-reports");
        cast.reports().rehearses();
        assertThat(story.openTasks()).containsExactly("hold-audit");
    }

    @Test
    void anEvaluatorFromTheContractorRecusesOrIsReplaced() {
        cast.stage(story, WINTER, TestContractors.PROJECT);
        cast.opens("domestic");
        cast.plansAndApproves().namesPanel("나라 대학교, " + TestContractors.NAME, "대한민국");
        assertThat(story.openTasks()).containsExactly("resolve-conflict");
        story.complete("yeonsu-support-centre", "resolve-conflict", Map.of("decision", "replace", "comment", "교체"));

        cast.namesPanel(TestContractors.NAME.replace(" ", ""), "대한민국");
        assertThat(story.openTasks()).containsExactly("resolve-conflict");
        story.complete("yeonsu-support-centre", "resolve-conflict", Map.of("decision", "recuse"));
        assertThat(story.openTasks()).containsOnly("prepare-reports");
    }

    @Test
    void aCertifierNeverAssessesTheOwnCountry() {
        cast.stage(story, WINTER, "audit-country");
        cast.opens("international");
        cast.plansAndApproves().namesPanel("ISCCC", "Sweden, Republic of Korea, Taiwan");

        refused(
                "panel.ownCountry",
                () -> story.complete("yeonsu-certifier", "resolve-conflict", Map.of("decision", "recuse")));
        assertThat(story.openTasks()).containsExactly("resolve-conflict");
        story.complete("yeonsu-certifier", "resolve-conflict", Map.of("decision", "replace", "comment", "replaced"));
        cast.namesPanel("ISCCC", "Sweden, Japan, Taiwan");
        assertThat(story.openTasks()).containsOnly("prepare-reports");
    }

    @Test
    void anInternationalAuditOnlineNeedsAnInterpreter() {
        cast.stage(story, WINTER, "audit-interpreter");
        cast.opens("international");
        Map<String, Object> plan = AuditCast.plan();
        plan.put("auditOn", "2026-02-09");
        plan.put("interpreter", "none");

        refused("audit.interpreterMissing", () -> story.complete("yeonsu-lead", "plan-audit", plan));
        assertThat(story.openTasks()).containsExactly("plan-audit");
        plan.put("mode", "on-site");
        story.complete("yeonsu-lead", "plan-audit", plan);
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void moreFollowUpsThanQuestionsAreRefused() {
        cast.stage(story, WINTER, "audit-questions");
        cast.opens("domestic");
        cast.plansAndApproves().namesPanel("가나대학교", "대한민국").reports().rehearses();

        refused(
                "audit.followUpsExceedQuestions",
                () -> story.complete(
                        "yeonsu-lead",
                        "hold-audit",
                        Map.of("decision", "held", "attendance", 60, "siteVisits", 0, "questions", 3, "followUps", 4)));
        story.complete(
                "yeonsu-lead",
                "hold-audit",
                Map.of("decision", "held", "attendance", 60, "siteVisits", 0, "questions", 3, "followUps", 3));
        assertThat(story.openTasks()).containsExactly("record-domestic-result");
    }

    @Test
    void theSecondAuditDoesNotStartWithAnOpenMustFixFinding() {
        cast.stage(story, WINTER, "audit-blocked");
        ProcessInstance first = cast.opens("domestic");
        cast.preparesAndHolds().records("domestic", "corrections").finds("낙상 통계 출처 누락", "must-fix", "health", "done");

        assertThatThrownBy(() -> cast.opens("international"))
                .satisfies(failure -> assertThat(Refusal.in(failure)).hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("audit.mustFixOpen");
                    assertThat(refusal.arguments()).containsExactly(1, "낙상 통계 출처 누락");
                }));
        assertThat(story.openTasks()).containsExactly("correct-finding");

        cast.correct().verify();
        assertThat(story.ended(first)).isTrue();
        cast.opens("international");
        assertThat(story.openTasks()).containsExactly("plan-audit");
    }

    @Test
    void anAuditIsNotRecordedAsPassedWithAnOpenMustFixFinding() {
        cast.stage(story, WINTER, "audit-late-finding");
        cast.opens("international");
        cast.preparesAndHolds();
        cast.jdbc().sql("""
                INSERT INTO finding (project_key, audit_id, title, scheme, criterion, kind, owner_role, due_on, registered_at,
                    registered_by)
                SELECT project_key, id, '지표 오류', 'isc-6', '5', 'must-fix', 'health', '2026-03-31', now(), 'yeonsu-lead'
                FROM audit WHERE project_key = ?
                """).param("audit-late-finding").update();

        refused("audit.passedWithMustFixOpen", () -> cast.records("international", "passed"));
        assertThat(story.openTasks()).containsExactly("record-international-result");
        cast.records("international", "corrections").finds("지표 오류 재발", "must-fix", "health", "done");
        assertThat(story.openTasks()).containsOnly("correct-finding").hasSize(2);
    }

    @Test
    void notCertifiedAndFurtherGuidanceAreEndsOfTheirOwn() {
        cast.stage(story, WINTER, "audit-refused");
        ProcessInstance refused = cast.opens("international");
        cast.preparesAndHolds().records("international", "not-certified");
        assertThat(outcome(refused)).isEqualTo("not-certified");
        assertThat(story.passed("onsite-audit")).endsWith("not-certified").doesNotContain("audit-passed");

        cast.stage(story, WINTER, "audit-guided");
        ProcessInstance guided = cast.opens("international");
        cast.preparesAndHolds()
                .records("international", "further-guidance")
                .finds("평가 체계 보완", "must-fix", "health", "another")
                .finds("번역 개선", "must-fix", "lead", "done");
        assertThat(outcome(guided)).isEqualTo("further-guidance");
        assertThat(story.passed("onsite-audit")).endsWith("further-guidance").doesNotContain("audit-passed");
    }

    private Object outcome(ProcessInstance audit) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(audit.getId())
                .variableName("auditOutcome")
                .singleResult()
                .getValue();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .hasValueSatisfying(
                                refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }
}
