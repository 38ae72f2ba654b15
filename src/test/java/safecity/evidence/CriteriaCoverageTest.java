package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.scheme.CriterionEvidence.TaskPaper;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.evidence.EvidenceRepository.Question;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What tasks ask for is what criteria are proven by. */
@ProcessStory
class CriteriaCoverageTest {

    private static final String PROJECT = "yeonsu-coverage";
    private static final String AGREEMENTS = "업무협약";

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestPapers papers;

    @Autowired
    CriteriaCoverage coverage;

    @Autowired
    EvidenceRepository table;

    @Autowired
    EvidenceRights rights;

    @Autowired
    WorkStages stages;

    @Autowired
    Accounts accounts;

    @Autowired
    Schemes schemes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void begin() {
        story.on(LocalDate.of(2023, 5, 8), PROJECT);
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void thePaperOfATaskProvesTheCriterionAndIsFoundFromThere() {
        assertThat(filed()).isZero();
        runtime.createProcessInstanceByKey("project-preparation")
                .businessKey(PROJECT)
                .setVariables(Map.of("projectKey", PROJECT, "municipality", "yeonsu"))
                .startBeforeActivity("sign-support-agreement")
                .execute();
        papers.file(story.task("sign-support-agreement"), PROJECT, "yeonsu-lead");
        assertThat(filed()).isEqualTo(1);
        assertThat(listed()).isEqualTo(1);

        assertThat(new Clerk(http, "yeonsu-lead")
                        .files(PROJECT, "협약서.pdf", Samples.pdf("elsewhere"), Map.of("kind", "업무지원 협약서"))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(filed()).as("the same name, but of no task").isEqualTo(1);
        assertThat(listed()).isEqualTo(1);
    }

    /** Three contracts end with a final report; each is the proof of what its contract delivers. */
    @ParameterizedTest
    @CsvSource({"C1, 기본조사 보고서", "C2, 사업수행평가 보고서", "C3, 성과평가 보고서"})
    void aFinalReportProvesWhatItsContractDelivers(String contract, String proof) {
        String project = "yeonsu-final-" + contract.toLowerCase(Locale.ROOT);
        story.on(LocalDate.of(2023, 5, 8), project);
        finalReport(project, contract);
        assertThat(proven(project)).containsExactly(proof);
        assertThat(table.count(
                        new Question(project, null, proof, null, null, null, null, false), rights.of(lead(), "yeonsu")))
                .isEqualTo(1);
        story.clear(project);
    }

    /** What an earlier release filed is told apart likewise after the next start, and once only. */
    @Test
    void aFinalReportOfAnEarlierReleaseCountsForItsContractAfterAStart() {
        String project = "yeonsu-final-before";
        story.on(LocalDate.of(2023, 5, 8), project);
        finalReport(project, "C2");
        jdbc.sql("""
                INSERT INTO evidence (project_key, title, kind, owner, publication, retention, process, instance, element, filed_at,
                    filed_by)
                SELECT project_key, 'older', kind, owner, publication, retention, process, instance, element, filed_at, filed_by
                FROM evidence WHERE project_key = ?
                """).param(project).update();
        assertThat(filed(project, "사업수행평가 보고서")).isEqualTo(1);
        stages.run(null);
        stages.run(null);
        assertThat(filed(project, "사업수행평가 보고서")).isEqualTo(2);
        assertThat(proven(project)).containsExactly("사업수행평가 보고서");
        story.clear(project);
    }

    private void finalReport(String project, String contract) {
        runtime.createProcessInstanceByKey("contract-performance")
                .businessKey(project)
                .setVariables(Map.of("projectKey", project, "municipality", "yeonsu", "contractCode", contract))
                .startBeforeActivity("final-report")
                .execute();
        papers.file(story.task("final-report"), project, "yeonsu-lead");
    }

    /** Papers of the criteria of which something is on file. */
    private List<String> proven(String project) {
        return coverage.of(project, lead(), Locale.KOREAN).criteria().stream()
                .flatMap(proof -> proof.papers().stream())
                .filter(paper -> paper.filed() > 0)
                .map(CriteriaCoverage.Paper::kind)
                .toList();
    }

    /** Or a renamed paper or process would fall out of the page without a word. */
    @Test
    void everyPaperThatASchemeNamesIsAskedForByAForm() {
        List<TaskPaper> named = schemes.all().stream()
                .flatMap(scheme -> scheme.criteria().stream())
                .flatMap(criterion -> criterion.evidence().stream())
                .flatMap(evidence -> evidence.from().stream())
                .toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(papers.askedBy(one.process())).as("%s", one).contains(one.paper()));
    }

    private int filed() {
        return filed(PROJECT, AGREEMENTS);
    }

    private int filed(String project, String paperOfCriterion) {
        return coverage.of(project, lead(), Locale.KOREAN).criteria().stream()
                .flatMap(proof -> proof.papers().stream())
                .filter(paper -> paper.kind().equals(paperOfCriterion))
                .mapToInt(CriteriaCoverage.Paper::filed)
                .sum();
    }

    private int listed() {
        return table.count(
                new Question(PROJECT, null, AGREEMENTS, null, null, null, null, false), rights.of(lead(), "yeonsu"));
    }

    private Account lead() {
        return accounts.find("yeonsu-lead").orElseThrow();
    }
}
