package safecity.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can be asked after a task, over the product's own models, which branch, loop, call each other and end with errors. */
class NextTasksTest {

    private static final Map<String, Process> MODELS = models();

    @ParameterizedTest(name = "{0} called by [{1}]")
    @CsvSource(delimiter = '|', textBlock = """
            # a gateway, and a task that is met again
            ordinance-notice/review-legally | ordinance-enactment/announce-bill | ordinance-notice/revise-bill (보완), ordinance-enactment/deliberate-bill (통과 · 통과)
            ordinance-notice/revise-bill | | ordinance-notice/review-legally (자구·체계 보완), ordinance-notice/publish-notice (중요한 변경: 재예고)
            # into what is called
            committee-formation/plan-committee | | approval/draft
            # out of it: what was withdrawn is not approved, what was approved was not withdrawn
            approval/draft | committee-formation/approve-plan | approval/review (상신), committee-formation/plan-committee (철회 · 철회: 다시 작성)
            approval/decide | committee-formation/approve-plan | approval/draft (반려), committee-formation/consult-planning (결재 · 결재)
            # boundary events: one that cancels, one beside the task, whose end ends nothing
            approval/review | | approval/draft (회수), approval/agree (검토 완료)
            corrective-action/correct-finding | | corrective-action/urge-correction (보완 기한 경과), corrective-action/verify-correction (예), corrective-action/decide-owner (아니요)
            # out of a sub-process; and one that begins again for its next quarter
            safety-programme/report-quarter | | safety-programme/plan-improvement (미달), safety-programme/evaluate-year (달성), safety-programme/report-quarter (달성)
            # an error goes up to whoever catches it, by a boundary event or by the event sub-process of the certification
            contract-tender/decide-after-failure | research-contract/award-contract, certification/survey-baseline | contract-tender/conclude-contract (수의계약), contract-tender/request-quotation (다시 공고 · 수의·2인 견적), research-contract/reconsider-research (발주 중지), negotiated-tender/announce-tender (다시 공고 · 협상)
            research-contract/reconsider-research | certification/survey-baseline | research-contract/plan-research (다시 심의), research-contract/write-specification (다시 발주), pledge-decision/deliberate-adjustment (제외·중단)
            # only the decision of panel and mayor goes up to the certification
            approval/decide | pledge-decision/approve-adjustment, research-contract/decide-adjustment, certification/survey-baseline | approval/draft (반려), research-contract/reconsider-research (결재 · 결재), certification/settle-abandonment (결재 · 결재), safety-programme/plan-programme (결재 · 결재), research-contract/plan-research (결재 · 결재)
            # the end
            certification/settle-abandonment | |
            """)
    void whatCanComeNextIsReadFromTheModels(String task, String callers, String expected) {
        String found = String.join(
                ", ",
                NextTasks.after(
                                element(task, UserTask.class),
                                callers(callers),
                                id -> Optional.ofNullable(MODELS.get(id)))
                        .stream()
                        .map(NextTasksTest::written)
                        .toList());
        assertThat(found).isEqualTo(expected == null ? "" : expected);
    }

    /** Nowhere does the walk run in circles or lose itself, whatever called. */
    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskHasAnAnswer(UserTask task) {
        List<CallActivity> callers = MODELS.values().stream()
                .flatMap(model -> model.getModelInstance().getModelElementsByType(CallActivity.class).stream())
                .map(CallActivity.class::cast)
                .filter(call -> NextTasks.process(task).getId().equals(call.getCalledElement()))
                .limit(1)
                .toList();
        List<NextTasks.Found> found = NextTasks.after(task, callers, id -> Optional.ofNullable(MODELS.get(id)));
        assertThat(found)
                .hasSizeLessThan(25)
                .allSatisfy(next -> assertThat(next.when()).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void whatIsCalledAndNotKnownIsSteppedOver() {
        assertThat(NextTasks.after(
                        element("committee-formation/plan-committee", UserTask.class),
                        List.of(),
                        id -> Optional.empty()))
                .extracting(found -> found.task().getId())
                .containsExactly("consult-planning", "plan-committee");
    }

    static Stream<UserTask> tasks() {
        return MODELS.values().stream()
                .flatMap(model -> model.getModelInstance().getModelElementsByType(UserTask.class).stream())
                .map(UserTask.class::cast);
    }

    private static String written(NextTasks.Found found) {
        return NextTasks.process(found.task()).getId() + "/" + found.task().getId()
                + (found.when().isEmpty() ? "" : " (" + String.join(" · ", found.when()) + ")");
    }

    private static List<CallActivity> callers(String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(", "))
                        .map(name -> element(name, CallActivity.class))
                        .toList();
    }

    private static <T extends FlowNode> T element(String name, Class<T> type) {
        String[] parts = name.split("/");
        return type.cast(MODELS.get(parts[0]).getModelInstance().getModelElementById(parts[1]));
    }

    private static Map<String, Process> models() {
        Map<String, Process> models = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).stream())
                    .forEach(process -> models.put(process.getId(), process));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return models;
    }
}
