package safecity.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.refusal.Refusal;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class SafetyProgrammeStoryTest {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 8);
    private static final String PROCESS = "safety-programme";

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProgrammeStops stops;

    @Autowired
    Programmes programmes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNewProjectHasTheProgrammesOfItsMunicipality() {
        story.on(JANUARY, "programme-list");
        assertThat(programmes.planned("programme-list")).containsExactly("P01", "P02", "P03", "P04");
        assertThat(programmes.of("programme-list"))
                .extracting(Programme::ownerDuty)
                .containsExactly("disaster", "traffic", "health", "welfare");
    }

    @Test
    void whoeverKnowsOnlyTheFormsClosesTheProgrammeAfterItsTwoYears() {
        ProcessInstance programme = begin("programme-naive", "P01");
        Novice.agreeing(engine, story).finish(programme);
        assertThat(story.passed(PROCESS)).contains("programme-closed");
        assertThat(Collections.frequency(story.passed(PROCESS), "report-quarter"))
                .isEqualTo(8);
        assertThat(story.today()).isBetween(LocalDate.of(2025, 12, 10), LocalDate.of(2025, 12, 31));
        assertThat(closing("programme-naive")).isEqualTo("completed");
    }

    @Test
    void theLeastThatTheFormsTakeMeetsItsOwnTarget() {
        ProcessInstance programme = begin("programme-least", "P03");
        Novice.sparing(engine, story).finish(programme);
        assertThat(story.passed(PROCESS)).contains("programme-closed").doesNotContain("plan-improvement");
    }

    /** Stopped in August: nothing more is asked, and the quarter that was not reported counts for nothing. */
    @Test
    void aProgrammeThatIsStoppedWithinTheYearIsReportedAndEvaluatedNoMore() {
        String project = "programme-stopped-early";
        ProcessInstance programme = begin(project, "P04");
        planned(Novice.agreeing(engine, story), "yeonsu-welfare");
        story.until(LocalDate.of(2024, 3, 31));
        story.complete("yeonsu-welfare", "report-quarter", report(500));
        story.until(LocalDate.of(2024, 8, 12));
        stops.request(project, "yeonsu", "P04", "yeonsu-welfare");
        assertThatThrownBy(() -> stops.request(project, "yeonsu", "P04", "yeonsu-welfare"))
                .satisfies(failure ->
                        assertThat(Refusal.in(failure).orElseThrow().code()).isEqualTo("programme.stopNotPossible"));
        Map<String, Object> stop = new HashMap<>(Map.of(
                "decision",
                "submit",
                "ground",
                "budget",
                "stopReason",
                "추가경정예산에서 전액 감액",
                "spentWon",
                12_000_000L,
                "stoppedOn",
                "2024-08-12",
                "partialResult",
                "7월 방문 41가구"));
        refusedStop("programme.partialEvidence", stop);
        stop.put("partialEvidence", "노인복지과-77");
        stop.put("stoppedOn", "2024-08-13");
        refusedStop("programme.stopInFuture", stop);
        stop.put("stoppedOn", "2024-08-09");
        story.complete("yeonsu-welfare", "draft-stop", stop);
        assertThat(story.ended(programme)).isFalse();
        approve();
        assertThat(story.ended(programme)).isTrue();
        assertThat(story.openTasks()).isEmpty();
        assertThat(closing(project)).isEqualTo("stopped");
        story.until(LocalDate.of(2025, 1, 10));
        assertThat(story.openTasks()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM programme_result WHERE project_key = ?")
                        .param(project)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void approve() {
        for (String step : List.of("draft", "review", "agree", "decide")) {
            while (!story.tasks(step).isEmpty()) {
                Task next = story.tasks(step).get(0);
                story.completeTask(
                        story.candidates(next).iterator().next(),
                        next,
                        Map.of("decision", step.equals("draft") ? "submit" : "approve"));
            }
        }
    }

    private void refusedStop(String code, Map<String, Object> stop) {
        assertThatThrownBy(() -> story.complete("yeonsu-welfare", "draft-stop", stop))
                .satisfies(failure ->
                        assertThat(Refusal.in(failure).orElseThrow().code()).isEqualTo(code));
    }

    @Test
    void afterEveryObjectionTheProgrammeStillEnds() {
        ProcessInstance programme = begin("programme-objections", "P02");
        Novice.objecting(engine, story).finish(programme);
        assertThat(story.passed(PROCESS)).contains("change-plan", "programme-closed");
        assertThat(closing("programme-objections")).isEqualTo("stopped");
    }

    @Test
    void resultsAreAskedOnTheLastDayOfAQuarterAndOnTheTenthOfDecember() {
        begin("programme-days", "P04");
        Novice novice = Novice.agreeing(engine, story);
        planned(novice, "yeonsu-welfare");
        for (LocalDate day : List.of(
                LocalDate.of(2024, 3, 31),
                LocalDate.of(2024, 6, 30),
                LocalDate.of(2024, 9, 30),
                LocalDate.of(2024, 12, 10))) {
            story.until(day.minusDays(1));
            assertThat(story.tasks("report-quarter")).isEmpty();
            story.until(day);
            story.complete("yeonsu-welfare", "report-quarter", report(500));
        }
        assertThat(story.openTasks()).containsExactly("evaluate-year");
        assertThat(story.today()).isEqualTo(LocalDate.of(2024, 12, 10));
    }

    @Test
    void aMissedTargetIsImprovedAndTheImprovementChecked() {
        begin("programme-missed", "P04");
        Novice novice = Novice.agreeing(engine, story);
        planned(novice, "yeonsu-welfare");
        story.until(LocalDate.of(2024, 3, 31));
        story.complete("yeonsu-welfare", "report-quarter", report(124));
        story.complete(
                "yeonsu-welfare",
                "plan-improvement",
                Map.of("cause", "강사 부족", "measures", "강사 확보", "improvementDays", 30));
        story.complete("yeonsu-lead", "check-improvement", Map.of("decision", "return", "comment", "일정을 구체적으로"));
        story.complete(
                "yeonsu-welfare",
                "plan-improvement",
                Map.of("cause", "강사 부족", "measures", "4월까지 강사 3명 확보", "improvementDays", 20));
        story.complete("yeonsu-lead", "check-improvement", Map.of("decision", "accept"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM programme_improvement WHERE project_key = 'programme-missed'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        story.until(LocalDate.of(2024, 6, 30));
        story.complete("yeonsu-welfare", "report-quarter", report(250));
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void aReportThatContradictsItselfIsRefused() {
        begin("programme-sums", "P02");
        planned(Novice.agreeing(engine, story), "yeonsu-traffic");
        story.until(LocalDate.of(2024, 3, 31));
        assertRefused("programme.parts.sum", with(report(90), "parts", "송도1동, 40\n송도2동, 49"));
        assertRefused("programme.parts.unreadable", with(report(90), "parts", "송도1동 90"));
        assertRefused("programme.fractionIncomplete", with(report(90), "numerator", 9));
        assertRefused("programme.fractionDisagrees", with(with(report(90), "numerator", 8), "denominator", 10));
        assertThat(jdbc.sql("SELECT count(*) FROM programme_result WHERE project_key = 'programme-sums'")
                        .query(Integer.class)
                        .single())
                .isZero();
        story.complete(
                "yeonsu-traffic",
                "report-quarter",
                with(with(with(report(90), "numerator", 9), "denominator", 10), "parts", "송도1동, 40\n송도2동, 50"));
        assertThat(jdbc.sql("SELECT sum(value) FROM programme_result_part WHERE project_key = 'programme-sums'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(90);
    }

    @Test
    void aTargetAgainstTheIndicatorsDirectionIsRefused() {
        begin("programme-target", "P03");
        Map<String, Object> plan = new HashMap<>(Map.of(
                "goal",
                "낙상 감소",
                "target",
                "65세 이상",
                "criterion",
                "vulnerable",
                "budgetMillion",
                50,
                "indicatorName",
                "낙상 이송률",
                "formula",
                "이송 ÷ 인구",
                "dataSource",
                "119 집계",
                "unit",
                "천명당",
                "baselineYear",
                2023,
                "baselineValue",
                11.2));
        assertThatThrownBy(() -> story.complete("yeonsu-health", "plan-programme", with(plan, "targetValue", 11.21)))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("programme.targetAgainstDirection.down"));
        story.complete("yeonsu-health", "plan-programme", with(plan, "targetValue", 11.2));
        assertThat(story.openTasks()).containsExactly("deliberate-plan");
    }

    @Test
    void theOwnerWhoDoesNotReportIsReminded() {
        begin("programme-late", "P01");
        planned(Novice.agreeing(engine, story), "yeonsu-disaster");
        story.until(LocalDate.of(2024, 4, 30));
        assertThat(story.openTasks()).containsExactly("report-quarter");
        assertThat(jdbc.sql("SELECT count(*) FROM programme_reminder WHERE project_key = 'programme-late'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aChangeAfterTheFirstYearIsANewVersionOfThePlan() {
        begin("programme-change", "P01");
        Novice novice = Novice.agreeing(engine, story);
        novice.until("evaluate-year");
        story.complete(
                "yeonsu-lead",
                "evaluate-year",
                Map.of("decision", "change", "assessment", "수요가 줄어 목표를 낮춤", "comment", "목표 조정"));
        story.complete(
                "yeonsu-disaster",
                "change-plan",
                Map.of("changeReason", "수요 감소", "budgetMillion", 40, "baselineValue", 12, "targetValue", 30));
        novice.until("report-quarter");
        assertThat(story.today().getYear()).isEqualTo(2025);
        assertThat(programmes.plan("programme-change", "P01").targetValue()).isEqualByComparingTo("30");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM programme_plan WHERE project_key = 'programme-change' AND code = 'P01'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aStoppedProgrammeIsClosedAfterItsFirstYear() {
        ProcessInstance programme = begin("programme-stopped", "P01");
        Novice.agreeing(engine, story).until("evaluate-year");
        story.complete(
                "yeonsu-lead",
                "evaluate-year",
                Map.of("decision", "stop", "assessment", "국비 사업으로 이관", "comment", "중복 해소"));
        assertThat(story.ended(programme)).isTrue();
        assertThat(closing("programme-stopped")).isEqualTo("stopped");
        assertThat(story.passed(PROCESS)).contains("programme-closed");
    }

    @Test
    void aProgrammeWhosePlanIsLateReportsTheQuartersThatAreLeft() {
        story.on(LocalDate.of(2025, 8, 4), "programme-midyear");
        ProcessInstance programme = story.start(PROCESS, Map.of("programmeCode", "P01"));
        Novice.agreeing(engine, story).finish(programme);
        assertThat(Collections.frequency(story.passed(PROCESS), "report-quarter"))
                .isEqualTo(2);
    }

    private ProcessInstance begin(String projectKey, String code) {
        return story.on(JANUARY, projectKey).start(PROCESS, Map.of("programmeCode", code));
    }

    /** Carries the plan through deliberation and approval; nothing is open until the first reporting day. */
    private void planned(Novice novice, String owner) {
        novice.until("decide");
        assertThat(story.passed(PROCESS)).contains("plan-programme", "deliberate-plan");
        story.complete(
                story.candidates(story.task("decide")).iterator().next(), "decide", Map.of("decision", "approve"));
        assertThat(story.openTasks()).as("nothing for %s yet", owner).isEmpty();
    }

    private static Map<String, Object> report(Number value) {
        return Map.of("resultValue", value, "maturity", "final", "evidenceReference", "결과보고-1");
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private void assertRefused(String code, Map<String, Object> report) {
        assertThatThrownBy(() -> story.complete("yeonsu-traffic", "report-quarter", report))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
    }

    private String closing(String projectKey) {
        return jdbc.sql("SELECT outcome FROM programme_closing WHERE project_key = ?")
                .param(projectKey)
                .query(String.class)
                .single();
    }
}
