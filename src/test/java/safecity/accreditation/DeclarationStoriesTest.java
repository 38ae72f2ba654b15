package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.accreditation.declaration.Certificates;
import safecity.project.ProjectStanding;
import safecity.project.plan.TestProjects;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class DeclarationStoriesTest {

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 9);

    @Autowired
    ProjectStanding standing;

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    Certificates certificates;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestProjects projects;

    @Test
    void theAgreementIsSignedAndTheCeremonyWaitsForItsDay() {
        ProcessInstance declaration = opens("declared-straight", SPRING);
        plan("2026-03-20");
        cast.approve();
        sign();
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2026, 3, 19));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2026, 3, 20));
        hold("held");

        assertThat(story.ended(declaration)).isTrue();
        assertThat(story.passed("declaration")).endsWith("declared").doesNotContain("ask-election-commission");
    }

    @Test
    void aCeremonyCanBeOnTheDayOfTheCertificate() {
        ProcessInstance declaration = opens("declared-today", SPRING);
        plan(SPRING.toString());
        cast.approve();
        sign();
        hold("held");
        assertThat(story.ended(declaration)).isTrue();
    }

    /** Called off for good, with the mayor's approval: the certificate and its validity stay, and the project is over. */
    @Test
    void aCeremonyThatIsCalledOffForGoodLeavesTheCertificateAsItIs() {
        ProcessInstance declaration = opens("declared-without-ceremony", SPRING);
        plan("2026-03-20");
        cast.approve();
        sign();
        String validity = "SELECT valid_until::text FROM certificate WHERE project_key = ? ORDER BY id DESC LIMIT 1";
        String before =
                cast.facts(String.class, validity, "declared-without-ceremony").get(0);
        story.until(LocalDate.of(2026, 3, 20));
        story.complete("yeonsu-lead", "hold-ceremony", Map.of("decision", "called-off", "comment", "대형 산불로 행사 취소"));
        assertThat(story.openTasks()).containsExactly("draft");
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "다시 검토"));
        assertThat(story.openTasks()).containsExactly("plan-ceremony");
        plan("2026-03-27");
        cast.approve();
        sign();
        story.until(LocalDate.of(2026, 3, 27));
        story.complete("yeonsu-lead", "hold-ceremony", Map.of("decision", "called-off", "comment", "국가애도기간"));
        cast.approve();
        assertThat(story.ended(declaration)).isTrue();
        assertThat(story.passed("declaration")).contains("ceremony-called-off").doesNotContain("declared");
        assertThat(cast.facts(
                        String.class,
                        "SELECT outcome || ': ' || note FROM ceremony WHERE project_key = ?",
                        "declared-without-ceremony"))
                .containsExactly("called-off: 국가애도기간");
        assertThat(cast.facts(String.class, validity, "declared-without-ceremony"))
                .containsExactly(before);
        assertThatThrownBy(() -> standing.underWay("declared-without-ceremony"))
                .satisfies(failure ->
                        assertThat(Refusal.in(failure).orElseThrow().code()).isEqualTo("project.isCompleted"));
    }

    @Test
    void aCeremonyBeforeTheCertificateIsRefusedWithBothDays() {
        opens("declared-early", SPRING);
        assertThatThrownBy(() -> plan("2026-03-08"))
                .satisfies(failure -> assertThat(Refusal.in(failure)).hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("declaration.beforeCertificate");
                    assertThat(refusal.arguments()).containsExactly("2026-03-08", "2026-03-09");
                }));
        assertThat(story.openTasks()).containsExactly("plan-ceremony");
        plan("2026-03-09");
    }

    @Test
    void withoutACertificateThereIsNoCeremony() {
        cast.stage(story, SPRING, "declared-nothing");
        story.start("declaration", Map.of());
        refused("declaration.noCertificate", () -> plan("2026-03-20"));
        certificates.registered("declared-nothing", "ISCCC-2026-1", "yeonsu-lead");
        plan("2026-03-20");
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void aDayThatHasPassedIsRefused() {
        opens("declared-past", SPRING);
        story.days(3);
        refused("declaration.dayPassed", () -> plan("2026-03-11"));
        plan("2026-03-12");
    }

    @Test
    void theLastDayBeforeTheSixtyDaysNeedsNoQuestion() {
        opens("declared-april-3", SPRING);
        plan("2026-04-03");
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void withinSixtyDaysBeforeAnElectionTheCommissionIsAskedAndMayAllow() {
        opens("declared-april-4", SPRING);
        plan("2026-04-04");
        assertThat(story.openTasks()).containsExactly("ask-election-commission");
        story.complete(
                "yeonsu-lead", "ask-election-commission", Map.of("decision", "allowed", "replyReference", "선관위-31"));
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void aCeremonyThatTheCommissionForbidsGetsAnotherDay() {
        opens("declared-postponed", SPRING);
        plan("2026-05-01");
        story.complete(
                "yeonsu-lead",
                "ask-election-commission",
                Map.of("decision", "postpone", "comment", "제86조 제2항", "replyReference", "선관위-32"));
        assertThat(story.openTasks()).containsExactly("plan-ceremony");
        plan("2026-06-04");
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void aWithdrawnPlanAndAPostponedCeremonyArePlannedAgain() {
        ProcessInstance declaration = opens("declared-again", SPRING);
        plan("2026-03-20");
        cast.withdraw();
        plan(SPRING.toString());
        cast.approve();
        sign();
        hold("postponed");
        plan(SPRING.toString());
        cast.approve();
        sign();
        hold("held");
        assertThat(story.ended(declaration)).isTrue();
        assertThat(cast.facts(
                        String.class,
                        "SELECT outcome FROM ceremony WHERE project_key = ? ORDER BY id",
                        "declared-again"))
                .containsExactly("postponed", "held");
        assertThat(cast.facts(
                        Integer.class,
                        "SELECT coalesce(attendance, -1) FROM ceremony WHERE project_key = ? ORDER BY id",
                        "declared-again"))
                .as("nobody came to the one that was postponed")
                .containsExactly(-1, 150);
    }

    @Test
    void thePlanTaskProposesADayAndWarnsOfTheElection() {
        opens("declared-warned", LocalDate.of(2025, 12, 24));
        assertThat(shown("ceremonyOn")).isEqualTo("2026-03-01");
        assertThat(shown("electionNote")).contains("2025-12-05", "2026-04-04", "2026-04-03");
    }

    @Test
    void aCertificateIsValidForFiveYears() {
        cast.stage(story, SPRING, "certificate-five");
        certificates.registered("certificate-five", " ISCCC-2026-7 ", "yeonsu-lead");
        assertThat(certificates.get("certificate-five")).satisfies(certificate -> {
            assertThat(certificate.number()).isEqualTo("ISCCC-2026-7");
            assertThat(certificate.scheme()).isEqualTo("isc-6");
            assertThat(certificate.validUntil()).isEqualTo("2031-03-09");
        });
        refused(
                "certificate.numberTaken",
                () -> certificates.registered("certificate-five", "ISCCC-2026-7", "yeonsu-lead"));
        refused("certificate.numberMissing", () -> certificates.registered("certificate-five", " ", "yeonsu-lead"));
    }

    /** A leap day and three months lie between: the years count from the signature, not from the certificate. */
    @Test
    void aDesignationIsValidFromTheFirstSignatureForTheYearsOfItsScheme() {
        opens("certificate-signed", LocalDate.of(2023, 12, 1));
        plan("2024-02-29");
        commissionAllows();
        cast.approve();
        story.until(LocalDate.of(2024, 2, 29));
        assertThat(runtime.getVariable(story.task("sign-agreement").getExecutionId(), "validityYears"))
                .isEqualTo(5);
        assertThat(certificates.validUntil("certificate-signed")).isEqualTo("2028-12-01");
        sign();
        assertThat(certificates.validUntil("certificate-signed")).isEqualTo("2029-02-28");
        story.until(LocalDate.of(2024, 3, 4));
        hold("postponed");
        plan("2024-03-20");
        commissionAllows();
        cast.approve();
        sign();
        assertThat(certificates.validUntil("certificate-signed")).isEqualTo("2029-02-28");
    }

    /** Before the general election of 10 April the commission is asked, as before any other. */
    private void commissionAllows() {
        story.complete(
                "yeonsu-lead", "ask-election-commission", Map.of("decision", "allowed", "replyReference", "선관위-77"));
    }

    /** One that was signed when the years still counted from the certificate keeps its end. */
    @Test
    void anAgreementOfBeforeKeepsTheEndOfItsCertificate() {
        cast.stage(story, SPRING, "certificate-before");
        certificates.registered("certificate-before", "ISCCC-2026-1", "yeonsu-lead");
        cast.jdbc().sql("""
                INSERT INTO certification_agreement (certificate_id, signed_at, signed_by)
                SELECT id, '2026-05-01 10:00+09', 'yeonsu-mayor' FROM certificate WHERE project_key = 'certificate-before'
                """).update();
        assertThat(certificates.validUntil("certificate-before")).isEqualTo("2031-03-09");
    }

    @Test
    void anotherSchemeHasItsOwnYears() {
        projects.open("certificate-village", "village-3");
        cast.stage(story, SPRING, "certificate-village");
        certificates.registered("certificate-village", "마을-1", "yeonsu-lead");
        assertThat(certificates.validUntil("certificate-village")).isEqualTo("2029-03-09");
    }

    private ProcessInstance opens(String projectKey, LocalDate day) {
        cast.stage(story, day, projectKey);
        certificates.registered(projectKey, "ISCCC-2026-1", "yeonsu-lead");
        return story.start("declaration", Map.of());
    }

    private void plan(String day) {
        story.complete(
                "yeonsu-lead",
                "plan-ceremony",
                new HashMap<>(Map.of("ceremonyOn", day, "guests", 150, "place", "구청 대강당", "programme", "공인협정서 서명·교환")));
    }

    private void sign() {
        story.complete("yeonsu-mayor", "sign-agreement", Map.of("signed", true));
    }

    private void hold(String decision) {
        story.complete(
                "yeonsu-lead", "hold-ceremony", Map.of("decision", decision, "comment", "우천", "attendance", 150));
    }

    private String shown(String variable) {
        return runtime.getVariable(story.task("plan-ceremony").getExecutionId(), variable)
                .toString();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .hasValueSatisfying(
                                refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }
}
