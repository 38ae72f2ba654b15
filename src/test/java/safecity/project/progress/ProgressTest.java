package safecity.project.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.processes.ElementEnded;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** How far a project is: what was really reached in the engine, weighed; nothing else counts. */
@ProcessStory
class ProgressTest {

    private static final LocalDate DAY = LocalDate.of(2023, 12, 31);

    @Autowired
    Story story;

    @Autowired
    Progress progress;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsReachedOnADayCountsOnThatDayInSeoul() {
        story.on(DAY, "progress-day");
        reached("progress-day", "ordinance-enactment", "ordinance-in-force", null, "2023-12-30T15:00:00Z");
        assertThat(progress.reached("progress-day", DAY.minusDays(1))).isZero();
        assertThat(progress.reached("progress-day", DAY)).isEqualTo(10);
        reached("progress-day", "committee-formation", "committee-formed", null, "2023-12-31T14:59:59Z");
        reached("progress-day", "project-preparation", "adopt-plan", null, "2023-12-31T15:00:00Z");
        assertThat(progress.reached("progress-day", DAY)).isEqualTo(18);
        assertThat(progress.reached("progress-day", DAY.plusDays(1))).isEqualTo(22);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-08-31, 0",
        "2022-12-31, 10",
        "2023-12-31, 40",
        "2024-12-31, 60",
        "2025-12-31, 90",
        "2026-04-29, 90",
        "2026-04-30, 100",
        "2027-01-01, 100"
    })
    void thePlanForeseesItsOwnFiguresAtTheYearEnds(LocalDate on, int percent) {
        story.on(DAY, "progress-planned");
        assertThat(progress.planned("progress-planned", on)).isBetween(percent, on.getYear() == 2026 ? 100 : percent);
    }

    @Test
    void thePlannedProgressNeverFalls() {
        story.on(DAY, "progress-monotonic");
        int before = 0;
        for (LocalDate day = LocalDate.of(2022, 8, 1); day.isBefore(LocalDate.of(2026, 6, 1)); day = day.plusDays(10)) {
            int planned = progress.planned("progress-monotonic", day);
            assertThat(planned).as("on %s", day).isBetween(before, 100);
            before = planned;
        }
    }

    @Test
    void aMergedContractFulfilsBothOfItsParts() {
        story.on(DAY, "progress-merged");
        reached(
                "progress-merged",
                "research-contract",
                "contract-completed",
                "evaluation,outcome",
                "2023-12-01T00:00:00Z");
        assertThat(progress.reached("progress-merged", DAY)).isEqualTo(30);
        assertThat(progress.parts("progress-merged"))
                .filteredOn(part -> part.reachedBy(DAY))
                .extracting(Progress.Part::milestone)
                .containsExactly("evaluation-contract", "outcome-contract");
    }

    @Test
    void oneContractDoesNotFulfilAnother() {
        story.on(DAY, "progress-stage");
        reached("progress-stage", "research-contract", "contract-completed", "baseline", "2023-11-30T00:00:00Z");
        reached("progress-stage", "onsite-audit", "audit-passed", "domestic", "2023-12-01T00:00:00Z");
        assertThat(progress.reached("progress-stage", DAY)).isEqualTo(12 + 6);
    }

    @Test
    void theFirstTimeCounts() {
        story.on(DAY, "progress-first");
        reached("progress-first", "ordinance-enactment", "ordinance-in-force", null, "2023-03-31T00:00:00Z");
        reached("progress-first", "ordinance-enactment", "ordinance-in-force", null, "2023-09-30T00:00:00Z");
        assertThat(progress.reached("progress-first", LocalDate.of(2023, 3, 31)))
                .isEqualTo(10);
        assertThat(progress.reached("progress-first", DAY)).isEqualTo(10);
    }

    /** What became known late was true before, and isn't told of a day on which nobody here knew it. */
    @Test
    void whatBecameKnownLateCountsFromItsDayAndIsToldFromTheDayItWasKnown() {
        story.on(DAY, "progress-late");
        events.publishEvent(new ElementEnded(
                "progress-late",
                "ordinance-enactment",
                "ordinance-in-force",
                null,
                Instant.parse("2023-05-01T00:00:00Z"),
                null,
                LocalDate.of(2023, 4, 3)));
        assertThat(progress.reached("progress-late", LocalDate.of(2023, 4, 2))).isZero();
        assertThat(progress.reached("progress-late", LocalDate.of(2023, 4, 3))).isEqualTo(10);
        assertThat(progress.passed("progress-late", LocalDate.of(2023, 4, 30))).isEmpty();
        assertThat(progress.passed("progress-late", LocalDate.of(2023, 5, 1)))
                .contains("ordinance-enactment/ordinance-in-force");
    }

    @Test
    void nobodyTypesProgressInAfterwards() {
        story.on(DAY, "progress-typed");
        reached("progress-typed", "ordinance-enactment", "ordinance-in-force", null, "2023-03-31T00:00:00Z");
        assertThatThrownBy(() -> jdbc.sql(
                                "UPDATE element_reached SET reached_at = '2022-01-01' WHERE project_key = 'progress-typed'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void anElementThatEndsInTheEngineIsRecordedWithItsStageAndTheEnginesTime() {
        deploy();
        ProcessInstance instance =
                story.on(LocalDate.of(2023, 5, 8), "progress-ended").start("progress-probe", Map.of("stage", "first"));
        assertThat(elements("progress-ended")).isEmpty();
        story.completeTask("yeonsu-lead", story.task("done"), Map.of());
        assertThat(elements("progress-ended")).contains("done@first", "over@first");
        assertThat(jdbc.sql("SELECT reached_at FROM element_reached WHERE project_key = ? AND element = 'done'")
                        .param("progress-ended")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(LocalDate.of(2023, 5, 8)
                        .atTime(9, 0)
                        .atZone(EngineClock.SEOUL)
                        .toInstant());
        assertThat(story.ended(instance)).isTrue();
    }

    @Test
    void whatWasCancelledIsNotReached() {
        deploy();
        story.on(LocalDate.of(2023, 5, 8), "progress-cancelled").start("progress-probe", Map.of());
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("progress-cancelled")
                .singleResult();
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "시험");
        story.on(LocalDate.of(2023, 5, 8), "progress-interrupted").start("progress-probe", Map.of());
        story.days(2);
        assertThat(elements("progress-cancelled")).isEmpty();
        assertThat(elements("progress-interrupted")).containsExactly("too-late@");
    }

    @Test
    void aKeyThatIsNoProjectIsLeftAlone() {
        deploy();
        story.on(DAY, "progress-other");
        engine.getRuntimeService().startProcessInstanceByKey("progress-probe", "no-project-at-all");
        assertThat(elements("no-project-at-all")).isEmpty();
    }

    private java.util.List<String> elements(String project) {
        return jdbc.sql("SELECT element || '@' || stage FROM element_reached WHERE project_key = ? ORDER BY element")
                .param(project)
                .query(String.class)
                .list();
    }

    private void reached(String project, String process, String element, String stage, String at) {
        events.publishEvent(new ElementEnded(project, process, element, stage, Instant.parse(at), null, null));
    }

    /** A task that a timer interrupts after a day. */
    private void deploy() {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name("progress-probe")
                .addModelInstance(
                        "progress-probe.bpmn",
                        Bpmn.createExecutableProcess("progress-probe")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("done")
                                .camundaCandidateGroups("yeonsu-lead")
                                .endEvent("over")
                                .moveToActivity("done")
                                .boundaryEvent("late")
                                .timerWithDuration("P1D")
                                .endEvent("too-late")
                                .done())
                .deploy();
    }
}
