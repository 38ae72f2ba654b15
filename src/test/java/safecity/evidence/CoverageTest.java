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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.BilingualText;
import safecity.accreditation.Schemes;
import safecity.engine.Account;
import safecity.engine.Accounts;
import safecity.evidence.EvidenceTable.Question;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What tasks ask for is what criteria are proven by. */
@ProcessStory
class CoverageTest {

    private static final String PROJECT = "yeonsu-coverage";
    private static final String AGREEMENTS = "업무협약";

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestPapers papers;

    @Autowired
    Coverage coverage;

    @Autowired
    EvidenceTable table;

    @Autowired
    EvidenceRights rights;

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

    /** Or a renamed paper, process or criterion would fall out of the page without a word. */
    @Test
    void everyLineNamesAPaperOfAFormAndOneOfEveryScheme() {
        List<Map<String, Object>> lines = jdbc.sql("SELECT process, paper, proves FROM procedure_paper")
                .query()
                .listOfRows();
        assertThat(lines).isNotEmpty();
        for (Map<String, Object> line : lines) {
            assertThat(papers.askedBy((String) line.get("process")))
                    .as("%s", line)
                    .contains((String) line.get("paper"));
            for (String scheme : List.of("isc-6", "isc-7")) {
                assertThat(schemes.scheme(scheme).criteria().stream()
                                .flatMap(criterion -> criterion.evidence().stream())
                                .map(BilingualText::ko))
                        .as(scheme)
                        .contains((String) line.get("proves"));
            }
        }
    }

    private int filed() {
        return coverage.of(PROJECT, lead(), Locale.KOREAN).criteria().stream()
                .flatMap(proof -> proof.papers().stream())
                .filter(paper -> paper.kind().equals(AGREEMENTS))
                .mapToInt(Coverage.Paper::filed)
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
