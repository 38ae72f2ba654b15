package safecity.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The line of a document as everybody on it sees it. */
@ProcessStory
class ApprovalLinesTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 5, 8);

    @Autowired
    Story story;

    @Autowired
    TestRestTemplate http;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApprovalLines lines;

    @Autowired
    Accounts accounts;

    @Test
    void theLineSaysWhoHasSignedWhoseTurnItIsAndWhatWasSaidInEveryRound() {
        ProcessInstance approval = submitted("line-rounds", "plan");
        assertThat(marks("yeonsu-lead-head", task("review")))
                .containsExactly(
                        "DRAFT DONE",
                        "REVIEW TURN",
                        "REVIEW WAITING",
                        "AGREE WAITING",
                        "AGREE WAITING",
                        "DECIDE WAITING");

        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "총사업비를 설명하십시오."));
        JsonNode returned = line("yeonsu-lead", task("draft"));
        assertThat(marks(returned)).startsWith("DRAFT TURN", "REVIEW RETURNED", "REVIEW WAITING");
        assertThat(returned.path("state").asText()).isEqualTo("DRAFTING");
        assertThat(returned.path("rounds")
                        .path(0)
                        .path("acts")
                        .path(1)
                        .path("comment")
                        .asText())
                .isEqualTo("총사업비를 설명하십시오.");

        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit", "comment", "설명하였습니다."));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        story.complete("yeonsu-director", "review", Map.of("decision", "approve"));
        story.tasks("agree").stream()
                .filter(task -> story.candidates(task).contains("yeonsu-planning-head"))
                .forEach(task -> story.completeTask(
                        "yeonsu-planning-head", task, Map.of("decision", "return", "comment", "시기가 겹칩니다.")));
        assertThat(marks("yeonsu-budget-head", task("agree")))
                .containsExactly(
                        "DRAFT DONE", "REVIEW DONE", "REVIEW DONE", "AGREE RETURNED", "AGREE TURN", "DECIDE WAITING");
        story.complete("yeonsu-budget-head", "agree", Map.of("decision", "approve"));
        JsonNode again = line("yeonsu-lead", task("draft"));
        assertThat(again.path("rounds").findValuesAsText("number")).containsExactly("1", "2");
        assertThat(marks(again)).startsWith("DRAFT TURN");
        assertThat(again.path("boxes").path(1).path("post").asText()).isEqualTo("안전관리과장");
        assertThat(again.path("boxes").path(1).path("person").asText()).isEqualTo("안전관리과 부서장");
        assertThat(again.path("boxes").path(5).path("post").asText()).isEqualTo("구청장");

        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "다시 만듭니다."));
        assertThat(line("yeonsu-lead", approval.getId()).path("state").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void aDelegatedDecisionIsMarkedAndTheDecidedDocumentStaysInSight() {
        ProcessInstance approval = submitted("line-delegated", "audit-plan");
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        JsonNode turn = line("yeonsu-director", task("decide"));
        assertThat(turn.path("boxes").path(2).path("marks").path(0).asText()).isEqualTo("전결");
        assertThat(marks(turn)).containsExactly("DRAFT DONE", "REVIEW DONE", "DECIDE TURN");
        story.complete("yeonsu-director", "decide", Map.of("decision", "approve"));

        JsonNode decided = line("yeonsu-auditor", approval.getId());
        assertThat(marks(decided)).containsExactly("DRAFT DONE", "REVIEW DONE", "DECIDE DONE");
        assertThat(decided.path("stateText").asText()).isEqualTo("결재 완료");
        String document = decided.path("id").asText();
        for (String reader :
                List.of("yeonsu-lead", "yeonsu-lead-head", "yeonsu-director", "yeonsu-auditor", "yeonsu-manager")) {
            assertThat(document(document, reader, Locale.KOREAN).title())
                    .as(reader)
                    .isEqualTo("line-delegated");
        }
        ApprovalLineView english = document(document, "yeonsu-director", Locale.ENGLISH);
        assertThat(english.stateText()).isEqualTo("approved");
        assertThat(english.boxes().get(1).post()).isEqualTo("Head of Safety Management Division");
    }

    @Test
    void whoIsNotOfTheLineAndAnotherMunicipalityFindNothing() {
        ProcessInstance approval = submitted("line-foreign", "audit-plan");
        String task = task("review");
        String document = line("yeonsu-lead-head", task).path("id").asText();
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.management("jung-manager", "jung"), "관리");
        directory.ensureUser("jung-manager", "관리", "safecity-demo", List.of("jung-manager"), "jung");
        for (String stranger : List.of("yeonsu-traffic", "jung-manager")) {
            for (String id : List.of(task, approval.getId(), "unknown")) {
                assertThat(call(stranger, HttpMethod.GET, "/api/approvals/" + id)
                                .getBody())
                        .as(stranger + id)
                        .isEqualTo(call(stranger, HttpMethod.GET, "/api/approvals/unknown")
                                .getBody()
                                .replace("unknown", id));
                assertThat(status(stranger, "/api/approvals/" + id)).isEqualTo(404);
            }
            assertThatThrownBy(() -> document(document, stranger, Locale.KOREAN))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("approval.unknown");
            assertThat(call(stranger, HttpMethod.POST, "/api/approvals/" + document + "/recall")
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatAnAdministratorReadsIsRecorded() {
        ProcessInstance approval = submitted("line-admin", "audit-plan");
        String document = line("admin", approval.getId()).path("id").asText();
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM access_log WHERE account = 'admin' AND action = 'view' AND record = ?")
                        .param("approval/" + document)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theDrafterRecallsUntilTheFirstReviewerHasActed() {
        ProcessInstance approval = submitted("line-recall", "plan");
        JsonNode line = line("yeonsu-lead", approval.getId());
        assertThat(line.path("recallable").asBoolean()).isTrue();
        assertThat(line("yeonsu-lead-head", task("review")).path("recallable").asBoolean())
                .isFalse();
        String recall = "/api/approvals/" + line.path("id").asText() + "/recall";
        assertThat(call("yeonsu-lead-head", HttpMethod.POST, recall)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(call("yeonsu-lead", HttpMethod.POST, recall).getStatusCode().value())
                .isEqualTo(204);
        assertThat(call("yeonsu-lead", HttpMethod.POST, recall).getStatusCode().value())
                .isEqualTo(409);
        assertThat(marks("yeonsu-lead", task("draft"))).startsWith("DRAFT TURN", "REVIEW WAITING");

        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        assertThat(line("yeonsu-lead", approval.getId()).path("recallable").asBoolean())
                .isFalse();
        assertThat(call("yeonsu-lead", HttpMethod.POST, recall).getStatusCode().value())
                .isEqualTo(409);
    }

    private ProcessInstance submitted(String project, String kind) {
        ProcessInstance approval = story.on(TODAY, project)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                kind,
                                "documentTitle",
                                project,
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        return approval;
    }

    private String task(String element) {
        return story.task(element).getId();
    }

    private JsonNode line(String reader, String id) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        ResponseEntity<JsonNode> answer = http.withBasicAuth(reader, "safecity-demo")
                .exchange("/api/approvals/" + id, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);
        assertThat(answer.getStatusCode().value())
                .as("%s: %s", reader, answer.getBody())
                .isEqualTo(200);
        return answer.getBody();
    }

    private List<String> marks(String reader, String id) {
        return marks(line(reader, id));
    }

    private static List<String> marks(JsonNode line) {
        Stream<JsonNode> boxes = StreamSupport.stream(line.path("boxes").spliterator(), false);
        return boxes.map(box ->
                        box.path("step").asText() + " " + box.path("mark").asText())
                .toList();
    }

    private ApprovalLineView document(String id, String reader, Locale locale) {
        return lines.document(id, accounts.find(reader).orElseThrow(), locale);
    }

    private int status(String reader, String path) {
        return call(reader, HttpMethod.GET, path).getStatusCode().value();
    }

    private ResponseEntity<String> call(String reader, HttpMethod method, String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.withBasicAuth(reader, "safecity-demo")
                .exchange(path, method, new HttpEntity<>(headers), String.class);
    }
}
