package safecity.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.guard.StoredFilterExpressions;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The lists that stand ready in Tasklist: the same for all, each showing its own person's work. */
@ProcessStory
class DefaultTaskFiltersTest {

    private static final String PROJECT = "yeonsu-filters";
    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);

    @Autowired
    Story story;

    @Autowired
    EngineClock clock;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    DefaultTaskFilters ready;

    @BeforeEach
    void aPlanIsToBeDrafted() {
        story.on(BEGIN, PROJECT);
        if (story.openTasks().isEmpty()) {
            story.start("project-preparation", Map.of());
        }
        tasks.setAssignee(story.task("draft-plan").getId(), null);
    }

    @Test
    void everybodyFindsTheSameListsInTheSameOrder() {
        assertThat(ours())
                .extracting(Filter::getName)
                .containsExactly("할 일", "내 업무", "우리 부서 미배정", "우리 부서 진행 중", "기한 임박", "기한 초과", "결재할 문서");
    }

    @Test
    void aRestartMakesNoSecondList() {
        List<String> before = ours().stream().map(Filter::getId).toList();
        ready.run(null);
        assertThat(ours()).extracting(Filter::getId).isEqualTo(before);
    }

    @Test
    void aListThatSomebodyChangedIsBackAfterARestart() {
        Filter changed = ours().get(1);
        changed.setName("남의 업무");
        filters.saveFilter(changed);
        ready.run(null);
        assertThat(ours().get(1).getName()).isEqualTo("내 업무");
    }

    @Test
    void aListThatSomebodyMadeIsLeftAlone() {
        Filter own = filters.newTaskFilter("나의 목록");
        filters.saveFilter(own);
        ready.run(null);
        assertThat(filters.getFilter(own.getId())).isNotNull();
        filters.deleteFilter(own.getId());
    }

    @Test
    void theFirstSignInShowsWhatTheDepartmentHasToTake() {
        assertThat(shown("yeonsu-lead")).containsExactly("to-do", "unassigned");
        assertThat(shown("yeonsu-legal")).isEmpty();
    }

    @Test
    void whatIsTakenIsMineAndUnderWayInTheDepartment() {
        tasks.claim(story.task("draft-plan").getId(), "yeonsu-lead");
        assertThat(shown("yeonsu-lead")).containsExactly("to-do", "mine", "under-way");
        assertThat(shown("yeonsu-legal")).isEmpty();
    }

    @Test
    void aTaskIsDueSoonFromTheThirdWorkingDayBeforeAndOverdueOnceItsDayIsOver() {
        Task task = story.task("draft-plan");
        task.setDueDate(Date.from(LocalDate.of(2022, 9, 23)
                .atTime(18, 0)
                .atZone(EngineClock.SEOUL)
                .toInstant()));
        tasks.saveTask(task);

        story.on(LocalDate.of(2022, 9, 19), PROJECT);
        assertThat(shown("yeonsu-lead")).doesNotContain("due-soon", "overdue");
        story.on(LocalDate.of(2022, 9, 20), PROJECT);
        assertThat(shown("yeonsu-lead")).contains("due-soon").doesNotContain("overdue");
        story.on(LocalDate.of(2022, 9, 23), PROJECT);
        assertThat(shown("yeonsu-lead")).contains("due-soon").doesNotContain("overdue");
        for (String last : List.of("2022-09-23T18:00:01", "2022-09-23T23:59:59", "2022-09-23T23:59:59.999")) {
            at(last);
            assertThat(shown("yeonsu-lead")).as(last).contains("due-soon").doesNotContain("overdue");
        }
        at("2022-09-24T00:00:00");
        assertThat(shown("yeonsu-lead")).contains("overdue").doesNotContain("due-soon");
    }

    /** Nothing is in neither list: neither at the first moment of a day nor at its last. */
    @ParameterizedTest
    @ValueSource(strings = {"2022-09-23T00:00:00", "2022-09-23T23:59:59.999"})
    void aTaskThatIsDueAtAnEdgeOfADayIsInOneOfBothLists(String due) {
        Task task = story.task("draft-plan");
        task.setDueDate(Date.from(seoul(due)));
        tasks.saveTask(task);
        at("2022-09-23T23:59:59.999");
        assertThat(shown("yeonsu-lead")).contains("due-soon").doesNotContain("overdue");
        at("2022-09-24T00:00:00");
        assertThat(shown("yeonsu-lead")).contains("overdue").doesNotContain("due-soon");
    }

    private void at(String moment) {
        clock.stopAt(seoul(moment));
    }

    private static Instant seoul(String moment) {
        return LocalDateTime.parse(moment).atZone(EngineClock.SEOUL).toInstant();
    }

    @Test
    void aFilterHoldsNoExpressionButTheListedOnes() {
        assertThat(ours().stream()
                        .flatMap(filter -> ((TaskQueryImpl) filter.<TaskQuery>getQuery()).getQueries().stream())
                        .flatMap(part -> part.getExpressions().values().stream()))
                .isNotEmpty()
                .isSubsetOf(StoredFilterExpressions.ALL);
    }

    private List<String> shown(String account) {
        List<String> shown = new ArrayList<>();
        TaskQuery ofTheStory = tasks.createTaskQuery().processInstanceBusinessKey(PROJECT);
        story.as(
                account,
                () -> ours().stream()
                        .filter(filter -> filters.count(filter.getId(), ofTheStory) > 0)
                        .forEach(filter -> shown.add(filter.getProperties()
                                .get(DefaultTaskFilters.KEY)
                                .toString())));
        return shown;
    }

    private List<Filter> ours() {
        return filters.createTaskFilterQuery().list().stream()
                .filter(filter -> filter.getProperties().containsKey(DefaultTaskFilters.KEY))
                .sorted(Comparator.comparing(
                        filter -> (Integer) filter.getProperties().get("priority")))
                .toList();
    }
}
