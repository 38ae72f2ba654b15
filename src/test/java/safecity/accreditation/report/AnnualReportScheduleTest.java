package safecity.accreditation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class AnnualReportScheduleTest {

    @Autowired
    Story story;

    @Autowired
    HistoryService history;

    @ParameterizedTest
    @CsvSource({
        "2022-09-01, 2026-04-30, 2023, 2025",
        "2022-09-01, 2025-12-31, 2023, 2024",
        // Three calendar years have one whole year between their first and their last: the first one counts too.
        "2023-01-01, 2025-12-31, 2023, 2024",
        "2023-11-01, 2025-12-31, 2023, 2024",
        // Begun after the season of its first year: then the last one does.
        "2023-11-02, 2025-12-31, 2024, 2025",
        "2022-09-01, 2023-06-30, 2022, 2023"
    })
    void thereAreReportsForTheWholeYearsOfThePlanAndAsManyAsTheSchemeNeeds(
            LocalDate start, LocalDate end, int first, int last) {
        AnnualReportSchedule.Years years = AnnualReportSchedule.Years.of(start, end, 2);
        assertThat(IntStream.rangeClosed(2020, 2030).filter(years::includes))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first, last).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2022-09-01T09:00, R/2022-11-01T00:00:00+09:00/P1Y",
        "2022-10-31T23:59:59, R/2022-11-01T00:00:00+09:00/P1Y",
        "2022-11-01T00:00, R/2023-11-01T00:00:00+09:00/P1Y",
        "2022-12-31T23:59, R/2023-11-01T00:00:00+09:00/P1Y"
    })
    void theNextSeasonIsTheOneThatHasNotBegun(LocalDateTime now, String cycle) {
        assertThat(AnnualReportSchedule.seasonsFrom(now.atZone(EngineClock.SEOUL)))
                .isEqualTo(cycle);
    }

    @Test
    void yeonsuReportsExactlyThreeTimesEachInItsYear() {
        ProcessInstance project = begin("report-seasons");
        story.until(LocalDate.of(2023, 10, 31));
        assertThat(years("report-seasons")).isEmpty();
        story.until(LocalDate.of(2023, 11, 1));
        assertThat(years("report-seasons")).containsExactly(2023);
        story.until(LocalDate.of(2024, 11, 1));
        assertThat(years("report-seasons")).containsExactly(2023, 2024);
        story.until(LocalDate.of(2031, 12, 31));
        assertThat(years("report-seasons")).containsExactly(2023, 2024, 2025);
        assertThat(story.ended(project)).isFalse();
    }

    private ProcessInstance begin(String key) {
        return story.on(LocalDate.of(2022, 9, 1), key).start("certification", Map.of());
    }

    private List<Object> years(String key) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("annual-report")
                .processInstanceBusinessKey(key)
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(report -> history.createHistoricVariableInstanceQuery()
                        .activityInstanceIdIn(report.getId())
                        .variableName("reportYear")
                        .singleResult()
                        .getValue())
                .toList();
    }
}
