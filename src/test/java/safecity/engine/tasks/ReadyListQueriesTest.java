package safecity.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Our question finds for everybody what the engine's finds: the same tasks in the same order, and as many. */
@ProcessStory
class ReadyListQueriesTest {

    private static final String PROJECT = "yeonsu-ready-lists";
    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);

    @Autowired
    Story story;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void tasksOfEveryKind() {
        story.on(BEGIN, PROJECT);
        for (String title : List.of("첫째", "둘째", "셋째")) {
            story.start("approval", approval(title));
        }
        List<Task> drafts = story.tasks("draft");
        tasks.claim(drafts.get(0).getId(), "yeonsu-lead");
        story.completeTask("yeonsu-lead", drafts.get(1), Map.of("decision", "submit"));
        story.start("declaration", Map.of());
        story.on(LocalDate.of(2022, 9, 8), PROJECT);
    }

    private static Map<String, Object> approval(String title) {
        return Map.of("documentKind", "audit-plan", "documentTitle", title, "documentAmount", 0, "drafterRole", "lead");
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    /** Whoever is nobody, oversees, approves, works for an outside body or administers is asked about as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yeonsu-lead",
                "yeonsu-lead-head",
                "yeonsu-legal",
                "yeonsu-mayor",
                "yeonsu-manager",
                "yeonsu-auditor",
                "yeonsu-certifier",
                "admin"
            })
    void everyListIsTheEnginesOwn(String account) {
        story.as(
                account,
                () -> ours().forEach((key, filter) -> {
                    for (TaskQuery by : List.of(
                            tasks.createTaskQuery().active().orderByDueDate().asc(),
                            tasks.createTaskQuery()
                                    .active()
                                    .orderByTaskCreateTime()
                                    .desc(),
                            tasks.createTaskQuery())) {
                        List<String> found = ids(filters.listPage(filter.getId(), by, 0, 200));
                        // Narrowed down, by what every name has, the engine itself answers.
                        List<String> engines = ids(filters.listPage(filter.getId(), by.taskNameLike("%"), 0, 200));
                        assertThat(found).as("%s of %s", key, account).containsExactlyInAnyOrderElementsOf(engines);
                    }
                    assertThat(filters.count(
                                    filter.getId(), tasks.createTaskQuery().active()))
                            .as("count of %s", key)
                            .isEqualTo(filters.count(
                                    filter.getId(),
                                    tasks.createTaskQuery().active().taskNameLike("%")));
                }));
    }

    @Test
    void aListIsInTheOrderThatWasAskedForAndGoesOnWhereItsPageEnded() {
        story.as("yeonsu-lead", () -> {
            Filter toDo = ours().get("to-do");
            List<Task> all = filters.listPage(
                    toDo.getId(), tasks.createTaskQuery().orderByDueDate().asc(), 0, 200);
            assertThat(all)
                    .extracting(Task::getDueDate)
                    .filteredOn(day -> day != null)
                    .isSorted();
            List<String> second = ids(filters.listPage(
                    toDo.getId(), tasks.createTaskQuery().orderByDueDate().asc(), 1, 2));
            assertThat(second).isEqualTo(ids(all).subList(1, 3));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-lead-head", "yeonsu-legal", "yeonsu-manager", "admin"})
    void oneAnswerCountsAllLists(String account) {
        Map<String, Long> engines = new HashMap<>();
        story.as(
                account,
                () -> ours().forEach((key, filter) -> engines.put(
                        key,
                        filters.count(
                                filter.getId(), tasks.createTaskQuery().active().taskNameLike("%")))));
        JsonNode counts =
                new Caller(http, account).get("/api/task-lists").getBody().path("counts");
        Map<String, Long> told = new TreeMap<>();
        counts.fields()
                .forEachRemaining(one -> told.put(one.getKey(), one.getValue().asLong()));
        assertThat(told).isEqualTo(engines);
    }

    @Test
    void whoHasNothingToDoIsToldWhatTheProjectWaitsFor() {
        String waits = PROJECT + "-season";
        story.on(BEGIN, waits).start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "차이를 바로잡습니다."));
        story.approve("yeonsu-lead");
        try {
            assertThat(seasons("yeonsu-manager"))
                    .isNotEmpty()
                    .allMatch(told -> told.matches(".+: .+ 20[0-9]{2}\\. [0-9]{1,2}\\. [0-9]{1,2}\\.까지 기다립니다\\."));
            assertThat(seasons("yeonsu-lead")).as("who has tasks").isEmpty();
        } finally {
            story.clear(waits);
        }
    }

    private List<String> seasons(String account) {
        JsonNode told =
                new Caller(http, account).get("/api/task-lists").getBody().path("seasons");
        return StreamSupport.stream(told.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aCardSaysHowLateATaskIsAndWhetherItHasToBeTakenFirst() {
        story.on(LocalDate.of(2022, 12, 1), PROJECT);
        Task taken = story.tasks("draft").stream()
                .filter(task -> task.getAssignee() != null)
                .findFirst()
                .orElseThrow();
        Task free = story.tasks("draft").stream()
                .filter(task -> task.getAssignee() == null)
                .findFirst()
                .orElseThrow();
        JsonNode cards = new Caller(http, "yeonsu-lead")
                .get("/api/task-cards?ids=" + taken.getId() + "," + free.getId() + ",nobody")
                .getBody()
                .path("cards");
        assertThat(cards).hasSize(2);
        for (JsonNode card : cards) {
            assertThat(card.path("direct").asBoolean())
                    .isEqualTo(card.path("id").asText().equals(free.getId()));
            assertThat(card.path("daysLate").asLong())
                    .isEqualTo(ChronoUnit.DAYS.between(
                            LocalDate.parse(card.path("due").asText()), LocalDate.of(2022, 12, 1)));
        }
        assertThat(new Caller(http, "yeonsu-legal")
                        .get("/api/task-cards?ids=" + free.getId())
                        .getBody()
                        .path("cards"))
                .isEmpty();
    }

    @Test
    void whoDoesWhatNobodyHasTakenHasTakenItAndIsToldWhoIsNext() {
        Task free = story.tasks("draft").stream()
                .filter(task -> task.getAssignee() == null)
                .findFirst()
                .orElseThrow();
        Caller lead = new Caller(http, "yeonsu-lead");
        String done = "/engine-rest/task/" + free.getId() + "/submit-form";
        assertThat(new Caller(http, "yeonsu-legal").status(HttpMethod.POST, done, submit()))
                .isEqualTo(403);
        assertThat(lead.status(HttpMethod.POST, done, submit())).isEqualTo(204);
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskId(free.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("yeonsu-lead");
        JsonNode outcome = lead.get("/api/tasks/" + free.getId() + "/outcome").getBody();
        assertThat(outcome.path("decision").asText()).isEqualTo("상신");
        assertThat(outcome.path("next").path(0).path("task").asText()).contains("검토");
        assertThat(outcome.path("next").path(0).path("posts").path(0).asText()).contains("과장");
        assertThat(new Caller(http, "yeonsu-legal")
                        .get("/api/tasks/" + free.getId() + "/outcome")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private static Map<String, Object> submit() {
        return Map.of("variables", Map.of("decision", Map.of("value", "submit")));
    }

    private Map<String, Filter> ours() {
        Map<String, Filter> ours = new TreeMap<>();
        filters.createTaskFilterQuery().list().stream()
                .filter(filter -> filter.getProperties().containsKey(DefaultTaskFilters.KEY))
                .forEach(filter -> ours.put(
                        filter.getProperties().get(DefaultTaskFilters.KEY).toString(), filter));
        return ours;
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::getId).toList();
    }
}
