package safecity.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Plans;
import safecity.security.Browser;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A document has a content before it is submitted and after it came back, and says which of both it is. */
@ProcessStory
class DraftedDocumentStoryTest {

    private static int projects;

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    private String project;
    private String document;

    @BeforeEach
    void aChangeOfPlanThatWaitsForItsSubmission() {
        project = "yeonsu-drafted-" + ++projects;
        story.on(LocalDate.of(2022, 10, 4), project);
        plans.adopt(project, "yeonsu-mayor");
        story.days(1);
        story.start("plan-change", Map.of("projectKey", project, "changeReason", "위원회를 먼저 구성"));
        story.complete(
                "yeonsu-lead",
                "draft-change",
                Map.of("milestone", "committee", "milestoneFrom", "2023-05-01", "milestoneTo", "2023-06-30"));
        story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "agree"));
        document = jdbc.sql("SELECT id FROM approval_document WHERE project_key = ?")
                .param(project)
                .query(String.class)
                .single();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(project);
    }

    @Test
    void whatIsDraftedIsReadBeforeItIsSubmittedAndAfterItWasReturned() {
        for (String reader : new String[] {"yeonsu-lead", "yeonsu-mayor", "yeonsu-auditor"}) {
            assertThat(page(reader, "")).as(reader).contains("아직 상신되지 않음", "위원회를 먼저 구성", "2023. 6. 30.");
        }
        assertThat(page("yeonsu-lead", "?round=1")).as("there is no round yet").contains("아직 상신되지 않음");
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        assertThat(page("yeonsu-mayor", ""))
                .contains("1차 상신 때의 내용", "위원회를 먼저 구성")
                .doesNotContain("아직 상신되지 않음");

        story.days(1);
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "사유를 보완하십시오."));
        String back = "반려됨: 사유를 보완하십시오.(안전관리과장)";
        assertThat(page("yeonsu-lead", "")).contains(back, "아직 상신되지 않음", "위원회를 먼저 구성");
        assertThat(page("yeonsu-lead", "?round=1")).contains("1차 상신 때의 내용").doesNotContain("아직 상신되지 않음");
        Task draft = story.task("draft");
        assertThat(form("yeonsu-lead", draft).path("sentBack").path("value").asText())
                .isEqualTo(back.replace("(", "&#40;").replace(")", "&#41;"));
        assertThat(browser("yeonsu-lead").get("/").body()).as("on the card").contains(back);
        assertThat(browser("yeonsu-lead").get("/documents").body()).contains(back);
    }

    @Test
    void aFreshDraftAndARecalledOneSayWhatTheyAre() {
        assertThat(form("yeonsu-lead", story.task("draft"))
                        .path("sentBack")
                        .path("value")
                        .isNull())
                .isTrue();
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        browser("yeonsu-lead").submit("/documents", "/documents/" + document + "/recall", Map.of());
        assertThat(page("yeonsu-lead", "")).contains("회수됨").doesNotContain("반려됨");
    }

    @Test
    void theAgreementOfTheDepartmentBesideIsNotTheStepBefore() {
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        story.complete("yeonsu-director", "review", Map.of("decision", "approve"));
        Task planning = story.tasks("agree").stream()
                .filter(task -> story.candidates(task).contains("yeonsu-planning-head"))
                .findFirst()
                .orElseThrow();
        Task budget = story.tasks("agree").stream()
                .filter(task -> story.candidates(task).contains("yeonsu-budget-head"))
                .findFirst()
                .orElseThrow();
        String before = names(budget);
        story.days(1);
        story.completeTask("yeonsu-planning-head", planning, Map.of("decision", "return", "comment", "시기가 겹칩니다."));
        assertThat(names(budget)).isEqualTo(before).contains("검토").doesNotContain("협조");
        assertThat(browser("yeonsu-budget-head").get("/").body()).doesNotContain("앞 단계: 기획예산실");
        assertThat(page("yeonsu-auditor", "")).contains("협조하지 않음").doesNotContain("승인");
    }

    /** Who oversees the district lists what was decided, and what is still in approval; nobody else gets the list. */
    @Test
    void theAuditorListsDecidedDocuments() {
        String link = "/documents/" + document;
        String list = "/documents?project=" + project + "&which=";
        Browser auditor = browser("yeonsu-auditor");
        assertThat(auditor.get(list + "ALL").body()).as("never submitted").doesNotContain(link);
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        assertThat(auditor.get(list + "UNDER_WAY").body()).contains(link);
        assertThat(auditor.get(list + "DECIDED").body()).doesNotContain(link);
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        story.complete("yeonsu-director", "review", Map.of("decision", "approve"));
        for (Task task : story.tasks("agree")) {
            story.completeTask(story.candidates(task).iterator().next(), task, Map.of("decision", "approve"));
        }
        story.complete("yeonsu-mayor", "decide", Map.of("decision", "approve"));
        assertThat(auditor.get("/documents?project=" + project).body())
                .contains(link, "결재 완료", "2022. 10. 5.")
                .doesNotContain("/recall");
        assertThat(auditor.get(list + "UNDER_WAY").body()).doesNotContain(link);
        assertThat(auditor.get(list + "ALL&text=no-such-title").body()).doesNotContain(link);
        assertThat(browser("yeonsu-traffic").get(list + "ALL").body()).doesNotContain(link);
    }

    /** What a form offers, the line, the record and the handover call by the same name. */
    @Test
    void theFormsAndTheRecordCallADecisionByTheSameWord() throws IOException {
        for (String step : List.of("DRAFT", "REVIEW", "AGREE", "DECIDE")) {
            JsonNode form = new ObjectMapper()
                    .readTree(Path.of("forms", "approval", step.toLowerCase(Locale.ROOT) + ".form")
                            .toFile());
            Map<String, String> words = new TreeMap<>();
            form.path("components")
                    .forEach(field -> field.path("values")
                            .forEach(choice -> words.put(
                                    choice.path("value").asText(),
                                    choice.path("label").asText())));
            assertThat(words).as(step).hasSize(2);
            words.forEach((value, label) -> assertThat(
                            messages.getMessage("approval.decision." + step + "." + value, null, Locale.KOREAN))
                    .as(step + " " + value)
                    .isEqualTo(label));
        }
    }

    private String names(Task task) {
        JsonNode before = new Caller(http, "yeonsu-budget-head")
                .get("/api/tasks/" + task.getId() + "/help")
                .getBody()
                .path("before");
        return String.join(
                ", ",
                StreamSupport.stream(before.spliterator(), false)
                        .map(step -> step.path("task").asText())
                        .toList());
    }

    private JsonNode form(String reader, Task task) {
        return new Caller(http, reader)
                .get("/engine-rest/task/" + task.getId() + "/form-variables")
                .getBody();
    }

    private String page(String reader, String query) {
        return browser(reader).get("/documents/" + document + query).body();
    }

    private Browser browser(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, "safecity-demo");
        return browser;
    }
}
