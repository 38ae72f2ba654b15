package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.accreditation.audit.FindingEffects;
import safecity.accreditation.audit.Findings;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.refusal.Refusal;
import safecity.security.Browser;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class CorrectiveActionStoriesTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 12, 1);
    private static final Map<String, Object> CORRECTION = Map.of(
            "decision",
            "done",
            "outcome",
            "implemented",
            "rootCause",
            "자료 누락",
            "action",
            "자료 보완",
            "evidenceReference",
            "보건소-12");

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    Findings findings;

    @Autowired
    FindingEffects effects;

    @LocalServerPort
    int port;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    RuntimeService runtime;

    @Test
    void aReturnedCorrectionIsMadeAgainWithinANewTermAndThenClosed() {
        String finding = findingOf("finding-returned");
        story.complete("yeonsu-health", "correct-finding", CORRECTION);

        refused(
                "decision.commentMissing",
                () -> story.complete(
                        "yeonsu-lead-head",
                        "verify-correction",
                        Map.of("decision", "return", "effectiveness", "later", "moreDays", 10)));
        story.complete(
                "yeonsu-lead-head",
                "verify-correction",
                Map.of("decision", "return", "comment", "원자료 출처를 밝힐 것", "effectiveness", "later", "moreDays", 10));
        assertThat(findings.dueOn(finding)).isEqualTo("2025-12-11");
        assertThat(story.task("correct-finding").getDueDate()).isEqualTo("2025-12-11T18:00:00+09:00");
        assertThat(runtime.getVariable(story.task("correct-finding").getExecutionId(), "returnReason")
                        .toString())
                .contains("원자료 출처를 밝힐 것");

        cast.correct().verify();
        assertThat(story.openTasks()).isEmpty();
        assertThat(steps(finding)).containsExactly("corrected", "returned", "corrected", "closed");
        assertThat(story.passed("onsite-audit")).endsWith("correct-findings", "audit-passed");
    }

    @Test
    void whetherACorrectionHoldsIsLookedAtMonthsLaterBySomebodyElse() {
        String finding = findingOf("finding-effect");
        cast.correct().verify();
        story.until(LocalDate.of(2026, 5, 31));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2026, 6, 1));
        assertThat(story.openTasks()).containsExactly("check-effect");
        assertThat(story.candidates(story.task("check-effect"))).containsExactly("yeonsu-audit");
        refused("effect.ownWork", () -> effects.checked(finding, new DecisionEntry("holds", ""), "yeonsu-lead-head"));
        refused(
                "decision.commentMissing",
                () -> story.complete("yeonsu-audit", "check-effect", Map.of("decision", "fails")));
        story.complete("yeonsu-audit", "check-effect", Map.of("decision", "fails", "comment", "같은 자료가 다시 빠짐"));

        assertThat(findings.openMustFix("finding-effect")).containsExactly(finding);
        assertThat(findings.dueOn(finding)).isEqualTo("2026-07-01");
        assertThat(runtime.getVariable(story.task("correct-finding").getExecutionId(), "returnReason")
                        .toString())
                .contains("같은 자료가 다시 빠짐");
        assertThat(list("finding-effect")).contains("재발하여 다시 열림", "재발 확인");
        cast.correct().verify();
        assertThat(findings.openMustFix("finding-effect")).isEmpty();
        story.until(LocalDate.of(2026, 12, 1));
        story.complete("yeonsu-audit", "check-effect", Map.of("decision", "holds"));
        assertThat(steps(finding)).containsExactly("corrected", "closed", "reopened", "corrected", "closed", "held");
        assertThat(story.openTasks()).isEmpty();
        assertThat(list("finding-effect"))
                .contains("효과 유지 확인", "전체 1건, 조치 중 0건", "자료 누락", "교통행정과-77")
                .doesNotContain("조치 중 1건");
        findingOf("finding-again");
        assertThat(list("finding-again"))
                .contains("같은 기준의 앞선 지적", "/projects/finding-effect/facts/findings/" + finding);
    }

    private String list(String project) {
        Browser lead = new Browser(port);
        lead.signIn("yeonsu-lead", "safecity-demo");
        return lead.get("/projects/" + project + "/audit-findings").body();
    }

    /** A department refuses a finding that isn't its own; the head of the lead department decides whose it is. */
    @Test
    void aFindingIsHandedOnToTheDepartmentThatItBelongsTo() {
        String finding = findingOf("finding-handed-on");
        refused(
                "decision.commentMissing",
                () -> story.complete(
                        "yeonsu-health", "correct-finding", Map.of("decision", "hand-over", "toDuty", "traffic")));
        story.complete(
                "yeonsu-health",
                "correct-finding",
                Map.of("decision", "hand-over", "toDuty", "traffic", "comment", "교통사고 통계임"));
        story.complete("yeonsu-lead-head", "decide-owner", Map.of("decision", "keep", "comment", "보건소 원자료임"));
        assertThat(story.candidates(story.task("correct-finding"))).contains("yeonsu-health");
        assertThat(runtime.getVariable(story.task("correct-finding").getExecutionId(), "returnReason")
                        .toString())
                .contains("보건소 원자료임");
        story.complete(
                "yeonsu-health",
                "correct-finding",
                Map.of("decision", "hand-over", "toDuty", "disaster", "comment", "교통과 협의 완료"));
        story.complete("yeonsu-lead-head", "decide-owner", Map.of("decision", "transfer", "newOwner", "traffic"));
        assertThat(findings.owner(finding)).isEqualTo("traffic");
        assertThat(story.candidates(story.task("correct-finding")))
                .contains("yeonsu-traffic")
                .doesNotContain("yeonsu-health");
        cast.correct().verify();
        assertThat(story.openTasks()).isEmpty();
        assertThat(steps(finding))
                .containsExactly("hand-over-asked", "kept", "hand-over-asked", "handed-over", "corrected", "closed");
    }

    @Test
    void whoCorrectedAFindingDoesNotCloseItEvenInBothGroups() {
        String finding = findingOf("finding-own");
        String both = "audit-both-groups";
        directory.ensureUser(both, "겸임", "safecity-demo", List.of("yeonsu-health", "yeonsu-lead-head"), "yeonsu");
        assertThat(accounts.find(both)).isPresent();
        story.complete(both, "correct-finding", CORRECTION);

        refused(
                "correction.ownWork",
                () -> story.complete(
                        both,
                        "verify-correction",
                        Map.of("decision", "close", "effectiveness", "effective", "moreDays", 10)));
        assertThat(story.openTasks()).containsExactly("verify-correction");
        assertThat(steps(finding)).containsExactly("corrected");

        cast.verify();
        assertThat(steps(finding)).containsExactly("corrected", "closed");
    }

    @Test
    void anOverdueCorrectionIsUrgedAndReportedWithoutBeingTakenAway() {
        String finding = findingOf("finding-late");
        story.until(LocalDate.of(2025, 12, 31));
        assertThat(story.openTasks()).containsExactly("correct-finding");
        story.until(LocalDate.of(2026, 1, 1));
        assertThat(story.openTasks()).containsExactly("correct-finding", "urge-correction");

        story.complete("yeonsu-lead-head", "urge-correction", Map.of("decision", "report", "comment", "두 차례 독촉"));
        story.complete("yeonsu-director", "instruct-correction", Map.of("instruction", "이번 주 안에 이행할 것"));
        cast.correct().verify();
        assertThat(story.openTasks()).isEmpty();
        assertThat(steps(finding)).containsExactly("reported", "instructed", "corrected", "closed");
    }

    @Test
    void aClosedFindingLeavesNoReminderBehind() {
        findingOf("finding-closed-late");
        story.until(LocalDate.of(2026, 1, 1));
        cast.correct().verify();
        assertThat(story.openTasks()).isEmpty();
    }

    /** One must-fix finding of the domestic audit, due on the 31st of December. */
    private String findingOf(String projectKey) {
        cast.stage(story, MONDAY, projectKey).opens("domestic");
        cast.preparesAndHolds().records("domestic", "corrections").finds("낙상 통계 출처 누락", "must-fix", "health", "done");
        return findings.openMustFix(projectKey, "domestic").get(0);
    }

    private List<String> steps(String finding) {
        return cast.facts(
                String.class, "SELECT step FROM finding_step WHERE finding_id = ? ORDER BY id", Long.valueOf(finding));
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .hasValueSatisfying(
                                refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }
}
