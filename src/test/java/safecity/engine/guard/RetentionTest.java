package safecity.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** How long the record is kept: known from its first row on, so that no end of a process rewrites years of history. */
@ProcessStory
class RetentionTest {

    private static final String PROJECT = "yeonsu-retention";
    private static final int THIRTY_YEARS = 10_958;

    @Autowired
    Story story;

    @Autowired
    HistoryService history;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatRunsIsKeptForThirtyYearsFromItsBeginning() {
        story.on(LocalDate.of(2022, 9, 1), PROJECT);
        story.start("project-preparation", Map.of());
        HistoricProcessInstance preparation = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(PROJECT)
                .singleResult();
        Date until = Date.from(preparation.getStartTime().toInstant().plus(THIRTY_YEARS, ChronoUnit.DAYS));
        assertThat(preparation.getEndTime()).isNull();
        List<Date> removals = Stream.of(
                        Stream.of(preparation.getRemovalTime()),
                        history.createHistoricTaskInstanceQuery().processInstanceId(preparation.getId()).list().stream()
                                .map(HistoricTaskInstance::getRemovalTime),
                        history
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(preparation.getId())
                                .list()
                                .stream()
                                .map(HistoricVariableInstance::getRemovalTime))
                .flatMap(dates -> dates)
                .toList();
        assertThat(removals).hasSizeGreaterThan(2).allMatch(until::equals);
    }

    @Test
    void theCommandTakesAwayWhoseTimeIsOverAndNothingElse() {
        story.on(LocalDate.of(2022, 9, 1), "retention-command");
        List<String> instances = Stream.of("over", "kept")
                .map(name -> runtime.startProcessInstanceByKey(
                                "project-preparation",
                                "retention-command",
                                Map.of("projectKey", "retention-command", "municipality", "yeonsu"))
                        .getId())
                .toList();
        instances.forEach(instance -> runtime.deleteProcessInstance(instance, "test"));
        jdbc.sql("UPDATE act_hi_procinst SET removal_time_ = timestamp '2000-01-01' WHERE id_ = ?")
                .param(instances.get(0))
                .update();
        new RetentionCommand(history, jobs).run(null);
        assertThat(instances)
                .filteredOn(instance -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        == 1)
                .containsExactly(instances.get(1));
    }
}
