package safecity.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Time that passes in the engine stops at each deadline on its way, in their order. */
@ProcessStory
class TimeTravelTest {

    /** Years before any story: nothing of theirs falls due here. */
    private static final LocalDate DAY = LocalDate.of(2010, 1, 4);

    @Autowired
    TimeTravel timeline;

    @Autowired
    EngineClock clock;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Story story;

    private final List<ProcessInstance> started = new ArrayList<>();
    private Instant begin;

    @BeforeEach
    void longAgo() {
        story.on(DAY, "timeline");
        begin = clock.instant();
    }

    @AfterEach
    void leaveNothingWaiting() {
        started.stream()
                .filter(instance -> !story.ended(instance))
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "시험 끝"));
        clock.reset();
    }

    @Test
    void severalTimersInOneJumpFireEachAtItsOwnTimeAndInTheirOrder() {
        start(
                "timeline-several",
                Bpmn.createExecutableProcess("timeline-several")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .parallelGateway("split")
                        .intermediateCatchEvent("after-two")
                        .timerWithDuration("P2D")
                        .userTask("second")
                        .endEvent()
                        .moveToNode("split")
                        .intermediateCatchEvent("after-one")
                        .timerWithDuration("P1D")
                        .userTask("first")
                        .endEvent()
                        .done());
        int fired = timeline.advance(begin.plus(Duration.ofDays(3)), clock::stopAt);
        assertThat(fired).isEqualTo(2);
        assertThat(created("first")).isEqualTo(begin.plus(Duration.ofDays(1)).plusSeconds(1));
        assertThat(created("second")).isEqualTo(begin.plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(begin.plus(Duration.ofDays(3)));
    }

    @Test
    void aTimerThatAnotherSetsOnTheWayFiresToo() {
        start(
                "timeline-chain",
                Bpmn.createExecutableProcess("timeline-chain")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .intermediateCatchEvent("one")
                        .timerWithDuration("P1D")
                        .intermediateCatchEvent("two")
                        .timerWithDuration("P1D")
                        .userTask("reached")
                        .endEvent()
                        .done());
        assertThat(timeline.advance(begin.plus(Duration.ofDays(3)), clock::stopAt))
                .isEqualTo(2);
        assertThat(created("reached")).isEqualTo(begin.plus(Duration.ofDays(2)).plusSeconds(2));
    }

    @Test
    void aTimerThatIsNotDueYetWaits() {
        start(
                "timeline-later",
                Bpmn.createExecutableProcess("timeline-later")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .intermediateCatchEvent("three")
                        .timerWithDuration("P3D")
                        .userTask("reached")
                        .endEvent()
                        .done());
        assertThat(timeline.advance(begin.plus(Duration.ofDays(3)).minusSeconds(1), clock::stopAt))
                .isZero();
        assertThat(story.openTasks()).isEmpty();
        assertThat(timeline.advance(begin.plus(Duration.ofDays(3)), clock::stopAt))
                .isEqualTo(1);
        assertThat(story.openTasks()).containsExactly("reached");
    }

    @Test
    void aJobThatFailsKeepsItsIncidentAndTimeGoesOn() {
        start(
                "timeline-failing",
                Bpmn.createExecutableProcess("timeline-failing")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .parallelGateway("split")
                        .intermediateCatchEvent("one")
                        .timerWithDuration("P1D")
                        .serviceTask("broken")
                        .camundaExpression("${nobody}")
                        .endEvent()
                        .moveToNode("split")
                        .intermediateCatchEvent("two")
                        .timerWithDuration("P2D")
                        .userTask("reached")
                        .endEvent()
                        .done());
        timeline.advance(begin.plus(Duration.ofDays(3)), clock::stopAt);
        assertThat(story.openTasks()).containsExactly("reached");
        assertThat(clock.instant()).isEqualTo(begin.plus(Duration.ofDays(3)));
        Job failed = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(started.get(0).getId())
                .noRetriesLeft()
                .singleResult();
        assertThat(failed.getExceptionMessage()).contains("nobody");
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(started.get(0).getId())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theNextDeadlineIsTheEarlierOfTimersAndDueTasks() {
        start(
                "timeline-next",
                Bpmn.createExecutableProcess("timeline-next")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .parallelGateway("split")
                        .intermediateCatchEvent("two")
                        .timerWithDuration("P2D")
                        .endEvent()
                        .moveToNode("split")
                        .userTask("due")
                        .camundaDueDate("2010-01-05T18:00:00")
                        .endEvent()
                        .done());
        Instant due = story.task("due").getDueDate().toInstant();
        assertThat(timeline.nextDeadline()).contains(due);
        assertThat(timeline.working()).isFalse();
        timeline.advance(due, clock::stopAt);
        assertThat(timeline.nextDeadline()).contains(begin.plus(Duration.ofDays(2)));
    }

    @Test
    void whatATimerDoesIsTheSystemsDoingWhoeverLetTimePass() {
        start(
                "timeline-system",
                Bpmn.createExecutableProcess("timeline-system")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .intermediateCatchEvent("one")
                        .timerWithDuration("P1D")
                        .serviceTask("who")
                        .camundaExpression("${actor.id()}")
                        .camundaResultVariable("who")
                        .userTask("asked")
                        .endEvent()
                        .done());
        story.as("admin", () -> timeline.advance(begin.plus(Duration.ofDays(2)), clock::stopAt));
        assertThat(engine.getTaskService().getVariable(story.task("asked").getId(), "who"))
                .isEqualTo("system");
    }

    private void start(String key, BpmnModelInstance model) {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(key)
                .addModelInstance(key + ".bpmn", model)
                .deploy();
        started.add(story.start(key, java.util.Map.of()));
    }

    private Instant created(String element) {
        Task task = story.task(element);
        return task.getCreateTime().toInstant();
    }
}
