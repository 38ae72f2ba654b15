package safecity.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import safecity.casefile.Facts;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Robot;
import safecity.story.Story;

/**
 * The database of an earlier release, with projects in every phase, under this one: it starts, everything goes on, and
 * projects come to their end. {@code src/test/resources/upgrade/README.md} says how the dump was made.
 */
@ProcessStory
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("own-application")
class UpgradeTest {

    private static final int MOST_TASKS = 2_000;

    private static final EarlierRelease EARLIER = EarlierRelease.restored("8cbe942.sql.gz");
    private static final Map<String, Long> ROWS = EARLIER.rows();
    private static final List<EarlierRelease.OpenTask> TASKS = EARLIER.openTasks();
    private static final Map<String, LocalDate> PROJECTS = EARLIER.projects();

    @Autowired
    Story story;

    @Autowired
    Robot robot;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Facts facts;

    private static final Pattern RAW =
            Pattern.compile("^[a-z]+([-_][a-z0-9]+)*$|^[A-Z]+(_[A-Z]+)+$|^[{\\[]|^[a-z]+, [a-z]");

    @DynamicPropertySource
    static void onItsDatabase(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", EARLIER::url);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        EARLIER.close();
    }

    /** No facts, but what the product itself brings, which has moved to its files: what proves what (V181). */
    private static final Set<String> MOVED = Set.of("procedure_paper");

    /** Where the plainest entry that a form takes is refused by a rule. */
    private static final Map<String, Map<String, Object>> SENSIBLE = Map.of(
            "programme-proposal/screen-proposal", Map.of("decision", "decline", "comment", "사업 중단"),
            "onsite-audit/resolve-conflict", Map.of("decision", "replace", "comment", "교체"),
            // What stood at its payment is late by now.
            "contract-performance/pay", Map.of("decision", "paid", "overdueRate", 7.3),
            "declaration/plan-ceremony", Map.of("ceremonyOn", "2026-09-01"),
            // What was proposed when the step began is past, and nothing of these projects tells when they applied.
            "onsite-audit/plan-audit", Map.of("auditOn", "2026-06-01"),
            // Nobody was asked for a committee before.
            "annual-report/deliberate-report", Map.of("decision", "no-committee", "comment", "위원회 없음"),
            "plan-change/draft-change", Map.of("milestone", "committee", "milestoneTo", "2023-09-30"));

    @BeforeEach
    void whoeverHasATaskDoesIt() {
        FormService forms = engine.getFormService();
        robot.proceeding().with((account, task, form, values) -> {
            if (task.getAssignee() == null) {
                return false;
            }
            story.as(task.getAssignee(), () -> forms.submitTaskForm(task.getId(), values));
            return true;
        });
    }

    @Test
    @Order(1)
    void everythingThatWasThereIsThereAndRunsOnTheNewestModels() {
        assertThat(jdbc.sql("SELECT count(*) FROM unmigrated_instance")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        SELECT DISTINCT running.key_ FROM act_ru_execution instance
                        JOIN act_re_procdef running ON running.id_ = instance.proc_def_id_
                        WHERE EXISTS (SELECT FROM act_re_procdef other
                            WHERE other.key_ = running.key_ AND other.version_ > running.version_)
                        """).query(String.class).list())
                .as("processes on older models")
                .isEmpty();
        assertThat(EARLIER.openTasks()).containsExactlyElementsOf(TASKS);
        Map<String, Long> now = EARLIER.rows();
        Map<String, Long> facts = new TreeMap<>(ROWS);
        facts.keySet().removeAll(MOVED);
        assertThat(facts)
                .isNotEmpty()
                .allSatisfy((table, rows) -> assertThat(now.get(table))
                        .as("rows of %s", table)
                        .isNotNull()
                        .isGreaterThanOrEqualTo(rows));
    }

    @Test
    @Order(2)
    void theFinishedProjectIsReadAsBefore() {
        story.on(LocalDate.of(2026, 5, 4), "yeonsu-finished");
        Caller lead = new Caller(http, "yeonsu-lead");
        JsonNode project = lead.get("/api/projects/yeonsu-finished").getBody();
        assertThat(project.path("phase").path("code").asText()).isEqualTo("COMPLETED");
        for (String page : List.of("", "/evidence", "/criteria")) {
            assertThat(http.withBasicAuth("yeonsu-lead", "safecity-demo")
                            .getForEntity("/projects/yeonsu-finished" + page, String.class)
                            .getStatusCode()
                            .value())
                    .as(page)
                    .isEqualTo(200);
        }
    }

    /** In Korean, so that a code can't be a word. */
    @Test
    @Order(2)
    void noFactShowsACodeOrTheTextOfAProgram() {
        Account lead = new Account("yeonsu-lead", List.of("yeonsu-lead"), List.of("yeonsu"));
        Set<String> raw = new TreeSet<>();
        List<String> kinds = new ArrayList<>();
        PROJECTS.keySet()
                .forEach(project -> facts.of(project, Locale.KOREAN).stream()
                        .flatMap(group -> group.facts().stream())
                        .flatMap(entry ->
                                facts.find(project, "yeonsu", entry.kind(), entry.id(), lead, Locale.KOREAN).stream())
                        .forEach(fact -> {
                            kinds.add(fact.kind());
                            fact.sections().stream()
                                    .flatMap(section -> section.rows().stream().flatMap(List::stream))
                                    .filter(line -> RAW.matcher(line.value()).find())
                                    .forEach(line -> raw.add(fact.kind() + " " + line.label() + ": " + line.value()));
                        }));
        assertThat(kinds).hasSizeGreaterThan(100);
        assertThat(Set.copyOf(kinds)).hasSizeGreaterThanOrEqualTo(9);
        assertThat(raw).isEmpty();
    }

    @Test
    @Order(3)
    void everyOpenTaskCanBeDoneInItsNewForm() {
        List<String> failures = new ArrayList<>();
        PROJECTS.forEach((project, day) -> {
            story.on(day.plusDays(1), project);
            int open = story.openTasks().size();
            try {
                robot.proceeding().entering(SENSIBLE);
                assertThat(robot.completeWhatIsOpen(project, open)).isEqualTo(open);
            } catch (AssertionError refused) {
                failures.add(project + ": " + refused.getMessage().split(" after ")[0] + " " + refused.getCause());
            }
        });
        assertThat(failures).isEmpty();
        noIncidents();
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {"yeonsu-committee", "yeonsu-audits", "yeonsu-hard-way-2026"})
    void aProjectIsCarriedToItsEnd(String project) {
        story.on(LocalDate.ofInstant(engineTimeOf(project), EngineClock.SEOUL).plusDays(1), project);
        LocalDate end = story.today().plusYears(4);
        int done = robot.completeWhatIsOpen(project, MOST_TASKS);
        while (runs(project) && story.today().isBefore(end) && done < MOST_TASKS) {
            story.untilNextTimer(end);
            done += robot.completeWhatIsOpen(project, MOST_TASKS - done);
        }
        assertThat(runs(project)).as("open: %s", story.openTasks()).isFalse();
        assertThat(story.passed("certification")).contains("certified");
        noIncidents();
    }

    private Instant engineTimeOf(String project) {
        return jdbc.sql("""
                SELECT max(step.start_time_) FROM act_hi_procinst past
                JOIN act_hi_actinst step ON step.proc_inst_id_ = past.proc_inst_id_
                WHERE past.business_key_ = :project
                """)
                .param("project", project)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private boolean runs(String project) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(project)
                        .count()
                > 0;
    }

    private void noIncidents() {
        assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
    }
}
