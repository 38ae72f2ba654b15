package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.application.ApplicationRequirements;
import safecity.accreditation.application.ApplicationSections;
import safecity.accreditation.application.Applications;
import safecity.accreditation.application.SectionTranslationEntry;
import safecity.accreditation.report.AnnualReports;
import safecity.committee.SeatedCommittee;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.processes.ElementEnded;
import safecity.refusal.Refusal;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class ApplicationStoryTest {

    private static final String LETTER = "2022-11-08";
    /** The day on which Yeonsu's plan begins the application. */
    private static final LocalDate PLANNED = LocalDate.of(2025, 9, 1);

    private static final int SECTIONS = 9;

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ApplicationRequirements requirements;

    @Autowired
    ApplicationSections sections;

    @Autowired
    Applications applications;

    @Autowired
    AnnualReports reports;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anApplicationWaitsForItsSeasonIsWrittenInBothLanguagesApprovedAndAccepted() {
        ProcessInstance application = open("application-straight", LocalDate.of(2025, 8, 20));
        assertThat(story.openTasks()).isEmpty();
        story.until(PLANNED.minusDays(1));
        assertThat(story.openTasks()).isEmpty();
        story.until(PLANNED);
        assertThat(story.openTasks()).hasSize(SECTIONS).containsOnly("draft-section");
        draftAll();
        assertThat(story.openTasks()).hasSize(SECTIONS).containsOnly("translate-section");
        translateAll();
        decide("yeonsu-lead-head", "verify-application", "complete");
        story.approve("yeonsu-lead");
        submit();
        assertThat(story.ended(application)).isFalse();
        decide("yeonsu-support-centre", "review-completeness", "accept");
        assertThat(story.ended(application)).isTrue();
        assertThat(story.passed("accreditation-application"))
                .endsWith("application-accepted")
                .doesNotContain("remedy-requirements", "two-years-over");
    }

    @Test
    void aSeasonThatIsPastIsNoWait() {
        open("application-past", PLANNED.plusMonths(1));
        assertThat(story.openTasks()).hasSize(SECTIONS);
    }

    @ParameterizedTest
    @CsvSource({"2024-11-07, too-early", "2024-11-08, ready", "2024-11-09, ready"})
    void twoYearsOfActivityAreCompleteOnTheDayItselfAndNotBefore(LocalDate today, String outcome) {
        String key = "application-two-years-" + today.getDayOfMonth();
        story.on(today, key);
        provide(key);
        assertThat(requirements.assess(key, LETTER)).isEqualTo(outcome);
    }

    @Test
    void anApplicationThatIsOnlyTooEarlyGoesOnWhenTheTwoYearsAreOver() {
        LocalDate letter = LocalDate.of(2023, 10, 17);
        story.on(PLANNED, "application-early");
        provide("application-early");
        story.start("accreditation-application", Map.of("letterOfIntentOn", letter.toString()));
        assertThat(story.openTasks()).isEmpty();
        story.until(letter.plusYears(2).minusDays(1));
        assertThat(story.openTasks()).isEmpty();
        story.until(letter.plusYears(2));
        assertThat(story.openTasks()).hasSize(SECTIONS).containsOnly("draft-section");
    }

    @Test
    void whatIsMissingIsSaidAndAssessedAgainOnTheDayThatTheLeadDepartmentNames() {
        story.on(PLANNED, "application-incomplete");
        active("application-incomplete");
        receive("application-incomplete", 2023);
        story.start("accreditation-application", Map.of("letterOfIntentOn", LETTER));
        assertThat(shown("remedy-requirements", "missingRequirements").lines())
                .containsExactly("- 접수된 연차보고서가 2회 이상이어야 하나 1회입니다.", "- 사업수행평가 결과를 아직 납품받지 못했습니다.");
        provide("application-incomplete");
        remedy(10, null);
        assertThat(story.openTasks()).isEmpty();
        story.days(9);
        assertThat(story.openTasks()).isEmpty();
        story.days(1);
        assertThat(story.openTasks()).hasSize(SECTIONS).containsOnly("draft-section");
    }

    @Test
    void anEvaluationFromElsewhereIsRegisteredWithItsDocument() {
        story.on(PLANNED, "application-registered");
        active("application-registered");
        receive("application-registered", 2023);
        receive("application-registered", 2024);
        story.start("accreditation-application", Map.of("letterOfIntentOn", LETTER));
        assertThat(shown("remedy-requirements", "missingRequirements"))
                .doesNotContain("연차보고서")
                .contains("사업수행평가");
        remedy(1, "안전관리과-2024-77");
        story.days(1);
        assertThat(story.openTasks()).hasSize(SECTIONS);
    }

    @Test
    void aMergedContractDeliversTheEvaluationToo() {
        story.on(PLANNED, "application-merged");
        active("application-merged");
        receive("application-merged", 2023);
        receive("application-merged", 2024);
        events.publishEvent(completed("application-merged", "baseline"));
        assertThat(requirements.assess("application-merged", LETTER)).isEqualTo("incomplete");
        events.publishEvent(completed("application-merged", "evaluation, outcome"));
        assertThat(requirements.assess("application-merged", LETTER)).isEqualTo("ready");
    }

    @Test
    void withoutALetterOfIntentNobodyApplies() {
        story.on(PLANNED, "application-no-letter");
        active("application-no-letter");
        provide("application-no-letter");
        assertThat(requirements.assess("application-no-letter", null)).isEqualTo("incomplete");
        assertThat(requirements.missing("application-no-letter")).isEqualTo("- 추진의향서 제출일이 등록되지 않았습니다.");
    }

    @Test
    void theLeadDepartmentMayGiveUpSaysWhyAndTheCallerLearnsOfIt() {
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("caller-probe.bpmn", caller())
                .deploy()
                .getId();
        try {
            ProcessInstance caller = story.on(PLANNED, "application-abandoned")
                    .start("caller-probe", Map.of("letterOfIntentOn", LETTER));
            Map<String, Object> giveUp = new HashMap<>(Map.of("decision", "abandon", "recheckDays", 7));
            assertThatThrownBy(() -> story.complete("yeonsu-lead", "remedy-requirements", giveUp))
                    .satisfies(failure -> refusedWith(failure, "decision.commentMissing"));
            giveUp.put("comment", "재정 여건상 추진 중단");
            story.complete("yeonsu-lead", "remedy-requirements", giveUp);
            story.adjust("yeonsu");
            assertThat(story.ended(caller)).isTrue();
            assertThat(story.passed("caller-probe"))
                    .endsWith("given-up", "gave-up")
                    .doesNotContain("applied");
            assertThat(jdbc.sql("SELECT remark FROM application_remedy WHERE project_key = 'application-abandoned'")
                            .query(String.class)
                            .single())
                    .isEqualTo("재정 여건상 추진 중단");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    private static BpmnModelInstance caller() {
        return Bpmn.createExecutableProcess("caller-probe")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .callActivity("apply")
                .calledElement("accreditation-application")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .camundaIn("projectKey", "projectKey")
                .camundaIn("municipality", "municipality")
                .camundaIn("letterOfIntentOn", "letterOfIntentOn")
                .boundaryEvent("given-up")
                .error("abandoned")
                .endEvent("gave-up")
                .moveToActivity("apply")
                .endEvent("applied")
                .done();
    }

    @Test
    void aSectionLongerThanItsFormAllowsIsRefused() {
        open("application-pages", PLANNED);
        Task overview = section("draft-section", "overview");
        assertThatThrownBy(() -> story.completeTask("yeonsu-lead", overview, drafted(2)))
                .satisfies(failure -> refusedWith(failure, "form.max"));
        assertThatThrownBy(() -> sections.translate(
                        "application-pages", "overview", new SectionTranslationEntry("Text", 2), "yeonsu-lead"))
                .hasMessage("application.tooManyPages");
        assertThat(story.tasks("draft-section")).hasSize(SECTIONS);
        story.completeTask("yeonsu-lead", overview, drafted(1));
        assertThat(story.tasks("draft-section")).hasSize(SECTIONS - 1);
    }

    @Test
    void eachSectionGoesToTheDepartmentThatKnowsItAndShowsTheQuestionsOfTheScheme() {
        open("application-sections", PLANNED);
        Task surveillance = section("draft-section", "criterion-2");
        assertThat(story.candidates(surveillance)).containsExactly("yeonsu-health");
        assertThat(engine.getTaskService().getVariable(surveillance.getId(), "sectionTitle"))
                .isEqualTo("기준 2 손상감시체계");
        assertThat(engine.getTaskService()
                        .getVariable(surveillance.getId(), "sectionQuestions")
                        .toString())
                .contains("어떤 자료원에서")
                .contains("증빙 예: 기본조사 보고서");
        assertThat(story.candidates(section("draft-section", "criterion-4"))).containsExactly("yeonsu-welfare");
    }

    @Test
    void aSectionThatIsNotCompleteIsWrittenOnBeforeItIsTranslated() {
        open("application-partial", PLANNED);
        Map<String, Object> partial = drafted(1);
        partial.put("decision", "partial");
        partial.put("comment", "지표 추세 확정 대기");
        Task evaluation = section("draft-section", "criterion-5");
        story.completeTask(story.candidates(evaluation).iterator().next(), evaluation, partial);
        assertThat(story.tasks("translate-section")).isEmpty();
        assertThat(engine.getTaskService()
                        .getVariable(section("draft-section", "criterion-5").getId(), "body"))
                .isEqualTo("국문 답변");
        assertThat(sections.unfinished("application-partial")).hasSize(SECTIONS);
        assertThatThrownBy(() -> applications.submitted("application-partial", "안전관리과-1", "system"))
                .hasMessage("application.unfinished");
        draftAll();
        translateAll();
        assertThat(sections.unfinished("application-partial")).isEmpty();
        assertThat(story.openTasks()).containsExactly("verify-application");
    }

    @Test
    void aSectionIsTranslatedAsSoonAsItIsDraftedWhateverTheOthersDo() {
        open("application-side-by-side", PLANNED);
        Task overview = section("draft-section", "overview");
        story.completeTask("yeonsu-lead", overview, drafted(1));
        assertThat(shown("translate-section", "koreanText")).isEqualTo("국문 답변");
        assertThat(story.tasks("draft-section")).hasSize(SECTIONS - 1);
    }

    @Test
    void theHeadSendsOneSectionBackAndOnlyThatOneIsWrittenAgain() {
        open("application-verified", PLANNED);
        draftAll();
        translateAll();
        story.complete(
                "yeonsu-lead-head",
                "verify-application",
                Map.of("decision", "supplement", "comment", "취약계층 참여율 추가", "supplementSection", "criterion-4"));
        assertThat(story.openTasks()).containsExactly("draft-section");
        assertThat(shown("draft-section", "sectionRemark")).isEqualTo("보완할 점: 취약계층 참여율 추가");
        draftAll();
        translateAll();
        assertThat(story.openTasks()).containsExactly("verify-application");
    }

    @Test
    void aWithdrawnDocumentIsCheckedAgain() {
        open("application-withdrawn", PLANNED);
        draftAll();
        translateAll();
        decide("yeonsu-lead-head", "verify-application", "complete");
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "수치 확인"));
        assertThat(story.openTasks()).containsExactly("verify-application");
        decide("yeonsu-lead-head", "verify-application", "complete");
        story.approve("yeonsu-lead");
        assertThat(story.openTasks()).containsExactly("submit-application");
    }

    @Test
    void whatTheCentreReturnsBecomesANewVersionAndTheOldOneStaysAsItWas() {
        ProcessInstance application = open("application-returned", PLANNED);
        reachReview();
        List<String> first = hashes("application-returned");
        story.complete(
                "yeonsu-support-centre",
                "review-completeness",
                Map.of("decision", "supplement", "comment", "증빙 목록 보완", "supplementSection", "criterion-1"));
        Task governance = section("draft-section", "criterion-1");
        assertThat(engine.getTaskService().getVariable(governance.getId(), "body"))
                .isEqualTo("국문 답변");
        Map<String, Object> mended = drafted(2);
        mended.put("body", "고친 답변");
        story.completeTask("yeonsu-lead", governance, mended);
        translateAll();
        decide("yeonsu-lead-head", "verify-application", "complete");
        story.approve("yeonsu-lead");
        submit();
        assertThat(hashes("application-returned"))
                .hasSize(2)
                .startsWith(first.get(0))
                .doesNotHaveDuplicates();
        decide("yeonsu-support-centre", "review-completeness", "accept");
        assertThat(story.ended(application)).isTrue();
        assertThat(jdbc.sql(
                                "SELECT version FROM application_review WHERE project_key = 'application-returned' AND decision = 'accept'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aSubmittedVersionCanNeitherBeChangedNorDeleted() {
        open("application-frozen", PLANNED);
        reachReview();
        for (String tampering :
                List.of("UPDATE application_version SET content = '{}'", "DELETE FROM application_version")) {
            assertThatThrownBy(() -> jdbc.sql(tampering + " WHERE project_key = 'application-frozen'")
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
        assertThat(jdbc.sql("""
                SELECT content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')
                FROM application_version WHERE project_key = 'application-frozen'
                """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void whoAppliesAgainStartsFromTheOldTextsAndWritesEverySectionAgain() {
        open("application-again", PLANNED);
        reachReview();
        decide("yeonsu-support-centre", "review-completeness", "accept");
        story.start("accreditation-application", Map.of("letterOfIntentOn", LETTER));
        assertThat(story.tasks("draft-section")).hasSize(SECTIONS);
        assertThat(engine.getTaskService()
                        .getVariable(section("draft-section", "overview").getId(), "body"))
                .isEqualTo("국문 답변");
    }

    @Test
    void somebodyWhoKnowsOnlyTheFormsBringsAnApplicationToItsEnd() {
        ProcessInstance application = open("application-novice", LocalDate.of(2025, 8, 20));
        Novice.agreeing(engine, story).finish(application);
        assertThat(story.passed("accreditation-application")).contains("application-accepted");
    }

    @Test
    void somebodyWhoObjectsToEverythingOnceBringsItToItsEndAllTheSame() {
        ProcessInstance application = open("application-objecting", PLANNED);
        Novice.objecting(engine, story).finish(application);
        assertThat(story.passed("accreditation-application")).contains("application-accepted");
    }

    /** A project that meets the requirements. */
    private ProcessInstance open(String key, LocalDate day) {
        story.on(day, key);
        provide(key);
        return story.start("accreditation-application", Map.of("letterOfIntentOn", LETTER));
    }

    /** Two years of activity from before this product, and a committee. */
    private void active(String key) {
        SeatedCommittee.seat(jdbc, key, LocalDate.of(2024, 9, 1));
        jdbc.sql("""
                INSERT INTO application_activity (project_key, years, reference, recorded_at, recorded_by)
                VALUES (?, 2, '안전관리과-10', now(), 'yeonsu-lead')
                """).param(key).update();
    }

    /** Nobody is certified for what nobody did: programmes that never reported are no years of activity. */
    @Test
    void withoutActivityNobodyAppliesAndWhatWasDoneBeforeIsProved() {
        story.on(PLANNED, "application-idle");
        for (int year : List.of(2023, 2024)) {
            receive("application-idle", year);
        }
        events.publishEvent(completed("application-idle", "evaluation"));
        story.start("accreditation-application", Map.of("letterOfIntentOn", LETTER));
        assertThat(shown("remedy-requirements", "missingRequirements").lines())
                .containsExactly("- 안전증진사업의 분기 실적을 보고한 해가 2년 있어야 하는데 0년입니다.", "- 안전도시위원회가 구성되어 있지 않습니다.");
        SeatedCommittee.seat(jdbc, "application-idle", LocalDate.of(2024, 9, 1));
        Map<String, Object> before = new HashMap<>(Map.of("decision", "remedy", "recheckDays", 1, "activityYears", 2));
        assertThatThrownBy(() -> story.complete("yeonsu-lead", "remedy-requirements", before))
                .hasMessageContaining("activityReferenceMissing");
        before.put("activityReference", "안전관리과-2023-77");
        story.complete("yeonsu-lead", "remedy-requirements", before);
        story.days(1);
        assertThat(story.openTasks()).hasSize(SECTIONS).containsOnly("draft-section");
    }

    @Test
    void aReportThatWasReceivedOutsideIsEnteredAfterwardsWithItsPaper() {
        story.on(PLANNED, "application-outside");
        active("application-outside");
        receive("application-outside", 2024);
        events.publishEvent(completed("application-outside", "evaluation"));
        story.start("accreditation-application", Map.of("letterOfIntentOn", LETTER));
        assertThat(shown("remedy-requirements", "missingRequirements").lines())
                .containsExactly("- 접수된 연차보고서가 2회 이상이어야 하나 1회입니다.");
        Map<String, Object> report = new HashMap<>(Map.of("decision", "remedy", "recheckDays", 1, "reportYear", 2024));
        refusedRemedy(report, "annualReport.referenceMissing");
        report.put("reportReference", "지원센터-2023-118");
        refusedRemedy(report, "annualReport.alreadyAccepted");
        report.put("reportYear", story.today().getYear() + 1);
        refusedRemedy(report, "annualReport.yearNotOver");
        reports.planned("application-outside", 2022, "작성 요령", "yeonsu-lead");
        report.put("reportYear", 2022);
        refusedRemedy(report, "annualReport.underWay");
        report.put("reportYear", 2023);
        story.complete("yeonsu-lead", "remedy-requirements", report);
        assertThat(reports.accepted("application-outside")).isEqualTo(2);
        story.days(1);
        assertThat(story.openTasks()).hasSize(SECTIONS).containsOnly("draft-section");
    }

    private void refusedRemedy(Map<String, Object> entry, String code) {
        assertThatThrownBy(() -> story.complete("yeonsu-lead", "remedy-requirements", entry))
                .satisfies(failure -> refusedWith(failure, code));
    }

    private void provide(String key) {
        active(key);
        for (int year : List.of(2023, 2024)) {
            if (reports.accepted(key) < year - 2022) {
                receive(key, year);
            }
        }
        events.publishEvent(completed(key, "evaluation"));
    }

    private void receive(String key, int year) {
        reports.planned(key, year, "작성계획", "yeonsu-lead");
        reports.received(key, year, new DecisionEntry("accept", null), "yeonsu-support-centre");
    }

    private static ElementEnded completed(String key, String deliverables) {
        return new ElementEnded(
                key, "research-contract", "contract-completed", deliverables, Instant.EPOCH, null, null);
    }

    private void remedy(int days, String evaluationReference) {
        Map<String, Object> values = new HashMap<>(Map.of("decision", "remedy", "recheckDays", days));
        if (evaluationReference != null) {
            values.put("evaluationReference", evaluationReference);
        }
        story.complete("yeonsu-lead", "remedy-requirements", values);
    }

    private void reachReview() {
        draftAll();
        translateAll();
        decide("yeonsu-lead-head", "verify-application", "complete");
        story.approve("yeonsu-lead");
        submit();
    }

    private void draftAll() {
        story.tasks("draft-section")
                .forEach(task ->
                        story.completeTask(story.candidates(task).iterator().next(), task, drafted(1)));
    }

    private void translateAll() {
        story.tasks("translate-section")
                .forEach(task -> story.completeTask(
                        "yeonsu-lead", task, Map.of("body", "English answer", "pages", 1, "proofread", true)));
    }

    private static Map<String, Object> drafted(int pages) {
        return new HashMap<>(Map.of("body", "국문 답변", "pages", pages, "evidence", "조례 제정문", "decision", "complete"));
    }

    private Task section(String element, String code) {
        return story.tasks(element).stream()
                .filter(task -> code.equals(engine.getTaskService().getVariable(task.getId(), "section")))
                .findFirst()
                .orElseThrow();
    }

    private void submit() {
        story.complete("yeonsu-lead", "submit-application", Map.of("documentNumber", "안전관리과-900", "confirmed", true));
    }

    private void decide(String account, String element, String decision) {
        story.complete(account, element, Map.of("decision", decision));
    }

    private String shown(String element, String variable) {
        return (String) engine.getTaskService().getVariable(story.task(element).getId(), variable);
    }

    private List<String> hashes(String key) {
        return jdbc.sql("SELECT content_hash FROM application_version WHERE project_key = ? ORDER BY version")
                .param(key)
                .query(String.class)
                .list();
    }

    private static void refusedWith(Throwable failure, String code) {
        assertThat(Refusal.in(failure)).get().extracting(Refusal::code).isEqualTo(code);
    }
}
