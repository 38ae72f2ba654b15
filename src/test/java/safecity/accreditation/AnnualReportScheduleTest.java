package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class AnnualReportScheduleTest {

    @Autowired
    Story story;

    @Autowired
    AnnualReports reports;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @ParameterizedTest
    @CsvSource({
        "2022-09-01, 2026-04-30, R2/2023-11-01T09:00:00+09:00/P1Y",
        "2022-09-01, 2025-12-31, R1/2023-11-01T09:00:00+09:00/P1Y",
        "2022-01-01, 2024-01-01, R0/2023-11-01T09:00:00+09:00/P1Y",
        // Too short for a whole year: one report all the same.
        "2022-09-01, 2023-06-30, R0/2023-11-01T09:00:00+09:00/P1Y"
    })
    void thereIsOneReportForEachWholeYearOfThePlan(LocalDate start, LocalDate end, String cycle) {
        assertThat(AnnualReportSchedule.of(start, end)).isEqualTo(cycle);
    }

    @Test
    void yeonsuReportsExactlyThreeTimesEachInItsYear() {
        String deployment = repository
                .createDeployment()
                .addModelInstance("schedule-probe.bpmn", probe())
                .deploy()
                .getId();
        try {
            ProcessInstance project =
                    story.on(LocalDate.of(2022, 9, 1), "schedule-probe").start("schedule-probe", Map.of());
            story.until(LocalDate.of(2023, 10, 31));
            assertThat(years(project)).isEmpty();
            story.until(LocalDate.of(2023, 11, 1));
            assertThat(years(project)).containsExactly(2023);
            story.until(LocalDate.of(2024, 11, 1));
            assertThat(years(project)).containsExactly(2023, 2024);
            story.until(LocalDate.of(2031, 12, 31));
            assertThat(years(project)).containsExactly(2023, 2024, 2025);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private List<Object> years(ProcessInstance project) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(project.getId())
                .variableName("reportYear")
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .sorted()
                .toList();
    }

    /** A process that does nothing but record when the certification's event sub-process would fire. */
    private static BpmnModelInstance probe() {
        ProcessBuilder process = Bpmn.createExecutableProcess("schedule-probe").camundaHistoryTimeToLive(1);
        process.startEvent().userTask("project-runs").endEvent();
        process.eventSubProcess("season")
                .startEvent("season-begins")
                .interrupting(false)
                .timerWithCycle("${annualReports.schedule(projectKey)}")
                .serviceTask("note-year")
                .camundaExpression("${annualReports.yearNow()}")
                .camundaInputParameter("reportYear", "${annualReports.yearNow()}")
                .endEvent();
        return process.done();
    }
}
