package safecity.accreditation.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.audit.Findings;
import safecity.project.plan.TestProjects;
import safecity.story.ProcessStory;
import safecity.story.Robot;
import safecity.story.Story;

/**
 * A whole certification by another scheme than the one in use: the seven criteria of before, and three that stand in a
 * file of the tests and nowhere else.
 */
@ProcessStory
class SchemeStoryTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);
    private static final LocalDate END = LocalDate.of(2027, 4, 30);
    private static final int MOST_TASKS = 2_000;

    @Autowired
    Story story;

    @Autowired
    Robot robot;

    @Autowired
    TestProjects projects;

    @Autowired
    Findings findings;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "isc-7, 7, 10, 기준 7 네트워크 참여, documentation",
        "village-3, 3, 4, 기준 3 기억, lanes",
    })
    void aProjectIsRunToItsEndByTheCriteriaOfItsOwnScheme(
            String scheme, int criteria, int sections, String lastCriterion, String programmeServes) {
        String key = "scheme-" + scheme;
        String last = String.valueOf(criteria);
        projects.open(key, scheme);
        ProcessInstance project =
                story.on(BEGIN, key).start("certification", Map.of("projectKey", key, "municipality", "yeonsu"));
        robot.proceeding()
                .entering(Map.of(
                        "onsite-audit/record-domestic-result",
                        Map.of("decision", "corrections"),
                        "onsite-audit/register-finding",
                        Map.of("criterion", last, "kind", "must-fix"),
                        "annual-report/review-report",
                        Map.of("decision", "supplement", "supplementChapter", last),
                        "accreditation-application/verify-application",
                        Map.of("decision", "supplement", "supplementSection", "all"),
                        "safety-programme/plan-programme",
                        Map.of("criterion", programmeServes)));
        play(key);

        assertThat(story.ended(project)).as("open: %s", story.openTasks()).isTrue();
        assertThat(story.passed("certification")).contains("certified");
        assertThat(findingsOf(key)).containsExactly(lastCriterion).as("of %s", robot.trace());
        assertThat(chapters(key))
                .isNotEmpty()
                .allSatisfy(chapters -> assertThat(chapters).containsExactlyElementsOf(numbers(criteria)));
        assertThat(jdbc.sql(
                                "SELECT count(DISTINCT section) FROM application_entry WHERE project_key = ? AND kind = 'en'")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(sections);
        assertThat(proofShown(key))
                .isNotEmpty()
                .allSatisfy(lines -> assertThat(lines.lines())
                        .hasSize(criteria)
                        .last()
                        .asString()
                        .startsWith(
                                "- " + lastCriterion.substring("기준 ".length()).replaceFirst(" ", ". ") + ": "));
        assertThat(jdbc.sql("SELECT criterion FROM programme_plan WHERE project_key = ?")
                        .param(key)
                        .query(String.class)
                        .list())
                .contains(programmeServes);
    }

    /** Nothing of such a project would work: it is refused where it is opened, like one of no municipality. */
    @Test
    void aProjectOfASchemeThatThereIsNotIsNotOpened() {
        assertThatThrownBy(() -> projects.open("scheme-unknown", "isc-8"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("project_scheme_known");
        assertThat(jdbc.sql("SELECT count(*) FROM project WHERE key = 'scheme-unknown'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> findingsOf(String key) {
        return jdbc
                .sql("SELECT id::text FROM finding WHERE project_key = ?")
                .param(key)
                .query(String.class)
                .list()
                .stream()
                .map(findings::criterionLabel)
                .toList();
    }

    /** Chapters of the report of each year, in their order. */
    private List<List<String>> chapters(String key) {
        return jdbc
                .sql("SELECT DISTINCT report_year FROM annual_report_text WHERE project_key = ?")
                .param(key)
                .query(Integer.class)
                .list()
                .stream()
                .map(year -> jdbc.sql("""
                        SELECT DISTINCT section FROM annual_report_text
                        WHERE project_key = ? AND report_year = ? AND section <> 'summary-en' ORDER BY section
                        """).params(key, year).query(String.class).list())
                .toList();
    }

    /** What the check of the evidence showed, each time. */
    private List<String> proofShown(String key) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("onsite-audit")
                .list()
                .stream()
                .flatMap(audit -> history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(audit.getId())
                        .variableName("criterionProof")
                        .list()
                        .stream())
                .map(variable -> variable.getValue().toString())
                .toList();
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    /** Whatever is open is done at once; then time passes to what is due next. */
    private void play(String key) {
        int done = robot.completeWhatIsOpen(key, MOST_TASKS);
        while (story.today().isBefore(END) && done < MOST_TASKS) {
            story.untilNextTimer(END);
            done += robot.completeWhatIsOpen(key, MOST_TASKS - done);
        }
        assertThat(done).as("tasks, at the end %s", robot.trace()).isLessThan(MOST_TASKS);
    }
}
