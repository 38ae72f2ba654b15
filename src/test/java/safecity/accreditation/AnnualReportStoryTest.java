package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.report.AnnualReportCollection;
import safecity.accreditation.report.AnnualReportTexts;
import safecity.accreditation.report.AnnualReports;
import safecity.committee.SeatedCommittee;
import safecity.engine.contract.DecisionEntry;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class AnnualReportStoryTest {

    /** A Wednesday. */
    private static final LocalDate FIRST_OF_NOVEMBER = LocalDate.of(2023, 11, 1);

    private static final List<String> CONTRIBUTORS = List.of("traffic", "welfare", "disaster", "police", "education");

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AnnualReports reports;

    @Autowired
    AnnualReportCollection collection;

    @Autowired
    AnnualReportTexts texts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aReportIsGatheredReviewedDeliberatedApprovedReceivedAndPublishedWithinItsYear() {
        ProcessInstance report = open("report-straight");
        plan(14);
        assertThat(story.openTasks()).hasSize(5).containsOnly("contribute");
        CONTRIBUTORS.forEach(this::contribute);
        statistics();
        compile();
        decide("yeonsu-lead-head", "review-report", "agree");
        decide("yeonsu-lead", "deliberate-report", "passed");
        translate();
        story.approve("yeonsu-lead");
        submit();
        assertThat(reports.accepted("report-straight")).isZero();
        decide("yeonsu-support-centre", "confirm-receipt", "accept");
        assertThat(reports.accepted("report-straight")).isEqualTo(1);
        story.complete("yeonsu-publicity", "publish-report", Map.of("publication", "open", "checked", true));
        assertThat(story.ended(report)).isTrue();
        assertThat(story.passed("annual-report"))
                .endsWith("publish-report", "report-accepted")
                .doesNotContain("remind-contributors");
        assertThat(story.today().getYear()).isEqualTo(2023);
    }

    @Test
    void networkActivitiesAreCountedByKindForCriterionSix() {
        open("report-network");
        plan(14);
        story.completeTask(
                "yeonsu-traffic",
                contribution("traffic"),
                contributed(Map.of("programmeCount", 3, "annualConference", 1, "benchmarking", 2)));
        story.completeTask("yeonsu-police", contribution("police"), contributed(Map.of("citizenForum", 1)));
        assertThat(collection.networkActivities("report-network", 2023)).isEqualTo(4);
        assertThat(collection.programmes("report-network", 2023)).isEqualTo(4);
        assertThat(jdbc.sql(
                                "SELECT kind FROM annual_report_network_activity WHERE project_key = 'report-network' ORDER BY kind")
                        .query(String.class)
                        .list())
                .containsExactly("annual-conference", "benchmarking", "citizen-forum");
    }

    @Test
    void factsNeverBecomeProcessVariables() {
        open("report-variables");
        plan(14);
        contribute("traffic");
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey("report-variables")
                                .singleResult()
                                .getId())
                        .list())
                .extracting("name")
                .doesNotContain("summary", "instructions", "programmeCount");
    }

    @Test
    void aDepartmentThatHasNothingToReportSaysSoAndItsFiguresDoNotCount() {
        open("report-nothing");
        plan(14);
        Map<String, Object> nothing = contributed(Map.of("programmeCount", 3, "symposium", 2));
        nothing.put("decision", "nothing");
        assertThatThrownBy(() -> story.completeTask("yeonsu-traffic", contribution("traffic"), nothing))
                .satisfies(AnnualReportStoryTest::commentIsMissing);
        nothing.put("comment", "올해 추진한 사업 없음");
        story.completeTask("yeonsu-traffic", contribution("traffic"), nothing);
        assertThat(collection.programmes("report-nothing", 2023)).isZero();
        assertThat(collection.networkActivities("report-nothing", 2023)).isZero();
        assertThat(collection.missing("report-nothing", 2023, "yeonsu"))
                .hasSize(4)
                .doesNotContain("traffic");
    }

    @Test
    void sevenDaysBeforeTheEndThoseWhoAreMissingAreRemindedAndNobodyElse() {
        open("report-reminder");
        plan(14);
        contribute("traffic");
        contribute("police");
        LocalDate end = FIRST_OF_NOVEMBER.plusDays(14);
        story.until(end.minusDays(8));
        assertThat(reminded("report-reminder")).isEmpty();
        story.until(end.minusDays(7));
        assertThat(reminded("report-reminder")).containsExactlyInAnyOrder("welfare", "disaster", "education");
        assertThat(story.openTasks()).hasSize(3).containsOnly("contribute");
    }

    @Test
    void theLeadDepartmentGoesOnWithoutALateContribution() {
        open("report-late");
        plan(10);
        contribute("traffic");
        // The tenth day, Saturday 11 November, moves to Monday, the whole of it.
        story.until(LocalDate.of(2023, 11, 13));
        assertThat(story.openTasks()).hasSize(4).containsOnly("contribute");
        story.until(LocalDate.of(2023, 11, 14));
        assertThat(story.openTasks()).containsExactly("decide-late-contributions");
        assertThat(engine.getTaskService()
                        .getVariable(story.task("decide-late-contributions").getId(), "missingContributors"))
                .isEqualTo("노인장애인복지과, 안전관리과 재난팀, 연수경찰서, 동부교육지원청");
        story.complete(
                "yeonsu-lead-head", "decide-late-contributions", Map.of("decision", "proceed", "extensionDays", 7));
        assertThat(story.openTasks()).containsExactly("update-injury-statistics");
    }

    @Test
    void moreTimeIsGivenOnlyToThoseWhoAreMissing() {
        open("report-extended");
        plan(10);
        CONTRIBUTORS.subList(0, 3).forEach(this::contribute);
        story.until(LocalDate.of(2023, 11, 14));
        story.complete(
                "yeonsu-lead-head",
                "decide-late-contributions",
                Map.of("decision", "extend", "comment", "경찰서 통계 확정 대기", "extensionDays", 7));
        assertThat(story.tasks("contribute"))
                .flatExtracting(story::candidates)
                .containsExactlyInAnyOrder("yeonsu-police", "yeonsu-education");
        contribute("police");
        contribute("education");
        assertThat(story.openTasks()).containsExactly("update-injury-statistics");
    }

    @Test
    void aReportThatIsSentBackByReviewAndCommitteeIsWrittenAgainAndTheOldTextStays() {
        open("report-returned");
        plan(14);
        CONTRIBUTORS.forEach(this::contribute);
        statistics();
        compile();
        story.complete(
                "yeonsu-lead-head",
                "review-report",
                Map.of("decision", "supplement", "supplementChapter", "5", "comment", "지표 추세 보완"));
        assertThat(reports.lastRemark("report-returned", 2023)).isEqualTo("지표 추세 보완");
        Task fifth = story.task("write-chapter");
        assertThat(engine.getTaskService().getVariable(fifth.getId(), "body")).isEqualTo("장 5");
        assertThat(engine.getTaskService().getVariable(fifth.getId(), "sectionTitle"))
                .isEqualTo("5. 평가");
        compile();
        decide("yeonsu-lead-head", "review-report", "agree");
        story.complete("yeonsu-lead", "deliberate-report", Map.of("decision", "amended", "comment", "취약계층 목표 수정"));
        assertThat(story.openTasks()).as("the whole report").hasSize(6).containsOnly("write-chapter");
        compile();
        assertThat(revisions("5")).isEqualTo(3);
        assertThat(revisions("4")).isEqualTo(2);
        assertThat(story.openTasks()).containsExactly("review-report");
    }

    @Test
    void aChapterThatTheSchemeDoesNotHaveCannotBeSentBack() {
        open("report-no-chapter");
        plan(14);
        CONTRIBUTORS.forEach(this::contribute);
        statistics();
        assertThat(story.openTasks()).hasSize(6).containsOnly("write-chapter");
        compile();
        assertThatThrownBy(() -> story.complete(
                        "yeonsu-lead-head",
                        "review-report",
                        Map.of("decision", "supplement", "supplementChapter", "7", "comment", "없는 장")))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("form.option"));
        assertThat(story.openTasks()).containsExactly("review-report");
    }

    private int revisions(String section) {
        return jdbc.sql(
                        "SELECT max(revision) FROM annual_report_text WHERE project_key = 'report-returned' AND section = ?")
                .param(section)
                .query(Integer.class)
                .single();
    }

    @Test
    void aWithdrawnReportIsMendedAndApprovedAgain() {
        open("report-withdrawn");
        reachApproval();
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "수치 확인"));
        assertThat(story.openTasks()).containsExactly("correct-report");
        correct();
        story.approve("yeonsu-lead");
        assertThat(story.openTasks()).containsExactly("submit-report");
    }

    @Test
    void aCorrectionThatTheCentreAsksForIsApprovedAgainBeforeItIsSubmitted() {
        open("report-corrected");
        reachApproval();
        story.approve("yeonsu-lead");
        submit();
        story.complete(
                "yeonsu-support-centre", "confirm-receipt", Map.of("decision", "correct", "comment", "영문 명칭 통일"));
        assertThat(reports.accepted("report-corrected")).isZero();
        assertThat(reports.lastRemark("report-corrected", 2023)).isEqualTo("영문 명칭 통일");
        correct();
        assertThat(story.openTasks()).containsExactly("draft");
        story.approve("yeonsu-lead");
        submit();
        decide("yeonsu-support-centre", "confirm-receipt", "accept");
        assertThat(reports.accepted("report-corrected")).isEqualTo(1);
        assertThat(texts.chapter("report-corrected", 2023, "summary-en")).isEqualTo("Corrected summary");
    }

    @Test
    void theReportOfAYearIsNotAcceptedTwice() {
        open("report-twice");
        reachApproval();
        story.approve("yeonsu-lead");
        submit();
        decide("yeonsu-support-centre", "confirm-receipt", "accept");
        story.complete("yeonsu-publicity", "publish-report", Map.of("publication", "open", "checked", true));
        story.start("annual-report", Map.of("reportYear", 2023));
        assertThatThrownBy(() -> plan(14))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("annualReport.alreadyAccepted"));
        assertThat(story.openTasks()).containsExactly("plan-report");
        assertThatThrownBy(() -> reports.received("report-twice", 2023, new DecisionEntry("accept", null), "system"))
                .isInstanceOf(Refusal.class);
        assertThat(reports.accepted("report-twice")).isEqualTo(1);
    }

    @Test
    void whatWasSaidAboutAReportCannotBeChanged() {
        open("report-kept");
        plan(14);
        assertThatThrownBy(() -> jdbc.sql("UPDATE annual_report_step SET remark = '' WHERE project_key = 'report-kept'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void somebodyWhoKnowsOnlyTheFormsBringsAReportToItsEnd() {
        ProcessInstance report = open("report-novice");
        Novice.agreeing(engine, story).finish(report);
        assertThat(reports.accepted("report-novice")).isEqualTo(1);
        assertThat(story.today().getYear()).isEqualTo(2023);
    }

    @Test
    void somebodyWhoObjectsToEverythingOnceBringsItToItsEndAllTheSame() {
        ProcessInstance report = open("report-objecting");
        Novice.objecting(engine, story).finish(report);
        assertThat(reports.accepted("report-objecting")).isEqualTo(1);
    }

    private ProcessInstance open(String key) {
        story.on(FIRST_OF_NOVEMBER, key);
        SeatedCommittee.seat(jdbc, key, LocalDate.of(2023, 8, 1));
        return story.start("annual-report", Map.of("reportYear", 2023));
    }

    /** A committee that isn't there yet, or whose members' terms are over, deliberates nothing; the report goes on. */
    @Test
    void withoutACommitteeInOfficeNothingIsDeliberatedAndThatIsNoted() {
        story.on(FIRST_OF_NOVEMBER, "report-no-committee");
        SeatedCommittee.seat(jdbc, "report-no-committee", LocalDate.of(2021, 11, 1));
        story.start("annual-report", Map.of("reportYear", 2023));
        plan(14);
        CONTRIBUTORS.forEach(this::contribute);
        statistics();
        compile();
        decide("yeonsu-lead-head", "review-report", "agree");
        assertThat(story.openTasks()).containsExactly("translate-summary");
        assertThat(jdbc.sql("""
                        SELECT decision FROM annual_report_step WHERE project_key = 'report-no-committee' AND step = 'deliberation'
                        """).query(String.class).list()).containsExactly("no-committee");
    }

    @Test
    void aCommitteeWhoseTermsEndWhileItIsAskedHoldsNothingUp() {
        String key = "report-terms-end";
        story.on(FIRST_OF_NOVEMBER, key);
        SeatedCommittee.seat(jdbc, key, FIRST_OF_NOVEMBER.minusYears(2).plusDays(10));
        story.start("annual-report", Map.of("reportYear", 2023));
        plan(14);
        CONTRIBUTORS.forEach(this::contribute);
        statistics();
        compile();
        decide("yeonsu-lead-head", "review-report", "agree");
        Map<String, Object> passedBy = Map.of("decision", "no-committee", "comment", "위원 임기 만료");
        Refused.with(
                "annualReport.committeeInOffice", () -> story.complete("yeonsu-lead", "deliberate-report", passedBy));
        story.days(20);
        Refused.with("annualReport.noCommittee", () -> decide("yeonsu-lead", "deliberate-report", "passed"));
        story.complete("yeonsu-lead", "deliberate-report", passedBy);
        assertThat(story.openTasks()).containsExactly("translate-summary");
    }

    private void plan(int days) {
        story.complete("yeonsu-lead", "plan-report", Map.of("instructions", "기준별로 작성", "collectionDays", days));
    }

    private void reachApproval() {
        plan(14);
        CONTRIBUTORS.forEach(this::contribute);
        statistics();
        compile();
        decide("yeonsu-lead-head", "review-report", "agree");
        decide("yeonsu-lead", "deliberate-report", "passed");
        translate();
    }

    private void contribute(String duty) {
        story.completeTask("yeonsu-" + duty, contribution(duty), contributed(Map.of()));
    }

    private Task contribution(String duty) {
        return story.tasks("contribute").stream()
                .filter(task -> story.candidates(task).contains("yeonsu-" + duty))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> contributed(Map<String, Object> figures) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "decision",
                "submit",
                "programmeCount",
                1,
                "annualConference",
                0,
                "symposium",
                0,
                "benchmarking",
                0,
                "agreement",
                0,
                "conferenceAbstract",
                0,
                "citizenForum",
                0));
        values.putAll(figures);
        return values;
    }

    private void statistics() {
        story.complete(
                "yeonsu-health",
                "update-injury-statistics",
                Map.of("injuryDeaths", 61, "ambulanceCases", 4_812, "injuryAnalysis", "낙상 이송 증가"));
    }

    /** Every chapter that is to be written, each about its criterion. */
    private void compile() {
        story.tasks("write-chapter")
                .forEach(task -> story.completeTask("yeonsu-lead", task, Map.of("body", about(task))));
    }

    private String about(Task task) {
        return "장 " + engine.getTaskService().getVariable(task.getId(), "chapter");
    }

    private void translate() {
        story.complete("yeonsu-lead", "translate-summary", Map.of("englishSummary", "Summary", "proofread", true));
    }

    private void correct() {
        story.complete(
                "yeonsu-lead",
                "correct-report",
                Map.of("correction", "영문 명칭을 통일함", "englishSummary", "Corrected summary"));
    }

    private void submit() {
        story.complete("yeonsu-lead", "submit-report", Map.of("documentNumber", "안전관리과-1", "attached", true));
    }

    private void decide(String account, String element, String decision) {
        story.complete(account, element, Map.of("decision", decision));
    }

    private List<String> reminded(String key) {
        return jdbc.sql("SELECT role FROM annual_report_reminder WHERE project_key = ?")
                .param(key)
                .query(String.class)
                .list();
    }

    private static void commentIsMissing(Throwable failure) {
        assertThat(Refusal.in(failure)).get().extracting(Refusal::code).isEqualTo("decision.commentMissing");
    }
}
